"""A week to be assessed, on its Sunday evening."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest

from tests.ui.driving import HandClock
from tracker.changes.changes import Changes
from tracker.domain.time.week import Week
from tracker.settings.config import DEFAULTS
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.assessment.screen import AssessmentScreen

W47 = Week(2026, 47)


@pytest.fixture
def clock():
    return HandClock(datetime.fromisoformat("2026-11-22T20:00:00+01:00"))


@pytest.fixture
def measured(listed, clock):
    """A week with something of each."""
    monday = clock.now() - timedelta(days=6, hours=10)
    given = (("mixing", 0, 2), ("tutorials", 2, 1), ("cafe-shifts", 24, 6), ("social-media", 48, 5))
    for key, after, hours in given:
        begin = monday + timedelta(hours=after)
        listed.corrections.add(
            listed.record.listed().get(key), begin, begin + timedelta(hours=hours), clock.now()
        )
    return listed


@pytest.fixture
def make_app(folders, clock):
    def make(week=W47, settings=DEFAULTS):
        own = Changes(Store(folders), clock.zone)
        app_memory = AppMemory(folders.in_state("app.json"))
        first = own.record.week(None, clock.now())
        opens = partial(AssessmentScreen, week=week)
        return TrackerApp(own, clock, app_memory, first, settings=settings, opens=opens)

    return make
