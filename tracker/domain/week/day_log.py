"""The entries of a stretch of days, each day with what fell on it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from tracker.domain.entries.entry import Entry
from tracker.domain.value import maker, value
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.steady_day import SteadyDay, steady_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@value
class Part:
    """The part of an entry that falls on one day, from one instant to another; mostly it ``is_whole``."""

    entry: Entry
    begin: int
    end: int
    is_whole: bool

    @property
    def seconds(self) -> int:
        return self.end - self.begin


@value
class DayLog:
    """One day and all that fell on it, by start."""

    day: date
    parts: tuple[Part, ...]

    @property
    def seconds(self) -> int:
        return sum([part.end - part.begin for part in self.parts])


_makers: list[Callable[..., Part]] = []


def day_logs(
    entries: Iterable[Entry], first: date, last: date, calendar: Calendar, now: int
) -> tuple[DayLog, ...]:
    """The days from first to last on which something was logged; ``entries`` are sorted by start.

    An entry over midnight is on both its days, with the seconds that each has of it, so that the
    days add up to the week. One without length is on the day on which it starts.
    """
    parts: dict[date, list[Part]] = {}
    stretch = SteadyDay()
    since, until, zone = stretch.begin, stretch.end, stretch.zone
    own: list[Part] = []
    if not _makers:
        _makers.append(maker(Part))
    part_of = _makers[0]
    for entry in entries:
        begin, end = entry.first, entry.last(now)
        if not since <= begin < until:
            stretch = steady_day(begin, calendar)
            since, until, zone = stretch.begin, stretch.end, stretch.zone
            own = parts.setdefault(stretch.day, []) if first <= stretch.day <= last else []
        # Mostly it lies on the day of the entry before: to place each by itself takes ten times as long.
        if begin < end <= until and entry.start.tzinfo == zone:
            own.append(part_of(entry, begin, end, True))
            continue
        for day, part in _parts_of(entry, calendar, now):
            if first <= day <= last:
                parts.setdefault(day, []).append(part)
    return tuple(DayLog(day, tuple(parts[day])) for day in sorted(parts) if parts[day])


def _parts_of(entry: Entry, calendar: Calendar, now: int) -> list[tuple[date, Part]]:
    """What of an entry lies on each of the days that it reaches into."""
    parts = []
    offset = calendar.foreign_offset(entry)
    first, last = entry.first, entry.last(now)
    until = max(last, first + 1)
    week, bounds = calendar.placed(first, offset)
    number = bisect_right(bounds, first) - 1
    while bounds[number] < until:
        begin, end = max(first, bounds[number]), min(last, bounds[number + 1])
        # A day that the zone leaves out has no length.
        if begin < end or bounds[number] <= first < bounds[number + 1]:
            end = max(begin, end)
            part = Part(entry, begin, end, (begin, end) == (first, last))
            parts.append((week.monday + timedelta(days=number), part))
        number += 1
        if number == 7:
            week, number = week.next(), 0
            bounds = calendar.bounds(week, offset)
    return parts
