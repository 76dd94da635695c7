"""A report as text: a tree, a table, or bars."""

from __future__ import annotations

import os
import sys

from tracker.cli.balance import balance_lines
from tracker.cli.table import WIDTH, rows_of
from tracker.domain.report.crossed import is_crossed, shown_groups
from tracker.domain.text import cut, percent
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.report.look import Look
    from tracker.domain.report.report import Report

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
    if look.gone is not None:
        lines += ["", look.average_words(report.by)]
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
    by = report.by
    rows: list[tuple[str, ...]] = []
    amounts: list[int] = []

    def add(name: str, seconds: int, *periods: tuple[str, int | None]) -> None:
        rows.append((name, look.cell(seconds), *look.averages(seconds, *periods)))
        amounts.append(seconds)

    for group in shown_groups(by[0], report.groups, report):
        period = by[0], group.number
        add(look.name(by[0], group), group.seconds, period)
        for one in shown_groups(by[1], group.groups, report) if by[1:] else ():
            add(f"  {look.name(by[1], one)}", one.seconds, period, (by[1], one.number))
    add(TOGETHER, report.seconds)
    if look.gone is not None:
        rows.insert(0, ("", "Hours", "A day", "A week"))
    if with_bars:
        from tracker.cli.report_bars import rows_with_bars

        lines = rows_with_bars(rows, amounts[:-1], terminal)
    else:
        lines = rows_of(rows, right=range(1, len(rows[0])), cut=0, width=terminal.width)
    return [*lines[:-1], "", lines[-1]]
