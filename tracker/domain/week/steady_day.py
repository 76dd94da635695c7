"""The day on which an instant lies, for thousands of entries: mostly it is that of the one before."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta, timezone

from tracker.domain.time.zone import steady_offset
from tracker.domain.week.calendar import Calendar


class SteadyDay:
    """A day from one instant to another; what was recorded in it by its offset is of that day.

    Its ``zone`` is that offset; None where clocks are changed about it. ``number`` counts from its Monday.
    """

    def __init__(
        self,
        day: date = date.min,
        number: int = 0,
        begin: int = 0,
        end: int = 0,
        offset: int | None = None,
    ) -> None:
        self.day = day
        self.number = number
        self.begin = begin
        self.end = end
        self.zone = None if offset is None else timezone(timedelta(seconds=offset))


def steady_day(instant: int, calendar: Calendar) -> SteadyDay:
    """The day of here on which an instant lies."""
    week, bounds = calendar.placed(instant)
    number = bisect_right(bounds, instant) - 1
    begin, end = bounds[number : number + 2]
    offset = calendar.steady_offset(week)
    if offset is None:
        offset = steady_offset(begin, end, calendar.zone)
    return SteadyDay(week.monday + timedelta(days=number), number, begin, end, offset)
