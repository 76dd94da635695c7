from __future__ import annotations

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
