"""A clock that can be moved while programs run.

What Python tells the time by is replaced in each program that is started with it. Nothing else is moved: what
waits, waits as long as it means to, and files keep their own times.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.terminal.program import WHERE_IT_IS

# Read at each call: the clock is moved while the program runs.
_STARTED_FIRST = """
import time

def moved(now=time.time):
    with open({path!r}) as file:
        return now() + int(file.read())

time.time = moved
"""


class MovedClock:
    """What time it is for every program that is started with ``environ``; it goes on by itself."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self._ahead = 0
        self._move(0)
        started_first = folder / "started-first"
        started_first.mkdir()
        (started_first / "sitecustomize.py").write_text(_STARTED_FIRST.format(path=str(self._file)))
        self.environ = {"PYTHONPATH": os.pathsep.join([str(started_first), WHERE_IT_IS])}

    def set(self, moment: str) -> None:
        """Make it this moment, given in ISO 8601 with an offset."""
        self._move(int(datetime.fromisoformat(moment).timestamp()) - int(time.time()))

    def now(self) -> datetime:
        """The moment that a program reads now, to the second."""
        return datetime.fromtimestamp(int(time.time()) + self._ahead, UTC)

    def _move(self, ahead: int) -> None:
        self._ahead = ahead
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{ahead}")
        beside.replace(self._file)
