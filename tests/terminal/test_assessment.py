"""The assessment in a real terminal, killed half-way."""

from __future__ import annotations

import os
import signal
import tomllib
from datetime import datetime, timedelta

import pytest

from tests.terminal.waiting import wait_until

pytestmark = pytest.mark.terminal

MONDAY = datetime.fromisoformat("2025-10-06T10:00:00+02:00")
WEEK = "2025-W41"


@pytest.fixture
def assessed(program):
    """A past week with hours of everything that the steps need."""
    program.run_here("activity", "add", "Mixing", "--kind", "studio")
    ratings = ("--priority", "2", "--enjoyment", "3", "--goal", "no")
    program.run_here("activity", "add", "Phone", "--kind", "leisure", *ratings)
    program.write_log(
        WEEK,
        ("a1", "mixing", MONDAY, MONDAY + timedelta(hours=2)),
        ("a2", "phone", MONDAY + timedelta(hours=3), MONDAY + timedelta(hours=8)),
    )
    return program


def test_killed_in_step_five_it_goes_on_there_and_keeps_every_answer(assessed, new_terminal):
    first, second = new_terminal(80, 24), new_terminal(120, 40)
    first.open(assessed.argv("assess", WEEK), assessed.environ, assessed.folder)
    steps = (
        ("[Measured]", "Enter"),
        ("Guess against measured", "Enter"),
        ("[Rate]", "3"),
        ("Enjoyment", "Enter"),
        ("[Goal]", "Enter"),
        ("[Desire]", "9"),
        ("Higher than the one priority", "Enter"),
    )
    for shown, key in steps:
        first.wait_for(shown)
        first.press(key)
    first.wait_for("[Wasted]", "5:00 wasted that week")
    where = assessed.state
    wait_until(
        lambda: any('"5"' in path.read_text() for path in where.rglob("app.json")),
        "the step is remembered",
        lambda: first.screen,
    )
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait_for_end() == -signal.SIGKILL
    second.open(assessed.argv("assess", WEEK), assessed.environ, assessed.folder)
    second.wait_for("[Wasted]")
    steps = (("[Wasted]", "Enter"), ("[Move]", "2"), ("+2:00", "Enter"), ("[Plan]", "Enter"))
    for shown, key in (*steps, ("[Music]", "Enter")):
        second.wait_for(shown)
        second.press(key)
    second.wait_for("[Decide]")
    second.press("1", "Enter")
    second.wait_for("«When this happens, then I do that»")
    second.press("Enter")
    second.wait_for("[Summary]", "2:00 from Phone to studio", "9 of 10")
    second.press("Enter")
    second.wait_for("is assessed", "q Quit")
    log = tomllib.loads((assessed.data / "weeks" / f"{WEEK}.toml").read_text("utf-8"))
    assert log["assessment"]["desire"] == 9
    assert log["assessment"]["decision"] == "full-time"
    assert log["assessment"]["moves"] == [{"from": "phone", "to": "studio", "hours": 2.0}]
    following = tomllib.loads((assessed.data / "weeks" / "2025-W42.toml").read_text("utf-8"))
    assert (following["caps"], following["targets"]) == ({"phone": 3.0}, {"studio": 4.0})
    assert assessed.run_here("check").stdout == "Nothing odd found.\n"
