"""A terminal that stops reading, goes away, is taken by a shell for a while, or sends a megabyte."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.program import Program
from tests.terminal.raw_terminal import RawTerminal
from tests.terminal.waiting import wait_until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.terminal,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked at in /proc"),
]

# A large picture is more than a terminal takes without being read, so few of them are enough.
SWITCHES = 2
LARGE = (200, 60)
# An app at its start has less than half of it.
MOST_MEMORY_KB = 150_000
MEGABYTE = "Half my rent from mixing by the year 2028. " * 24_000


@pytest.fixture
def opened(program: Program) -> Iterator[Callable[..., RawTerminal]]:
    """Opens the app over a record in which mixing runs, in a terminal that is read."""
    program.write_list(
        ("mixing", "Mixing", "studio"), ("phone", "Phone", "leisure"), ("walk", "Walk", "leisure")
    )
    program.run_here("start", "mixing")
    terminals: list[RawTerminal] = []

    def open_app(width: int = 80, height: int = 24) -> RawTerminal:
        terminals.append(RawTerminal(program.argv(), program.environ, program.folder, width, height))
        terminals[-1].wait_for("Mixing", "Quit")
        return terminals[-1]

    yield open_app
    for terminal in terminals:
        terminal.close()


def what_runs(program: Program) -> str:
    return next((entry["activity"] for entry in program.entries() if "end" not in entry), "")


def work_without_being_read(terminal: RawTerminal, program: Program) -> None:
    """Stop reading, and have the app paint far more than fits into what nobody reads."""
    terminal.stall()
    for number in range(SWITCHES):
        key, name = ("2", "phone") if number % 2 == 0 else ("1", "mixing")
        terminal.type(key)
        wait_until(lambda name=name: what_runs(program) == name, f"{name} runs, {number} switches on")
        terminal.resize(LARGE[0] - 1 + number % 2, LARGE[1])


def test_an_app_whose_terminal_stops_reading_goes_on_and_ends_with_it(opened, program) -> None:
    terminal = opened(*LARGE)
    work_without_being_read(terminal, program)
    on_record = program.entries()
    terminal.hang_up()
    assert terminal.wait_for_end() == 129
    assert program.entries() == on_record


def test_an_app_whose_terminal_reads_again_goes_on_as_before(opened, program) -> None:
    # That it is painted whole is shown in ui/test_terminal_output.py, where it is known what was left out.
    terminal = opened(*LARGE)
    work_without_being_read(terminal, program)
    terminal.read_on()
    terminal.type("3")
    terminal.wait_for("▶ Walk")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    terminal.wait_for("Walk goes on")
    assert terminal.is_as_it_was


@pytest.mark.parametrize(("way", "code"), [("q", 0), ("SIGTERM", 143)])
def test_an_app_whose_terminal_does_not_read_can_be_left(way, code, opened, program) -> None:
    terminal = opened(*LARGE)
    work_without_being_read(terminal, program)
    if way == "q":
        terminal.type("q")
    else:
        os.kill(terminal.pid, getattr(signal, way))
    assert terminal.wait_for_end() == code
    assert terminal.is_as_it_was


def test_stopped_and_continued_often_it_is_painted_whole_and_ends_when_asked(opened) -> None:
    terminal = opened()
    threads = terminal.threads
    for way in ("SIGSTOP", "SIGTSTP", "SIGTSTP", "SIGSTOP"):
        os.kill(terminal.pid, getattr(signal, way))
        wait_until(lambda: terminal.is_stopped, "it is stopped")
        if way == "SIGTSTP":
            assert terminal.is_as_it_was
        terminal.forget()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("\x1b[?1049h", "Mixing", "Phone", "Total", "Quit")
        assert terminal.threads == threads
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert "Mixing goes on" in terminal.wait_for("Mixing goes on", "\x1b[?1049l")
    assert terminal.is_as_it_was


def test_a_megabyte_does_nothing_or_is_cut_and_is_said(opened, program) -> None:
    terminal = opened()
    on_record = program.entries()
    # Where no field waits for it, without brackets.
    terminal.type(MEGABYTE)
    terminal.wait_for("does nothing")
    terminal.forget()
    # An arrow ends what was pasted, however soon it comes after it.
    terminal.type("\x1b[B?")
    terminal.wait_for("What can I do here?")
    assert program.entries() == on_record
    terminal.forget()
    terminal.type("\x1b")
    terminal.wait_for("Quit")
    # In a field, in brackets and bare.
    for begin, end in (("\x1b[200~", "\x1b[201~"), ("", "")):
        terminal.forget()
        terminal.type("a")
        terminal.wait_for("Add an activity")
        terminal.type(begin + MEGABYTE + end)
        terminal.wait_for("Only the first", "from mixing by the year")
        terminal.type("\x1b")
        terminal.wait_for("Once more")
        terminal.forget()
        terminal.type("\x1b")
        terminal.wait_for("Quit")
    assert terminal.most_memory < MOST_MEMORY_KB
