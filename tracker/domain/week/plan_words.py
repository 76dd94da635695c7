"""What is said of a plan while its day runs, and of what was planned on days gone by."""

from __future__ import annotations

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import counted
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import value
from tracker.domain.week.plan import NOTHING_PLANNED, Plan, PlannedStretch, planned_seconds, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.domain.time.zone import Zone
    from tracker.domain.week.week_record import WeekRecord
    from tracker.domain.week.week_report import WeekReport


@value
class TimedPlan:
    """The plan of a week, when those of its times are that have a start, and on how many days studio time is
    planned, if on any."""

    plan: Plan = NOTHING_PLANNED
    stretches: tuple[PlannedStretch, ...] = ()
    studio_days: int | None = None


def timed_plan(record: WeekRecord) -> TimedPlan:
    """What is planned of the week of a record."""
    plan = record.plan
    timed = stretches(plan, record.week, record.calendar) if plan else ()
    return TimedPlan(plan, timed, record.studio_days)


def done_seconds(report: WeekReport, what: str, day: int) -> int:
    """Seconds that were measured on a day of what was planned for it."""
    if what in MUSIC_KINDS:
        return report.days_of_kind(what)[day]
    row = report.row(what)
    return row.days[day] if row is not None else 0


def studio_days_said(days: int, planned: int) -> str:
    """On how many days there was studio time, beside those on which it was planned."""
    if days > planned:
        return f"studio on {counted(days, 'day', 'days')}, {planned} planned"
    return f"studio on {days} of {counted(planned, 'day', 'days')}"


def is_to_come(report: WeekReport, day: int) -> bool:
    """Whether a day of the week has not begun yet."""
    return report.is_to_come or (report.today is not None and day > report.today)


def plan_of_today(planned: TimedPlan, report: WeekReport, name_of: Callable[[str], str], zone: Zone) -> str:
    """What is planned for today and is still to come, or is to be now: «studio 19:00–21:00, in 40 minutes».

    ``name_of`` says what is planned. Empty where nothing is, and in a week that today is not in.
    """
    today = report.today
    if today is None:
        return ""
    words = [_of_stretches(planned, report, name_of, zone, today)]
    for each in planned.plan:
        done = done_seconds(report, each.what, today)
        if each.day == today and each.start is None and done < each.seconds:
            so_far = f"{h_mm(done)} of " if done >= MINUTE else ""
            words.append(f"{name_of(each.what)} {so_far}{h_mm(each.seconds)} planned")
    return " · ".join(filter(None, words))


def _of_stretches(
    planned: TimedPlan, report: WeekReport, name_of: Callable[[str], str], zone: Zone, today: int
) -> str:
    """The stretch of today that is now or, if none is, the next one."""
    now = instant_of(report.now)
    stretch = next((each for each in planned.stretches if each.planned.day == today and now < each.end), None)
    if stretch is None:
        return ""
    begin, end = (f"{wall_time(instant, zone):%H:%M}" for instant in (stretch.begin, stretch.end))
    name = name_of(stretch.planned.what)
    if now >= stretch.begin:
        return f"{name} till {end}" if _runs(report, stretch.planned.what) else f"{name} {begin}–{end}, now"
    return f"{name} {begin}–{end}, {_in_words(stretch.begin - now)}"


def planned_on(plan: Plan, report: WeekReport, what: str, day: int) -> str:
    """What was planned on a day for something, beside what was done: «Tue: 1:20 of 2:00 planned»."""
    seconds = planned_seconds(plan, day, what)
    if not seconds:
        return ""
    done = "" if is_to_come(report, day) else f"{h_mm(done_seconds(report, what, day))} of "
    return f"{DAY_NAMES[day]}: {done}{h_mm(seconds)} planned"


def _runs(report: WeekReport, what: str) -> bool:
    if report.running is None:
        return False
    row = report.row(report.running.activity)
    return what == report.running.activity or (row is not None and row.activity.kind == what)


def _in_words(seconds: int) -> str:
    minutes = -(-seconds // MINUTE)
    if minutes == 1:
        return "in a minute"
    return f"in {minutes} minutes" if minutes * MINUTE <= HOUR else f"in {h_mm(seconds)}"
