"""Entries as far as they lie in some days: cut there, their seconds add up to those of the days."""

from __future__ import annotations

from tracker.domain.time.zone import FixedZone, clock_changes, wall_time, wall_time_like
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.zone import Zone
    from tracker.domain.week.calendar import Calendar


@value
class Session:
    """A stretch of an entry, by the clock of where it was recorded, which does not change within it."""

    entry: Entry
    begin: datetime
    end: datetime


class WithinDays:
    """Some days, at whose edges entries are cut. ``now`` is an instant; what runs counts up to it."""

    def __init__(self, days: DayRange, calendar: Calendar, now: int) -> None:
        self.calendar = calendar
        self.now = now
        self._days = days
        # By the offset of what was recorded elsewhere.
        self._edges: dict[int | None, tuple[int, int]] = {}

    def stretch(self, entry: Entry) -> tuple[int, int, int | None]:
        """The instants from which to which an entry lies in them, and its offset if it is of elsewhere."""
        offset = self.calendar.foreign_offset(entry)
        begin, end = self._edges.get(offset) or self._edges_by(offset)
        return max(begin, entry.first), min(end, entry.last(self.now)), offset

    def have(self, begin: int, end: int) -> bool:
        """Whether they have all of what lies between two instants, by the clock of here."""
        first, last = self._edges.get(None) or self._edges_by(None)
        return first <= begin and end <= last

    def start_and_end(self, entry: Entry) -> tuple[datetime, datetime | None]:
        """The same as wall times where it was recorded; what still runs at their end has none."""
        begin, end, _ = self.stretch(entry)
        is_to_the_end = end == entry.last(self.now)
        return (
            entry.start if begin == entry.first else self._wall_time(entry, begin),
            entry.end if is_to_the_end else self._wall_time(entry, end),
        )

    def has_ended(self, entry: Entry) -> bool:
        """Whether nothing is added any more to what lies in them of an entry."""
        return entry.end is not None or self.start_and_end(entry)[1] is not None

    def sessions(self, entries: Iterable[Entry]) -> Iterator[Session]:
        """What lies in them of entries that have ended, cut wherever a clock changes.

        So a format that knows no zones has the right sums.
        """
        for entry in entries:
            begin, end, offset = self.stretch(entry)
            zone: Zone = self.calendar.zone if offset is None else FixedZone(offset)
            for change in (*clock_changes(begin, end, zone), end):
                # It ends by the clock with which it began.
                clock = FixedZone(zone.offset_at(begin))
                yield Session(entry, wall_time(begin, clock), wall_time(change, clock))
                begin = change

    def _wall_time(self, entry: Entry, instant: int) -> datetime:
        return wall_time_like(entry.start, instant, self.calendar.zone)

    def _edges_by(self, offset: int | None) -> tuple[int, int]:
        first = self.calendar.day_bounds(self._days.first, offset)[0]
        last = self.calendar.day_bounds(self._days.last, offset)[1]
        return self._edges.setdefault(offset, (first, last))
