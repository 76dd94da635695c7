"""At what time of day, on which weekdays."""

from __future__ import annotations

from bisect import bisect_left

from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import DAYS_IN_WEEK, HOURS_IN_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.domain.report.pieces import Piece

    # By activities, in numbers as this machine has them: days by their ordinals, in their order; which hour
    # of the week it was on each by the wall clock; and how many seconds of that.
    HoursOfDay = Mapping[str, tuple[bytes, bytes, bytes]]

_HOURS_IN_DAY = 24
# 1970-01-01 was a Thursday.
_FIRST_HOUR = 3 * _HOURS_IN_DAY


def hours_of_day(pieces: Iterable[Piece]) -> HoursOfDay:
    """What was done when, by the clock where each piece was recorded."""
    from array import array

    sums: dict[str, dict[tuple[int, int], int]] = {}
    for day, _, (activity, _, _), begin, end, offset in pieces:
        own = sums.setdefault(activity, {})
        while begin < end:
            wall = begin + offset
            until = min(end, begin + HOUR - wall % HOUR)
            place = day, (wall // HOUR + _FIRST_HOUR) % HOURS_IN_WEEK
            own[place] = own.get(place, 0) + until - begin
            begin = until
    found = {}
    for activity, own in sums.items():
        days, hours = zip(*sorted(own), strict=True)
        seconds = array("i", (own[place] for place in zip(days, hours, strict=True)))
        found[activity] = array("i", days).tobytes(), bytes(hours), seconds.tobytes()
    return found


def by_weekday_and_hour(
    each: Iterable[HoursOfDay], stretches_of: Callable[[str], Sequence[tuple[int, int]]]
) -> tuple[tuple[int, ...], ...]:
    """The seconds in each hour by the wall clock of each weekday, Monday first.

    ``stretches_of`` tells from which day of an activity to before which other they count, by ordinals. By the
    clock a night belongs to the date on which it is.
    """
    sums = [0] * HOURS_IN_WEEK
    known: dict[str, Sequence[tuple[int, int]]] = {}
    for part in each:
        for activity, (days_kept, hours, seconds_kept) in part.items():
            stretches = known.get(activity)
            if stretches is None:
                stretches = known[activity] = stretches_of(activity)
            if not stretches:
                continue
            days, seconds = memoryview(days_kept).cast("i"), memoryview(seconds_kept).cast("i")
            for first, end in stretches:
                begin, until = bisect_left(days, first), bisect_left(days, end)
                for hour, amount in zip(hours[begin:until], seconds[begin:until], strict=True):
                    sums[hour] += amount
    weekdays = range(0, DAYS_IN_WEEK * _HOURS_IN_DAY, _HOURS_IN_DAY)
    return tuple(tuple(sums[begin : begin + _HOURS_IN_DAY]) for begin in weekdays)
