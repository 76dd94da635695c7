"""Lengths of time: whole seconds inside, ``h:mm`` outside."""

from __future__ import annotations

from tracker.domain.errors import Misunderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MINUTE = 60
HOUR = 3600
DAY = 86400
# What is longer is a slip of the finger, and leads out of every calendar.
LONGEST = 366 * DAY
# What stands in a table where there is nothing.
NOTHING = "·"

_QUARTER = 15 * MINUTE
# Several times as fast as ``:02d``: thousands of rows have a length.
TWO_DIGITS = tuple(f"{number:02d}" for number in range(60))
_UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1),
}
_IN_NUMBERS = "0123456789.,"


def h_mm(seconds: int) -> str:
    """Whole minutes begun and ended, as ``h:mm``; never negative."""
    minutes = max(0, seconds) // MINUTE
    return f"{minutes // 60}:{TWO_DIGITS[minutes % 60]}"


def cell_h_mm(seconds: int | None, nothing: str = NOTHING) -> str:
    """Hours in a cell of a table, as ``h:mm``; less than a minute is ``nothing``, as none at all."""
    return h_mm(seconds) if seconds is not None and seconds >= MINUTE else nothing


def cells_h_mm(column: Iterable[int | None]) -> list[str]:
    """The hours in each cell of a column, of which there may be thousands, few of them different."""
    minutes = [seconds // MINUTE if seconds else 0 for seconds in column]
    texts = {each: f"{each // 60}:{TWO_DIGITS[each % 60]}" if each > 0 else NOTHING for each in {*minutes}}
    return [texts[each] for each in minutes]


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


def hours_text(amount: float) -> str:
    """Hours as a person writes them, which ``parse_hours`` reads back: ``4``, ``4.5`` or ``4:20``."""
    seconds = round(amount * HOUR)
    if seconds % MINUTE or not seconds % (HOUR // 2):
        return f"{amount:.6f}".rstrip("0").rstrip(".")
    return h_mm(seconds)


def median(lengths: Collection[int]) -> int | None:
    """The one in the middle, of an even number what lies between the two; None of none."""
    ordered = sorted(lengths)
    middle = len(ordered) // 2
    if not ordered or len(ordered) % 2:
        return ordered[middle] if ordered else None
    return (ordered[middle - 1] + ordered[middle]) // 2


def to_quarter(seconds: int) -> int:
    """The nearest quarter of an hour, in seconds; of two the later one."""
    return (seconds + _QUARTER // 2) // _QUARTER * _QUARTER


def shown_seconds(begin: int, end: int) -> int:
    """The length of a stretch between two instants as it stands beside them where only minutes are shown."""
    return end // MINUTE * MINUTE - begin // MINUTE * MINUTE


def parse_duration(text: str, bare: int = 0) -> int:
    """Seconds in ``20m``, ``15 min``, ``2 hours``, ``1h30``, ``1h 20m``, ``45s``, ``1.5h`` or ``1:30``.

    A bare number counts ``bare`` seconds each, if any. Raises Misunderstood for anything else, for nothing
    at all, and for more than a year.
    """
    seconds = _seconds(text, bare)
    if not seconds:
        raise Misunderstood(f"«{text}» is not a duration. Try 20m, 1h30 or 1:30.")
    return _in_a_year(seconds, text)


def length_and_words(text: str) -> tuple[int | None, str]:
    """The length that a text begins or ends with, in seconds, and its other words: «20m phone».

    None where there is no length. A bare number counts minutes, and at the beginning only: «Studio 54» is
    a name. Raises Misunderstood for more than a year.
    """
    words = text.split()
    counts = range(len(words), 0, -1)
    splits = [(words[:n], words[n:]) for n in counts] + [(words[-n:], words[:-n]) for n in counts]
    for length, others in splits:
        said = " ".join(length)
        if seconds := _seconds(said):
            return _in_a_year(seconds, said), " ".join(others)
    if words and (minutes := _seconds(words[0], MINUTE)):
        return _in_a_year(minutes, words[0]), " ".join(words[1:])
    return None, " ".join(words)


def parse_hours(text: str) -> float:
    """Hours a week in ``12``, ``4.5``, ``4:30`` or ``4h30``; 0 is allowed.

    Raises Misunderstood for anything else, and for more hours than a week has.
    """
    amount = _plain_number(text.strip())
    if amount is None:
        seconds = _seconds(text)
        amount = None if seconds is None else hours(seconds)
    if amount is None or amount > 168:
        raise Misunderstood(f"«{text}» is not a number of hours a week. Try 12, 4.5 or 4:30.")
    return amount


def whole_number(text: str, lowest: int, highest: int) -> int | None:
    """The whole number that is written, if it is one from ``lowest`` to ``highest``."""
    word = text.strip()
    return int(word) if _is_number(word) and lowest <= int(word) <= highest else None


def _in_a_year(seconds: int, text: str) -> int:
    if seconds > LONGEST:
        raise Misunderstood(f"«{text}» is longer than a year. Name a shorter time.")
    return seconds


def _seconds(text: str, bare: int = 0) -> int | None:
    seconds = _colon_form(text.strip())
    return _unit_form(_numbers_and_units(text.lower()), bare) if seconds is None else seconds


def _colon_form(text: str) -> int | None:
    hour, colon, minute = text.partition(":")
    if colon and _is_number(hour) and _is_number(minute) and len(minute) == 2 and int(minute) < 60:
        return int(hour) * HOUR + int(minute) * MINUTE
    return None


def _numbers_and_units(text: str) -> list[str]:
    """The numbers and the words of a text, each for itself; «1h30» has three."""
    parts: list[str] = []
    for piece in text.split():
        for place, char in enumerate(piece):
            if place and (char in _IN_NUMBERS) == (parts[-1][-1] in _IN_NUMBERS):
                parts[-1] += char
            else:
                parts.append(char)
    return parts


def _unit_form(parts: list[str], bare: int) -> int | None:
    """Numbers with their units, the greater one first; «1h30» leaves the minutes without theirs."""
    total, last = 0.0, 0
    for number, unit in zip(parts[::2], [*parts[1::2], ""], strict=False):
        amount, size = _plain_number(number), _UNITS.get(unit)
        if not unit:
            size = MINUTE if last == HOUR else bare if len(parts) == 1 else None
        if amount is None or not size or (last and size >= last):
            return None
        total, last = total + amount * size, size
    return round(total) if last else None


def _plain_number(text: str) -> float | None:
    whole, _, part = text.replace(",", ".").partition(".")
    if not _is_number(whole) or (part and not _is_number(part)):
        return None
    return float(f"{whole}.{part}")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6
