"""From when to when the entries of a day are shown: what ``day_span`` says, for thousands of them."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.time.duration import DAY, MINUTE
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.zone import steady_offset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone
    from tracker.domain.week.day_log import Part

_EPOCH = date(1970, 1, 1).toordinal()
_CLOCK = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in range(DAY // MINUTE))


class DaySpans:
    """The page of one day. Where no clock is changed nearby, most times need neither date nor offset."""

    def __init__(self, day: date, zone: Zone) -> None:
        self._day = day
        self._zone = zone
        as_utc = (day.toordinal() - _EPOCH) * DAY
        offset = steady_offset(as_utc - DAY, as_utc + DAY, zone)
        self._offset = None if offset is None else timedelta(seconds=offset)
        self._midnight = as_utc - (offset or 0)

    def text(self, part: Part, still: str) -> str:
        """From when to when the entry of a part lasts; ``still`` stands for an end that is not there yet."""
        start, end = part.entry.start, part.entry.end
        is_here = end is not None and start.utcoffset() == self._offset == end.utcoffset()
        begin, until = part.begin - self._midnight, part.end - self._midnight
        if is_here and part.is_whole and begin >= 0 and until < DAY:
            return f"{_CLOCK[begin // MINUTE]}–{_CLOCK[until // MINUTE]}"
        return day_span(self._day, start, end, self._zone, still)
