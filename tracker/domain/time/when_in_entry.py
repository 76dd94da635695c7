"""WHEN within an entry: a time of its day, or so much earlier or later than it was."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.time.period import day_named, weekday_named
from tracker.domain.time.time_words import Shift, TimeOfDay, spoken_time
from tracker.domain.time.when import at_instant, moment_on, parse_when, refuse_future
from tracker.domain.time.zone import (
    FixedZone,
    instant_of,
    instants_of_wall,
    offset_beside,
    offset_of,
    wall_time,
    wall_time_like,
    zone_of,
)
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.when import Meaning
    from tracker.domain.time.zone import Zone

FORMS = "14:05, 1405, -10m or +15m from what it was, or a date and a time"


@value
class ReplacedMoment:
    """Where the moment of an entry stands that a typed one is to take the place of.

    A bare time lies within ``days``, two instants; where it does so twice, the one nearest to ``moment`` is
    meant or, for an end, the nearest that comes ``after`` the start. ``kept`` is the moment as it is
    recorded, if it is: it is told by its own offset, and what is shown of it means it, to the second.
    """

    moment: datetime
    days: tuple[int, int]
    after: datetime | None = None
    kept: datetime | None = None


def parse_when_in_entry(
    text: str, replaced: ReplacedMoment, now: datetime, zone: Zone, meaning: Meaning = int
) -> datetime:
    """The moment meant by a text. What names a day lies there, as in any WHEN. Raises like ``parse_when``."""
    spoken = spoken_time(text)
    if isinstance(spoken, Shift) and not spoken.from_now:
        moment = wall_time_like(replaced.moment, instant_of(replaced.moment) + spoken.seconds, zone)
        refuse_future(moment, now, zone)
        return moment
    if not isinstance(spoken, TimeOfDay):
        return parse_when(text, now, zone)
    kept = replaced.kept
    if kept is not None and _shows(spoken, kept, now):
        return kept
    there = zone if kept is None else zone_of(kept, zone)
    if spoken.offset is not None:
        there = FixedZone(spoken.offset)
    try:
        meant = _meant(spoken, replaced, now, there)
    except (OverflowError, OSError):
        # Whatever no calendar reaches.
        meant = None
    if meant is None:
        raise Misunderstood(f"«{text}» is not a time. Try {FORMS}.")
    moment = meant if spoken.has_seconds else at_instant(meaning(instant_of(meant)), meant, zone)
    refuse_future(moment, now, zone)
    return moment


def when_in_entry_text(moment: datetime, days: tuple[int, int], zone: Zone) -> str:
    """A moment as it is typed: a bare time where that means it, else with its date."""
    seconds = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    day = "" if days[0] <= instant_of(moment) < days[1] else f"{moment:%Y-%m-%d} "
    return f"{day}{seconds}{offset_beside(moment, zone)}"


def _shows(spoken: TimeOfDay, kept: datetime, now: datetime) -> bool:
    """Whether that is what is shown of a moment."""
    if spoken.has_seconds or spoken.offset not in (None, offset_of(kept)):
        return False
    weekday = weekday_named(spoken.day)
    is_day = not spoken.day or weekday == kept.weekday() or day_named(spoken.day, now.date()) == kept.date()
    return is_day and not spoken.ends_day and f"{spoken.clock:%H:%M}" == f"{kept:%H:%M}"


def _meant(spoken: TimeOfDay, replaced: ReplacedMoment, now: datetime, zone: Zone) -> datetime | None:
    first, last = (wall_time(instant, zone).date() for instant in replaced.days)
    dates = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if not spoken.day:
        return _nearest(spoken, dates, replaced, now, zone)
    near = (first - timedelta(days=1), *dates)
    weekday = weekday_named(spoken.day)
    day = next((date for date in near if date.weekday() == weekday), None)
    day = day or day_named(spoken.day, wall_time(instant_of(now), zone).date())
    return None if day is None else moment_on(day, spoken, zone)


def _nearest(
    spoken: TimeOfDay, dates: list[date], replaced: ReplacedMoment, now: datetime, zone: Zone
) -> datetime:
    """The time of day on one of some dates that is nearest to what it was."""
    begin, end = replaced.days
    # Midnight at the end of the last day is no start there, and may be an end.
    may_end = spoken.ends_day or replaced.after is not None
    walls = [datetime.combine(day + timedelta(days=spoken.ends_day), spoken.clock) for day in dates]
    passes = [instants_of_wall(wall, zone) for wall in walls]
    found = [
        [instant for instant in instants if begin <= instant < end or (may_end and instant == end)]
        for instants in passes
    ]
    if not any(found):
        day = f"{wall_time(begin, zone):%Y-%m-%d}"
        raise Refused(f"There was no {spoken.clock:%H:%M} on {day}: the clocks went forward over it.")
    least = begin - 1 if replaced.after is None else instant_of(replaced.after)
    # In a repeated hour the earlier is meant that comes after the start.
    known = [next((i for i in instants if i > least), None) for instants in found]
    instants = [i for i in known if i is not None] or [instants[0] for instants in found if instants]
    # A time that has not come yet is none of that entry's, where another one can be meant.
    past = [instant for instant in instants if instant <= instant_of(now)] or instants
    old = instant_of(replaced.moment)
    return wall_time(min(past, key=lambda instant: abs(instant - old)), zone)
