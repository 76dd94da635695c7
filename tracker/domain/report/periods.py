"""The periods by which hours can be looked at: what a day belongs to, and what that is called."""

from __future__ import annotations

from datetime import date

from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TIMES = ("weekday", "day", "week", "month", "year")
WEEKDAY_KEYS = tuple(name.casefold() for name in DAY_NAMES)
_MONTHS_IN_YEAR = 12
# Asked for thousands of days.
_MONTHS = tuple(f"{date(2000, month + 1, 1):%b}" for month in range(_MONTHS_IN_YEAR))


class Periods:
    """The periods that days from one on belong to, by one or two ways to tell them apart."""

    def __init__(self, times: Sequence[str], begin: int, end: int) -> None:
        """``begin`` is the ordinal of the first day, ``end`` that of the one after the last."""
        self._times = tuple(times)
        self._begin = begin
        # Days and weekdays are added up without them.
        self._runs = [
            (tuple(_number(by, first) for by in times), first - begin, last - begin)
            for first, last in _runs(times, begin, end)
            if self._times not in (("day",), ("weekday",))
        ]

    def sums(self, days: Sequence[int]) -> Iterator[tuple[tuple[int, ...], int]]:
        """The seconds of these days by the numbers of their periods, without periods of none.

        A number may come several times.
        """
        if self._times == ("weekday",):
            numbered = ((place, sum(days[place::DAYS_IN_WEEK])) for place in range(DAYS_IN_WEEK))
            yield from (
                ((_number("weekday", self._begin + place),), sums) for place, sums in numbered if sums
            )
        elif self._times == ("day",):
            yield from (((day,), seconds) for day, seconds in enumerate(days, self._begin) if seconds)
        else:
            sums = ((numbers, sum(days[first:last])) for numbers, first, last in self._runs)
            yield from ((numbers, seconds) for numbers, seconds in sums if seconds)


def _runs(times: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """From which day to which no period changes."""
    while begin < end:
        last = min(end, *(_next_begin(by, begin) for by in times))
        yield begin, last
        begin = last


def _next_begin(by: str, day: int) -> int:
    """The first day of the period after the one that a day belongs to."""
    if by in ("day", "weekday"):
        return day + 1
    if by == "week":
        return day + DAYS_IN_WEEK - (day - 1) % DAYS_IN_WEEK
    when = date.fromordinal(day)
    if by == "year" or when.month == _MONTHS_IN_YEAR:
        return date(when.year + 1, 1, 1).toordinal()
    return date(when.year, when.month + 1, 1).toordinal()


def _number(by: str, day: int) -> int:
    """The number of the period that a day belongs to; later ones have higher numbers."""
    if by == "day":
        return day
    # Ordinals count from a Monday on, which has the number 1.
    if by == "weekday":
        return (day - 1) % DAYS_IN_WEEK
    if by == "week":
        return day - (day - 1) % DAYS_IN_WEEK
    when = date.fromordinal(day)
    return when.year if by == "year" else when.year * _MONTHS_IN_YEAR + when.month - 1


def period_name(by: str, key: int) -> tuple[str, str]:
    """What a period is written as for programs, and what it is called."""
    return _NAMES[by](key)


def following(by: str, key: int) -> int:
    """The number of the period after one."""
    return key + (DAYS_IN_WEEK if by == "week" else 1)


def _weekday(key: int) -> tuple[str, str]:
    return WEEKDAY_KEYS[key], DAY_NAMES[key]


def _day(key: int) -> tuple[str, str]:
    day = date.fromordinal(key)
    return str(day), f"{DAY_NAMES[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def _week(key: int) -> tuple[str, str]:
    week = Week.containing(date.fromordinal(key))
    return str(week), f"W{week.number:02d}"


def _month(key: int) -> tuple[str, str]:
    year, month = divmod(key, _MONTHS_IN_YEAR)
    return f"{year}-{month + 1:02d}", f"{_MONTHS[month]} {year}"


def _year(key: int) -> tuple[str, str]:
    return str(key), str(key)


_NAMES: dict[str, Callable[[int], tuple[str, str]]] = {
    "weekday": _weekday,
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
}
