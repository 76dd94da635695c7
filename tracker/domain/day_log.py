"""The entries of a stretch of days, each day with what fell on it."""

from __future__ import annotations

from datetime import date

from tracker.domain.calendar import Calendar
from tracker.domain.entry import Entry
from tracker.domain.tally import by_day
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class Part:
    """An entry with the seconds of it that fall on one day."""

    entry: Entry
    seconds: int


@value
class DayLog:
    """One day and all that fell on it, by start."""

    day: date
    parts: tuple[Part, ...]

    @property
    def seconds(self) -> int:
        return sum(part.seconds for part in self.parts)


def day_logs(
    entries: Iterable[Entry], first: date, last: date, calendar: Calendar, now: int
) -> tuple[DayLog, ...]:
    """The days from first to last on which something was logged; ``entries`` are sorted by start.

    An entry over midnight is on both its days, with the seconds that each has of it, so that the
    days add up to the week. One without length is on the day on which it starts.
    """
    parts: dict[date, list[Part]] = {}
    for entry in entries:
        for day, seconds in _days_of(entry, calendar, now):
            if first <= day <= last:
                parts.setdefault(day, []).append(Part(entry, seconds))
    return tuple(DayLog(day, tuple(parts[day])) for day in sorted(parts))


def _days_of(entry: Entry, calendar: Calendar, now: int) -> list[tuple[date, int]]:
    """The days that an entry reaches into."""
    days = []
    week = calendar.week_of(entry)
    bounds = calendar.bounds_for(entry, week)
    end = max(entry.last(now), entry.first + 1)
    while bounds[0] < end:
        seconds = by_day(entry, bounds, now)
        for number, day in enumerate(week.dates):
            starts_here = bounds[number] <= entry.first < bounds[number + 1]
            if seconds[number] or starts_here:
                days.append((day, seconds[number]))
        week = week.next()
        bounds = calendar.bounds_for(entry, week)
    return days
