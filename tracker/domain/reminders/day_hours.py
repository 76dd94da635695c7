"""The hours of a day within which somebody wants to be reminded that nothing runs."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracker.domain.errors import Misunderstood
from tracker.domain.time.time_words import TimeOfDay, spoken_time
from tracker.domain.time.zone import first_instant_from, wall_time
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.time.zone import Zone

_BETWEEN = "-"
_DASHES = "–—−"
_ONE_DAY = timedelta(days=1)


@value
class DayHours:
    """From one time of day to another; over midnight where the end comes no later than the beginning."""

    begin: time
    end: time

    def stretches(self, now: int, zone: Zone) -> Iterator[tuple[int, int]]:
        """The instants at which they begin and end, from the day before to the day after, in order."""
        today = wall_time(now, zone).date()
        for day in (today - _ONE_DAY, today, today + _ONE_DAY):
            begin = datetime.combine(day, self.begin)
            end = datetime.combine(day if self.begin < self.end else day + _ONE_DAY, self.end)
            yield first_instant_from(begin, zone), first_instant_from(end, zone)

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}{_BETWEEN}{self.end:%H:%M}"


def parse_day_hours(text: str) -> DayHours:
    """The hours in ``10:00-18:00``. Raises Misunderstood for anything else."""
    plain = text.translate(dict.fromkeys(map(ord, _DASHES), _BETWEEN))
    begin, dash, end = (part.strip() for part in plain.partition(_BETWEEN))
    spoken = [spoken_time(part) for part in (begin, end)] if dash and begin and end else []
    times = [each for each in spoken if isinstance(each, TimeOfDay) and not each.day and each.offset is None]
    if len(times) != 2 or times[0].ends_day:
        raise Misunderstood(f"«{text}» are no hours of a day. Write them like 10:00-18:00.")
    return DayHours(*(each.clock for each in times))
