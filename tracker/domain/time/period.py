"""Weeks and days as a person names them."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.time.week import Week
from tracker.domain.time.zone import EARLIEST, LATEST

# The calendar repeats the years that have a week 53 after seven years at most.
_YEARS_TO_LAST_W53 = 7
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Tomorrow is understood, to be told for what it is.
_DAYS_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1}


def parse_week(text: str, this: Week) -> Week:
    """The week in ``2026-W47``, ``W47``, ``47``, ``this``, ``last`` or ``next``.

    A bare number is the latest such week that has begun. Raises Misunderstood or Invalid.
    """
    word = text.strip().upper()
    if word == "THIS":
        return this
    if word == "LAST":
        return this.previous()
    if word == "NEXT":
        return this.next()
    number = word.removeprefix("W")
    if number.isascii() and number.isdigit() and len(number) <= 2:
        return _latest(int(number), this)
    if "-W" not in word:
        raise Misunderstood(f"«{text}» is not a week. Try 2026-W47, 47, this, last or next.")
    week = Week.parse(word)
    if not EARLIEST < week.year < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return week


def parse_day(text: str, today: date) -> date:
    """The day in ``2026-11-16``, ``today``, ``yesterday`` or ``monday``. Raises Misunderstood or Invalid."""
    day = day_named(text, today)
    if day is None:
        raise Misunderstood(f"«{text}» is not a day. Try 2026-11-16, today, yesterday or monday.")
    if not EARLIEST < day.year < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return day


def day_named(text: str, today: date) -> date | None:
    """The day that is named, of a weekday the last one up to today; None where no day is named."""
    word = text.strip().lower()
    if word in _DAYS_BACK:
        return today - timedelta(days=_DAYS_BACK[word])
    weekday = weekday_named(word)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def weekday_named(text: str) -> int | None:
    """Which weekday is named, from 0 for Monday; three letters are enough."""
    word = text.strip().lower()
    return next((n for n, name in enumerate(_WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)


def _latest(number: int, this: Week) -> Week:
    for year in range(this.year, this.year - _YEARS_TO_LAST_W53 - 1, -1):
        try:
            week = Week(year, number)
        except Invalid:
            continue
        if week <= this:
            return week
    raise Invalid(f"There is no week {number}. Try 2026-W47, 47, this, last or next.")
