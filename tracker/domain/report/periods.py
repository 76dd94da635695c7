"""The periods by which hours can be looked at: what a day belongs to, and what that is called."""

from __future__ import annotations

from datetime import date

from tracker.domain.time.range import MONTH_NAMES
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK, Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = ("weekday", "day", "week", "month", "year")
WEEKDAY_KEYS = tuple(name.casefold() for name in DAY_NAMES)
_MONTHS_IN_YEAR = 12


def period_key(by: str, monday: int, day: int) -> int:
    """The number of the period that a day of a week belongs to; later ones have higher numbers.

    ``monday`` is the ordinal of the week's Monday, ``day`` counts from it.
    """
    if by == "weekday":
        return day
    if by == "week":
        return monday
    if by == "day":
        return monday + day
    when = date.fromordinal(monday + day)
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
    return str(day), f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1][:3]}"


def _week(key: int) -> tuple[str, str]:
    week = Week.containing(date.fromordinal(key))
    return str(week), f"W{week.number:02d}"


def _month(key: int) -> tuple[str, str]:
    year, month = divmod(key, _MONTHS_IN_YEAR)
    return f"{year}-{month + 1:02d}", f"{MONTH_NAMES[month][:3]} {year}"


def _year(key: int) -> tuple[str, str]:
    return str(key), str(key)


_NAMES: dict[str, Callable[[int], tuple[str, str]]] = {
    "weekday": _weekday,
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
}
