"""The last minutes belonged to something else."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


def entries(person: Person) -> list[tuple[str, str, str | None, str]]:
    log = person.types("log --json").json["entries"]
    return [(e["activity"], e["start"][11:16], e["end"] and e["end"][11:16], e["note"]) for e in log]


@pytest.mark.parametrize("words", ["gaming 20m", "20m gaming", "'gaming 20m'", "Gaming 0:20"])
def test_what_runs_is_cut_and_goes_on(person: Person, words: str) -> None:
    person.at("2026-11-16 19:00", "start mixing --note 'vocal comp'")
    person.clock.set("2026-11-16 20:00")
    said = person.types(f"interrupt {words}")
    assert said.out == "Gaming 19:40–20:00, 0:20. Mixing goes on.\n"
    assert entries(person) == [
        ("mixing", "19:00", "19:40", "vocal comp"),
        ("gaming", "19:40", "20:00", ""),
        ("mixing", "20:00", None, "vocal comp"),
    ]


def test_one_undo_takes_the_whole_interruption_back(person: Person) -> None:
    person.at("2026-11-16 19:00", "start mixing")
    before = person.log().read_bytes()
    person.at("2026-11-16 20:00", "interrupt gaming 20m", "undo")
    assert person.log().read_bytes() == before


def test_an_interruption_may_reach_over_the_end_of_the_week(person: Person) -> None:
    person.at("2026-11-22 23:30", "start mixing")
    person.at("2026-11-23 00:10", "interrupt gaming 20m")
    assert [e[0] for e in entries(person)] == ["gaming", "mixing"]
    assert person.log("2026-W47").read_text().count("gaming") == 1
    assert person.log("2026-W48").read_text().count("mixing") == 1


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("gaming 60m", 1, "Mixing has run for 1:00. Name a shorter time"),
        ("gaming 3h", 1, "Name a shorter time"),
        ("mixing 5m", 1, "Mixing is what is running"),
        ("gaming 30s", 1, "a minute or more"),
        ("gaming soon", 2, "not a duration"),
        ("gaming", 2, "how long"),
        ("nothing 5m", 1, "No activity «nothing»"),
    ],
)
def test_what_cannot_be_is_refused(person: Person, words: str, code: int, hint: str) -> None:
    person.at("2026-11-16 19:00", "start mixing")
    person.clock.set("2026-11-16 20:00")
    before = person.log().read_bytes()
    refuses(person.types(f"interrupt {words}"), code, hint)
    assert person.log().read_bytes() == before


def test_without_a_timer_it_names_the_way_by_hand(person: Person) -> None:
    refuses(person.types("interrupt gaming 20m"), 1, "Nothing is running", "tracker add gaming -0:20 now")
