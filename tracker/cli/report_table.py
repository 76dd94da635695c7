"""Two groups of a report as a table: one down and the other one across, with the sums of both."""

from __future__ import annotations

from tracker.cli.report_text import TOGETHER, hours_in_columns, shown_name
from tracker.cli.table import rows_of
from tracker.domain.report.report import Group, order_of, with_gaps
from tracker.domain.text import cut, widest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.domain.report.look import Look
    from tracker.domain.report.report import Report

    # The key of a group, what it is called, and its seconds.
    Side = list[tuple[str, str, int]]

_GAP = 2
_WIDEST_NAME = 30


def report_table(report: Report, look: Look, width: int) -> list[str]:
    """The table; the longer side goes down where it does not fit across."""
    sums = {(outer.key, inner.key): inner.seconds for outer in report.groups for inner in outer.groups}
    down = _side(report.by[0], report.groups, shown_name(report.by[0], report))
    across = _side(report.by[1], _across(report), shown_name(report.by[1], report))
    table = _Table(sums, down, across, look)
    if not table.fits(width):
        turned = _Table({(inner, outer): n for (outer, inner), n in sums.items()}, across, down, look)
        table = turned if turned.fits(width) else table
    return table.lines(width)


def _across(report: Report) -> tuple[Group, ...]:
    """The groups within all others, each with what it has in all of them."""
    groups: dict[str, Group] = {}
    seconds: dict[str, int] = {}
    for inner in (inner for outer in report.groups for inner in outer.groups):
        groups.setdefault(inner.key, inner)
        seconds[inner.key] = seconds.get(inner.key, 0) + inner.seconds
    of_all = (Group(key, own.name, seconds[key], (), own.number) for key, own in groups.items())
    return tuple(sorted(of_all, key=order_of(report.by[1])))


def _side(by: str, groups: tuple[Group, ...], name: Callable[[Group], str]) -> Side:
    return [(group.key, name(group), group.seconds) for group in with_gaps(by, groups)]


class _Table:
    """Hours in rows and columns, with the sums of both."""

    def __init__(self, sums: Mapping[tuple[str, str], int], down: Side, across: Side, look: Look) -> None:
        self._sums, self._down, self._across, self._look = sums, down, across, look

    def fits(self, width: int) -> bool:
        """Whether all columns stand beside one another."""
        # Mostly their number alone tells it.
        if (len(self._across) + 1) * (_GAP + 1) > width:
            return False
        widths = [*map(_width, self._columns())]
        return sum(widths) + _GAP * (len(widths) - 1) <= width

    def lines(self, width: int) -> list[str]:
        """The table, in several parts one below the other where the columns need more room."""
        names, *columns = self._columns()
        widths = [*map(_width, columns)]
        lines: list[str] = []
        begin = 0
        while begin < len(columns):
            end, room = begin + 1, width - _width(names) - _GAP - widths[begin]
            while end < len(columns) and widths[end] + _GAP <= room:
                room -= widths[end] + _GAP
                end += 1
            part = [*zip(names, *columns[begin:end], strict=True)]
            lines += [
                *([""] if lines else []),
                *rows_of(part, right=range(1, end - begin + 1), cut=0, width=width),
            ]
            begin = end
        return lines

    def _columns(self) -> list[Sequence[str]]:
        """The names of the rows, what is in each column, and the sums; each with its head."""
        look, sums = self._look, self._sums
        names = [cut(name, _WIDEST_NAME) for _, name, _ in self._down]
        columns: list[Sequence[str]] = [["", *names, TOGETHER]]
        for key, head, seconds in self._across:
            own = [look.cell(sums.get((down, key), 0)) for down, *_ in self._down]
            columns.append([head, *own, look.cell(seconds)])
        in_all = [seconds for *_, seconds in self._down]
        heads = ("Total", "A day", "A week")
        sums_of_rows = hours_in_columns((*in_all, sum(in_all)), look)
        return [*columns, *([head, *own] for head, own in zip(heads, sums_of_rows, strict=False))]


def _width(column: Sequence[str]) -> int:
    return widest({*column})
