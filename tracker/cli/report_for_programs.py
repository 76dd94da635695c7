"""A report for other programs: JSON and CSV."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json
from tracker.domain.report.look import a_day, a_week, decimal_hours
from tracker.domain.report.report import Group, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tracker.domain.time.day_range import DayRange


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
        content["average"] = {"days": gone.count, "day": a_day(seconds, gone), "week": a_week(seconds, gone)}
    return f"{json.dumps(content)}\n"


def _group_as_json(group: Group, has_groups: bool) -> dict[str, Any]:
    inner = {"groups": [_group_as_json(one, False) for one in group.groups]} if has_groups else {}
    return {"key": group.key, "name": group.name, "seconds": group.seconds, **inner}


def as_csv(report: Report, gone: DayRange | None) -> str:
    """A line for each group or, where there are two, for each pair of them."""
    from tracker.exchange.csv_file import as_csv as csv_of
    from tracker.exchange.csv_file import inert

    heads = [column for by in report.by for column in (by, f"{by}_name")]
    heads += ["seconds", "hours", *(("day_seconds", "week_seconds") if gone is not None else ())]
    return csv_of((tuple(map(inert, row)) for row in _rows(report.groups, gone)), heads)


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
