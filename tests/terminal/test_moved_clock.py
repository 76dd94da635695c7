"""What happens at midnight, at a week's end and on the nights when the clocks change, while it happens."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal
from tests.terminal.moved_clock import MovedClock
from tests.terminal.program import Program
from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.terminal

MIXING = ("mixing", "Mixing", "studio")


@pytest.fixture
def clock(tmp_path: Path) -> MovedClock:
    """The clock of the programs of this test."""
    return MovedClock(tmp_path)


@pytest.fixture
def program(tmp_path: Path, clock: MovedClock) -> Program:
    """The program, in Berlin, by that clock."""
    return Program(tmp_path, **clock.environ)


def seconds_of(entry: dict[str, datetime]) -> int:
    return int((entry["end"] - entry["start"]).total_seconds())


@pytest.mark.parametrize(
    ("day_start", "boundary", "weeks"),
    [
        ("00:00:00", "2026-11-23T00:00:00+01:00", ("2026-W47", "2026-W48")),
        ("04:00:00", "2027-01-04T04:00:00+01:00", ("2026-W53", "2027-W01")),
    ],
    ids=["at midnight", "out of week 53, in the small hours"],
)
def test_a_studio_session_over_the_weeks_end_counts_in_both_weeks(
    day_start: str,
    boundary: str,
    weeks: tuple[str, str],
    terminal: Terminal,
    program: Program,
    clock: MovedClock,
) -> None:
    turn = datetime.fromisoformat(boundary)
    before, after = (week[-3:] for week in weeks)
    program.write_list(MIXING, day_start=day_start)
    clock.set((turn.replace(hour=0) - timedelta(minutes=90)).isoformat())
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for(before, "Nothing is running")
    terminal.press("Space")
    terminal.wait_for("▶ Mixing", without="Nothing is running")
    clock.set(turn.replace(minute=40).isoformat())

    terminal.wait_for(after, "▶ Mixing", without=before)
    terminal.press("Space")
    terminal.wait_for("Nothing is running", after)
    terminal.press("[")
    terminal.wait_for(before)

    (entry,) = program.entries()
    assert [log.stem for log in program.logs] == [weeks[0]]
    shown = [program.json("week", week)["activities"][0] for week in weeks]
    early, late = (turn - entry["start"]).total_seconds(), (entry["end"] - turn).total_seconds()
    assert shown[0]["days"] == [0, 0, 0, 0, 0, 0, early]
    assert shown[1]["days"] == [late, 0, 0, 0, 0, 0, 0]
    assert shown[0]["seconds"] + shown[1]["seconds"] == seconds_of(entry)


def test_a_switch_over_the_weeks_end_in_the_app_fills_both_logs(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    program.write_list(MIXING, ("tutorials", "Tutorials", "learning"))
    clock.set("2026-11-22T23:50:00+01:00")
    program.run("start", "mixing")
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("▶ Mixing")
    clock.set("2026-11-23T00:05:00+01:00")
    terminal.wait_for("W48")
    terminal.press("2")
    terminal.wait_for("▶ Tutorials", without="▶ Mixing")

    assert [log.stem for log in program.logs] == ["2026-W47", "2026-W48"]
    mixing, tutorials = program.entries()
    assert mixing["end"] == tutorials["start"]
    assert "end" not in tutorials
    terminal.press("u")
    terminal.wait_for("▶ Mixing", without="▶ Tutorials")
    assert [entry.get("end") for entry in program.entries()] == [None]


@pytest.mark.parametrize(
    ("start", "later", "hours"),
    [
        ("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:20+02:00", 1),
        ("2026-10-25T01:30:00+02:00", "2026-10-25T02:30:20+01:00", 2),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_a_night_on_which_the_clocks_change_counts_true_elapsed_time(
    start: str, later: str, hours: int, terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    program.write_list(MIXING)
    clock.set(start)
    program.run("start", "mixing")
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("▶ Mixing")
    begin = program.entries()[0]["start"]
    clock.set(later)

    earliest = (clock.now() - begin).total_seconds()
    status = program.json("status")
    latest = (clock.now() - begin).total_seconds()
    assert hours * 3600 - 60 < earliest <= status["seconds"] <= latest
    assert status["seconds"] == status["day_seconds"] == status["week_seconds"]
    # The day and the total of the row that runs.
    wait_until(
        lambda: re.search(rf"▶.*Mixing.* {hours}:00 +{hours}:00", terminal.screen),
        f"the grid shows {hours} hours",
        lambda: terminal.screen,
    )

    terminal.press("Space")
    terminal.wait_for("Nothing is running")
    (entry,) = program.entries()
    assert entry["end"].utcoffset() == datetime.fromisoformat(later).utcoffset()
    assert program.json("log")["entries"][0]["seconds"] == seconds_of(entry)
    assert sum(program.json("week")["activities"][0]["days"]) == seconds_of(entry)


def test_a_clock_set_back_behind_the_start_shows_nothing_negative(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    program.write_list(MIXING)
    clock.set("2026-11-18T20:00:00+01:00")
    program.run("start", "mixing")
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("▶ Mixing", "18 Nov")
    clock.set("2026-11-17T20:00:00+01:00")

    screen = terminal.wait_for("▶ Mixing", "17 Nov")
    assert not re.search(r"(?<!\d)[-−]\d", screen)
    assert program.json("status")["seconds"] == 0
    refused = program.run("stop", code=1)
    assert "--at" in refused.stderr
    assert "end" not in program.entries()[0]
