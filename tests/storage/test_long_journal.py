"""A journal grows with each change: what is asked of it is at its end, and the rest is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.desk import MIXING, PHONE, Desk, thursday

STEPS = 60


@pytest.fixture
def long(desk: Desk) -> Desk:
    """A record with a journal of many steps."""
    for minute in range(STEPS):
        desk.changes.timer.start((MIXING, PHONE)[minute % 2], thursday(f"10:{minute:02d}"))
    return desk


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The lines of journals that are taken apart."""
    lines: list[object] = []
    loads: Callable[..., object] = json.loads
    monkeypatch.setattr(json, "loads", lambda line, **given: (lines.append(line), loads(line, **given))[1])
    return lines


def test_to_take_back_a_step_takes_none_of_the_others_apart(long: Desk, taken_apart: list[object]) -> None:
    assert "start" in long.changes.history.undo(thursday("11:00")).label
    assert 0 < len(taken_apart) < STEPS // 4


def test_so_does_a_change_right_after_another_program_has_written(
    long: Desk, taken_apart: list[object]
) -> None:
    long.path().write_text(long.text() + "# by hand\n")
    long.changes.timer.stop(thursday("11:00"))
    assert 0 < len(taken_apart) < STEPS // 4
    assert [entry.end is None for entry in long.entries()] == [False] * STEPS
