"""Lengths of time: whole seconds inside, ``h:mm`` outside."""

from __future__ import annotations

from tracker.domain.errors import Misunderstood

MINUTE = 60
HOUR = 3600
DAY = 86400


def h_mm(seconds: int) -> str:
    """Whole minutes begun and ended, as ``h:mm``; never negative."""
    minutes = max(0, seconds) // MINUTE
    return f"{minutes // 60}:{minutes % 60:02d}"


def whole_minutes(seconds: int) -> int:
    """The seconds of the minutes that are shown."""
    return seconds // MINUTE * MINUTE


def shown_difference(seconds: int, other: int) -> int:
    """How many seconds more one length is than the other, as both are shown, so that columns add up."""
    return whole_minutes(seconds) - whole_minutes(other)


def signed_h_mm(seconds: int) -> str:
    """A difference as ``+h:mm`` or ``−h:mm``; without a sign where it is none."""
    sign = "+" if seconds >= MINUTE else "−" if seconds <= -MINUTE else ""
    return f"{sign}{h_mm(abs(seconds))}"


def h_mm_ss(seconds: int) -> str:
    """``h:mm:ss`` for a running timer; never negative."""
    seconds = max(0, seconds)
    return f"{seconds // HOUR}:{seconds // MINUTE % 60:02d}:{seconds % MINUTE:02d}"


def hours(seconds: int) -> float:
    """Seconds as hours, as they stand in a log."""
    return round(seconds / HOUR, 4)


def parse_duration(text: str) -> int:
    """Seconds in ``20m``, ``1h30``, ``1h30m``, ``90m``, ``45s``, ``1.5h`` or ``1:30``.

    Raises Misunderstood for anything else, and for nothing at all.
    """
    seconds = _seconds(text)
    if not seconds:
        raise Misunderstood(f"«{text}» is not a duration. Try 20m, 1h30 or 1:30.")
    return seconds


def parse_hours(text: str) -> float:
    """Hours a week in ``12``, ``4.5``, ``4:30`` or ``4h30``; 0 is allowed.

    Raises Misunderstood for anything else, and for more hours than a week has.
    """
    amount = _plain_number(text.strip().replace(",", "."))
    if amount is None:
        seconds = _seconds(text)
        amount = None if seconds is None else hours(seconds)
    if amount is None or amount > 168:
        raise Misunderstood(f"«{text}» is not a number of hours a week. Try 12, 4.5 or 4:30.")
    return amount


def _seconds(text: str) -> int | None:
    seconds = _colon_form(text.strip())
    return _unit_form(text.strip().lower().replace(" ", "")) if seconds is None else seconds


def _colon_form(text: str) -> int | None:
    hour, colon, minute = text.partition(":")
    if colon and _is_number(hour) and _is_number(minute) and len(minute) == 2 and int(minute) < 60:
        return int(hour) * HOUR + int(minute) * MINUTE
    return None


def _unit_form(text: str) -> int | None:
    total, number, last = 0.0, "", ""
    for char in text:
        if char in "0123456789.":
            number += char
            continue
        size = {"h": HOUR, "m": MINUTE, "s": 1}.get(char)
        amount = _plain_number(number)
        if size is None or amount is None:
            return None
        total, number, last = total + amount * size, "", char
    if number:
        # «1h30» leaves the minutes without their letter; a bare «90» says nothing.
        amount = _plain_number(number)
        if last != "h" or amount is None:
            return None
        total += amount * MINUTE
    return round(total) if last else None


def _plain_number(text: str) -> float | None:
    whole, _, part = text.partition(".")
    if not _is_number(whole) or (part and not _is_number(part)):
        return None
    return float(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6
