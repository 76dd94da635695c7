"""From entries to their seconds on each day. Where those are known, nothing of this is loaded."""

from __future__ import annotations

from itertools import accumulate
from operator import itemgetter

from tracker.domain.entries.entry import Entry
from tracker.domain.report.series import APART, add_to, days_of
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.steady_day import SteadyDay, steady_day
from tracker.domain.week.tally import NO_DAYS, by_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.domain.report.series import Cell, Series, SeriesByCell


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
    return {cell: _sum([*weeks.items()]) for cell, weeks in by_cell.items()}


def together(parts: Iterable[SeriesByCell]) -> tuple[SeriesByCell, ...]:
    """The sums of several: of what was left and taken up again, one series for each time."""
    by_cell: dict[Cell, list[tuple[int, Sequence[int]]]] = {}
    for part in parts:
        for cell, series in part.items():
            by_cell.setdefault(cell, []).append((series[0], [*days_of(series)]))
    made: list[dict[Cell, Series]] = []
    for cell, own in by_cell.items():
        for number, stretch in enumerate(_stretches(own)):
            if number == len(made):
                made.append({})
            made[number][cell] = _sum(stretch)
    return tuple(made)


def _stretches(parts: list[tuple[int, Sequence[int]]]) -> Iterator[list[tuple[int, Sequence[int]]]]:
    """The seconds of days in their order, parted where there are none for long."""
    parts.sort(key=itemgetter(0))
    stretch, end = parts[:1], parts[0][0] + len(parts[0][1])
    for part in parts[1:]:
        if part[0] - end > APART:
            yield stretch
            stretch = []
        stretch.append(part)
        end = max(end, part[0] + len(part[1]))
    yield stretch


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
    """The series of the seconds of days, from one on each."""
    first, days = parts[0]
    if len(parts) > 1:
        first = min(begin for begin, _ in parts)
        days = sums = [0] * (max(begin + len(seconds) for begin, seconds in parts) - first)
        for begin, seconds in parts:
            add_to(sums, begin - first, seconds)
    return first, (*accumulate(days, initial=0),)
