"""The sums of weeks in their smallest parts: whatever a report adds up is made of these."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import Days, by_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    # An activity by its key, the track as it is written, and whether it was measured by the timer.
    Cell = tuple[str, str, bool]
    # The seconds on each day of one week.
    Cells = Mapping[Cell, Days]
    # By the ordinals of the Mondays.
    CellsByWeek = Mapping[int, Cells]


def cells_by_week(entries: Iterable[Entry], calendar: Calendar, now: int) -> CellsByWeek:
    """The sums of some entries in each week that they reach into, as ``week`` has them."""
    weeks: dict[int, dict[Cell, Days]] = {}
    placed, cells = None, {}
    for entry in entries:
        first, last = entry.first, entry.last(now)
        if first == last:
            continue
        offset = calendar.foreign_offset(entry)
        week, bounds = found = calendar.placed(first, offset)
        if found is not placed:
            placed, cells = found, weeks.setdefault(week.monday.toordinal(), {})
        cell = entry.activity, entry.track, entry.source == "timer"
        _add(cells, cell, by_day(entry, bounds, now))
        while bounds[7] < last:
            week = week.next()
            bounds = calendar.bounds(week, offset)
            _add(weeks.setdefault(week.monday.toordinal(), {}), cell, by_day(entry, bounds, now))
    return weeks


def added(weeks: CellsByWeek, others: CellsByWeek) -> CellsByWeek:
    """The sums of both."""
    both = {monday: dict(cells) for monday, cells in weeks.items()}
    for monday, cells in others.items():
        own = both.setdefault(monday, {})
        for cell, days in cells.items():
            _add(own, cell, days)
    return both


def _add(cells: dict[Cell, Days], cell: Cell, days: Days) -> None:
    before = cells.get(cell)
    cells[cell] = days if before is None else tuple(map(int.__add__, before, days))
