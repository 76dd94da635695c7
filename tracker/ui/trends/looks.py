"""The screen of each way to look back; which they are, is known here alone."""

from __future__ import annotations

from functools import partial
from typing import Any

from tracker.ui.context.context import ScreenContext
from tracker.ui.trends.field_screen import FieldScreen
from tracker.ui.trends.look import DAYS, MONTHS, WEEKS, YEARS, Look
from tracker.ui.trends.look_screen import LookScreen
from tracker.ui.trends.periods_screen import PeriodsScreen
from tracker.ui.trends.screen import TrendsScreen

_SCREENS: dict[str, type[LookScreen[Any]]] = {
    WEEKS: TrendsScreen,
    MONTHS: PeriodsScreen,
    YEARS: PeriodsScreen,
    DAYS: FieldScreen,
}


def screen_of(context: ScreenContext, look: Look) -> LookScreen[Any]:
    """The screen that shows what is looked back on in one way."""
    return _SCREENS[look.kind](context, look, partial(screen_of, context))


def trends_screen(context: ScreenContext) -> LookScreen[Any]:
    """What is seen first: the last weeks."""
    return screen_of(context, Look(WEEKS))
