"""Which reminders somebody wants."""

from __future__ import annotations

from datetime import time

from tracker.domain.reminders.day_hours import DayHours
from tracker.domain.value import value

USUAL_HOURS = DayHours(time(10), time(18))


@value
class Wanted:
    """``idle`` and ``ears`` are seconds after which something is said; 0 is never.

    ``limits`` are caps and targets as they are reached, ``plan`` is what is planned as its time comes.
    """

    limits: bool = True
    plan: bool = False
    idle: int = 0
    idle_hours: DayHours = USUAL_HOURS
    ears: int = 0
