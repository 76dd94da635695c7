"""The day that lies below what is looked back on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.ui.day.screen import DayScreen
from tracker.ui.widgets.tracker_screen import TrackerScreen


def open_day(screen: TrackerScreen[Any], day: date, back: Callable[[date], None] = lambda _: None) -> None:
    """Show the entries of a day over a screen; ``back`` is told the one that was shown last there."""
    context = screen.context
    today = context.days.today()
    if day > today:
        context.say("That day has not begun yet.")
        return
    if not screen.is_active:
        # A second click, before the screen that the first one opened was seen.
        return
    view = context.view
    left = None if view.is_present else view.report.week
    opened = DayScreen(context, None if day == today else day)

    def come_back(_: None) -> None:
        # The week screen is found as it was left.
        context.show_week(left)
        back(opened.day)

    context.open(opened, come_back)
