"""A report for other programs: JSON and CSV."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json
from tracker.domain.report.average import Spreads, spread_over
from tracker.domain.report.look import decimal_hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from tracker.domain.report.average import Spread
    from tracker.domain.report.group import Group
    from tracker.domain.report.report import Report
    from tracker.domain.time.day_range import DayRange


def as_json(report: Report, gone: DayRange | None) -> str:
    """One JSON object on one line, in ASCII; with averages where the days that have come are given."""
    import json

    share = report.measured_share
    before: dict[str, Any] = {
        "from": str(report.days.first),
        "to": str(report.days.last),
        "by": list(report.by),
        "seconds": report.seconds,
        "measured_share": None if share is None else round(share, 4),
    }
    after: dict[str, Any] = {"balance": balance_as_json(report.balance)}
    if gone is not None:
        seconds, spread = report.seconds, spread_over(gone)
        after["average"] = {
            "days": spread.days,
            "day": spread.a_day(seconds),
            "week": spread.a_week(seconds),
        }
    groups = ", ".join(_groups_as_json(report, json.dumps))
    return f'{json.dumps(before)[:-1]}, "groups": [{groups}], {json.dumps(after)[1:]}\n'


def _groups_as_json(report: Report, dumps: Callable[[str], str]) -> Iterator[str]:
    # To write down thousands of groups here takes a third of the time that the standard library takes.
    def begun(group: Group) -> str:
        return f'{{"key": {dumps(group.key)}, "name": {dumps(group.name)}, "seconds": '

    outer, inner = _Words(begun), _Words(begun)
    for group in report.groups:
        if report.by[1:]:
            own = ", ".join([f"{inner.of(one)}{one.seconds}}}" for one in group.groups])
            yield f'{outer.of(group)}{group.seconds}, "groups": [{own}]}}'
        else:
            yield f"{outer.of(group)}{group.seconds}}}"


def as_csv(report: Report, gone: DayRange | None) -> str:
    """A line for each group or, where there are two, for each pair of them."""
    heads = [column for by in report.by for column in (by, f"{by}_name")]
    heads += ["seconds", "hours", *(("day_seconds", "week_seconds") if gone is not None else ())]
    return "".join([f"{','.join(heads)}\r\n", *_rows(report, None if gone is None else Spreads(gone))])


def _rows(report: Report, spreads: Spreads | None) -> Iterator[str]:
    from tracker.exchange.csv_file import cell

    def called(group: Group) -> str:
        return f"{cell(group.key)},{cell(group.name)}"

    outer, inner, averages = _Words(called), _Words(called), ""
    by, inner_by = (*report.by, "")[:2]
    for group in report.groups:
        period, words = (by, group.number), outer.of(group)
        for one in group.groups if inner_by else (group,):
            if spreads is not None:
                periods = (period, (inner_by, one.number)) if inner_by else (period,)
                averages = _averages(spreads.over(periods), one.seconds)
            own = f"{words},{inner.of(one)}" if inner_by else words
            yield f"{own},{one.seconds},{decimal_hours(one.seconds)}{averages}\r\n"


def _averages(spread: Spread, seconds: int) -> str:
    """The seconds a day and a week, each empty before there is one."""
    a_day, a_week = spread.a_day(seconds), spread.a_week(seconds)
    return f",{'' if a_day is None else a_day},{'' if a_week is None else a_week}"


class _Words:
    """What is written of the groups by one thing, each put into words once."""

    def __init__(self, worded: Callable[[Group], str]) -> None:
        self._worded = worded
        self._known: dict[str, str] = {}

    def of(self, group: Group) -> str:
        known = self._known.get(group.key)
        if known is None:
            known = self._known[group.key] = self._worded(group)
        return known
