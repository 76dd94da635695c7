"""Two groups of a report as a table: one down and the other one across, with the sums of both."""

from __future__ import annotations

from tracker.cli.report_text import TOGETHER
from tracker.cli.table import rows_of
from tracker.domain.report.crossed import crossed
from tracker.domain.text import cut, widest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.report.crossed import Crossed
    from tracker.domain.report.look import Look
    from tracker.domain.report.report import Report

_GAP = 2
_WIDEST_NAME = 30


def report_table(report: Report, look: Look, width: int) -> list[str]:
    """The table; the longer side goes down where it does not fit across."""
    made = crossed(report)
    table = _Table(made, look)
    if not table.fits(width):
        turned = _Table(made.turned, look)
        table = turned if turned.fits(width) else table
    return table.lines(width)


class _Table:
    """Hours in rows and columns, with the sums of both."""

    def __init__(self, made: Crossed, look: Look) -> None:
        self._made, self._look = made, look

    def fits(self, width: int) -> bool:
        """Whether all columns stand beside one another."""
        # Mostly their number alone tells it.
        if (len(self._made.across) + 1) * (_GAP + 1) > width:
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
        told = self._marks_across()
        return [*lines, "", told] if told else lines

    def _marks_across(self) -> str:
        """What is missing of periods whose heads have no room for it."""
        by = self._made.across_by
        marks = ((group.name, self._look.mark(by, group)) for group in self._made.across)
        told = ", ".join(f"{name} {mark}" for name, mark in marks if mark)
        return f"{told}." if told else ""

    def _columns(self) -> list[Sequence[str]]:
        """The names of the rows, what is in each column, and the sums; each with its head."""
        look, made = self._look, self._made
        names = [cut(look.name(made.by, group), _WIDEST_NAME) for group in made.down]
        columns: list[Sequence[str]] = [["", *names, TOGETHER]]
        rows = [made.cells(group) for group in made.down]
        for place, group in enumerate(made.across):
            columns.append([group.name, *(look.cell(row[place]) for row in rows), look.cell(group.seconds)])
        rows_in_all = [
            (look.cell(group.seconds), *look.averages(group.seconds, (made.by, group.number)))
            for group in made.down
        ]
        in_all = sum(group.seconds for group in made.down)
        rows_in_all.append((look.cell(in_all), *look.averages(in_all)))
        heads = ("Total", "A day", "A week")
        return [
            *columns,
            *([head, *own] for head, own in zip(heads, zip(*rows_in_all, strict=True), strict=False)),
        ]


def _width(column: Sequence[str]) -> int:
    return widest({*column})
