"""How many seconds fall where: entries clipped to the days of a week."""

from __future__ import annotations

from bisect import bisect_right

from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.calendar import Bounds, Calendar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Days = tuple[int, ...]
NO_DAYS: Days = (0,) * 7


def overlap(first: int, last: int, begin: int, end: int) -> int:
    """Seconds that two stretches share."""
    return max(0, min(last, end) - max(first, begin))


def by_day(entry: Entry, bounds: Bounds, now: int) -> Days:
    """The seconds of an entry that fall on each day of a week."""
    first, last = entry.first, entry.last(now)
    if last <= bounds[0] or first >= bounds[7]:
        return NO_DAYS
    day = bisect_right(bounds, first) - 1
    if day >= 0 and last <= bounds[day + 1]:
        return (*NO_DAYS[:day], last - first, *NO_DAYS[day + 1 :])
    return tuple(overlap(first, last, bounds[day], bounds[day + 1]) for day in range(7))


@value
class Clip:
    """An entry with its seconds on each day of one week."""

    entry: Entry
    days: Days


@value
class Tally:
    """Seconds on each day of one week, by activity key, and how many of all came from the timer."""

    days: Mapping[str, Days]
    timer_seconds: int

    @property
    def seconds(self) -> int:
        return sum(map(sum, self.days.values()))

    @property
    def measured_share(self) -> float | None:
        """The part of the logged time whose source is the timer; None when nothing is logged."""
        return self.timer_seconds / self.seconds if self.seconds else None

    def of(self, key: str) -> Days:
        return self.days.get(key, NO_DAYS)


def clipped(entries: Iterable[Entry], week: Week, calendar: Calendar, now: int) -> list[Clip]:
    """The entries that have time in a week. Given are those that may touch it, and what runs."""
    bounds_by_offset: dict[int | None, Bounds] = {}
    clips = []
    for entry in entries:
        offset = calendar.foreign_offset(entry)
        bounds = bounds_by_offset.get(offset)
        if bounds is None:
            bounds = bounds_by_offset[offset] = calendar.bounds(week, offset)
        # Half of those that may touch it are mostly of the week before.
        if entry.last(now) > bounds[0]:
            days = by_day(entry, bounds, now)
            if any(days):
                clips.append(Clip(entry, days))
    return clips


def summed(clips: Iterable[Clip], before: Tally | None = None) -> Tally:
    """The sums of some clips, on top of those from before."""
    sums = dict(before.days) if before is not None else {}
    timer_seconds = before.timer_seconds if before is not None else 0
    for clip in clips:
        key = clip.entry.activity
        sums[key] = tuple(map(int.__add__, sums.get(key, NO_DAYS), clip.days))
        if clip.entry.source == "timer":
            timer_seconds += sum(clip.days)
    return Tally(sums, timer_seconds)


def tally(entries: Iterable[Entry], week: Week, calendar: Calendar, now: int) -> Tally:
    """The sums of a week."""
    return summed(clipped(entries, week, calendar, now))
