"""The hours of days in their smallest parts: whatever a report adds up is made of these."""

from __future__ import annotations

from bisect import bisect_left
from operator import add, sub

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    # An activity by its key, the track as it is written, and whether it was measured by the timer.
    Cell = tuple[str, str, bool]
    # The ordinal of a day, and how many seconds there are before it, before the one after it and so on: what
    # lies between any two days is the difference of two numbers.
    Series = tuple[int, Sequence[int]]
    SeriesByCell = Mapping[Cell, Series]

# Where nothing is for so long nothing is written down either: a track that is taken up again after years, and
# thousands of such tracks, weigh what was done on them.
APART = 60


def end_of(series: Series) -> int:
    """The ordinal of the day after the last one."""
    return series[0] + len(series[1]) - 1


def last_day_with_hours(series: Series) -> int:
    """The ordinal of the last day that has any; that of the one before the first where none has."""
    first, totals = series
    return first + bisect_left(totals, totals[-1]) - 1


def seconds_between(series: Series, begin: int, end: int) -> int:
    """The seconds from one day to before another, both among its days."""
    first, totals = series
    return totals[end - first] - totals[begin - first]


def days_of(series: Series) -> Iterator[int]:
    """The seconds of each day."""
    return differences(series[1])


def differences(totals: Sequence[int]) -> Iterator[int]:
    """By how much each total is more than the one before it."""
    # Totals that are only looked into become numbers once.
    numbers = [*totals]
    return map(sub, numbers[1:], numbers)


def add_to(sums: list[int], place: int, seconds: Sequence[int]) -> None:
    """Add some numbers to those from a place on."""
    sums[place : place + len(seconds)] = map(add, sums[place : place + len(seconds)], seconds)
