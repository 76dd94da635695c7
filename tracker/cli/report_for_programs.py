"""A report for other programs: JSON and CSV."""

from __future__ import annotations

from tracker.cli.balance import balance_as_json
from tracker.domain.report.average import Spreads, spread_over
from tracker.domain.report.group import Pairs
from tracker.domain.report.periods import TIMES
from tracker.domain.report.wording import decimal_hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from tracker.domain.report.average import Period
    from tracker.domain.report.periods import Key
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
    def begun(by: str, names: tuple[str, str]) -> str:
        key, name = map('"{}"'.format if by in TIMES else dumps, names)
        return f'{{"key": {key}, "name": {name}, "seconds": '

    groups = report.groups
    if isinstance(groups, Pairs):
        by, inner_by = report.by
        names, inner_names = groups.names_of_each()
        inner = {key: begun(inner_by, own) for key, own in inner_names.items()}
        for key, seconds, own in groups.lines():
            within = ", ".join([f"{inner[one]}{each}}}" for one, each in own])
            yield f'{begun(by, names[key])}{seconds}, "groups": [{within}]}}'
    else:
        (by,) = report.by
        for group in groups:
            yield f"{begun(by, (group.key, group.name))}{group.seconds}}}"


def as_csv(report: Report, gone: DayRange | None) -> str:
    """A line for each group or, where there are two, for each pair of them."""
    heads = [column for by in report.by for column in (by, f"{by}_name")]
    heads += ["seconds", "hours", *(("day_seconds", "week_seconds") if gone is not None else ())]
    return "".join([f"{','.join(heads)}\r\n", *_rows(report, None if gone is None else Spreads(gone))])


def _rows(report: Report, spreads: Spreads | None) -> Iterator[str]:
    groups = report.groups
    if isinstance(groups, Pairs):
        by, inner_by = report.by
        names, inner_names = groups.names_of_each()
        inner = {key: _called(inner_by, own) for key, own in inner_names.items()}
        for key, _, own in groups.lines():
            called, period = _called(by, names[key]), _period(by, key)
            for one, seconds in own:
                averages = _averages(spreads, seconds, period + _period(inner_by, one)) if spreads else ""
                yield f"{called},{inner[one]},{seconds},{decimal_hours(seconds)}{averages}\r\n"
    else:
        (by,) = report.by
        for group in groups:
            averages = _averages(spreads, group.seconds, ((by, group.number),)) if spreads else ""
            called = _called(by, (group.key, group.name))
            yield f"{called},{group.seconds},{decimal_hours(group.seconds)}{averages}\r\n"


def _called(by: str, names: tuple[str, str]) -> str:
    """What a group is written as and called, in two cells."""
    if by in TIMES:
        # They are words of ours, and there may be thousands of them.
        return ",".join(names)
    from tracker.exchange.csv_file import cell

    return ",".join(map(cell, names))


def _period(by: str, key: Key) -> tuple[Period, ...]:
    """What tells over which days something is spread: a period does, a word does not."""
    return ((by, key),) if by in TIMES else ()


def _averages(spreads: Spreads, seconds: int, periods: tuple[Period, ...]) -> str:
    """The seconds a day and a week, each empty before there is one."""
    spread = spreads.over(periods)
    a_day, a_week = spread.a_day(seconds), spread.a_week(seconds)
    return f",{'' if a_day is None else a_day},{'' if a_week is None else a_week}"
