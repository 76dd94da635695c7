from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.terminal.own_terminal import OwnTerminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnTerminal]:
    if sys.platform == "win32":
        pytest.skip("the terminal is written to in another way here")
    from tests.ui.terminal.own_terminal import OwnTerminal

    own = OwnTerminal(monkeypatch)
    yield own
    own.close()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """What stands for a terminal, and takes no more once it is full: its reading end and its writing end."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)
