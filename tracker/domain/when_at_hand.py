"""WHEN where an entry is at hand: a time of its day, or so much earlier or later than it was."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracker.domain.duration import parse_duration
from tracker.domain.errors import Refused
from tracker.domain.when import parse_when, time_of_day
from tracker.domain.zone import instant_of, instants_of_wall, wall_time, wall_time_like

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.zone import Zone

FORMS = "14:05, 1405, -10m or +15m from what it was, or a date and a time"


def parse_at_hand(
    text: str,
    old: datetime,
    days: tuple[int, int],
    now: datetime,
    zone: Zone,
    after: datetime | None = None,
) -> datetime:
    """The moment meant by a text that takes the place of ``old``.

    A bare time lies within ``days``, two instants; where it does so twice, the one nearest to ``old``
    is meant or, for an end, the nearest that comes ``after`` the start. What names a day lies there, as
    in any WHEN. Raises like ``parse_when``.
    """
    words = " ".join(text.split())
    if words[:1] in ("+", "-"):
        sign = 1 if words[0] == "+" else -1
        moment = wall_time_like(old, instant_of(old) + sign * parse_duration(words[1:]), zone)
        if moment > now:
            raise Refused(f"{moment:%H:%M} is in the future; it is {now:%H:%M} now.")
        return moment
    clock = time_of_day(words)
    if clock is None:
        return parse_when(words, now, zone)
    first, last = (wall_time(instant, zone).date() for instant in days)
    dates = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    walls = [datetime.combine(day, clock) for day in dates]
    instants = [i for wall in walls for i in instants_of_wall(wall, zone)[:1] if days[0] <= i < days[1]]
    if not instants:
        raise Refused(f"There was no {clock:%H:%M} on {first:%Y-%m-%d}: the clocks went forward over it.")
    least = instant_of(after) if after is not None else instants[0] - 1
    known = [instant for instant in instants if instant > least] or instants
    # A time that has not come yet is none of that entry's, where another one can be meant.
    past = [instant for instant in known if instant <= instant_of(now)] or known
    return wall_time(min(past, key=lambda instant: abs(instant - instant_of(old))), zone)


def text_at_hand(moment: datetime, days: tuple[int, int], zone: Zone) -> str:
    """A moment as it is typed: a bare time where that means it, else with its date."""
    here = wall_time(instant_of(moment), zone)
    seconds = f"{here:%H:%M:%S}" if here.second else f"{here:%H:%M}"
    return seconds if days[0] <= instant_of(moment) < days[1] else f"{here:%Y-%m-%d} {seconds}"
