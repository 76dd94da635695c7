"""Changes of a plan: hours laid on the days of a week, and taken away."""

from __future__ import annotations

from datetime import datetime, time

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome
from tracker.changes.placing_calendar import PlacingCalendar, new_log
from tracker.domain.activities.activity import KINDS, MUSIC_KINDS, refuse_archived
from tracker.domain.errors import Refused
from tracker.domain.time.duration import h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.plan import (
    PlannedTime,
    on_day,
    planned_name,
    with_hours,
    with_planned,
    with_start,
    with_total,
    without,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.time.week import Week
    from tracker.domain.week.plan import Plan
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.change import Change

_FIRST_HOURS = 1.0


class PlanOfWeek:
    """Changes of plans; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, now: datetime, week: Week, planned: PlannedTime) -> Outcome:
        """Plan hours for a day. Raises Refused for a week that is over and for what cannot be meant."""

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            meant = replace(planned, what=_meant(planned.what, listed))
            return with_planned(plan, meant), f"Planned: {self.told(meant, week, listed)}."

        return self._change(now, week, f"plan {DAY_NAMES[planned.day]}", rule)

    def lay(self, now: datetime, week: Week, day: int, what: str, change: float) -> Outcome:
        """So many hours more, or less, for something on a day of the week."""

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            return with_hours(plan, day, _meant(what, listed) if change > 0 else what, change), ""

        return self._change(now, week, f"plan {DAY_NAMES[day]}", rule)

    def set_hours(self, now: datetime, week: Week, day: int, what: str, hours: float) -> Outcome:
        """So many hours in all for something on a day of the week; with 0 it is not planned any more."""

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            return with_total(plan, day, _meant(what, listed) if hours > 0 else what, hours), ""

        return self._change(now, week, f"plan {DAY_NAMES[day]}", rule)

    def set_start(self, now: datetime, week: Week, day: int, what: str, start: time | None) -> Outcome:
        """When that begins which is meant for a day; at no settled time for None.

        Where nothing is meant yet, a time begins with an hour.
        """

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            if start is None or on_day(plan, day, what):
                return with_start(plan, day, what, start), ""
            meant = PlannedTime(day, _meant(what, listed), _FIRST_HOURS, start)
            return with_planned(plan, meant), f"Planned: {self.told(meant, week, listed)}."

        return self._change(now, week, f"plan {DAY_NAMES[day]}", rule)

    def on_day(self, week: Week, day: int, what: str) -> Plan:
        """What stands there now of something on a day."""
        log = self._door.store.log(week)
        return on_day(log.plan, day, what) if log is not None else ()

    def put_back(self, now: datetime, week: Week, day: int, what: str, times: Plan, left_as: Plan) -> Outcome:
        """Have something on a day as it was: with these times, and no others.

        Raises Refused where it is not as it was left: somebody else has planned there since.
        """

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            if on_day(plan, day, what) != left_as:
                name = planned_name(what, listed)
                raise Refused(f"{name} on {DAY_NAMES[day]} was planned anew elsewhere, and stays so.")
            left = with_total(plan, day, what, 0)
            for each in times:
                left = with_planned(left, each)
            return left, ""

        return self._change(now, week, f"plan {DAY_NAMES[day]}", rule)

    def remove(self, now: datetime, week: Week, planned: PlannedTime) -> Outcome:
        """Take a planned time away. Raises Refused where it is not there any more."""

        def rule(plan: Plan, listed: ActivityList) -> tuple[Plan, str]:
            if planned not in plan:
                raise Refused(f"{self.told(planned, week, listed)} is not planned any more.")
            return without(plan, planned), f"Not planned any more: {self.told(planned, week, listed)}."

        return self._change(now, week, f"plan less on {DAY_NAMES[planned.day]}", rule)

    @staticmethod
    def told(planned: PlannedTime, week: Week, listed: ActivityList) -> str:
        """A planned time in words: «studio 2:00 on Tue 24 Nov from 19:00»."""
        day = week.dates[planned.day]
        begin = f" from {planned.start:%H:%M}" if planned.start is not None else ""
        name = planned_name(planned.what, listed)
        return f"{name} {h_mm(planned.seconds)} on {DAY_NAMES[planned.day]} {day.day} {day:%b}{begin}"

    def _change(
        self, now: datetime, week: Week, label: str, rule: Callable[[Plan, ActivityList], tuple[Plan, str]]
    ) -> Outcome:
        store, zone = self._door.store, self._door.zone

        def decide(change: Change) -> Outcome:
            present = PlacingCalendar(store, zone, now).week_at(instant_of(now))
            if week < present:
                raise Refused(f"{week} is over. What was done in it stands in tracker week {week}.")
            log: WeekLog = store.log(week) or new_log(store, zone, now, week)
            plan, said = rule(log.plan, store.listed())
            if plan == log.plan:
                return Outcome(())
            change.put_log(replace(log, plan=plan))
            return Outcome((said,) if said else (), label)

        return self._door.change(label, now, decide)


def _meant(what: str, listed: ActivityList) -> str:
    """The kind of music or the key that is meant. Raises Refused."""
    word = what.strip().casefold()
    if word in MUSIC_KINDS:
        return word
    if word in KINDS and not listed.called(what):
        raise Refused(f"«{what}» is a kind. Plan for an activity of it, or for {', '.join(MUSIC_KINDS)}.")
    activity = listed.by_key_or_name(what)
    refuse_archived(activity)
    return activity.key
