"""The gaps of a day or a week: what lies between entries without being logged."""

from __future__ import annotations

from datetime import date

from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.table import rows_of
from tracker.domain.time.duration import h_mm, shown_seconds
from tracker.domain.time.period import parse_day, parse_week
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.week.day_report import DayReport, Gap, day_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context


def gaps(call: Call, context: Context) -> int:
    """List the gaps between the first and the last entry of each day."""
    week, days = _days(call, context)
    record = context.record.week(week, context.now)
    reports = [day_report(record, day, context.now) for day in days]
    warn_of_damage(record.problems)
    if call.has("json"):
        say_json({"gaps": [_as_json(gap, context) for report in reports for gap in report.gaps]})
    elif any(report.gaps for report in reports):
        say(*_lines([report for report in reports if report.gaps], context))
    else:
        period = f"in {week}" if call.has("week") else f"on {days[0]}"
        is_logged = any(report.slices for report in reports)
        if record.problems and not is_logged:
            # What cannot be read is not said to be empty.
            return 3
        say(f"There are no gaps {period}." if is_logged else f"Nothing is logged {period}.")
    return 0


def _days(call: Call, context: Context) -> tuple[Week, tuple[date, ...]]:
    """The week and those of its days that are meant."""
    calendar, instant = context.record.calendar(), instant_of(context.now)
    if not call.has("week"):
        day = parse_day(call.given("day") or "today", calendar.day_at(instant))
        return Week.containing(day), (day,)
    if call.has("day"):
        raise call.command.misused("--day and --week are two ways to say it; choose one.")
    week = parse_week(call.text("week"), calendar.week_at(instant))
    return week, week.dates


def _lines(reports: list[DayReport], context: Context) -> list[str]:
    shown = [_row(gap, report.day, context) for report in reports for gap in report.gaps]
    rows = iter(rows_of(shown, right=(1,)))
    lines: list[str] = []
    for report in reports:
        lines += ["", f"{report.day:%a %d %b %Y}  {h_mm(report.gap_seconds)}"]
        lines += [next(rows) for _ in report.gaps]
    if len(reports) > 1:
        lines += ["", f"In all  {h_mm(sum(report.gap_seconds for report in reports))}"]
    return lines[1:]


def _row(gap: Gap, day: date, context: Context) -> tuple[str, ...]:
    begin, end = gap.moments(context.zone)
    length = h_mm(shown_seconds(gap.begin, gap.end))
    before, after = (context.record.name(entry) for entry in (gap.before, gap.after) if entry is not None)
    return day_span(day, begin, end, context.zone), length, f"between {before} and {after}"


def _as_json(gap: Gap, context: Context) -> dict[str, Any]:
    return {
        "start": wall_time(gap.begin, context.zone).isoformat(),
        "end": wall_time(gap.end, context.zone).isoformat(),
        "seconds": gap.seconds,
        "before": gap.before.id,
        "after": gap.after.id if gap.after is not None else None,
    }
