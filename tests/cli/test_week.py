"""The week as a grid and as JSON."""

from __future__ import annotations

import json

import pytest

from tests.cli.person import Person, refuses
from tracker.domain.text import cell_width


@pytest.fixture
def week(person: Person) -> Person:
    """A Thursday with some hours of each standing."""
    person.does("target studio 12", "target mixing 6", "cap social 4", "goal 'Earn my living by 2028'")
    person.clock.set("2026-11-19 22:00")
    person.does(
        "add mixing '2026-11-16 19:00' 20:20",
        "add tutorials '2026-11-17 10:00' 10:45",
        "add café '2026-11-18 09:00' 15:00",
        "add social '2026-11-19 12:00' 13:10",
        "add gaming '2026-11-19 14:00' 14:30",
        "start mixing --at -45m",
    )
    return person


def test_the_grid(week: Person) -> None:
    assert week.types("week").out == (
        "2026-W47 · 16 Nov to 22 Nov 2026 · Earn my living by 2028\n"
        "\n"
        "                 Mon   Tue   Wed [Thu]   Fri   Sat   Sun Total    Aim P E G\n"
        "STUDIO          1:20     ·     ·  0:45     ·     ·     ·  2:05  12:00\n"
        "▶ Mixing        1:20     ·     ·  0:45     ·     ·     ·  2:05   6:00\n"
        "  Beat making      ·     ·     ·     ·     ·     ·     ·     ·\n"
        "LEARNING           ·  0:45     ·     ·     ·     ·     ·  0:45\n"
        "  Tutorials        ·  0:45     ·     ·     ·     ·     ·  0:45\n"
        "JOB                ·     ·  6:00     ·     ·     ·     ·  6:00\n"
        "  Café shifts      ·     ·  6:00     ·     ·     ·     ·  6:00        8 3 ✓\n"
        "LEISURE            ·     ·     ·  1:40     ·     ·     ·  1:40\n"
        "  Social media     ·     ·     ·  1:10     ·     ·     ·  1:10 ≤ 4:00 2 4 ✗\n"
        "  Gaming           ·     ·     ·  0:30     ·     ·     ·  0:30\n"
        "In all          1:20  0:45  6:00  2:25     ·     ·     · 10:30\n"
        "\n"
        "       Wasted  Studio + learning  Studio  Learning  Connections  Unrated\n"
        "Today    1:10               0:45    0:45      0:00         0:00     0:30\n"
        "Week     1:10               2:50    2:05      0:45         0:00     0:30\n"
        "0:30 unrated and not counted as wasted: Gaming.\n"
        "Rate it: tracker activity set gaming --priority 1-10 --goal yes|no\n"
        "7% measured by the timer.\n"
    )


def test_hours_whose_activity_is_not_on_the_list_stand_under_these_words(week: Person) -> None:
    log = week.data / "weeks/2026-W47.toml"
    log.write_text(log.read_text(encoding="utf-8").replace('"gaming"', '"dancing"'), encoding="utf-8")
    lines = week.types("week").lines
    assert lines[lines.index(next(line for line in lines if "dancing" in line)) - 1].startswith(
        "NOT ON THE LIST "
    )


def test_another_week_marks_no_day_and_nothing_that_runs(week: Person) -> None:
    out = week.types("week 2026-W48").out
    assert "[" not in out
    assert "▶" not in out
    assert "Today" not in out
    assert "measured" not in out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", "2026-W47"),
        ("this", "2026-W47"),
        ("last", "2026-W46"),
        ("2026-W53", "2026-W53"),
        ("2026-w40", "2026-W40"),
        ("W40", "2026-W40"),
        ("40", "2026-W40"),
        ("48", "2025-W48"),
        ("53", "2020-W53"),
    ],
)
def test_a_week_is_named_in_many_ways(person: Person, words: str, named: str) -> None:
    assert person.types(f"week {words} --json").json["week"] == named


@pytest.mark.parametrize(
    "words", ["soon", "2025-W53", "2026-W00", "54", "0", "0001-W01", "9999-W52", "2026-W4²"]
)
def test_what_is_no_week_is_wrong_usage(person: Person, words: str) -> None:
    refuses(person.types(f"week {words}"), 2)


def test_no_line_is_wider_than_80_cells(person: Person) -> None:
    long = "音楽の仕事 and everything that belongs to it, really everything"
    person.gives(
        "activity", "add", long, "--kind", "chores", "--priority", "10", "--enjoyment", "10", "--goal", "yes"
    )
    person.does("cap 音楽 168")
    person.gives("goal", "A goal that takes more than one line to say " * 3)
    person.clock.set("2026-11-22 23:59")
    person.does(
        "add gaming '2026-11-16 00:00' '2026-11-17 12:00'", "add 音楽 '2026-11-17 12:00' '2026-11-22 23:00'"
    )
    lines = person.types("week").lines
    assert max(map(cell_width, lines)) <= 80
    assert any("…" in line for line in lines)


def test_an_empty_list_is_told_how_to_begin(newcomer: Person) -> None:
    said = newcomer.types("week")
    assert said.code == 0
    assert "tracker activity add" in said.out


def test_the_json_is_what_the_contract_says(newcomer: Person) -> None:
    newcomer.does("activity add Mixing --kind studio", "target studio 12", "start mixing")
    newcomer.clock.set("2026-11-16 21:39:52")
    newcomer.does("stop")
    newcomer.clock.set("2026-11-17 08:00")
    nothing = '{"wasted": 0, "studio": 0, "learning": 0, "connections": 0, "unrated": 0}'
    assert newcomer.types("week --json").out == (
        '{"week": "2026-W47", "assessed": false, "measured_share": 1.0, '
        '"activities": [{"key": "mixing", "name": "Mixing", "kind": "studio", "standing": "music", '
        '"days": [9472, 0, 0, 0, 0, 0, 0], "seconds": 9472, "guess": null, "target": null, "cap": null}], '
        '"targets": {"studio": 43200}, '
        '"balance": {"week": {"wasted": 0, "studio": 9472, "learning": 0, "connections": 0, "unrated": 0}, '
        f'"day": {nothing}}}}}\n'
    )


def test_the_measured_share_has_four_digits_or_is_null(person: Person) -> None:
    assert json.loads(person.types("week --json").out)["measured_share"] is None
    person.does("add mixing 10:00 12:00", "start mixing --at 18:02")
    assert person.types("week --json").json["measured_share"] == 0.3333


def test_a_damaged_log_is_named_and_the_rest_shown(week: Person) -> None:
    week.log().write_text(week.log().read_text() + "\n<<<<<<< ours\n")
    said = week.types("week")
    assert said.code == 0
    assert "2026-W47.toml, line" in said.err
    assert "tracker check" in said.err
    assert "Mixing" in said.out


def test_no_activity_has_both_days_short_of_its_total(week: Person) -> None:
    report = week.types("week --json").json
    for row in report["activities"]:
        assert sum(row["days"]) == row["seconds"]
