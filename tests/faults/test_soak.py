"""A long life of the app: memory flat, handles constant, files whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.soak import MOST_ENTRIES

pytestmark = [pytest.mark.faults, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
TICKS = int(os.environ.get("TRACKER_SOAK_TICKS", "250"))
"""A tick is a second of the app. 100000 are a day and take a quarter of an hour."""
GROWTH_KB = 3000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory and handles are read from /proc")
def test_a_long_life_takes_no_more_memory_and_no_more_handles(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.soak", str(TICKS), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=max(120, TICKS),
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    print(done.stdout)
    assert measured["ticks"] >= TICKS
    assert max(measured["memory_kb"]) - measured["memory_kb"][0] < GROWTH_KB
    assert len(measured["handles"]) == 1
    assert len(measured["threads"]) == 1
    assert measured["findings"] == []
    assert measured["entries"] >= min(TICKS // 100, MOST_ENTRIES)
