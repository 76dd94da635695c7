"""A hand without a plan: whatever is pressed, clicked and pasted, the app stays, and the record is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.random_keys import RECORDS, Round, play
from tests.terminal.program import Program

pytestmark = [
    pytest.mark.faults,
    pytest.mark.terminal,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the app is looked at in /proc"),
]

KEYS = int(os.environ.get("TRACKER_RANDOM_KEYS", "0"))
"""How many keys are pressed in the long form, over five seeds."""
SEED = os.environ.get("TRACKER_RANDOM_SEED", "1")
SHORT = 90


@pytest.mark.parametrize("record", RECORDS)
def test_random_keys_end_nothing_and_lose_nothing(record, program: Program, record_property) -> None:
    print(f"seed {SEED}, record {record}")
    Round(program, record, SEED).play(SHORT)
    record_property("faults: random keys", SHORT)


@pytest.mark.skipif(not KEYS, reason="takes long: set TRACKER_RANDOM_KEYS")
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_many_random_keys_end_nothing_and_lose_nothing(seed, tmp_path, record_property) -> None:
    record_property("faults: random keys", play(tmp_path, f"{SEED}-{seed}", KEYS // 5, print))
