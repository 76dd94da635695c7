"""The week as a grid of plain text, with the balance below it."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json, balance_lines
from tracker.cli.output import say, say_json, warn_of_damage
from tracker.cli.table import WIDTH, mark_of, rating_of, rows_of
from tracker.domain.activities.activity import kind_name
from tracker.domain.text import cut, percent
from tracker.domain.time.duration import MINUTE, cell_h_mm, h_mm
from tracker.domain.time.period import parse_week
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.week.standing import UNRATED
from tracker.domain.week.week_report import ReportRow, WeekReport, week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.domain.week.aim import Aim


def week(call: Call, context: Context) -> int:
    """Show a week."""
    this = context.record.calendar().week_at(instant_of(context.now))
    record = context.record.hours_of_week(parse_week(call.given("w") or "this", this), context.now)
    report = week_report(record, context.now)
    warn_of_damage(record.problems)
    if call.has("json"):
        say_json(as_json(report))
    else:
        say(*_heading(report), *grid_of(report), "", *_below(report))
    return 0


def as_json(report: WeekReport) -> dict[str, Any]:
    """The report for programs: whole seconds, and null where there is nothing."""
    share = report.measured_share
    return {
        "week": str(report.week),
        "assessed": report.assessed,
        "measured_share": None if share is None else round(share, 4),
        "activities": [
            {
                "key": row.activity.key,
                "name": row.activity.name,
                "kind": row.activity.kind,
                "standing": row.standing,
                "days": list(row.days),
                "seconds": row.seconds,
                "guess": row.guess,
                "target": row.target,
                "cap": row.cap,
            }
            for row in report.rows
        ],
        "targets": dict(report.kind_targets),
        "balance": {
            "week": balance_as_json(report.week_balance),
            "day": balance_as_json(report.day_balance),
        },
    }


def _heading(report: WeekReport) -> tuple[str, ...]:
    title = f"{report.week} · {report.week.dates_text()}"
    return (cut(f"{title} · {report.goal}" if report.goal else title, WIDTH), "")


def grid_of(report: WeekReport) -> list[str]:
    """The lines of the grid, or what begins the list where it is empty."""
    if not report.rows:
        return ['The list is empty. Begin it: tracker activity add "Mixing" --kind studio']
    days = [f"[{name}]" if day == report.today else name for day, name in enumerate(DAY_NAMES)]
    table = [("", *days, "Total", "Aim", "P", "E", "G")]
    for kind in report.kinds:
        table += [_kind_row(report, kind), *(_activity_row(report, row) for row in report.of_kind(kind))]
    table.append(("In all", *map(cell_h_mm, report.day_totals), cell_h_mm(report.seconds), "", "", "", ""))
    return rows_of(table, right=range(1, 12), gap=1, cut=0, least=dict.fromkeys(range(1, 9), 5))


def _kind_row(report: WeekReport, kind: str) -> tuple[str, ...]:
    days = report.days_of_kind(kind)
    return (
        kind_name(kind).upper(),
        *map(cell_h_mm, days),
        cell_h_mm(sum(days)),
        _aim(report.aim_of_kind(kind)),
        "",
        "",
        "",
    )


def _activity_row(report: WeekReport, row: ReportRow) -> tuple[str, ...]:
    activity = row.activity
    runs = report.today is not None and report.running is not None and report.running.activity == activity.key
    return (
        f"{'▶' if runs else ' '} {activity.name}",
        *map(cell_h_mm, row.days),
        cell_h_mm(row.seconds),
        _aim(row.aim),
        rating_of(activity.priority),
        rating_of(activity.enjoyment),
        mark_of(activity.supports_goal),
    )


def _aim(aim: Aim | None) -> str:
    return "" if aim is None else aim.shown


def _below(report: WeekReport) -> list[str]:
    balances = [("Week", report.week_balance)]
    if report.today is not None:
        balances.insert(0, ("Today", report.day_balance))
    lines = [*balance_lines(balances), *_unrated_lines(report)]
    if report.measured_share is not None:
        lines.append(f"{percent(report.measured_share)} measured by the timer.")
    return lines


def _unrated_lines(report: WeekReport) -> list[str]:
    """How many hours nobody has rated yet, and how to rate them."""
    if report.week_balance.unrated < MINUTE:
        return []
    unrated = [row for row in report.rows if row.standing == UNRATED and row.seconds]
    most = max(unrated, key=lambda row: row.seconds).activity
    names = ", ".join(row.activity.name for row in unrated)
    return [
        cut(f"{h_mm(report.week_balance.unrated)} unrated and not counted as wasted: {names}.", WIDTH),
        f"Rate it: tracker activity set {most.key} --priority 1-10 --goal yes|no",
    ]
