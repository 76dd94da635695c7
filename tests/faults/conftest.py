from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import new_terminal, terminal
from tests.terminal.program import Program

__all__ = ["new_terminal", "program", "terminal"]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program over an empty folder."""
    return Program(tmp_path)
