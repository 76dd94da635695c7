"""Stretches of whole days as a person names them: a week, a month, a quarter, a year, or from day to day."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.time.duration import whole_number
from tracker.domain.time.period import parse_day, parse_week
from tracker.domain.time.week import Week
from tracker.domain.time.zone import EARLIEST, LATEST
from tracker.domain.value import value

UNITS = ("week", "month", "quarter", "year")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MONTHS_IN_YEAR, _MONTHS_IN_QUARTER = 12, 3
# Which of them, seen from the present one.
_SAID = {"this": 0, "last": -1}


@value
class DayRange:
    """The days from ``first`` to ``last``, both of them among it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(f"{self.last} comes before {self.first}.")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def up_to(self, day: date) -> DayRange | None:
        """What of it has come by a day, which is among it; None where it has not begun."""
        return None if day < self.first else DayRange(self.first, min(self.last, day))

    @property
    def text(self) -> str:
        """What a person calls it: ``November 2026``, ``2026-W47``, ``2026-Q4``, ``2026`` or its days."""
        first = self.first
        if self == year_of(first):
            return str(first.year)
        if self == quarter_of(first):
            return f"{first.year}-Q{(first.month - 1) // _MONTHS_IN_QUARTER + 1}"
        if self == month_of(first):
            return f"{MONTH_NAMES[first.month - 1]} {first.year}"
        if self == week_range(Week.containing(first)):
            return str(Week.containing(first))
        return self.days_text

    @property
    def days_text(self) -> str:
        """Its first and last day in words: ``16 Nov to 22 Nov 2026``."""
        first, last = self.first, self.last
        if first == last:
            return f"{first.day} {first:%b} {first.year}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{first.day} {first:%b}{year} to {last.day} {last:%b} {last.year}"


def week_range(week: Week) -> DayRange:
    """The days of a week."""
    return DayRange(week.monday, week.monday + timedelta(days=6))


def month_of(day: date) -> DayRange:
    """The month that a day is in."""
    return _months(day.year, day.month, 1)


def quarter_of(day: date) -> DayRange:
    """The quarter of a year that a day is in."""
    first = (day.month - 1) // _MONTHS_IN_QUARTER * _MONTHS_IN_QUARTER + 1
    return _months(day.year, first, _MONTHS_IN_QUARTER)


def year_of(day: date) -> DayRange:
    """The year that a day is in."""
    return DayRange(date(day.year, 1, 1), date(day.year, 12, 31))


def range_named(unit: str, text: str, today: date) -> DayRange:
    """The week, month, quarter or year that is named, such as ``2026-11``; nothing means the present one.

    Of a name without a year it is the latest one that has begun. Raises Misunderstood or Invalid.
    """
    word = text.strip().casefold() or "this"
    if unit == "week":
        return week_range(parse_week(word, Week.containing(today)))
    parse = {"month": _parse_month, "quarter": _parse_quarter, "year": _parse_year}[unit]
    found = parse(word, today)
    if found is None:
        raise Misunderstood(f"«{text}» is not a {unit}. Try {_forms(unit, today)}, this or last.")
    if not EARLIEST < found.first.year < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return found


def range_between(first: str, last: str | None, today: date) -> DayRange:
    """From one day to another; without a last one up to today, or to the first where that is to come.

    Raises Misunderstood, also where the days stand the wrong way round, or Invalid.
    """
    begin = parse_day(first, today)
    end = parse_day(last, today) if last is not None else max(today, begin)
    if end < begin:
        raise Misunderstood(f"{end} comes before {begin}.")
    return DayRange(begin, end)


def _parse_month(word: str, today: date) -> DayRange | None:
    if word in _SAID:
        return _months(today.year, today.month + _SAID[word], 1)
    year, dash, number = word.partition("-")
    if dash:
        return _numbered(year, number, _MONTHS_IN_YEAR, 1)
    month = _month_named(word) or whole_number(word, 1, _MONTHS_IN_YEAR)
    return None if month is None else _months(today.year - (month > today.month), month, 1)


def _parse_quarter(word: str, today: date) -> DayRange | None:
    present = (today.month - 1) // _MONTHS_IN_QUARTER + 1
    if word in _SAID:
        first = (present - 1 + _SAID[word]) * _MONTHS_IN_QUARTER + 1
        return _months(today.year, first, _MONTHS_IN_QUARTER)
    year, dash, number = word.partition("-")
    if dash:
        return _numbered(year, number.removeprefix("q"), 4, _MONTHS_IN_QUARTER) if number[:1] == "q" else None
    quarter = whole_number(word.removeprefix("q"), 1, 4)
    if quarter is None:
        return None
    first = (quarter - 1) * _MONTHS_IN_QUARTER + 1
    return _months(today.year - (quarter > present), first, _MONTHS_IN_QUARTER)


def _parse_year(word: str, today: date) -> DayRange | None:
    year = today.year + _SAID[word] if word in _SAID else _year(word)
    return None if year is None else year_of(date(year, 1, 1))


def _numbered(year: str, number: str, most: int, months: int) -> DayRange | None:
    """The month or quarter of a number in a year."""
    whole_year, which = _year(year), whole_number(number, 1, most)
    if whole_year is None or which is None:
        return None
    return _months(whole_year, (which - 1) * months + 1, months)


def _year(text: str) -> int | None:
    return whole_number(text, 1000, 9998) if len(text) == 4 else None


def _months(year: int, month: int, many: int) -> DayRange:
    """So many months from one on; the months of other years count on from those of this one."""
    first = year * _MONTHS_IN_YEAR + month - 1
    begin, end = (date(n // _MONTHS_IN_YEAR, n % _MONTHS_IN_YEAR + 1, 1) for n in (first, first + many))
    return DayRange(begin, end - timedelta(days=1))


def _month_named(word: str) -> int | None:
    names = (name.casefold() for name in MONTH_NAMES)
    return next((n for n, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)), None)


def _forms(unit: str, today: date) -> str:
    if unit == "month":
        return f"{today:%Y-%m}, {MONTH_NAMES[today.month - 1].casefold()}"
    return f"{quarter_of(today).text}, Q1" if unit == "quarter" else str(today.year)
