"""Driving the app in tests: a clock moved by hand, and waiting for a condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tracker.domain.time.zone import FixedZone, wall_time
from tracker.ui.app import TrackerApp

DEADLINE = 60.0
"""Seconds of real time. Generous: the thread of the files may be slow on a busy machine, and what comes is
not waited for longer."""
THURSDAY_EVENING = datetime.fromisoformat("2026-11-19T19:00:00+01:00")


class HandClock:
    """A clock that a test moves; Thursday evening at first, an hour ahead of UTC."""

    def __init__(self, now: datetime = THURSDAY_EVENING) -> None:
        self.zone = FixedZone(3600)
        self._now = now

    def now(self) -> datetime:
        return wall_time(int(self._now.timestamp()), self.zone)

    def zone_name(self) -> tuple[object, ...]:
        return (self.zone.offset,)

    def elapsed(self) -> int | None:
        """No clock beside this one."""
        return None

    def move(self, **time: float) -> None:
        self._now += timedelta(**time)


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Let the app go on until the condition holds; it is asked once the screen that it may be about has its
    widgets."""
    give_up = monotonic() + DEADLINE
    while not (_is_composed(pilot.app) and condition()):
        if monotonic() > give_up:
            raise AssertionError("the app did not come to it")
        await pilot.pause()


def _is_composed(app: App[Any]) -> bool:
    return not app.is_running or all(screen.is_mounted for screen in app.screen_stack[-1:])


async def back_to_the_first(app: TrackerApp) -> None:
    """Close whatever lies over the first screen, and what was told, for the next step of a test."""
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.context.say_no_more()


def shown_text(app: TrackerApp) -> str:
    """What stands on the screen, as lines."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def all_is_saved(app: TrackerApp) -> bool:
    """Whether no change waits to be saved."""
    return app._background.changes.are_done


def told(app: TrackerApp) -> str:
    """What was told last."""
    return app.context.told.words
