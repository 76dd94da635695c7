"""The words in which a person writes a time, taken apart. Which instant is meant depends on where they stand.

``when`` and ``when_in_entry`` find the instant.
"""

from __future__ import annotations

from datetime import datetime, time

from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import HOUR, MINUTE, parse_duration
from tracker.domain.value import replace, value

# No zone is further from UTC than this.
_FURTHEST_OFFSET = 24 * HOUR


@value
class TimeOfDay:
    """A time of day as it is written; ``ends_day`` for 24:00, the midnight at which a day ends.

    ``day`` are the words before it, if any, and ``offset`` is the UTC offset beside it, in seconds.
    """

    clock: time
    has_seconds: bool
    ends_day: bool = False
    day: str = ""
    offset: int | None = None


@value
class Shift:
    """So many seconds from another moment, minus for earlier; from now where ``from_now`` says so."""

    seconds: int
    from_now: bool = False


# In full, with a UTC offset; from another moment; or a time of day.
SpokenTime = datetime | Shift | TimeOfDay


def spoken_time(text: str) -> SpokenTime | None:
    """What a text says; None where it says no time. Raises Misunderstood for a length that is none."""
    words = " ".join(text.split())
    shift = _shift(words.lower())
    if shift is not None:
        return shift
    moment = _in_full(words)
    return _time_of_day(words) if moment is None else moment


def parse_time_of_day(text: str) -> time:
    """The time that a text says on any day, such as ``19:00`` or ``7pm``. Raises Misunderstood."""
    spoken = spoken_time(text)
    if not isinstance(spoken, TimeOfDay) or spoken.day or spoken.ends_day or spoken.offset is not None:
        raise Misunderstood(f"«{text}» is not a time of day. Try 19:00, 1900 or 7pm.")
    return spoken.clock


def _shift(words: str) -> Shift | None:
    if words == "now":
        return Shift(0, from_now=True)
    if words.endswith(" ago"):
        return Shift(-parse_duration(words[:-4]), from_now=True)
    if words[:1] in ("-", "+"):
        sign = 1 if words[0] == "+" else -1
        return Shift(sign * parse_duration(words[1:]))
    return None


def _in_full(words: str) -> datetime | None:
    """ISO 8601 with date, time and offset, which is kept as it was written."""
    if len(words) < 17 or words[4] != "-":
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    # Without seconds it means the minute, like any time of day.
    is_full = moment.tzinfo is not None and words[10:].count(":") > 1 and words[16] == ":"
    return moment.replace(microsecond=0) if is_full else None


def _time_of_day(words: str) -> TimeOfDay | None:
    """A time of day, with or without a day before it and an offset behind it."""
    words, offset = _without_offset(words)
    if words[4:5] == "-" and words[10:11] in ("T", "t"):
        words = f"{words[:10]} {words[11:]}"
    day, _, last = words.rpartition(" ")
    found = _clock(last)
    if found is None and day:
        # «2:05 pm» has its own space.
        day, _, before = day.rpartition(" ")
        found = _clock(before + last) if last.lower() in ("am", "pm") else None
    return None if found is None else replace(found, day=day.lower(), offset=offset)


def _without_offset(words: str) -> tuple[str, int | None]:
    """«10:00+01:00» and «10:00 +01:00» as the time and the offset in seconds."""
    if words[-1:] in ("Z", "z") and words[-2:-1].isdigit():
        return words[:-1], 0
    sign, digits = words[-6:-5], words[-5:]
    if sign not in ("+", "-") or digits[2:3] != ":" or not _digits(digits[:2], digits[3:]):
        return words, None
    before, seconds = words[:-6].rstrip(), int(digits[:2]) * HOUR + int(digits[3:]) * MINUTE
    if not before or seconds >= _FURTHEST_OFFSET:
        return words, None
    return before, seconds if sign == "+" else -seconds


def _clock(word: str) -> TimeOfDay | None:
    """``14:05``, ``14:05:30``, ``1405``, ``2:05pm``, ``2pm`` or ``24:00``."""
    lowered = word.lower()
    half = lowered[-2:] if lowered[-2:] in ("am", "pm") else ""
    fields = (lowered[:-2] if half else lowered).split(":")
    if len(fields) == 1 and 3 <= len(fields[0]) <= 4:
        fields = [fields[0][:-2], fields[0][-2:]]
    if not _digits(*fields) or len(fields) > 3 or (len(fields) == 1 and not half):
        return None
    if len(fields[0]) > 2 or any(len(field) != 2 for field in fields[1:]):
        return None
    hour, minute, second = (*map(int, fields), 0, 0)[:3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, minute, second) == (24, 0, 0):
        return TimeOfDay(time(0), len(fields) == 3, ends_day=True)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return TimeOfDay(time(hour, minute, second), len(fields) == 3)


def _digits(*texts: str) -> bool:
    return all(text.isascii() and text.isdigit() for text in texts)
