"""WHEN: how a person writes an instant. See DESIGN.md, part 3."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracker.domain.duration import parse_duration
from tracker.domain.entry import EARLIEST
from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.zone import instant_of, instants_of_wall, wall_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.zone import Zone

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Tomorrow is understood, to be refused for what it is.
_DAYS_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1}
FORMS = "14:05, 2:05pm, -20m, «20m ago», «yesterday 23:10» or «2026-11-16 19:02»"


def parse_when(
    text: str,
    now: datetime,
    zone: Zone,
    after: datetime | None = None,
    latest: datetime | None = None,
) -> datetime:
    """The moment meant by the text.

    A bare time is the latest such instant not after ``now`` or, with ``after``, the first one after
    that. In a repeated hour the earlier is meant. Raises Misunderstood for what is no time, Refused
    for what lies after ``latest`` (now, unless given) or too long ago, and for a wall time that the
    clocks left out.
    """
    words = " ".join(text.split())
    try:
        moment = _relative(words, now, zone) or _iso(words) or _wall(words, now, zone, after)
    except (OverflowError, ValueError, OSError):
        # The year 0, and whatever else no calendar reaches.
        moment = None
    if moment is None:
        raise Misunderstood(f"«{text}» is not a time. Try {FORMS}.")
    if moment > (latest or now):
        raise Refused(f"{moment:%Y-%m-%d %H:%M} is in the future; it is {now:%H:%M} now.")
    if moment.year <= EARLIEST:
        raise Refused(f"«{text}» lies in the year {moment.year}. Name a later time.")
    return moment


def time_of_day(text: str) -> time | None:
    """The time in ``14:05``, ``2:05pm`` or ``1405``; None for anything else."""
    word = "".join(text.split())
    if word.isascii() and word.isdigit() and 3 <= len(word) <= 4:
        word = f"{word[:-2]}:{word[-2:]}"
    return _clock_time(word)


def clock_text(moment: datetime, now: datetime) -> str:
    """A moment as a person says it: ``19:02`` today, ``Sat 19:02`` this week, else with its date."""
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"{moment:%H:%M}"
    return f"{moment:%a %H:%M}" if 0 < days < 7 else f"{moment:%Y-%m-%d %H:%M}"


def _relative(words: str, now: datetime, zone: Zone) -> datetime | None:
    lowered = words.lower()
    if lowered == "now":
        return now
    if lowered.startswith("-"):
        ago = lowered[1:]
    elif lowered.endswith(" ago"):
        ago = lowered[:-4]
    else:
        return None
    return wall_time(instant_of(now) - parse_duration(ago), zone)


def _iso(words: str) -> datetime | None:
    """ISO 8601 with an offset, which is kept as it was written."""
    if len(words) < 17 or words[4] != "-":
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment.replace(microsecond=0) if moment.tzinfo is not None else None


def _wall(words: str, now: datetime, zone: Zone, after: datetime | None) -> datetime | None:
    """A time of day, with or without a day before it, in the local zone."""
    if words[4:5] == "-" and words[10:11] == "T":
        words = f"{words[:10]} {words[11:]}"
    day_text, _, clock_text = words.rpartition(" ")
    clock = _clock_time(clock_text)
    if clock is None and day_text:
        # «2:05 pm» has its own space.
        day_text, _, clock_text = words.rpartition(" ")[0].rpartition(" ")
        clock = _clock_time(clock_text + words.rpartition(" ")[2])
    if clock is None:
        return None
    if not day_text:
        return _nearest(clock, now, zone, after)
    day = _day(day_text, clock, now)
    if day is None:
        return None
    instants = instants_of_wall(datetime.combine(day, clock), zone)
    if not instants:
        raise Refused(f"There was no {clock:%H:%M} on {day}: the clocks went forward over it.")
    return wall_time(instants[0], zone)


def _nearest(clock: time, now: datetime, zone: Zone, after: datetime | None) -> datetime:
    base = now if after is None else after
    step = timedelta(days=-1 if after is None else 1)
    day = base.astimezone(now.tzinfo).date() - step
    for _ in range(5):
        for instant in instants_of_wall(datetime.combine(day, clock), zone):
            fits = instant <= instant_of(now) if after is None else instant > instant_of(after)
            if fits:
                return wall_time(instant, zone)
        day += step
    raise Refused(f"There is no {clock:%H:%M} near {base:%Y-%m-%d %H:%M}.")


def _clock_time(text: str) -> time | None:
    lowered = text.lower()
    half = lowered[-2:] if lowered[-2:] in ("am", "pm") else ""
    fields = (lowered[:-2] if half else lowered).split(":")
    if not (2 <= len(fields) <= 3 or (half and len(fields) == 1)):
        return None
    if not all(field.isascii() and field.isdigit() and len(field) <= 2 for field in fields):
        return None
    if any(len(field) != 2 for field in fields[1:]):
        return None
    hour, minute, second = (*map(int, fields), 0, 0)[:3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second)


def _day(text: str, clock: time, now: datetime) -> date | None:
    lowered = text.lower()
    if lowered in _DAYS_BACK:
        return now.date() - timedelta(days=_DAYS_BACK[lowered])
    for number, name in enumerate(_WEEKDAYS):
        if len(lowered) >= 3 and name.startswith(lowered):
            ago = (now.weekday() - number) % 7
            return now.date() - timedelta(days=ago if ago or clock <= now.time() else 7)
    try:
        return date.fromisoformat(lowered)
    except ValueError:
        return None
