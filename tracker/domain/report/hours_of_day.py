"""At what time of day, on which weekdays."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import DAYS_IN_WEEK, HOURS_IN_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.domain.report.pieces import Piece

    # Activities, and where what is of each ends among all; in numbers as this machine has them the days by
    # their ordinals, those of an activity in their order, which hour it was on each by the wall clock, as one
    # of the hours of a week, and how many seconds of that. In one piece, as ten years have five hundred of
    # these.
    HoursOfDay = tuple[tuple[str, ...], tuple[int, ...], bytes, bytes, bytes]

_HOURS_IN_DAY = 24


def hours_of_day(pieces: Iterable[Piece]) -> HoursOfDay:
    """What was done when, by the clock where each piece was recorded."""
    from array import array

    sums: dict[str, dict[tuple[int, int], int]] = {}
    for day, _, (activity, _, _), begin, end, offset in pieces:
        own = sums.setdefault(activity, {})
        while begin < end:
            wall = begin + offset
            until = min(end, begin + HOUR - wall % HOUR)
            # The ordinals of days count from a Monday on, which has the number 1.
            place = day, (day - 1) % DAYS_IN_WEEK * _HOURS_IN_DAY + wall // HOUR % _HOURS_IN_DAY
            own[place] = own.get(place, 0) + until - begin
            begin = until
    ordered = [sorted(own.items()) for own in sums.values()]
    every = [item for own in ordered for item in own]
    days = array("i", (day for (day, _), _ in every))
    seconds = array("i", (amount for _, amount in every))
    ends = (*accumulate(map(len, ordered)),)
    return (*sums,), ends, days.tobytes(), bytes(hour for (_, hour), _ in every), seconds.tobytes()


def by_weekday_and_hour(
    each: Iterable[HoursOfDay], stretches_of: Callable[[str], Sequence[tuple[int, int]]]
) -> tuple[tuple[int, ...], ...]:
    """The seconds in each hour by the wall clock of each weekday, Monday first.

    ``stretches_of`` tells from which day of an activity to before which other they count, by ordinals. A
    night belongs to the day that it counts for, as everywhere.
    """
    sums = [0] * HOURS_IN_WEEK
    known: dict[str, Sequence[tuple[int, int]]] = {}
    for activities, ends, days_kept, hours, seconds_kept in each:
        days, seconds = memoryview(days_kept).cast("i"), memoryview(seconds_kept).cast("i")
        for activity, begin, end in zip(activities, (0, *ends), ends, strict=False):
            stretches = known.get(activity)
            if stretches is None:
                stretches = known[activity] = stretches_of(activity)
            for first, until in stretches:
                low, high = begin, end
                # Mostly all that a log has of an activity is meant, or nothing of it.
                if days[begin] < first or days[end - 1] >= until:
                    low, high = bisect_left(days, first, begin, end), bisect_left(days, until, begin, end)
                for hour, amount in zip(hours[low:high], seconds[low:high], strict=True):
                    sums[hour] += amount
    weekdays = range(0, DAYS_IN_WEEK * _HOURS_IN_DAY, _HOURS_IN_DAY)
    return tuple(tuple(sums[begin : begin + _HOURS_IN_DAY]) for begin in weekdays)
