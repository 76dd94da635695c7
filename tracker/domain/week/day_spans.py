"""From when to when the entries of a day are shown: what ``day_span`` says, for thousands of them."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from tracker.domain.time.duration import DAY, MINUTE
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.zone import steady_offset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.time.zone import Zone
    from tracker.domain.week.day_log import Part

_EPOCH = date(1970, 1, 1).toordinal()
_ONE_DAY = timedelta(days=1)
_CLOCK = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in range(DAY // MINUTE))


class DaySpans:
    """The page of one day. Where no clock is changed nearby, most times need neither date nor offset."""

    def __init__(self, day: date, zone: Zone) -> None:
        self._day = day
        self._zone = zone
        as_utc = (day.toordinal() - _EPOCH) * DAY
        offset = steady_offset(as_utc - DAY, as_utc + 2 * DAY, zone)
        self._here = None if offset is None else timezone(timedelta(seconds=offset))
        self._midnight = as_utc - (offset or 0)
        self._day_before = f"{day - _ONE_DAY:%a} "

    def texts(self, parts: Iterable[Part], still: str) -> list[str]:
        """From when to when the entry of each part lasts; ``still`` stands for an end yet to come."""
        here, midnight, texts = self._here, self._midnight, []
        for part in parts:
            entry = part.entry
            start, end = entry.start, entry.end
            if end is not None and start.tzinfo == here == end.tzinfo:
                begin, until = entry.first - midnight, entry.closes - midnight
                # Within a day its end needs no name, and begun on this day or the one before neither a date.
                if -DAY <= begin < DAY and until < begin + DAY:
                    before = self._day_before if begin < 0 else ""
                    texts.append(f"{before}{_CLOCK[begin % DAY // MINUTE]}–{_CLOCK[until % DAY // MINUTE]}")
                    continue
            texts.append(day_span(self._day, start, end, self._zone, still))
        return texts
