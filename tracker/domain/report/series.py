"""The hours of days in their smallest parts: whatever a report adds up is made of these."""

from __future__ import annotations

from operator import add

from tracker.domain.entries.entry import Entry
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import NO_DAYS, by_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    # An activity by its key, the track as it is written, and whether it was measured by the timer.
    Cell = tuple[str, str, bool]
    # The ordinal of a day, and the seconds of it and of each one after it.
    Series = tuple[int, tuple[int, ...]]
    SeriesByCell = Mapping[Cell, Series]

_DAYS = len(NO_DAYS)


def series_of(entries: Iterable[Entry], calendar: Calendar, now: int) -> SeriesByCell:
    """The seconds of some entries on each day, as ``week`` has them."""
    by_cell: dict[Cell, dict[int, Sequence[int]]] = {}
    placed, monday = None, 0
    for entry in entries:
        first, last = entry.first, entry.last(now)
        if first == last:
            continue
        offset = calendar.foreign_offset(entry)
        week, bounds = found = calendar.placed(first, offset)
        if found is not placed:
            # Mostly it is the week of the entry before.
            placed, monday = found, week.monday.toordinal()
        weeks = by_cell.setdefault((entry.activity, entry.track, entry.source == "timer"), {})
        own = monday
        while True:
            days, before = by_day(entry, bounds, now), weeks.get(own)
            weeks[own] = days if before is None else tuple(map(add, before, days))
            if last <= bounds[7]:
                break
            week, own = week.next(), own + _DAYS
            bounds = calendar.bounds(week, offset)
    return {cell: _joined(weeks) for cell, weeks in by_cell.items()}


def together(parts: Iterable[SeriesByCell]) -> SeriesByCell:
    """The sums of several."""
    by_cell: dict[Cell, list[Series]] = {}
    for part in parts:
        for cell, series in part.items():
            by_cell.setdefault(cell, []).append(series)
    return {cell: own[0] if len(own) == 1 else _sum(own) for cell, own in by_cell.items()}


def _joined(weeks: Mapping[int, Sequence[int]]) -> Series:
    if len(weeks) == 1:
        ((monday, days),) = weeks.items()
        return monday, tuple(days)
    return _sum([(monday, tuple(days)) for monday, days in weeks.items()])


def _sum(parts: Sequence[Series]) -> Series:
    first = min(begin for begin, _ in parts)
    days = [0] * (max(begin + len(seconds) for begin, seconds in parts) - first)
    for begin, seconds in parts:
        add_to(days, begin - first, seconds)
    return first, tuple(days)


def add_to(days: list[int], place: int, seconds: Sequence[int]) -> None:
    """Add the seconds of days to those from a place on."""
    days[place : place + len(seconds)] = map(add, days[place : place + len(seconds)], seconds)
