"""The goal and the numbers of the week."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


def test_the_goal_is_written_and_shown(person: Person) -> None:
    assert person.types("goal Earn my living from mixing").out == (
        "The goal is now: Earn my living from mixing\n"
    )
    assert person.types("goal").out == "Earn my living from mixing\n"


def test_without_a_goal_it_says_how_to_set_one(person: Person) -> None:
    refuses(person.types("goal"), 1, "There is no goal yet.", "tracker goal")


def test_an_empty_text_takes_the_goal_away(person: Person) -> None:
    person.does("goal Mixing")
    assert person.types("goal ''").out == "There is no goal now.\n"
    assert person.types("goal").code == 1


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("target studio 12", "Target for studio: 12:00 a week."),
        ("target Studio 4:30", "Target for studio: 4:30 a week."),
        ("target mix 4.5", "Target for Mixing: 4:30 a week."),
        ("cap social 4h30", "Cap for Social media: 4:30 a week."),
        ("cap 'social media' 0", "Cap for Social media: 0:00 a week."),
    ],
)
def test_numbers_are_set_and_said(person: Person, words: str, line: str) -> None:
    assert person.types(words).out == f"{line}\n"


def test_a_number_is_kept_under_the_key_however_it_was_named(person: Person) -> None:
    person.does("target mix 5", "cap soc 4")
    rows = {row["key"]: row for row in person.types("week --json").json["activities"]}
    assert (rows["mixing"]["target"], rows["social-media"]["cap"]) == (18000, 14400)


def test_a_number_holds_in_later_weeks_and_not_in_earlier_ones(person: Person) -> None:
    person.does("target studio 12")
    assert person.types("week 2026-W50 --json").json["targets"] == {"studio": 43200}
    assert person.types("week 2026-W46 --json").json["targets"] == {}


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("target", 2, "KIND|KEY is missing"),
        ("target studio", 2, "HOURS is missing"),
        ("target studio much", 2, "not a number of hours"),
        ("target studio -3", 2, "not a number of hours"),
        ("target studio 169", 2, "not a number of hours"),
        ("target studio nan", 2, "not a number of hours"),
        ("target job 3", 1, "tracker cap KEY 3"),
        ("target gaming 3", 1, "tracker cap gaming 3"),
        ("target singing 3", 1, "No activity «singing»"),
        ("cap mixing 3", 1, "tracker target mixing 3"),
        ("cap studio 3", 1, "studio is a kind"),
        ("cap gaming", 2, "HOURS is missing"),
        ("cap social media 3", 2, "too many"),
    ],
)
def test_what_cannot_be_is_refused(person: Person, words: str, code: int, hint: str) -> None:
    refuses(person.types(words), code, hint)
    assert not person.log().exists()
