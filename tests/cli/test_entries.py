"""Commands that correct what is on record, and the gaps in it."""

from __future__ import annotations

import re

import pytest

from tests.cli.person import Person, refuses


@pytest.fixture
def logged(person: Person) -> Person:
    """A Monday with a gap, and a Tuesday with a timer running."""
    person.clock.set("2026-11-17 16:00")
    person.does(
        "add mixing '2026-11-16 14:00' 15:00 --track Tides",
        "add tutorials '2026-11-16 15:00' 15:30",
        "add gaming '2026-11-16 16:10' 17:00",
        "start social --at 15:02",
    )
    return person


def named(person: Person, activity: str) -> str:
    """The id of the first entry of an activity."""
    entries = person.types("log --json").json["entries"]
    return next(str(entry["id"]) for entry in entries if entry["activity"] == activity)


def shown(person: Person) -> list[str]:
    entries = person.types("log --json").json["entries"]
    return [f"{e['activity']} {e['start'][11:16]}-{(e['end'] or '')[11:16]}" for e in entries]


# Edit


@pytest.mark.parametrize("start", ["14:40", "1440", "-22m", "2:40pm", "'2026-11-17 14:40'", "'today 14:40'"])
def test_a_forgotten_start_is_said_in_many_ways(logged: Person, start: str) -> None:
    said = logged.types(f"edit last --start {start}")
    assert said.out == "Social media now starts 14:40 (was 15:02).\n", said
    assert shown(logged)[-1] == "social-media 14:40-"


def test_a_bare_time_lies_on_the_day_of_the_entry(logged: Person) -> None:
    said = logged.types(f"edit {named(logged, 'gaming')} --end 17:30")
    assert said.lines == ["Gaming now ends Mon 17:30 (was Mon 17:00)."]


def test_an_end_for_what_runs_stops_it(logged: Person) -> None:
    said = logged.types("edit last --end -10m")
    assert said.lines == ["Social media ended 15:50, after 0:48."]
    assert logged.types("status").code == 1


def test_both_ends_may_move_to_another_day(logged: Person) -> None:
    said = logged.types(f"edit {named(logged, 'gaming')} --start '2026-11-15 20:00' --end 21:30")
    assert said.lines == [
        "Gaming now starts Sun 20:00 (was Mon 16:10).",
        "Gaming now ends Sun 21:30 (was Mon 17:00).",
    ]
    assert "gaming" in logged.log("2026-W46").read_text()
    assert "gaming" not in logged.log("2026-W47").read_text()


def test_activity_note_and_track_change_together_and_back(logged: Person) -> None:
    before = logged.log().read_bytes()
    said = logged.types(f"edit {named(logged, 'mixing')} --activity beat --note 'vocal comp' --track ''")
    assert said.lines == [
        "Mixing is now Beat making.",
        "Beat making has no track now.",
        "The note of Beat making is now «vocal comp».",
    ]
    logged.does("undo")
    assert logged.log().read_bytes() == before


def test_an_overlap_is_refused_and_with_trim_shortens_the_other(logged: Person) -> None:
    name = named(logged, "tutorials")
    before = logged.log().read_bytes()
    refuses(logged.types(f"edit {name} --start 14:50"), 1, "overlaps Mixing Mon 14:00–15:00", "--trim")
    assert logged.log().read_bytes() == before
    assert logged.types(f"edit {name} --start 14:50 --trim").lines == [
        "Tutorials now starts Mon 14:50 (was Mon 15:00).",
        "Mixing now ends Mon 14:50 (was Mon 15:00).",
    ]


def test_what_would_be_covered_whole_is_never_given_up(logged: Person) -> None:
    before = logged.log().read_bytes()
    said = logged.types(f"edit {named(logged, 'mixing')} --end 15:45 --trim")
    refuses(said, 1, "cover Tutorials Mon 15:00–15:30")
    assert logged.log().read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "problem"),
    [
        ("edit", 2, "ID is missing"),
        ("edit last", 2, "say what to change: --activity, --start, --end, --note or --track"),
        ("edit last --start 16:30", 1, "16:30 is in the future; it is 16:00 now"),
        ("edit last --start +2h", 1, "in the future"),
        ("edit last --start tomorrow", 2, "«tomorrow» is not a time"),
        ("edit last --start 'tomorrow 10:00'", 1, "in the future"),
        ("edit last --start 25:00", 2, "«25:00» is not a time"),
        ("edit last --start 2561", 2, "is not a time"),
        ("edit last --start +", 2, "is not a duration"),
        ("edit last --start -99999999h", 2, ""),
        ("edit last --start ''", 2, "is not a time"),
        ("edit last --end 15:02", 1, "cannot end 15:02"),
        ("edit last --end 14:00", 1, "cannot end 14:00, as it starts 15:02"),
        ("edit last --start 15:02", 1, "so already"),
        ("edit last --activity zzz", 1, "zzz"),
        ("edit zzzz --note x", 1, "No entry «zzzz»"),
        ("edit '' --note x", 1, "No entry «»"),
        ("edit last --length 2h", 2, "no option --length"),
        ("split last 14:00", 1, "14:00 is not inside Social media"),
        ("split last 15:02", 1, "is not inside"),
        ("split last 16:00", 1, "is not inside"),
        ("split last noon", 2, "«noon» is not a time"),
        ("remove", 2, "ID is missing"),
        ("remove zzzz", 1, "No entry «zzzz»"),
        ("gaps --day x", 2, "«x» is not a day"),
        ("gaps --week 2026-W60", 2, ""),
        ("gaps --day today --week this", 2, "choose one"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    logged: Person, words: str, code: int, problem: str
) -> None:
    before = logged.log().read_bytes()
    refuses(logged.types(words), code, problem)
    assert logged.log().read_bytes() == before


def test_a_time_after_midnight_needs_its_date_and_the_refusal_says_so(logged: Person) -> None:
    name = named(logged, "gaming")
    refuses(logged.types(f"edit {name} --end 00:30"), 1, "For the day after, write 2026-11-17 00:30")
    assert logged.types(f"edit {name} --end '2026-11-17 00:30'").lines == [
        "Gaming now ends 00:30 (was Mon 17:00)."
    ]


def test_an_archived_activity_is_given_to_no_entry(logged: Person) -> None:
    logged.does("activity archive tutorials")
    refuses(logged.types("edit last --activity tutorials"), 1, "archived")


# Which entry


def test_an_entry_is_named_by_the_beginning_of_its_id_in_any_case(logged: Person) -> None:
    name = named(logged, "mixing")
    assert logged.types(f"edit {name.upper()} --note a").code == 0
    text = logged.log().read_text().replace(name, "zzz1").replace(named(logged, "tutorials"), "zzz2")
    logged.log().write_text(text)
    refuses(logged.types("remove zz"), 1, "«zz» could be zzz1, zzz2", "Write a little more")
    assert logged.types("remove zzz2").lines == ["Removed Tutorials Mon 15:00–15:30, 0:30."]


def test_an_id_that_two_entries_have_is_refused(logged: Person) -> None:
    name = named(logged, "mixing")
    logged.does("add gaming '2026-11-10 10:00' 11:00")
    log = logged.log("2026-W46")
    log.write_text(re.sub('id = ".*"', f'id = "{name}"', log.read_text()))
    refuses(logged.types(f"remove {name}"), 1, f"Two entries have the id {name}")


def test_last_is_refused_where_nothing_is_logged(person: Person) -> None:
    refuses(person.types("edit last --note x"), 1, "Nothing is logged yet")


# Split and remove


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("", "15:31: 0:29 and 0:29"),
        ("15:12", "15:12: 0:10 and 0:48"),
        ("+10m", "15:12: 0:10 and 0:48"),
        ("-20m", "15:40: 0:38 and 0:20"),
    ],
)
def test_what_runs_is_split_and_goes_on(logged: Person, when: str, told: str) -> None:
    before = logged.log().read_bytes()
    assert logged.types(f"split last {when}").lines == [f"Split Social media at {told}."]
    assert [text.endswith("-") for text in shown(logged)[-2:]] == [False, True]
    logged.does("undo")
    assert logged.log().read_bytes() == before


def test_an_entry_over_midnight_is_split_before_or_after_it(logged: Person) -> None:
    logged.does("add 'beat making' '2026-11-16 23:00' 01:00")
    name = named(logged, "beat-making")
    assert logged.types(f"split {name} 23:30").lines == ["Split Beat making at Mon 23:30: 0:30 and 1:30."]
    logged.does("undo")
    assert logged.types(f"split {name} 00:30").lines == ["Split Beat making at 00:30: 1:30 and 0:30."]


def test_a_removed_entry_comes_back(logged: Person) -> None:
    before = logged.log().read_bytes()
    assert logged.types("remove last").lines == ["Removed Social media 15:02–now, 0:58."]
    assert logged.types("status").code == 1
    assert logged.types("undo").lines[0] == "Undid «remove Social media 15:02–now»."
    assert logged.log().read_bytes() == before


# Gaps


def test_the_gaps_of_a_day_and_of_a_week(logged: Person) -> None:
    logged.does("add mixing 10:00 11:00", "add mixing 11:30 12:00")
    assert logged.types("gaps --day 2026-11-16").out == (
        "Mon 16 Nov 2026  0:40\n15:30–16:10  0:40  between Tutorials and Gaming\n"
    )
    assert logged.types("gaps --week this").out == (
        "Mon 16 Nov 2026  0:40\n"
        "15:30–16:10  0:40  between Tutorials and Gaming\n"
        "\n"
        "Tue 17 Nov 2026  3:32\n"
        "11:00–11:30  0:30  between Mixing and Mixing\n"
        "12:00–15:02  3:02  between Mixing and Social media\n"
        "\n"
        "In all  4:12\n"
    )


def test_the_gaps_as_json(logged: Person) -> None:
    assert logged.types("gaps --day yesterday --json").json == {
        "gaps": [
            {
                "start": "2026-11-16T15:30:00+01:00",
                "end": "2026-11-16T16:10:00+01:00",
                "seconds": 2400,
                "before": named(logged, "tutorials"),
                "after": named(logged, "gaming"),
            }
        ]
    }


def test_a_day_without_gaps_says_so(logged: Person) -> None:
    assert logged.types("gaps").out == "There are no gaps on 2026-11-17.\n"
    assert logged.types("gaps --day 2026-11-15").out == "Nothing is logged on 2026-11-15.\n"
    assert logged.types("gaps --week last").out == "Nothing is logged in 2026-W46.\n"
