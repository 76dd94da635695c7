"""A terminal that says what cannot be: sizes that no screen has, and a paste without an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

from tests.terminal.program import Program
from tests.terminal.raw_terminal import RawTerminal
from tests.terminal.waiting import wait_until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.terminal,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the app is looked at in /proc"),
]
_PLACES = re.compile(r"\x1b\[(\d+);(\d+)H")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., tuple[RawTerminal, Program]]]:
    """Opens the app in a terminal of a size, with more in its environment."""
    terminals: list[RawTerminal] = []

    def open_app(width: int = 80, height: int = 24, **environ: str) -> tuple[RawTerminal, Program]:
        program = Program(tmp_path, **environ)
        program.write_list(("mixing", "Mixing", "studio"))
        terminals.append(RawTerminal(program.argv(), program.environ, program.folder, width, height))
        terminals[-1].wait_for("Mixing", "Quit")
        return terminals[-1], program

    yield open_app
    for terminal in terminals:
        terminal.close()


def is_heard(terminal: RawTerminal, program: Program) -> None:
    """Wait until a key has done what it does."""
    terminal.type("1")
    wait_until(program.entries, "an entry is on record", lambda: terminal.written[-500:])


def test_columns_and_lines_that_no_terminal_has_are_those_that_it_has(
    opened: Callable[..., tuple[RawTerminal, Program]],
) -> None:
    terminal, program = opened(COLUMNS="99999", LINES="99999")
    is_heard(terminal, program)
    places = [(int(line), int(column)) for line, column in _PLACES.findall(terminal.written)]
    assert max(line for line, _ in places) <= 24
    assert max(column for _, column in places) <= 80


def test_a_terminal_that_says_it_is_immense_freezes_nothing(
    opened: Callable[..., tuple[RawTerminal, Program]],
) -> None:
    terminal, program = opened(65535, 65535)
    # In its own words as well, as some terminals tell it.
    terminal.type("\x1b[48;65535;65535;65535;65535t")
    is_heard(terminal, program)


def test_a_paste_without_an_end_leaves_the_keys_to_whoever_presses_escape(
    opened: Callable[..., tuple[RawTerminal, Program]],
) -> None:
    terminal, program = opened()
    terminal.type("\x1b[200~Tides")
    keys = cycle(("1", "\x1b\x1b\x1b"))

    def is_heard_again() -> bool:
        terminal.type(next(keys))
        return bool(program.entries())

    wait_until(is_heard_again, "it hears again", lambda: terminal.written[-500:])
