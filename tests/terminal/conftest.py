from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.driver import TMUX, Terminal
from tests.terminal.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program over an empty folder."""
    return Program(tmp_path)


@pytest.fixture
def new_terminal() -> Iterator[Callable[..., Terminal]]:
    """Makes terminals, and closes them when the test is over."""
    if TMUX is None:
        pytest.skip("tmux is not installed, and these tests need a real terminal")
    terminals: list[Terminal] = []

    def make(width: int = 80, height: int = 24) -> Terminal:
        terminals.append(Terminal(width, height))
        return terminals[-1]

    yield make
    for terminal in terminals:
        terminal.close()


@pytest.fixture
def terminal(new_terminal: Callable[..., Terminal]) -> Terminal:
    """A terminal of 80 columns and 24 lines."""
    return new_terminal()
