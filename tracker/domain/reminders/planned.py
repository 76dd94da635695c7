"""What is planned, ten minutes before its time and when that has come, unless it runs already."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.reminders.reminder import Reminder, event_id
from tracker.domain.text import counted
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import wall_time
from tracker.domain.week.plan import meaningful, planned_name, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.time.week import Week
    from tracker.domain.week.plan import Plan
    from tracker.domain.week.week_record import WeekRecord

PLAN = "plan"
BEFORE = 10 * MINUTE
# Who has not begun by then has other plans.
SAID_FOR = 15 * MINUTE


def plan_reminders(record: WeekRecord, plan: Plan, week: Week, now: int) -> Iterator[Reminder]:
    """What is said of the plan of a week, going by the record of the present one."""
    zone, running = record.calendar.zone, record.running
    runs = () if running is None else (running.activity, record.listed.get(running.activity).kind)
    for stretch in stretches(meaningful(plan, record.listed), week, record.calendar):
        planned = stretch.planned
        if planned.what in runs or stretch.end <= now:
            continue
        name = planned_name(planned.what, record.listed)
        name = name.capitalize() if planned.what in MUSIC_KINDS else name
        begin, end = wall_time(stretch.begin, zone), wall_time(stretch.end, zone)
        of = (week, PLAN, planned.what, planned.day, planned.start)
        left = counted(-((now - stretch.begin) // MINUTE), "minute", "minutes")
        yield Reminder(
            event_id(*of, "near"),
            PLAN,
            stretch.begin - BEFORE,
            stretch.begin,
            f"{name} is planned at {begin:%H:%M}, in {left}.",
        )
        yield Reminder(
            event_id(*of),
            PLAN,
            stretch.begin,
            min(stretch.end, stretch.begin + SAID_FOR),
            f"{name} is planned now, from {begin:%H:%M} to {end:%H:%M}.",
        )
