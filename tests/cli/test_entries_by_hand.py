"""Entries that a hand wrote into a log: without an id, or with more than this version knows."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.cli.person import Person, refuses

MONDAY = """format = 1
week = "2026-W47"
day_start = 00:00:00

# Written by hand.
[[entries]]
activity = "mixing"
start = 2026-11-16T10:00:00+01:00
end = 2026-11-16T11:00:00+01:00
mood = "calm"
links = [{ url = "x" }]

[[entries]]
id = "second"
activity = "mixing"
start = 2026-11-16T12:00:00+01:00
end = 2026-11-16T13:00:00+01:00
mood = "tired"
place = "home"
"""


@pytest.fixture
def by_hand(person: Person) -> Person:
    person.log().parent.mkdir(exist_ok=True)
    person.log().write_text(MONDAY)
    return person


def tables(person: Person, week: str = "2026-W47") -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(person.log(week).read_text()).get("entries", [])
    return entries


def made_up_id(person: Person) -> str:
    return str(person.types("log --json").json["entries"][0]["id"])


# Without an id


def test_an_entry_without_an_id_is_edited_by_the_one_that_log_shows_and_keeps_it(by_hand: Person) -> None:
    name = made_up_id(by_hand)
    assert by_hand.types(f"edit {name} --note comp").lines == ["The note of Mixing is now «comp»."]
    assert (tables(by_hand)[0]["id"], tables(by_hand)[0]["note"]) == (name, "comp")
    assert by_hand.types(f"edit {name[:5]} --start 10:30").code == 0
    assert made_up_id(by_hand) == name
    assert "# Written by hand." in by_hand.log().read_text()


def test_an_entry_without_an_id_is_split_moved_to_another_week_and_removed(by_hand: Person) -> None:
    name = made_up_id(by_hand)
    by_hand.does(f"split {name} 10:20", f"edit {name} --start '2026-11-15 10:00' --end 11:00")
    assert [table["id"] for table in tables(by_hand, "2026-W46")] == [name]
    by_hand.does(f"remove {name}")
    assert not tables(by_hand, "2026-W46")


def test_an_entry_without_an_id_that_runs_is_stopped_and_gets_one(by_hand: Person) -> None:
    running = '\n[[entries]]\nactivity = "gaming"\nstart = 2026-11-16T18:00:00+01:00\n'
    by_hand.log().write_text(MONDAY + running)
    by_hand.does("stop")
    assert tables(by_hand)[-1]["end"].hour == 19
    assert tables(by_hand)[-1]["id"] == by_hand.types("log --json").json["entries"][-1]["id"]


# What this version does not know


def unknown(table: dict[str, Any]) -> dict[str, Any]:
    return {key: table[key] for key in ("mood", "links", "place") if key in table}


CALM = {"mood": "calm", "links": [{"url": "x"}]}


def test_unknown_keys_go_with_an_entry_into_another_log(by_hand: Person) -> None:
    by_hand.does(f"edit {made_up_id(by_hand)} --start '2026-11-15 10:00' --end 11:00")
    assert [unknown(table) for table in tables(by_hand, "2026-W46")] == [CALM]
    by_hand.does("undo")
    assert by_hand.log().read_text() == MONDAY


def test_unknown_keys_go_with_what_runs_when_its_start_is_moved_over_the_end_of_the_week(
    by_hand: Person,
) -> None:
    by_hand.clock.set("2026-11-16 00:20")
    by_hand.log().write_text(
        'format = 1\nweek = "2026-W47"\n[[entries]]\nid = "a"\nactivity = "mixing"\n'
        'start = 2026-11-16T00:10:00+01:00\nmood = "calm"\n'
    )
    by_hand.does("edit last --start 'yesterday 23:50'")
    assert [unknown(table) for table in tables(by_hand, "2026-W46")] == [{"mood": "calm"}]


def test_both_halves_of_a_split_have_what_is_unknown(by_hand: Person) -> None:
    by_hand.does(f"split {made_up_id(by_hand)}")
    assert [unknown(table) for table in tables(by_hand)[:2]] == [CALM, CALM]


def test_what_is_cut_by_an_interruption_or_by_trim_keeps_what_is_unknown_in_both_parts(
    by_hand: Person,
) -> None:
    by_hand.does("add gaming 10:20 10:40 --trim")
    assert [unknown(table) for table in tables(by_hand)[:3]] == [CALM, {}, CALM]


def test_a_text_that_is_none_goes_with_its_entry_as_well(by_hand: Person) -> None:
    by_hand.log().write_text(MONDAY.replace('mood = "calm"', "note = 5"))
    by_hand.does(f"edit {made_up_id(by_hand)} --start '2026-11-15 10:00' --end 11:00")
    assert tables(by_hand, "2026-W46")[0]["note"] == 5


# That make no sense

WRONG = {
    "no start": "start = 2026-11-16T12:00:00+01:00\n",
    "no offset": "+01:00\nend = 2026-11-16T13",
    "no activity": 'activity = "mixing"\nstart = 2026-11-16T12',
    "an end before the start": 'end = 2026-11-16T13:00:00+01:00\nmood = "tired"',
}
INSTEAD = {
    "no offset": "\nend = 2026-11-16T13",
    "no activity": "start = 2026-11-16T12",
    "an end before the start": 'end = 2026-11-16T11:00:00+01:00\nmood = "tired"',
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_entry_that_makes_no_sense_is_found_by_its_id_and_taken_away(by_hand: Person, wrong: str) -> None:
    by_hand.log().write_text(MONDAY.replace(WRONG[wrong], INSTEAD.get(wrong, "")))
    before = by_hand.log().read_text()
    for line in ("edit second --note x", "split SECOND 12:30", "edit sec --end 14:00"):
        refuses(by_hand.types(line), 1, "2026-W47.toml, line", "counts nothing", "tracker remove second")
    assert by_hand.log().read_text() == before
    assert by_hand.types("remove second").lines == ["Removed second, which counted nothing."]
    assert by_hand.log().read_text() == MONDAY[: MONDAY.rindex("\n[[entries]]")]
    refuses(by_hand.types("remove second"), 1, "No entry «second»")
    by_hand.does("undo")
    assert tables(by_hand) == tomllib.loads(before)["entries"]


def test_of_an_open_entry_that_does_not_run_it_is_said_which_command_ends_it(by_hand: Person) -> None:
    by_hand.log().write_text(MONDAY.replace("end = 2026-11-16T11:00:00+01:00\n", 'id = "open"\n'))
    for command in ("status", "week", "log"):
        assert "Give it an end: tracker edit open --end WHEN" in by_hand.types(command).err, command
    by_hand.does("edit open --end 11:00")
    assert "no end" not in by_hand.types("check").out
