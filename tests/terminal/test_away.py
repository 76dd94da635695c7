"""Nobody was there, as it happens: the clock moves, the app is killed, a night is slept through."""

from __future__ import annotations

import os
import re
import signal
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
    """The program, in Berlin, by that clock, with something to start."""
    program = Program(tmp_path, **clock.environ)
    program.write_list(MIXING)
    return program


def open_app_at(moment: str, terminal: Terminal, program: Program, clock: MovedClock) -> None:
    """Open the app over what runs since the minute before, and wait until it has left a sign of life.

    Without that minute a fast machine would leave the sign in the very second of the start.
    """
    clock.set((datetime.fromisoformat(moment) - timedelta(minutes=1)).isoformat())
    program.run("start", "mixing")
    clock.set(moment)
    terminal.open(program.argv(), program.environ, program.folder)
    terminal.wait_for("▶ Mixing")
    # The file is there before the sign is in it.
    wait_until(lambda: [*filter(Path.read_bytes, program.state.glob("*/heartbeat"))], "a sign of life")


def test_hours_that_the_clock_jumped_are_asked_about_and_a_forgotten_stop_is_mended_by_one_key(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    open_app_at("2026-11-18T20:00:00+01:00", terminal, program, clock)
    clock.set("2026-11-19T05:00:10+01:00")

    screen = terminal.wait_for("Away", "y keep all", "in question")
    assert re.search(r"Away (9:00|8:59) since Wed 20:00", screen)
    assert "In question: " in program.run("status").stdout
    terminal.press("x")
    terminal.wait_for("Nothing is running", without="y keep all")
    (entry,) = program.entries()
    # It ends with the last sign of life, soon after the app was opened, however long starting took.
    after = entry["end"] - datetime.fromisoformat("2026-11-18T20:00:00+01:00")
    assert timedelta(0) <= after < timedelta(minutes=2)
    terminal.press("u")
    terminal.wait_for("y keep all", "▶ Mixing")


def test_an_app_killed_at_night_is_asked_about_in_the_morning(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    opened = "2026-11-18T23:40:00+01:00"
    open_app_at(opened, terminal, program, clock)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.wait_for_end()
    clock.set("2026-11-19T08:42:00+01:00")

    terminal.run_next(program.argv(), program.environ, program.folder)
    screen = terminal.wait_for("Away", "y keep all")
    assert re.search(r"Away (9:0\d|8:59) since Wed 23:4\d, until 08:4\d", screen)
    terminal.press("c")
    terminal.wait_for("since 08:4", "▶ Mixing", without="y keep all")
    before, after = program.entries()
    # Between the start by the command and this sign of life lies a minute, less what starting it took.
    assert timedelta(0) <= before["end"] - datetime.fromisoformat(opened) < timedelta(minutes=2)
    assert "end" not in after


def test_who_left_with_q_is_not_asked_in_the_morning(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    open_app_at("2026-11-18T23:40:00+01:00", terminal, program, clock)
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    clock.set("2026-11-19T02:00:00+01:00")
    assert "In question" not in program.run("status").stdout
    terminal.run_next(program.argv(), program.environ, program.folder)
    terminal.wait_for("2:21")
    assert "y keep all" not in terminal.screen


def test_an_app_that_was_stopped_asks_when_it_goes_on(
    terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    open_app_at("2026-11-18T20:00:00+01:00", terminal, program, clock)
    os.kill(terminal.pid, signal.SIGSTOP)
    try:
        clock.set("2026-11-18T20:30:00+01:00")
    finally:
        os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for("since 20:00", "until 20:30", "y keep all")
    terminal.press("y")
    terminal.wait_for("▶ Mixing", without="y keep all")
    assert "end" not in program.entries()[0]


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-03-29T00:30:00+01:00", "2026-03-29T08:30:00+02:00", 7),
        ("2026-10-25T00:30:00+02:00", "2026-10-25T08:30:00+01:00", 9),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_a_night_on_which_the_clocks_change_is_slept_through(
    begin: str, end: str, hours: int, terminal: Terminal, program: Program, clock: MovedClock
) -> None:
    open_app_at(begin, terminal, program, clock)
    clock.set(end)
    screen = terminal.wait_for("Away", "y keep all")
    assert re.search(rf"Away ({hours}:00|{hours - 1}:59) since 00:30", screen)
    terminal.press("c")
    terminal.wait_for("▶ Mixing", without="y keep all")
    before, after = program.entries()
    cut = (after["start"] - before["end"]).total_seconds()
    assert hours * 3600 - 120 < cut <= hours * 3600 + 120
    assert after["start"].utcoffset() == datetime.fromisoformat(end).utcoffset()
