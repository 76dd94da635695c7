"""The hours of days in their smallest parts: whatever a report adds up is made of these."""

from __future__ import annotations

from operator import add

from tracker.domain.entries.entry import Entry
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.steady_day import SteadyDay, steady_day
from tracker.domain.week.tally import NO_DAYS, by_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    # An activity by its key, the track as it is written, and whether it was measured by the timer.
    Cell = tuple[str, str, bool]
    # The ordinal of a day, and the seconds of it and of each one after it.
    Series = tuple[int, tuple[int, ...]]
    SeriesByCell = Mapping[Cell, Series]


def series_of(entries: Iterable[Entry], calendar: Calendar, now: int) -> SeriesByCell:
    """The seconds of some entries on each day, as ``week`` has them."""
    by_cell: dict[Cell, dict[int, list[int]]] = {}
    steady, monday = SteadyDay(), 0
    for entry in entries:
        first, last = entry.first, entry.last(now)
        if first == last:
            continue
        weeks = by_cell.setdefault((entry.activity, entry.track, entry.source == "timer"), {})
        if not steady.begin <= first < steady.end:
            steady = steady_day(first, calendar)
            monday = steady.day.toordinal() - steady.number
        # Mostly it lies on the day of the one before: to place each by itself takes several times as long.
        if last <= steady.end and entry.start.tzinfo == steady.zone:
            own = weeks.get(monday)
            if own is None:
                own = weeks[monday] = [*NO_DAYS]
            own[steady.number] += last - first
        else:
            _place(entry, weeks, calendar, now)
    return {cell: _sum([(monday, days) for monday, days in weeks.items()]) for cell, weeks in by_cell.items()}


def together(parts: Iterable[SeriesByCell]) -> SeriesByCell:
    """The sums of several."""
    by_cell: dict[Cell, list[Series]] = {}
    for part in parts:
        for cell, series in part.items():
            by_cell.setdefault(cell, []).append(series)
    return {cell: _sum(own) for cell, own in by_cell.items()}


def _place(entry: Entry, weeks: dict[int, list[int]], calendar: Calendar, now: int) -> None:
    """Add what of an entry falls on each day of the weeks that it reaches into."""
    offset = calendar.foreign_offset(entry)
    week, bounds = calendar.placed(entry.first, offset)
    while True:
        own = weeks.setdefault(week.monday.toordinal(), [*NO_DAYS])
        add_to(own, 0, by_day(entry, bounds, now))
        if entry.last(now) <= bounds[7]:
            return
        week = week.next()
        bounds = calendar.bounds(week, offset)


def _sum(parts: Sequence[tuple[int, Sequence[int]]]) -> Series:
    if len(parts) == 1:
        return parts[0][0], tuple(parts[0][1])
    first = min(begin for begin, _ in parts)
    days = [0] * (max(begin + len(seconds) for begin, seconds in parts) - first)
    for begin, seconds in parts:
        add_to(days, begin - first, seconds)
    return first, tuple(days)


def add_to(days: list[int], place: int, seconds: Sequence[int]) -> None:
    """Add the seconds of days to those from a place on."""
    days[place : place + len(seconds)] = map(add, days[place : place + len(seconds)], seconds)
