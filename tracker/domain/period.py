"""Weeks and days as a person names them."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.entry import EARLIEST, LATEST
from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.week import Week

# The calendar repeats the years that have a week 53 after seven years at most.
_YEARS_TO_LAST_W53 = 7


def parse_week(text: str, this: Week) -> Week:
    """The week in ``2026-W47``, ``W47``, ``47``, ``this`` or ``last``.

    A bare number is the latest such week that has begun. Raises Misunderstood or Invalid.
    """
    word = text.strip().upper()
    if word == "THIS":
        return this
    if word == "LAST":
        return this.previous()
    number = word.removeprefix("W")
    if number.isascii() and number.isdigit() and len(number) <= 2:
        return _latest(int(number), this)
    if "-W" not in word:
        raise Misunderstood(f"«{text}» is not a week. Try 2026-W47, 47, this or last.")
    week = Week.parse(word)
    if not EARLIEST < week.year < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return week


def parse_day(text: str, today: date) -> date:
    """The day in ``2026-11-16``, ``today`` or ``yesterday``. Raises Misunderstood or Invalid."""
    word = text.strip().lower()
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Misunderstood(f"«{text}» is not a day. Try 2026-11-16, today or yesterday.") from None
    if not EARLIEST < day.year < LATEST:
        raise Invalid(f"«{text}» is too far away.")
    return day


def _latest(number: int, this: Week) -> Week:
    for year in range(this.year, this.year - _YEARS_TO_LAST_W53 - 1, -1):
        try:
            week = Week(year, number)
        except Invalid:
            continue
        if week <= this:
            return week
    raise Invalid(f"There is no week {number}. Try 2026-W47, 47, this or last.")
