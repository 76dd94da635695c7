"""Entries in the pieces that pages and lists are made of: what of each lies on one day by one clock."""

from __future__ import annotations

from datetime import date

from tracker.domain.time.zone import clock_changes
from tracker.domain.week.day_log import day_logs
from tracker.domain.week.steady_day import SteadyDay, steady_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.day_log import Part

    # Activity, track and note as they are written.
    Words = tuple[str, str, str]
    # The ordinal of its day, when its entry starts, what that says, from when to when it lasts, and by how
    # much the clock where it was recorded is ahead of UTC.
    Piece = tuple[int, int, Words, int, int, int]


def pieces_of(entries: Iterable[Entry], calendar: Calendar, now: int) -> list[Piece]:
    """The pieces of some entries that take time, entry by entry."""
    pieces: list[Piece] = []
    steady, day, offset = SteadyDay(), 0, 0
    for entry in entries:
        first, last = entry.first, entry.last(now)
        if first == last:
            continue
        if not steady.begin <= first < steady.end:
            steady = steady_day(first, calendar)
            day, offset = steady.day.toordinal(), calendar.zone.offset_at(first)
        words = entry.activity, entry.track, entry.note
        # Mostly it lies on the day of the one before: to place each by itself takes several times as long.
        if last <= steady.end and entry.start.tzinfo == steady.zone:
            pieces.append((day, first, words, first, last, offset))
        else:
            pieces += _placed(entry, words, calendar, now)
    return pieces


def _placed(entry: Entry, words: Words, calendar: Calendar, now: int) -> Iterator[Piece]:
    """The pieces of one entry, day by day."""
    for day in day_logs((entry,), date.min, date.max, calendar, now):
        for part in day.parts:
            for begin, end, offset in _by_clock(part, calendar):
                yield day.day.toordinal(), entry.first, words, begin, end, offset


def _by_clock(part: Part, calendar: Calendar) -> Iterator[tuple[int, int, int]]:
    """From when to when a part lasts with its offset; more than once where clocks are changed within it."""
    begin, end = part.begin, part.end
    if begin == end:
        return
    offset = calendar.foreign_offset(part.entry)
    if offset is not None:
        yield begin, end, offset
        return
    zone = calendar.zone
    if zone.offset_at(begin) != zone.offset_at(end - 1):
        for change in clock_changes(begin, end, zone):
            if begin < change:
                yield begin, change, zone.offset_at(begin)
                begin = change
    yield begin, end, zone.offset_at(begin)
