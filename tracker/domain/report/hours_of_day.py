"""At what time of day, on which weekdays."""

from __future__ import annotations

from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.time.zone import FixedZone, wall_time
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_log import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HOURS_IN_DAY = 24


def by_weekday_and_hour(parts: Iterable[Part], calendar: Calendar) -> tuple[tuple[int, ...], ...]:
    """The seconds in each hour by the wall clock of each weekday, Monday first, by where each was recorded.

    By the clock a night belongs to the date on which it is.
    """
    sums = [[0] * _HOURS_IN_DAY for _ in range(DAYS_IN_WEEK)]
    for part in parts:
        offset = calendar.foreign_offset(part.entry)
        zone = calendar.zone if offset is None else FixedZone(offset)
        begin, end = part.begin, part.end
        while begin < end:
            wall = wall_time(begin, zone)
            # The clock shows the next hour after what is left of this one, or it was changed within it.
            until = min(end, begin + HOUR - wall.minute * 60 - wall.second)
            sums[wall.weekday()][wall.hour] += until - begin
            begin = until
    return tuple(map(tuple, sums))
