"""What the days of entries depend on beside the entries: the clocks of the zone, and when days begin.

Sums that were made under one placing hold as long as it is the same.
"""

from __future__ import annotations

from datetime import date

from tracker.domain.time.duration import DAY
from tracker.domain.time.week import DAYS_IN_WEEK, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from tracker.domain.time.zone import Zone

    # The offset of the zone at first with its changes, each an instant and the offset from then on; and when
    # the days of each week begin.
    Placing = tuple[tuple[int, ...], tuple[str, ...]]

_EPOCH = date(1970, 1, 1).toordinal()


class Placings:
    """The placing of days in one zone: asked for hundreds of weeks, most of which share their edges."""

    def __init__(self, zone: Zone, day_start_of: Callable[[Week], time]) -> None:
        self._zone = zone
        self._day_start_of = day_start_of
        self._offsets: dict[int, int] = {}
        self._changes: dict[int, tuple[int, int]] = {}
        self._begins: dict[int, str] = {}

    def of(self, first: int, last: int) -> Placing:
        """That of days from one to another, by their ordinals."""
        return self.clocks(first, last), self.begins(first, last)

    def clocks(self, first: int, last: int) -> tuple[int, ...]:
        """How the clocks go on these days, and a week before and after them."""
        changes: list[int] = []
        edges = range(_monday(first) - DAYS_IN_WEEK, _monday(last) + 3 * DAYS_IN_WEEK, DAYS_IN_WEEK)
        offsets = [*map(self._offset, edges)]
        for monday, offset, after in zip(edges, offsets, offsets[1:], strict=False):
            # No zone goes to another offset and back from one Monday to the next.
            if offset != after:
                changes += self._change_in(monday)
        return offsets[0], *changes

    def begins(self, first: int, last: int) -> tuple[str, ...]:
        """When days begin in the weeks of these days, and in the one after them."""
        mondays = range(_monday(first), _monday(last) + 2 * DAYS_IN_WEEK, DAYS_IN_WEEK)
        return tuple(map(self._begin, mondays))

    def _begin(self, monday: int) -> str:
        known = self._begins.get(monday)
        if known is None:
            known = str(self._day_start_of(Week.containing(date.fromordinal(monday))))
            self._begins[monday] = known
        return known

    def _offset(self, monday: int) -> int:
        known = self._offsets.get(monday)
        if known is None:
            known = self._offsets[monday] = self._zone.offset_at((monday - _EPOCH) * DAY)
        return known

    def _change_in(self, monday: int) -> tuple[int, int]:
        """When in a week the clocks are changed, and to what."""
        known = self._changes.get(monday)
        if known is None:
            low = (monday - _EPOCH) * DAY
            high = low + DAYS_IN_WEEK * DAY
            while high - low > 1:
                middle = (low + high) // 2
                if self._zone.offset_at(middle) == self._offset(monday):
                    low = middle
                else:
                    high = middle
            known = self._changes[monday] = high, self._zone.offset_at(high)
        return known


def _monday(day: int) -> int:
    """The ordinal of the Monday of a day's week: ordinals count from a Monday on, which has the number 1."""
    return day - (day - 1) % DAYS_IN_WEEK
