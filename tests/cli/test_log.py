"""The entries, as text and as JSON."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cli.person import Person, refuses
from tracker.domain.time.week import Week
from tracker.storage.file_state import FileState, understood


@pytest.fixture
def logged(person: Person) -> Person:
    """A Monday evening, and a Tuesday with a timer running."""
    person.clock.set("2026-11-17 11:00")
    person.does(
        "add mixing '2026-11-16 19:00' 20:20 --track Tides --note 'vocal comp'",
        "add social '2026-11-16 23:10' 00:40",
        "start tutorials --at 10:00",
    )
    return person


def ids(person: Person) -> list[str]:
    return [entry["id"] for entry in person.types("log --json").json["entries"]]


def test_the_log_by_day(logged: Person) -> None:
    mixing, social, tutorials = ids(logged)
    assert logged.types("log").out == (
        "Mon 16 Nov 2026  2:10\n"
        f"{mixing}      19:00–20:20          1:20  Mixing        Tides · vocal comp\n"
        f"{social}      23:10–00:40  0:50 of 1:30  Social media\n"
        "\n"
        "Tue 17 Nov 2026  1:40\n"
        f"{social}  Mon 23:10–00:40  0:40 of 1:30  Social media\n"
        f"{tutorials}      10:00–now            1:00  Tutorials\n"
        "\n"
        "In all  3:50\n"
    )


def test_the_json_has_the_fields_of_the_file_and_the_seconds(logged: Person) -> None:
    mixing, _, tutorials = logged.types("log --json").json["entries"]
    assert list(mixing.items()) == [
        ("id", mixing["id"]),
        ("activity", "mixing"),
        ("start", "2026-11-16T19:00:00+01:00"),
        ("end", "2026-11-16T20:20:00+01:00"),
        ("track", "Tides"),
        ("note", "vocal comp"),
        ("source", "typed"),
        ("seconds", 4800),
    ]
    assert (tutorials["end"], tutorials["seconds"], tutorials["source"]) == (None, 3600, "timer")


@pytest.mark.parametrize(
    ("words", "activities"),
    [
        ("", ["mixing", "social-media", "tutorials"]),
        ("--week this", ["mixing", "social-media", "tutorials"]),
        ("--week last", []),
        ("--week 47", ["mixing", "social-media", "tutorials"]),
        ("--from today", ["social-media", "tutorials"]),
        ("--from yesterday", ["mixing", "social-media", "tutorials"]),
        ("--from yesterday --to yesterday", ["mixing", "social-media"]),
        ("--from 2026-11-16 --to 2026-11-16", ["mixing", "social-media"]),
        ("--from 2016-01-01", ["mixing", "social-media", "tutorials"]),
        ("--from 2026-11-18 --to 2026-11-20", []),
    ],
)
def test_the_days_that_are_meant(logged: Person, words: str, activities: list[str]) -> None:
    entries = logged.types(f"log {words} --json").json["entries"]
    assert [entry["activity"] for entry in entries] == activities


def test_days_add_up_to_the_week_of_the_grid(logged: Person) -> None:
    report = logged.types("week --json").json
    assert sum(row["seconds"] for row in report["activities"]) == (3 * 60 + 50) * 60


def test_nothing_logged_is_said_in_words(person: Person) -> None:
    assert person.types("log").out == "Nothing is logged in 2026-W47.\n"
    assert person.types("log --from today").out == "Nothing is logged on 2026-11-16.\n"


def test_what_just_started_is_listed(person: Person) -> None:
    person.does("start mixing")
    assert "19:02–now" in person.types("log").out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("--week soon", "is not a week"),
        ("--from soon", "is not a day"),
        ("--from 2026-13-01", "is not a day"),
        ("--from 0001-01-01", "too far"),
        ("--to today", "needs --from"),
        ("--from today --to yesterday", "comes before"),
        ("--from today --week 47", "choose one"),
        ("today", "too many"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(logged: Person, words: str, hint: str) -> None:
    refuses(logged.types(f"log {words}"), 2, hint)


def test_an_entry_recorded_elsewhere_is_on_its_own_day(person: Person) -> None:
    person.clock.set("2026-11-20 12:00")
    # Monday morning in Auckland is Sunday evening in Berlin.
    person.does("add mixing 2026-11-16T07:00:00+13:00 2026-11-16T08:00:00+13:00")
    said = person.types("log --week 47")
    assert said.lines[0] == "Mon 16 Nov 2026  1:00"
    assert person.types("week 47 --json").json["activities"][0]["days"][0] == 3600


def test_control_characters_do_not_reach_the_terminal(person: Person) -> None:
    person.gives("start", "mixing", "--note", "a\x1b]0;x\x07b\u202ec\nd")
    person.log().write_text(person.log().read_text().replace('note = "', 'note = "\\u001b[31m'))
    for line in ("log", "status", "week"):
        said = person.types(line)
        assert not any(char in said.out for char in "\x1b\x07\u202e")
    assert person.types("log").out.count("\n") == 2


def test_a_log_of_all_years_reads_each_file_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    weeks = [Week(2026, 46).plus(-number) for number in range(40)]
    for week in weeks:
        start = f"{week.monday}T10:00:00+01:00"
        entry = f'[[entries]]\nid = "a{week}"\nactivity = "mixing"\nstart = {start}\nend = {start}\n'
        head = f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n\n'
        person.log(str(week)).parent.mkdir(parents=True, exist_ok=True)
        person.log(str(week)).write_text(head + entry)
    person.types("week")
    taken_apart: list[str] = []

    def seen(name: str, content: bytes) -> FileState:
        taken_apart.append(name)
        return understood(name, content)

    monkeypatch.setattr("tracker.storage.files.understood", seen)
    assert len(person.types("log --from 2026-01-01 --json").json["entries"]) == len(weeks)
    of_logs = Counter(name for name in taken_apart if name.startswith("weeks"))
    # That of the present weeks is asked first for what runs.
    assert sorted(of_logs.values())[: len(weeks) - 1] == [1] * (len(weeks) - 1)
    assert len(of_logs) == len(weeks)
