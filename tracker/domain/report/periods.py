"""The periods by which hours can be looked at: what a day belongs to, and what that is called."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from operator import itemgetter

from tracker.domain.report.series import APART, add_to, differences
from tracker.domain.time.duration import TWO_DIGITS
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.domain.report.series import Series
    from tracker.domain.time.day_range import DayRange

    # What hours are added up by: a word, or the number of a period.
    Key = str | int
    # The place of a run among all, and how many seconds there are before it, before the next one and so on.
    Piece = tuple[int, Sequence[int]]

TIMES = ("weekday", "day", "week", "month", "year")
WEEKDAY_KEYS = tuple(name.casefold() for name in DAY_NAMES)
_MARKED = ("week", "month", "year")
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
        self._numbers = [_numbers(by, own) for by in self._times]
        self._edges.append(end)

    @property
    def _are_days(self) -> bool:
        return "day" in self._times or "weekday" in self._times

    def piece(self, series: Series, begin: int, end: int) -> Piece:
        """The seconds of a series from one of its days to before another one."""
        first, totals = series
        if self._are_days:
            return begin - self._begin, totals[begin - first : end - first + 1]
        place, until = bisect_right(self._edges, begin), bisect_left(self._edges, end)
        return place - 1, [totals[day - first] for day in (begin, *self._edges[place:until], end)]

    def sums(self, pieces: Iterable[Piece]) -> dict[Key, int]:
        """The seconds of pieces by the numbers of their periods, one of each day; without periods of none."""
        (numbers,) = self._numbers
        if self._times != ("weekday",):
            return {
                number: each
                for place, seconds in _stretches(pieces)
                for number, each in zip(numbers[place : place + len(seconds)], seconds, strict=True)
                if each
            }
        found: dict[Key, int] = {}
        for place, seconds in _stretches(pieces):
            for day in range(min(DAYS_IN_WEEK, len(seconds))):
                each, number = sum(seconds[day::DAYS_IN_WEEK]), numbers[(place + day) % DAYS_IN_WEEK]
                if each:
                    found[number] = found.get(number, 0) + each
        return found

    def sums_of_both(self, pieces: Iterable[Piece]) -> dict[Key, dict[Key, int]]:
        """The same by the numbers of two periods."""
        found: dict[Key, dict[Key, int]] = {}
        for place, seconds in _stretches(pieces):
            first, second = (numbers[place : place + len(seconds)] for numbers in self._numbers)
            for one, number, each in zip(first, second, seconds, strict=True):
                if each:
                    own = found.setdefault(one, {})
                    own[number] = own.get(number, 0) + each
        return found


def _stretches(pieces: Iterable[Piece]) -> Iterator[tuple[int, list[int]]]:
    """The places at which runs with hours begin, and the seconds of each run from there on, all added up."""
    near: list[Piece] = []
    end = 0
    for place, totals in sorted(pieces, key=itemgetter(0)):
        if near and place > end + APART:
            yield near[0][0], _added(near, end)
            near = []
        near.append((place, totals))
        end = max(end, place + len(totals) - 1)
    if near:
        yield near[0][0], _added(near, end)


def _added(pieces: Sequence[Piece], end: int) -> list[int]:
    """The seconds of each run from that of the first piece on to before the last end."""
    begin = pieces[0][0]
    together = [0] * (end - begin + 1)
    # To add up totals, of which the differences are taken once, is half the work for thousands of days.
    for place, totals in pieces:
        add_to(together, place - begin, totals)
    sums = [*differences(together)]
    for place, totals in pieces:
        # What a piece begins and ends with is there from one run to the next, and is nobody's hours.
        first, after = place - begin, place - begin + len(totals) - 1
        if first:
            sums[first - 1] -= totals[0]
        if after < len(sums):
            sums[after] += totals[-1]
    return sums


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


def _numbers(by: str, days: Sequence[int]) -> Sequence[int]:
    """The numbers of the periods that days in order belong to; later ones have higher numbers."""
    if by == "day":
        return days
    # Ordinals count from a Monday on, which has the number 1.
    if by == "weekday":
        return [(day - 1) % DAYS_IN_WEEK for day in days]
    if by == "week":
        return [day - (day - 1) % DAYS_IN_WEEK for day in days]
    numbers: list[int] = []
    while len(numbers) < len(days):
        day = days[len(numbers)]
        when = date.fromordinal(day)
        number = when.year if by == "year" else when.year * _MONTHS_IN_YEAR + when.month - 1
        numbers += [number] * (bisect_left(days, _next_begin(by, day)) - len(numbers))
    return numbers


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
    if by not in _MARKED or number is None:
        return ""
    begin, after = bounds_of(by, number)
    present = today.toordinal()
    still_runs = begin <= present < after
    # Days to come are missing nowhere.
    last = present if still_runs else after - 1
    if begin < days.first.toordinal() or last > days.last.toordinal():
        return "in part"
    return "so far" if still_runs else ""


def marks_of(by: str, days: DayRange, today: date) -> dict[Key | None, str]:
    """The same of all periods that days belong to, by their numbers, of those that have a mark."""
    if by not in _MARKED:
        return {}
    # Whatever holds neither an end of them nor today is whole.
    numbers = _numbers(by, sorted(day.toordinal() for day in (days.first, days.last, today)))
    return {number: mark for number in numbers if (mark := mark_of(by, number, days, today))}


def numbers_between(by: str, first: int, last: int) -> range:
    """The numbers of the periods from one to another, both among them."""
    return range(first, last + 1, DAYS_IN_WEEK if by == "week" else 1)


def names_of(by: str, numbers: Sequence[int]) -> list[tuple[str, str]]:
    """What periods are written as for programs, and what they are called, by their numbers in order."""
    if by in ("day", "week"):
        return [*(_names_of_days if by == "day" else _names_of_weeks)(numbers)]
    name = {"weekday": _weekday, "month": _month, "year": _year}[by]
    return [name(number) for number in numbers]


def _names_of_days(ordinals: Sequence[int]) -> Iterator[tuple[str, str]]:
    # Thousands of days: to count on in a month takes a third of what it takes to ask the calendar.
    place = 0
    while place < len(ordinals):
        day, until = date.fromordinal(ordinals[place]), _next_begin("month", ordinals[place])
        before, written, called = day.toordinal() - day.day, day.isoformat()[:-2], _MONTHS[day.month - 1]
        end = bisect_left(ordinals, until, place)
        for ordinal in ordinals[place:end]:
            number = ordinal - before
            weekday = DAY_NAMES[(ordinal - 1) % DAYS_IN_WEEK]
            yield f"{written}{TWO_DIGITS[number]}", f"{weekday} {number} {called}"
        place = end


def _names_of_weeks(mondays: Sequence[int]) -> Iterator[tuple[str, str]]:
    for monday in mondays:
        year, number, _ = date.fromordinal(monday).isocalendar()
        yield f"{year}-W{TWO_DIGITS[number]}", f"W{TWO_DIGITS[number]}"


def _weekday(key: int) -> tuple[str, str]:
    return WEEKDAY_KEYS[key], DAY_NAMES[key]


def _month(key: int) -> tuple[str, str]:
    year, month = divmod(key, _MONTHS_IN_YEAR)
    return f"{year}-{month + 1:02d}", f"{_MONTHS[month]} {year}"


def _year(key: int) -> tuple[str, str]:
    return str(key), str(key)
