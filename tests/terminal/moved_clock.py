"""A clock that can be moved while programs run, made by faketime."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.terminal.program import WHERE_IT_IS

# Python sleeps until a moment of the monotonic clock, and faketime takes that for one of the clock that was
# moved: whoever met another program at the lock ended with «Invalid argument».
SLEEP_MENDED = """
import select, time
time.sleep = lambda seconds: select.select([], [], [], seconds)
"""


class MovedClock:
    """What time it is for every program that is started with ``environ``; it goes on by itself."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self._ahead = 0
        started_first = folder / "started-first"
        started_first.mkdir()
        (started_first / "sitecustomize.py").write_text(SLEEP_MENDED)
        self.environ = {
            "LD_PRELOAD": _library(),
            "PYTHONPATH": os.pathsep.join([str(started_first), WHERE_IT_IS]),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            # What waits must wait as long as it means to; and files keep their own times.
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def set(self, moment: str) -> None:
        """Make it this moment, given in ISO 8601 with an offset."""
        self._ahead = int(datetime.fromisoformat(moment).timestamp()) - int(time.time())
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{self._ahead:+d}")
        beside.replace(self._file)

    def now(self) -> datetime:
        """The moment that a program reads now, to the second."""
        return datetime.fromtimestamp(int(time.time()) + self._ahead, UTC)


@cache
def _library() -> str:
    """What faketime has the loader load; skips where there is none."""
    if not sys.platform.startswith("linux"):
        pytest.skip("faketime is used on Linux only")
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("faketime is not installed, and these tests move the clock of running programs")
    tell = "import os; print(os.environ['LD_PRELOAD'])"
    done = subprocess.run(
        [faketime, "-m", "-f", "+0", sys.executable, "-c", tell],
        env={"PATH": os.environ.get("PATH", os.defpath)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"faketime does not work here: {done.stderr.strip()}")
    return done.stdout.strip()
