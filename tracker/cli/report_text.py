"""A report as text: a tree, a table, or bars."""

from __future__ import annotations

import os
import sys

from tracker.cli.balance import balance_lines
from tracker.cli.table import WIDTH, rows_of
from tracker.domain.report.crossed import is_crossed, shown_groups
from tracker.domain.report.look import Look, a_day, a_week
from tracker.domain.report.report import Report
from tracker.domain.text import cut, percent
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

TOGETHER, _BALANCE = "In all", "All"
# Narrower and wider ones help nobody to read.
_NARROWEST, _WIDEST = 40, 200


@value
class Terminal:
    """The room that text has, and whether bars have to do with plain signs."""

    width: int
    is_plain: bool


def report_lines(report: Report, title: str, look: Look, with_bars: bool) -> list[str]:
    """The lines of a report, as wide as the terminal; elsewhere as wide as all commands are."""
    terminal = _terminal()
    head = title if report.days.called == report.days.in_words else f"{title} · {report.days.in_words}"
    lines = [cut(head, terminal.width), ""]
    if is_crossed(report) and not with_bars:
        from tracker.cli.report_table import report_table

        lines += report_table(report, look, terminal.width)
    else:
        lines += _list(report, look, terminal, with_bars)
    if look.average_words:
        lines += ["", look.average_words]
    lines += ["", *balance_lines([(_BALANCE, report.balance)], look.hours)]
    if with_bars:
        from tracker.cli.report_bars import balance_bars

        lines += balance_bars(report.balance, terminal)
    if report.measured_share is not None:
        lines.append(f"{percent(report.measured_share)} measured by the timer.")
    return lines


def _terminal() -> Terminal:
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return Terminal(WIDTH, True)
    is_utf = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return Terminal(max(_NARROWEST, min(_WIDEST, width or WIDTH)), not is_utf)


def _list(report: Report, look: Look, terminal: Terminal, with_bars: bool) -> list[str]:
    """Each group on a line of its own, those in it below it."""
    rows: list[tuple[str, int]] = []
    for group in shown_groups(report.by[0], report.groups, report):
        rows.append((group.name, group.seconds))
        if report.by[1:]:
            inner = shown_groups(report.by[1], group.groups, report)
            rows += [(f"  {one.name}", one.seconds) for one in inner]
    total = (TOGETHER, report.seconds)
    names, amounts = zip(*rows, total, strict=True)
    table = [*zip(names, *hours_in_columns(amounts, look), strict=True)]
    if look.gone is not None:
        table.insert(0, ("", "Hours", "A day", "A week"))
    if with_bars:
        from tracker.cli.report_bars import rows_with_bars

        lines = rows_with_bars(table, amounts[:-1], terminal)
    else:
        lines = rows_of(table, right=range(1, len(table[0])), cut=0, width=terminal.width)
    return [*lines[:-1], "", lines[-1]]


def hours_in_columns(amounts: Sequence[int], look: Look) -> list[list[str]]:
    """Hours, beside them those of a day and a week on average where these are asked for."""
    columns = [[*map(look.cell, amounts)]]
    if look.gone is not None:
        for average in (a_day, a_week):
            columns.append([look.cell(average(seconds, look.gone)) for seconds in amounts])
    return columns
