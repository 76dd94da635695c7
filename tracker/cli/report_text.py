"""A report as text: a tree, a table, or bars."""

from __future__ import annotations

import os
import sys

from tracker.cli.balance import balance_lines
from tracker.cli.table import WIDTH, rows_of
from tracker.domain.bar import bar_text, double_bar_texts, plain_bar
from tracker.domain.report.look import Look, a_day, a_week
from tracker.domain.report.periods import TIMES
from tracker.domain.report.report import Group, Report, order_of, with_gaps
from tracker.domain.text import cell_width, cut, fitted, percent
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOGETHER, _BALANCE = "In all", "All"
# What is called the same again in another year.
_OF_ONE_YEAR = ("day", "week")
_GAP = "  "
_LEAST_BAR, _WIDEST_NAME = 10, 30
# Narrower and wider ones help nobody to read.
_NARROWEST, _WIDEST = 40, 200
# Of the last cell of a bar half and more counts as one.


@value
class _Terminal:
    """The room that text has, and whether bars have to do with plain signs."""

    width: int
    is_plain: bool


def report_lines(report: Report, title: str, look: Look, with_bars: bool) -> list[str]:
    """The lines of a report, as wide as the terminal; elsewhere as wide as all commands are."""
    terminal = _terminal()
    head = title if report.days.called == report.days.in_words else f"{title} · {report.days.in_words}"
    lines = [cut(head, terminal.width), ""]
    is_table = len(report.by) > 1 and any(name in TIMES for name in report.by) and not with_bars
    lines += _table(report, look, terminal) if is_table else _list(report, look, terminal, with_bars)
    if look.average_words:
        lines += ["", look.average_words]
    lines += ["", *balance_lines([(_BALANCE, report.balance)], look.hours)]
    if with_bars:
        lines += _balance_bars(report, terminal)
    if report.measured_share is not None:
        lines.append(f"{percent(report.measured_share)} measured by the timer.")
    return lines


def _terminal() -> _Terminal:
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return _Terminal(WIDTH, True)
    is_utf = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return _Terminal(max(_NARROWEST, min(_WIDEST, width or WIDTH)), not is_utf)


def _list(report: Report, look: Look, terminal: _Terminal, with_bars: bool) -> list[str]:
    """Each group on a line of its own, those in it below it."""
    rows: list[tuple[str, int]] = []
    for group in _complete(report.by[0], report.groups, report):
        rows.append((group.name, group.seconds))
        if report.by[1:]:
            inner = _complete(report.by[1], group.groups, report)
            rows += [(f"  {one.name}", one.seconds) for one in inner]
    total = (_TOGETHER, report.seconds)
    table = [(name, *_cells(seconds, look)) for name, seconds in (*rows, total)]
    if look.gone is not None:
        table.insert(0, ("", "Hours", "A day", "A week"))
    if not with_bars:
        lines = rows_of(table, right=range(1, len(table[0])), cut=0, width=terminal.width)
    else:
        lines = _with_bars(table, rows, terminal)
    return [*lines[:-1], "", lines[-1]]


def _with_bars(table: list[tuple[str, ...]], rows: list[tuple[str, int]], terminal: _Terminal) -> list[str]:
    """The rows of a table, each with its bar behind it: the longest takes the room that is left."""
    name = min(max(cell_width(row[0]) for row in table), _WIDEST_NAME)
    cells = [max(cell_width(row[column]) for row in table) for column in range(1, len(table[0]))]
    room = max(_LEAST_BAR, terminal.width - name - sum(cells) - len(_GAP) * (len(cells) + 1))
    scale = max(seconds for _, seconds in rows)
    amounts = [0] * (len(table) - len(rows) - 1) + [seconds for _, seconds in rows] + [0]
    lines = []
    for row, amount in zip(table, amounts, strict=True):
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], cells, strict=True))
        bar = _bar(amount, scale, room, terminal)
        lines.append(_GAP.join((fitted(row[0], name), *numbers, bar)).rstrip())
    return lines


def _balance_bars(report: Report, terminal: _Terminal) -> list[str]:
    """Wasted and music on one scale from zero."""
    balance = report.balance
    scale = max(balance.wasted, balance.music)
    names = ("Wasted", "Studio + learning")
    room = terminal.width - len(names[1]) - len(_GAP)
    music = "".join(double_bar_texts(balance.studio, balance.learning, scale, room))
    bars = (_bar(balance.wasted, scale, room, terminal), plain_bar(music) if terminal.is_plain else music)
    return [
        "",
        *(f"{name:{len(names[1])}}{_GAP}{bar}".rstrip() for name, bar in zip(names, bars, strict=True)),
    ]


def _bar(amount: int, scale: int, room: int, terminal: _Terminal) -> str:
    bar = bar_text(amount, scale, room)
    return plain_bar(bar) if terminal.is_plain else bar


def _cells(seconds: int, look: Look) -> tuple[str, ...]:
    hours = look.cell(seconds)
    if look.gone is None:
        return (hours,)
    return hours, look.cell(a_day(seconds, look.gone)), look.cell(a_week(seconds, look.gone))


def _table(report: Report, look: Look, terminal: _Terminal) -> list[str]:
    """One group down and the other one across: the longer side goes down where it does not fit across."""
    sums = {(outer.key, inner.key): inner.seconds for outer in report.groups for inner in outer.groups}
    sides = _across(report), _down(report)
    table = _Table(sums, sides[1], sides[0], look)
    if not table.fits(terminal.width):
        turned = _Table({(inner, outer): n for (outer, inner), n in sums.items()}, *sides, look)
        table = turned if turned.fits(terminal.width) else table
    return table.lines(terminal.width)


def _down(report: Report) -> list[Group]:
    return _complete(report.by[0], report.groups, report)


def _across(report: Report) -> list[Group]:
    """The groups within all others, each with what it has in all of them."""
    found: dict[str, Group] = {}
    for group in (inner for outer in report.groups for inner in outer.groups):
        before = found.get(group.key)
        found[group.key] = replace(group, seconds=group.seconds + (before.seconds if before else 0))
    return _complete(report.by[1], tuple(sorted(found.values(), key=order_of(report.by[1]))), report)


def _complete(by: str, groups: tuple[Group, ...], report: Report) -> list[Group]:
    """Groups as they are shown: no period is left out, and a year is named where there are several."""
    is_one_year = report.days.first.year == report.days.last.year
    complete = with_gaps(by, groups)
    if by == "month" and is_one_year:
        return [replace(group, name=group.name.partition(" ")[0]) for group in complete]
    is_ambiguous = by in _OF_ONE_YEAR and not is_one_year
    return [replace(group, name=group.key) if is_ambiguous else group for group in complete]


class _Table:
    """Hours in rows and columns, with the sums of both."""

    def __init__(
        self, sums: Mapping[tuple[str, str], int], down: list[Group], across: list[Group], look: Look
    ) -> None:
        self._across, self._look = across, look
        self._rows = [
            (group.name, [look.cell(sums.get((group.key, one.key), 0)) for one in across], group.seconds)
            for group in down
        ]
        total = sum(group.seconds for group in down)
        self._rows.append((_TOGETHER, [look.cell(one.seconds) for one in across], total))
        self._name = min(max(cell_width(name) for name, *_ in self._rows), _WIDEST_NAME)
        columns = zip(*(cells for _, cells, _ in self._rows), strict=True)
        self._widths = [
            max(map(cell_width, (one.name, *cells))) for one, cells in zip(across, columns, strict=True)
        ]
        self._sums = [_cells(seconds, look) for *_, seconds in self._rows]
        self._sum_widths = [
            max(map(cell_width, (head, *cells)))
            for head, cells in zip(self._sum_heads, zip(*self._sums, strict=True), strict=True)
        ]

    @property
    def _sum_heads(self) -> tuple[str, ...]:
        return ("Total",) if self._look.gone is None else ("Total", "A day", "A week")

    def fits(self, width: int) -> bool:
        """Whether all columns stand beside one another."""
        widths = (self._name, *self._widths, *self._sum_widths)
        return sum(widths) + len(_GAP) * (len(widths) - 1) <= width

    def lines(self, width: int) -> list[str]:
        """The table, in several parts one below the other where the columns need more room."""
        heads = [*(one.name for one in self._across), *self._sum_heads]
        widths = [*self._widths, *self._sum_widths]
        rows = [
            (name, (*cells, *sums)) for (name, cells, _), sums in zip(self._rows, self._sums, strict=True)
        ]
        lines: list[str] = []
        begin = 0
        while begin < len(heads):
            end, room = begin + 1, width - self._name - len(_GAP) - widths[begin]
            while end < len(heads) and widths[end] + len(_GAP) <= room:
                room -= widths[end] + len(_GAP)
                end += 1
            part = slice(begin, end)
            lines += [*([""] if lines else []), self._line("", heads[part], widths[part])]
            lines += [self._line(name, cells[part], widths[part]) for name, cells in rows]
            begin = end
        return lines

    def _line(self, name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
        room = (" " * (width - cell_width(cell)) + cell for cell, width in zip(cells, widths, strict=True))
        return _GAP.join((fitted(name, self._name), *room)).rstrip()
