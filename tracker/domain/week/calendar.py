"""Where days and weeks begin.

A day begins at the first instant of its date whose wall time reaches ``day_start``. A week runs from
its Monday to the next week's Monday, each at its own week's ``day_start``: nothing is lost or counted
twice when the setting changes.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import DAY, HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import (
    FixedZone,
    RememberedZone,
    first_instant_from,
    offset_of,
    steady_offset,
    wall_time,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.time.zone import Zone

_FIRST_DAY = date(1970, 1, 1).toordinal()
# The eight instants at which the days of a week begin and the last one ends.
Bounds = tuple[int, ...]


class Calendar:
    """The days and weeks of one zone, given the ``day_start`` of each week."""

    def __init__(self, zone: Zone, day_start_of: Callable[[Week], time]) -> None:
        self.zone = RememberedZone(zone)
        self._day_start_of = day_start_of
        self._bounds: dict[tuple[Week, int | None], Bounds] = {}
        self._steady: dict[Week, int | None] = {}
        self._last: dict[int | None, tuple[Week, Bounds]] = {}

    def bounds(self, week: Week, offset: int | None = None) -> Bounds:
        """Where the days of the week begin, and where its last day ends, as eight instants.

        In the local zone, or in that of a fixed ``offset`` for an entry recorded elsewhere.
        """
        known = self._bounds.get((week, offset))
        if known is None:
            zone: Zone = self.zone if offset is None else FixedZone(offset)
            following = week.next()
            begin, turn = self._day_start_of(week), self._day_start_of(following)
            # In most weeks no clock is changed, and ten years of days need not be looked for one by one.
            steady = self.steady_offset(week) if offset is None else offset
            if steady is None:
                days = [first_instant_from(datetime.combine(day, begin), zone) for day in week.dates]
                known = (*days, first_instant_from(datetime.combine(following.monday, turn), zone))
            else:
                midnight = _midnight(week) - steady
                first = midnight + _seconds(begin)
                known = (*range(first, first + 7 * DAY, DAY), midnight + 7 * DAY + _seconds(turn))
            self._bounds[week, offset] = known
        return known

    def steady_offset(self, week: Week) -> int | None:
        """The offset of the local zone from a day before a week to a day after it; None where it changes."""
        if week not in self._steady:
            midnight = _midnight(week)
            self._steady[week] = steady_offset(midnight - 2 * DAY, midnight + 10 * DAY, self.zone)
        return self._steady[week]

    def foreign_offset(self, entry: Entry) -> int | None:
        """The offset of an entry that was recorded elsewhere; None for one of this zone."""
        offset = offset_of(entry.start)
        return None if self.zone.offset_at(entry.first) == offset else offset

    def bounds_for(self, entry: Entry, week: Week) -> Bounds:
        """The bounds by which an entry is placed in the days of a week."""
        return self.bounds(week, self.foreign_offset(entry))

    def week_at(self, instant: int, offset: int | None = None) -> Week:
        """The week that an instant belongs to."""
        return self.placed(instant, offset)[0]

    def placed(self, instant: int, offset: int | None = None) -> tuple[Week, Bounds]:
        """The week that an instant belongs to, with its bounds."""
        last = self._last.get(offset)
        # Mostly it is the week that was asked about before.
        if last is not None and last[1][0] <= instant < last[1][7]:
            return last
        zone: Zone = self.zone if offset is None else FixedZone(offset)
        week = Week.containing(wall_time(instant, zone).date())
        bounds = self.bounds(week, offset)
        if not bounds[0] <= instant < bounds[7]:
            week = week.previous() if instant < bounds[0] else week.next()
            bounds = self.bounds(week, offset)
        self._last[offset] = week, bounds
        return week, bounds

    def week_of(self, entry: Entry) -> Week:
        """The week whose log keeps the entry: the one in which it started."""
        return self.week_at(entry.first, self.foreign_offset(entry))

    def day_at(self, instant: int, offset: int | None = None) -> date:
        """The date of the day that an instant belongs to."""
        week, bounds = self.placed(instant, offset)
        day = sum(instant >= begin for begin in bounds[1:7])
        return week.monday + timedelta(days=day)

    def day_bounds(self, day: date, offset: int | None = None) -> tuple[int, int]:
        """The instants at which a day begins and ends."""
        bounds = self.bounds(Week.containing(day), offset)
        return bounds[day.weekday()], bounds[day.weekday() + 1]

    def days_of(self, entry: Entry, now: int) -> tuple[int, int]:
        """The instants from which to which the days last that an entry lies on."""
        last, offset = max(entry.first, entry.last(now) - 1), self.foreign_offset(entry)
        first_day, last_day = self.day_at(entry.first, offset), self.day_at(last, offset)
        return self.day_bounds(first_day, offset)[0], self.day_bounds(last_day, offset)[1]


def _midnight(week: Week) -> int:
    """The instant at which a week would begin at 0:00 in UTC."""
    return (week.monday.toordinal() - _FIRST_DAY) * DAY


def _seconds(begin: time) -> int:
    return begin.hour * HOUR + begin.minute * MINUTE + begin.second
