"""The plan of a week: when the hours will be that are meant for music, or for anything else."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.duration import DAY, HOUR, h_mm
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.time.zone import first_instant_from, wall_time
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.time.week import Week
    from tracker.domain.week.calendar import Calendar

HOURS_IN_DAY = DAY // HOUR
# One key lays so many hours on a day, or takes them away.
STEP = 0.5


@value
class PlannedTime:
    """Hours meant for a music kind or an activity on a day of one week, which counts from Monday.

    ``start`` is local wall time, None where only the day is settled.
    """

    day: int
    what: str
    hours: float
    start: time | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.day < DAYS_IN_WEEK:
            raise Invalid(f"A week has no day {self.day}.")
        if not 0 < self.hours <= HOURS_IN_DAY:
            raise Invalid(f"{h_mm(self.seconds)} cannot be planned for a day: it has {HOURS_IN_DAY} hours.")

    @property
    def seconds(self) -> int:
        return round(self.hours * HOUR)


@value
class PlannedStretch:
    """A planned time with the instants between which it is meant to be."""

    planned: PlannedTime
    begin: int
    end: int


# What is planned in one week, in its order.
Plan = tuple[PlannedTime, ...]
NOTHING_PLANNED: Plan = ()


def in_order(plan: Iterable[PlannedTime]) -> Plan:
    """By day and time, then by what it is; what has no time comes last in its day."""
    return tuple(
        sorted(plan, key=lambda each: (each.day, each.start is None, each.start or time(0), each.what))
    )


def on_day(plan: Plan, day: int, what: str) -> Plan:
    """The times that are meant for one thing on a day."""
    return tuple(each for each in plan if (each.day, each.what) == (day, what))


def planned_seconds(plan: Iterable[PlannedTime], day: int | None = None, what: str | None = None) -> int:
    """Seconds that are planned, on one day or for one thing where it is named."""
    return sum(each.seconds for each in plan if day in (None, each.day) and what in (None, each.what))


def with_planned(plan: Plan, new: PlannedTime) -> Plan:
    """The plan with one more time; what begins at the same time, or at none, becomes longer.

    Raises Refused where a day would have more hours than there are.
    """
    _refuse_too_much(new.day, planned_seconds(plan, new.day) + new.seconds)
    same = (new.day, new.what, new.start)
    there = next((each for each in plan if (each.day, each.what, each.start) == same), None)
    if there is None:
        return in_order((*plan, new))
    return in_order((*without(plan, there), replace(there, hours=round(there.hours + new.hours, 4))))


def with_hours(plan: Plan, day: int, what: str, change: float) -> Plan:
    """The plan with so many hours more, or less, for something on a day; with none left it is gone.

    Where that has several times, its last one changes. Raises Refused for more hours than a day has.
    """
    there = on_day(plan, day, what)
    if not there:
        return with_planned(plan, PlannedTime(day, what, change)) if change > 0 else plan
    last = there[-1]
    amount = round(last.hours + change, 4)
    others = without(plan, last)
    _refuse_too_much(day, planned_seconds(plan, day) + round(change * HOUR))
    return in_order((*others, replace(last, hours=amount))) if amount > 0 else others


def with_total(plan: Plan, day: int, what: str, hours: float) -> Plan:
    """The plan with so many hours in all for something on a day; too much goes from its last times."""
    if hours <= 0:
        return tuple(each for each in plan if (each.day, each.what) != (day, what))
    while (surplus := round(planned_seconds(plan, day, what) / HOUR - hours, 4)) > 0:
        last = on_day(plan, day, what)[-1]
        plan = with_hours(plan, day, what, -min(surplus, last.hours))
    return with_hours(plan, day, what, -surplus) if surplus else plan


def with_start(plan: Plan, day: int, what: str, start: time | None) -> Plan:
    """The plan in which what is meant for a day begins at a time, or at none; of several the last one."""
    there = on_day(plan, day, what)
    if not there:
        return plan
    return in_order((*without(plan, there[-1]), replace(there[-1], start=start)))


def without(plan: Plan, gone: PlannedTime) -> Plan:
    """The plan without one time; of two that are alike one stays."""
    left = list(plan)
    left.remove(gone)
    return tuple(left)


def _refuse_too_much(day: int, seconds: int) -> None:
    if seconds > DAY:
        raise Refused(f"{DAY_NAMES[day]} would have {h_mm(seconds)} planned: a day has {HOURS_IN_DAY} hours.")


def meaningful(plan: Plan, listed: ActivityList) -> Plan:
    """What of a plan is for a kind of music or for an activity of the list."""
    return tuple(each for each in plan if each.what in MUSIC_KINDS or listed.has(each.what))


def stretches(plan: Plan, week: Week, calendar: Calendar) -> tuple[PlannedStretch, ...]:
    """The planned times that have a start, with their instants, in order.

    A time before the day begins is meant in its night: 01:00 on a day that begins at 05:00.
    """
    bounds = calendar.bounds(week)
    found = []
    for each in plan:
        if each.start is None:
            continue
        wall = datetime.combine(week.dates[each.day], each.start)
        if wall.time() < wall_time(bounds[each.day], calendar.zone).time():
            wall += timedelta(days=1)
        begin = first_instant_from(wall, calendar.zone)
        found.append(PlannedStretch(each, begin, begin + each.seconds))
    return tuple(sorted(found, key=lambda stretch: stretch.begin))


def planned_name(what: str, listed: ActivityList) -> str:
    """What is planned as it is called: the name of an activity, or the kind."""
    return what if what in MUSIC_KINDS else listed.get(what).name
