"""At what time of day, on which weekdays."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.time.zone import FixedZone, wall_time
from tracker.domain.week.calendar import Calendar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HOURS_IN_DAY = 24


def by_weekday_and_hour(
    entries: Iterable[Entry], days: DayRange, calendar: Calendar, now: int
) -> tuple[tuple[int, ...], ...]:
    """The seconds in each hour by the wall clock of each weekday, Monday first, by where each was recorded.

    Only what falls on the days counts. By the clock a night belongs to the date on which it is.
    """
    sums = [[0] * _HOURS_IN_DAY for _ in range(DAYS_IN_WEEK)]
    for entry in entries:
        offset = calendar.foreign_offset(entry)
        zone = calendar.zone if offset is None else FixedZone(offset)
        begin = max(entry.first, calendar.day_bounds(days.first, offset)[0])
        end = min(entry.last(now), calendar.day_bounds(days.last, offset)[1])
        while begin < end:
            wall = wall_time(begin, zone)
            # The clock shows the next hour after what is left of this one, or it was changed within it.
            until = min(end, begin + HOUR - wall.minute * 60 - wall.second)
            sums[wall.weekday()][wall.hour] += until - begin
            begin = until
    return tuple(map(tuple, sums))
