"""The demo says that it is one, and has something to show on every day of the week."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.ui.driving import HandClock, told, until
from tracker.changes.changes import Changes
from tracker.demo.folder import demo_folders
from tracker.settings.config import DEFAULTS
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp


@pytest.mark.parametrize(
    ("now", "week", "words"),
    [
        ("2026-11-16T07:30", "2026-W46", "This is last week; ] shows this one."),
        ("2026-11-16T22:30", "2026-W47", ""),
        ("2026-11-19T19:00", "2026-W47", ""),
    ],
)
async def test_a_demo_says_so_and_opens_on_a_week_with_hours(now, week, words):
    clock = HandClock(datetime.fromisoformat(f"{now}:00+01:00"))
    with demo_folders(clock.now(), clock.zone) as folders:
        changes = Changes(Store(folders), clock.zone)
        first = changes.record.week(None, clock.now())
        memory = AppMemory(folders.in_state("app.json"))
        app = TrackerApp(changes, clock, memory, first, False, DEFAULTS, None, True)
        titles: list[str] = []
        app.show_title = titles.append
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: str(app.context.view.report.week) == week)
            report = app.context.view.report
            assert sum(row.seconds > 0 for row in report.rows) >= 3
            await until(pilot, lambda: "these weeks are made up" in told(app))
            assert words in told(app)
            assert titles[-1].startswith("demo · ")
