"""A report for other programs: JSON and CSV."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json
from tracker.domain.report.average import spread_over
from tracker.domain.report.group import Group
from tracker.domain.report.look import decimal_hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from tracker.domain.report.report import Report
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
        seconds, spread = report.seconds, spread_over(gone)
        content["average"] = {
            "days": spread.days,
            "day": spread.a_day(seconds),
            "week": spread.a_week(seconds),
        }
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
    return csv_of((tuple(map(inert, row)) for row in _rows(report.groups, report.by, gone)), heads)


def _rows(
    groups: Iterable[Group], by: Sequence[str], gone: DayRange | None, before: tuple[Group, ...] = ()
) -> Iterator[list[str]]:
    for group in groups:
        named = (*before, group)
        if group.groups:
            yield from _rows(group.groups, by, gone, named)
            continue
        words = [word for each in named for word in (each.key, each.name)]
        yield [*words, str(group.seconds), decimal_hours(group.seconds), *_averages(named, by, gone)]


def _averages(named: Sequence[Group], by: Sequence[str], gone: DayRange | None) -> Iterator[str]:
    """The seconds a day and a week, each empty before there is one; none where they are not asked for."""
    if gone is not None:
        spread = spread_over(gone, tuple((name, each.number) for name, each in zip(by, named, strict=True)))
        seconds = named[-1].seconds
        for average in (spread.a_day(seconds), spread.a_week(seconds)):
            yield "" if average is None else str(average)
