"""When what is looked back on is read anew, and how that is said of which something cannot be read."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from tests.desk import NOW
from tracker.ui.trends.read_anew import problems_told, state_shown


def view(minutes: int, running: object, stamps: object = "as they are") -> Any:
    now = NOW.replace(minute=0, second=30) + timedelta(minutes=minutes)
    return SimpleNamespace(stamps=stamps, report=SimpleNamespace(now=now, running=running))


def test_each_minute_while_something_runs_and_else_only_as_a_new_day_may_have_begun() -> None:
    assert len({state_shown(view(minute, "mixing")) for minute in range(60)}) == 60
    assert len({state_shown(view(minute, None)) for minute in range(60)}) == 4
    assert state_shown(view(0, None)) != state_shown(view(0, None, "others"))


def test_the_first_of_several_problems_is_said_and_how_many_more_there_are() -> None:
    assert problems_told(()) == ""
    assert problems_told(["weeks/2026-W47.toml is damaged"]) == "⚠ weeks/2026-W47.toml is damaged."
    assert problems_told(["one\nline", "two", "three"]) == "⚠ one line. And 2 more."
