"""A report for other programs: JSON and CSV."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json
from tracker.domain.report.look import a_day, a_week, decimal_hours
from tracker.domain.report.report import Group, Report
from tracker.domain.text import one_line, spreadsheet_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tracker.domain.time.range import DayRange


def as_json(report: Report, gone: DayRange | None) -> str:
    """One JSON object on one line, in ASCII; with averages where the days that have come are given."""
    import json

    share = report.measured_share
    content: dict[str, Any] = {
        "from": str(report.days.first),
        "to": str(report.days.last),
        "by": list(report.by),
        "seconds": report.seconds,
        "measured_share": None if share is None else round(share, 4),
        "groups": [_group_as_json(group, bool(report.by[1:])) for group in report.groups],
        "balance": balance_as_json(report.balance),
    }
    if gone is not None:
        seconds = report.seconds
        content["average"] = {"days": len(gone), "day": a_day(seconds, gone), "week": a_week(seconds, gone)}
    return f"{json.dumps(content)}\n"


def _group_as_json(group: Group, has_groups: bool) -> dict[str, Any]:
    inner = {"groups": [_group_as_json(one, False) for one in group.groups]} if has_groups else {}
    return {"key": group.key, "name": group.name, "seconds": group.seconds, **inner}


def as_csv(report: Report, gone: DayRange | None) -> str:
    """A line for each group or, where there are two, for each pair of them."""
    heads = [column for by in report.by for column in (by, f"{by}_name")]
    heads += ["seconds", "hours", *(("day_seconds", "week_seconds") if gone is not None else ())]
    return csv_text([heads, *_rows(report.groups, gone)])


def _rows(
    groups: Iterable[Group], gone: DayRange | None, before: tuple[str, ...] = ()
) -> Iterator[list[str]]:
    for group in groups:
        named = (*before, group.key, group.name)
        if group.groups:
            yield from _rows(group.groups, gone, named)
            continue
        averages = () if gone is None else (str(a_day(group.seconds, gone)), str(a_week(group.seconds, gone)))
        yield [*named, str(group.seconds), decimal_hours(group.seconds), *averages]


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV (RFC 4180), in which no cell is taken for a formula."""
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    safe = one_line(spreadsheet_text(text))
    if not any(sign in safe for sign in ',"'):
        return safe
    doubled = safe.replace('"', '""')
    return f'"{doubled}"'
