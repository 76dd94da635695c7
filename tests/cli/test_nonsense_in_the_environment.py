"""What the environment says that cannot be: a plain sentence, and the command does its work."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.terminal.program import Program
from tracker.clock import SystemClock

OUT_OF_RANGE = ("AAA+24", "AAA-24", "AAA+167:59", "AAA+23:59:30", "AAA-24BBB,M3.5.0,M10.5.0", "AAA99999999")
UNKNOWN = ("Nowhere/Here", ":::", "QQQ", "\udcff\udcfe")
RIGHT = ("", "UTC", "GMT0", "AAA-14", "<+03>-3", "CET-1CEST,M3.5.0,M10.5.0/3")

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="TZ says nothing here")


@pytest.fixture(autouse=True)
def zone_of_before(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", [*OUT_OF_RANGE, *UNKNOWN, *RIGHT])
def test_every_zone_gives_a_time_that_can_be_written_and_what_is_none_is_said(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    clock = SystemClock()
    assert clock.now().isoformat()[19:][0] in "+-"
    problem = clock.zone_problem({"TZ": zone})
    is_told = zone in UNKNOWN or (zone in OUT_OF_RANGE and ":30" not in zone)
    assert ("so times are in UTC" in problem) == is_told, (time.tzname, problem)
    assert problem.isascii()


def test_a_zone_that_is_none_is_said_once_and_the_command_does_its_work(tmp_path: Path) -> None:
    program = Program(tmp_path, TZ="AAA+24")
    program.write_list(("mixing", "Mixing", "studio"))
    done = program.run("start", "mixing")
    assert done.stderr.count("\n") == 1
    assert "TZ=AAA+24 is no time zone" in done.stderr
    assert program.entries()[0]["start"].utcoffset().total_seconds() == 0
