"""WHEN: how a person writes an instant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.time.period import day_named, weekday_named
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.time_words import Shift, TimeOfDay, spoken_time
from tracker.domain.time.zone import (
    EARLIEST,
    LATEST,
    FixedZone,
    first_instant_from,
    instant_of,
    instants_of_wall,
    wall_time,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.time.time_words import SpokenTime
    from tracker.domain.time.zone import Zone

    # What a time without seconds means, given the instant at which its minute begins.
    Meaning = Callable[[int], int]

FORMS = "14:05, 2:05pm, -20m, «20m ago», «yesterday 23:10» or «2026-11-16 19:02»"
# A zone that goes over the date line leaves out a day, and more than a few were never left out in a row.
_DAYS_TRIED = 5


def parse_when(
    text: str,
    now: datetime,
    zone: Zone,
    after: datetime | None = None,
    latest: datetime | None = None,
    meaning: Meaning = int,
) -> datetime:
    """The moment meant by the text.

    A bare time is the latest such instant not after ``now`` or, with ``after``, the first one after
    that; «+20m» goes from there. In a repeated hour the earlier is meant. ``meaning`` tells what a time
    without seconds means. Raises Misunderstood for what is no time, Refused for what lies after
    ``latest`` (now, unless given) or too long ago, and for a wall time that the clocks left out.
    """
    try:
        spoken = spoken_time(text)
        moment = None if spoken is None else when_meant(spoken, now, zone, after)
        if isinstance(spoken, TimeOfDay) and moment is not None and not spoken.has_seconds:
            moment = at_instant(meaning(instant_of(moment)), moment, zone)
    except (OverflowError, ValueError, OSError):
        # The year 0, and whatever else no calendar reaches.
        moment = None
    if moment is None:
        raise Misunderstood(f"«{text}» is not a time. Try {FORMS}.")
    refuse_future(moment, now, zone, latest)
    if moment.year <= EARLIEST:
        raise Refused(f"«{text}» lies in the year {moment.year}. Name a later time.")
    return moment


def refuse_future(moment: datetime, now: datetime, zone: Zone, latest: datetime | None = None) -> None:
    """Raise Refused for what lies after ``latest``, which is now unless given."""
    if moment > (latest or now):
        # Beyond the calendar no zone says what it is.
        told = clock_text(moment, now, zone if moment.year < LATEST else None)
        raise Refused(f"{told} is in the future; it is {now:%H:%M} now.")


def when_meant(
    spoken: SpokenTime, now: datetime, zone: Zone, after: datetime | None = None
) -> datetime | None:
    """The moment of a spoken time in the local zone; None for a length of time that leads nowhere."""
    if isinstance(spoken, datetime):
        return spoken
    if isinstance(spoken, Shift):
        base = now if spoken.seconds <= 0 else after
        return None if base is None else wall_time(instant_of(base) + spoken.seconds, zone)
    # What has its offset beside it is said by the clocks of there.
    there = zone if spoken.offset is None else FixedZone(spoken.offset)
    if not spoken.day:
        return _nearest(spoken, now, there, after)
    day = day_named(spoken.day, wall_time(instant_of(now), there).date())
    if day is None:
        return None
    moment = moment_on(day, spoken, there)
    is_to_come = weekday_named(spoken.day) is not None and moment > now
    return moment_on(day - timedelta(days=7), spoken, there) if is_to_come else moment


def moment_on(day: date, spoken: TimeOfDay, zone: Zone) -> datetime:
    """A time of day on a day, the earlier where it comes twice. Raises Refused where it was left out."""
    wall = datetime.combine(day + timedelta(days=spoken.ends_day), spoken.clock)
    instants = instants_of_wall(wall, zone)
    if not instants:
        raise _left_out(wall)
    return wall_time(instants[0], zone)


def at_instant(instant: int, like: datetime, zone: Zone) -> datetime:
    """Another instant of the same minute, told like a moment: by the local zone or by its offset."""
    moment = wall_time(instant, zone)
    return moment if moment.utcoffset() == like.utcoffset() else moment.astimezone(like.tzinfo)


def _nearest(spoken: TimeOfDay, now: datetime, zone: Zone, after: datetime | None) -> datetime:
    base = instant_of(now if after is None else after)
    step = timedelta(days=-1 if after is None else 1)
    day = wall_time(base, zone).date() - step
    for _ in range(_DAYS_TRIED):
        wall = datetime.combine(day, spoken.clock)
        instants = instants_of_wall(wall, zone)
        for instant in instants or (first_instant_from(wall, zone),):
            fits = instant <= base if after is None else instant > base
            if fits and instants:
                return wall_time(instant, zone)
            if fits and _was(day, zone):
                raise _left_out(wall)
        day += step
    raise Refused(f"There is no {spoken.clock:%H:%M} near {wall_time(base, zone):%Y-%m-%d %H:%M}.")


def _was(day: date, zone: Zone) -> bool:
    """Whether there was any time on a day: a zone that went over the date line left one out."""
    begin, end = (datetime(day.year, day.month, day.day) + timedelta(days=n) for n in (0, 1))
    return first_instant_from(begin, zone) < first_instant_from(end, zone)


def _left_out(wall: datetime) -> Refused:
    return Refused(f"There was no {wall:%H:%M} on {wall:%Y-%m-%d}: the clocks went forward over it.")
