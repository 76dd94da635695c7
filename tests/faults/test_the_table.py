"""The table of faults names tests that are there, for every fault."""

from __future__ import annotations

import re
from pathlib import Path

TABLE = Path(__file__).with_name("README.md").read_text("utf-8")
FAULTS = 132


def test_every_fault_has_a_row() -> None:
    assert re.findall(r"^\| (\d+) \| ", TABLE, re.M) == [str(number) for number in range(1, FAULTS + 1)]


def test_every_test_that_a_row_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_/]+\.py)", TABLE))
    tests = Path(__file__).parents[1]
    assert len(named) > FAULTS / 2
    assert sorted(name for name in named if not (tests / name.removeprefix("tests/")).is_file()) == []


def test_a_row_names_a_test_or_says_why_there_is_none() -> None:
    rows = [line for line in TABLE.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [row for row in rows if not re.search(r"\.py`|the same|[Nn]ot yet", row)] == []
