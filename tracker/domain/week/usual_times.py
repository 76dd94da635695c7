"""What is usual: on which weekdays, and between which times, something has been in the last weeks.

Whoever plans sees it, so that nobody plans over a shift. Music is never in the way of music, and what counts
as wasted is what there is to take hours from.
"""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.domain.entries.entry import by_start
from tracker.domain.time.duration import HOUR, MINUTE, median, to_quarter
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.time.zone import wall_time_like
from tracker.domain.value import value
from tracker.domain.week.standing import MUSIC, WASTED, standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.calendar import Calendar

WEEKS_LOOKED_AT = 4
DAYS_LOOKED_AT = WEEKS_LOOKED_AT * DAYS_IN_WEEK
# On how many of the weeks on record it must have been; from a single one nothing follows.
_ENOUGH = {2: 2, 3: 2, 4: 3}
# A break of so much does not end a shift; and what begins and ends so near to the median is as usual.
_LONGEST_BREAK = HOUR
_NEAR = HOUR

# From when to when something was, in seconds of the wall clock from the midnight that its date begins with.
_Run = tuple[int, int]


@value
class UsualTime:
    """Between which times an activity usually is on a weekday, which counts from Monday.

    ``begin`` and ``end`` are seconds of the wall clock from the midnight that the date begins with, to the
    quarter of an hour; those of a night go past 24 hours.
    """

    day: int
    activity: str
    begin: int
    end: int


def usual_times(
    entries: Iterable[Entry], listed: ActivityList, calendar: Calendar, today: date
) -> tuple[UsualTime, ...]:
    """What is usual on each weekday, in the order of time, by the four of its days before today.

    ``entries`` are those of these days; others are passed over. A week without any says nothing.
    """
    in_the_way = _in_the_way(listed)
    weeks: set[int] = set()
    runs: dict[tuple[int, str], dict[int, list[_Run]]] = {}
    for entry in by_start([entry for entry in entries if entry.end is not None]):
        day = calendar.day_at(entry.first, calendar.foreign_offset(entry))
        days_ago = (today - day).days
        if 0 < days_ago <= DAYS_LOOKED_AT:
            week = (days_ago - 1) // DAYS_IN_WEEK
            weeks.add(week)
            if entry.activity in in_the_way:
                of_weeks = runs.setdefault((day.weekday(), entry.activity), {})
                _go_on(of_weeks.setdefault(week, []), _on_clock(entry, day, calendar))
    enough = _ENOUGH.get(len(weeks), WEEKS_LOOKED_AT + 1)
    found = []
    for (weekday, activity), of_weeks in runs.items():
        times = _as_usual([max(each, key=_length) for each in of_weeks.values()], enough)
        found += [UsualTime(weekday, activity, *times)] if times is not None else []
    return tuple(sorted(found, key=lambda each: (each.day, each.begin, each.end, each.activity)))


def usual_said(usual: Iterable[UsualTime], listed: ActivityList) -> tuple[str, ...]:
    """What is usual in words, jobs and chores first: «Café shifts Mon Wed Fri 09:00–15:00»."""
    days: dict[tuple[str, int, int], list[str]] = {}
    for each in usual:
        days.setdefault((each.activity, each.begin, each.end), []).append(DAY_NAMES[each.day])
    order = sorted(days, key=lambda same: listed.get(same[0]).kind_place)
    return tuple(
        f"{listed.get(key).name} {' '.join(days[key, begin, end])} {clock_span(begin, end)}"
        for key, begin, end in order
    )


def clock_span(begin: int, end: int) -> str:
    """Two times of day, given in seconds from a midnight: «22:00–06:00»."""
    return f"{_clock(begin)}–{_clock(end)}"


def _clock(seconds: int) -> str:
    return f"{seconds // HOUR % 24:02d}:{seconds // MINUTE % 60:02d}"


def _in_the_way(listed: ActivityList) -> set[str]:
    standings = {each.key: standing(each, listed.wasted_up_to) for each in listed.current}
    return {key for key, one in standings.items() if one not in (MUSIC, WASTED)}


def _on_clock(entry: Entry, day: date, calendar: Calendar) -> _Run:
    """When an entry was, by the wall clock of where it was recorded."""
    midnight = datetime.combine(day, time(0))
    begin, end = (
        wall_time_like(entry.start, instant, calendar.zone).replace(tzinfo=None)
        for instant in (entry.first, entry.last(0))
    )
    return _seconds(begin, midnight), _seconds(end, midnight)


def _seconds(moment: datetime, midnight: datetime) -> int:
    return round((moment - midnight).total_seconds())


def _go_on(runs: list[_Run], run: _Run) -> None:
    """Add a run; after a short break it goes on with the one before."""
    if runs and run[0] - runs[-1][1] <= _LONGEST_BREAK:
        runs[-1] = (runs[-1][0], max(runs[-1][1], run[1]))
    else:
        runs.append(run)


def _length(run: _Run) -> int:
    return run[1] - run[0]


def _as_usual(runs: Sequence[_Run], enough: int) -> _Run | None:
    """The median times of some runs; None where too few of them are near to it, or nothing is left of it."""
    if len(runs) < enough:
        return None
    begin, end = (median([run[side] for run in runs]) or 0 for side in (0, 1))
    near = sum(abs(run[0] - begin) <= _NEAR and abs(run[1] - end) <= _NEAR for run in runs)
    begin, end = to_quarter(begin), to_quarter(end)
    return (begin, end) if near >= enough and begin < end else None
