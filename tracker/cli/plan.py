"""Commands about the plan: when the hours of a week will be."""

from __future__ import annotations

from datetime import date, time

from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.table import rows_of
from tracker.domain.errors import Misunderstood, Refused
from tracker.domain.time.duration import HOUR, h_mm, parse_duration, whole_number
from tracker.domain.time.period import parse_week, weekday_named
from tracker.domain.time.time_words import parse_time_of_day
from tracker.domain.time.week import DAY_NAMES, Week
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.week.plan import PlannedTime, planned_name, planned_seconds, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.week.week_record import WeekRecord

_NO_PLAN = "Nothing is planned for {week}: tracker plan add DAY WHAT HOURS"
_DAYS_FROM_TODAY = {"today": 0, "tomorrow": 1}


def plan(call: Call, context: Context) -> int:
    """Show what is planned of a week."""
    record = _record(call, context)
    warn_of_damage(record.problems)
    if call.has("json"):
        say_json({"week": str(record.week), "plan": [_as_json(each, record) for each in record.plan]})
    elif not record.plan:
        say(_NO_PLAN.format(week=record.week))
    else:
        say(*_lines(record))
    return 0


def plan_add(call: Call, context: Context) -> int:
    """Plan hours for a day."""
    week, day = _day(call, context)
    planned = PlannedTime(day, call.text("what"), _hours(call.text("hours")), _start(call.given("at")))
    say(*context.changes.plan.add(context.now, week, planned).lines)
    if week.dates[day] < _today(context):
        say(f"{DAY_NAMES[day]} is over already. For the next one: --week {week.next()}")
    return 0


def plan_remove(call: Call, context: Context) -> int:
    """Take planned hours away."""
    record = _record(call, context)
    text, count = call.text("n"), len(record.plan)
    if not count:
        raise Refused(_NO_PLAN.format(week=record.week))
    number = whole_number(text, 1, count)
    if number is None:
        raise call.command.misused(f"N goes from 1 to {count}, as tracker plan shows them, not «{text}».")
    say(*context.changes.plan.remove(context.now, record.week, record.plan[number - 1]).lines)
    return 0


def _record(call: Call, context: Context) -> WeekRecord:
    return context.record.week(_week(call, context), context.now)


def _week(call: Call, context: Context) -> Week:
    this = context.record.calendar().week_at(instant_of(context.now))
    return parse_week(call.given("week") or "this", this)


def _today(context: Context) -> date:
    return context.record.calendar().day_at(instant_of(context.now))


def _day(call: Call, context: Context) -> tuple[Week, int]:
    """The week and the day in it that are meant. Raises Misunderstood or Refused."""
    text, week = call.text("day"), _week(call, context)
    weekday = weekday_named(text)
    if weekday is not None:
        return week, weekday
    word = text.strip().lower()
    if word in _DAYS_FROM_TODAY:
        day = date.fromordinal(_today(context).toordinal() + _DAYS_FROM_TODAY[word])
    else:
        try:
            day = date.fromisoformat(word)
        except ValueError:
            raise Misunderstood(
                f"«{text}» is not a day. Try mon to sun, today, tomorrow or 2026-11-24."
            ) from None
    if call.given("week") is not None and Week.containing(day) != week:
        raise Refused(f"{text} is not in {week}. Leave --week out: the day says which week it is.")
    return Week.containing(day), day.weekday()


def _hours(text: str) -> float:
    """Hours of a day in ``2``, ``1.5``, ``1:30`` or ``90m``. Raises Misunderstood."""
    return round(parse_duration(text, HOUR) / HOUR, 4)


def _start(text: str | None) -> time | None:
    """A time of day. Raises Misunderstood."""
    return None if text is None else parse_time_of_day(text)


def _lines(record: WeekRecord) -> list[str]:
    rows: list[tuple[str, ...]] = [("N", "Day", "From", "To", "Hours", "What")]
    ends = _ends(record)
    for number, each in enumerate(record.plan, 1):
        day = record.week.dates[each.day]
        begin = end = ""
        if each.start is not None:
            begin, end = f"{each.start:%H:%M}", ends[each]
        name = planned_name(each.what, record.listed)
        rows.append(
            (str(number), f"{DAY_NAMES[each.day]} {day.day} {day:%b}", begin, end, h_mm(each.seconds), name)
        )
    total = h_mm(planned_seconds(record.plan))
    heading = f"Planned in {record.week}, {record.week.dates_text()}: {total}"
    return [heading, "", *rows_of(rows, right=(0, 4))]


def _ends(record: WeekRecord) -> dict[PlannedTime, str]:
    """By the clock of here, which may change between: when each planned time ends that has a start."""
    zone = record.calendar.zone
    timed = stretches(record.plan, record.week, record.calendar)
    return {stretch.planned: f"{wall_time(stretch.end, zone):%H:%M}" for stretch in timed}


def _as_json(planned: PlannedTime, record: WeekRecord) -> dict[str, Any]:
    return {
        "day": DAY_NAMES[planned.day].lower(),
        "date": str(record.week.dates[planned.day]),
        "start": None if planned.start is None else f"{planned.start:%H:%M:%S}",
        "seconds": planned.seconds,
        "what": planned.what,
        "name": planned_name(planned.what, record.listed),
    }
