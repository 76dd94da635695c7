"""A report as text: a tree, a table, or bars."""

from __future__ import annotations

import os
import sys

from tracker.cli.balance import balance_lines
from tracker.cli.table import WIDTH, lines_of
from tracker.domain.report.crossed import is_crossed
from tracker.domain.report.group import Pairs, Singles
from tracker.domain.report.shown import shown
from tracker.domain.text import cut, percent, wrapped
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.domain.report.average import Period
    from tracker.domain.report.group import Naming
    from tracker.domain.report.periods import Key
    from tracker.domain.report.report import Report
    from tracker.domain.report.wording import Wording

    # The names of rows, their seconds, and the periods over whose days these are spread.
    Rows = tuple[Sequence[str], Sequence[int], Sequence[tuple[Period, ...]]]

TOGETHER, _BALANCE = "In all", "All"
# A narrower one helps nobody to read.
_NARROWEST = 40


@value
class Terminal:
    """The room that text has, and whether bars have to do with plain signs."""

    width: int
    is_plain: bool


def report_lines(report: Report, title: str, wording: Wording, with_bars: bool) -> list[str]:
    """The lines of a report, as wide as the terminal; elsewhere as wide as all commands are."""
    terminal = _terminal()
    head = title if report.days.called == report.days.in_words else f"{title} · {report.days.in_words}"
    lines, by = [cut(head, terminal.width), ""], report.by
    if is_crossed(report) and not with_bars:
        from tracker.cli.report_table import report_table

        table, down = report_table(report, wording, terminal.width)
        lines, by = [*lines, *table], (down,)
    else:
        lines += _list(report, wording, terminal, with_bars)
    if wording.gone is not None:
        lines += ["", *wrapped(wording.average_words(by), terminal.width)]
    lines += ["", *balance_lines([(_BALANCE, report.balance)], wording.hours, terminal.width)]
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
    return Terminal(max(_NARROWEST, width or WIDTH), not is_utf)


def _list(report: Report, wording: Wording, terminal: Terminal, with_bars: bool) -> list[str]:
    """Each group on a line of its own, those in it below it."""
    names, seconds, periods = (
        _rows_of_one(report, wording) if not report.by[1:] else _rows_of_two(report, wording)
    )
    columns = [
        [*names, TOGETHER],
        wording.cells([*seconds, report.seconds]),
        *wording.average_columns([*seconds, report.seconds], [*periods, ()]),
    ]
    if wording.gone is not None:
        columns = [[head, *own] for head, own in zip(("", "Hours", "A day", "A week"), columns, strict=True)]
    if with_bars:
        from tracker.cli.report_bars import lines_with_bars

        lines = lines_with_bars(columns, seconds, terminal)
    else:
        lines = lines_of(columns, right=range(1, len(columns)), cut=0, width=terminal.width)
    return [*lines[:-1], "", lines[-1]]


def _rows_of_one(report: Report, wording: Wording) -> Rows:
    singles, (by,) = report.groups, report.by
    assert isinstance(singles, Singles)
    keys, names, seconds = _shown(by, singles.sums, singles.naming, report, wording)
    return names, seconds, [((by, key),) for key in keys]


def _rows_of_two(report: Report, wording: Wording) -> Rows:
    pairs, (by, inner_by) = report.groups, report.by
    assert isinstance(pairs, Pairs)
    names: list[str] = []
    seconds: list[int] = []
    periods: list[tuple[Period, ...]] = []
    sums, inner = {}, {}
    for key, each, own_sums in pairs.lines():
        sums[key], inner[key] = each, dict(own_sums)
    for key, name, each in zip(*_shown(by, sums, pairs.naming, report, wording), strict=True):
        keys, own_names, own = _shown(inner_by, inner.get(key, {}), pairs.naming, report, wording)
        names += [name, *(f"  {one}" for one in own_names)]
        seconds += [each, *own]
        periods += [((by, key),), *(((by, key), (inner_by, one)) for one in keys)]
    return names, seconds, periods


def _shown(
    by: str, sums: Mapping[Key, int], naming: Naming, report: Report, wording: Wording
) -> tuple[Sequence[Key], Sequence[str], Sequence[int]]:
    """Groups without a gap between them: their keys, what they are called, and their sums."""
    keys, names, seconds = shown(by, sums, naming, report)
    return keys, wording.names(by, [name for _, name in names], keys), seconds
