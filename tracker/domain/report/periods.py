"""The periods by which hours can be looked at: what a day belongs to, and what that is called."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from tracker.domain.report.series import APART, add_to, differences
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.domain.report.series import Series
    from tracker.domain.time.day_range import DayRange

    # The place of a run among all, and the seconds of it and of those that follow.
    Stretch = tuple[int, list[int]]

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
        # The days on which a run begins in which no period changes, and the one after the last.
        self._edges = [*range(begin, end)] if self._are_days else [*_runs(times, begin, end)]
        # Of thousands of days there are seven weekdays.
        own = self._edges[: DAYS_IN_WEEK if self._times == ("weekday",) else None]
        self._numbers = [*zip(*([_number(by, day) for day in own] for by in self._times), strict=True)]
        self._edges.append(end)

    @property
    def _are_days(self) -> bool:
        return "day" in self._times or "weekday" in self._times

    def add(self, series: Series, begin: int, end: int, stretches: list[Stretch]) -> None:
        """Add the seconds of a series from one of its days to before another one."""
        first, totals = series
        if self._are_days:
            place, days = begin - self._begin, totals[begin - first : end - first + 1]
            _add_stretch(stretches, place, [*differences(days)])
            return
        place, until = bisect_right(self._edges, begin), bisect_left(self._edges, end)
        marks = [totals[day - first] for day in (begin, *self._edges[place:until], end)]
        _add_stretch(stretches, place - 1, [*differences(marks)])

    def named(self, stretches: Iterable[Stretch]) -> Iterator[tuple[tuple[int, ...], int]]:
        """The sums of runs by the numbers of their periods, without periods of none.

        A number may come several times.
        """
        for place, sums in stretches:
            if self._times == ("weekday",):
                weekdays = range(min(DAYS_IN_WEEK, len(sums)))
                numbers = [self._numbers[(place + day) % DAYS_IN_WEEK] for day in weekdays]
                sums = [sum(sums[day::DAYS_IN_WEEK]) for day in weekdays]
            else:
                numbers = self._numbers[place : place + len(sums)]
            yield from (named for named in zip(numbers, sums, strict=True) if named[1])


def _add_stretch(stretches: list[Stretch], place: int, seconds: list[int]) -> None:
    """Add the seconds of some runs to the stretch that they lie in or near; else they are one themselves."""
    end = place + len(seconds)
    for number, (begin, sums) in enumerate(stretches):
        if place - APART <= begin + len(sums) and begin <= end + APART:
            if place < begin:
                sums[:0] = [0] * (begin - place)
                stretches[number] = begin, sums = place, sums
            sums += [0] * (end - begin - len(sums))
            add_to(sums, place - begin, seconds)
            return
    stretches.append((place, seconds))


def _runs(times: Sequence[str], begin: int, end: int) -> Iterator[int]:
    """The days on which a run begins in which no period changes."""
    while begin < end:
        yield begin
        begin = min(_next_begin(by, begin) for by in times)


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


def bounds_of(by: str, number: int) -> tuple[int, int]:
    """The ordinals of the first day of a period, which is no weekday, and of the one after its last."""
    if by == "year":
        begin = date(number, 1, 1).toordinal()
    elif by == "month":
        begin = date(number // _MONTHS_IN_YEAR, number % _MONTHS_IN_YEAR + 1, 1).toordinal()
    else:
        begin = number
    return begin, _next_begin(by, begin)


def mark_of(by: str, number: int | None, days: DayRange, today: date) -> str:
    """«in part» for a period of which some days are not among those, «so far» for one that still runs.

    Empty for all others, and for what is no week, month or year.
    """
    if by not in ("week", "month", "year") or number is None:
        return ""
    begin, after = bounds_of(by, number)
    present = today.toordinal()
    still_runs = begin <= present < after
    # Days to come are missing nowhere.
    last = present if still_runs else after - 1
    if begin < days.first.toordinal() or last > days.last.toordinal():
        return "in part"
    return "so far" if still_runs else ""


def naming(by: str) -> Callable[[int], tuple[str, str]]:
    """What tells, by its number, what a period is written as for programs, and what it is called."""
    return _NAMES[by]


def numbers_between(by: str, first: int, last: int) -> range:
    """The numbers of the periods from one to another, both among them."""
    return range(first, last + 1, DAYS_IN_WEEK if by == "week" else 1)


def _weekday(key: int) -> tuple[str, str]:
    return WEEKDAY_KEYS[key], DAY_NAMES[key]


def _day(key: int) -> tuple[str, str]:
    day = date.fromordinal(key)
    return day.isoformat(), f"{DAY_NAMES[(key - 1) % DAYS_IN_WEEK]} {day.day} {_MONTHS[day.month - 1]}"


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
