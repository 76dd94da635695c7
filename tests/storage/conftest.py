"""What the tests of storage start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A data folder with the usual list and no log yet."""
    return Desk(tmp_path).lay_out()
