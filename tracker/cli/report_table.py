"""Two groups of a report as a table: one down and the other one across, with the sums of both."""

from __future__ import annotations

from tracker.cli.report_text import TOGETHER
from tracker.cli.table import lines_of
from tracker.domain.report.crossed import crossed
from tracker.domain.text import cell_width, cut, widest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.report.crossed import Crossed
    from tracker.domain.report.report import Report
    from tracker.domain.report.wording import Wording

_GAP = 2
# Of a row or a column: the other names have to stand beside it.
_WIDEST_NAME = 30


def report_table(report: Report, wording: Wording, width: int) -> tuple[list[str], str]:
    """The lines of the table, and what goes down: the longer side where it does not fit across."""
    made = crossed(report)
    table = _Table(made, wording)
    if not table.fits(width):
        turned = _Table(made.turned, wording)
        table = turned if turned.fits(width) else table
    return table.lines(width), table.by


class _Table:
    """Hours in rows and columns, with the sums of both."""

    def __init__(self, made: Crossed, wording: Wording) -> None:
        self._made, self._wording = made, wording
        self._made_columns: list[Sequence[str]] | None = None

    @property
    def by(self) -> str:
        """What the rows are."""
        return self._made.by

    def fits(self, width: int) -> bool:
        """Whether all columns stand beside one another."""
        # Mostly their number alone tells it, or else their heads.
        across = self._made.across
        if (len(across) + 1) * (_GAP + 1) > width:
            return False
        if sum(_GAP + min(cell_width(group.name), _WIDEST_NAME) for group in across) > width:
            return False
        widths = [*map(_width, self._columns)]
        return sum(widths) + _GAP * (len(widths) - 1) <= width

    def lines(self, width: int) -> list[str]:
        """The table, in several parts one below the other where the columns need more room."""
        names, *columns = self._columns
        widths = [*map(_width, columns)]
        lines: list[str] = []
        begin = 0
        while begin < len(columns):
            end, room = begin + 1, width - _width(names) - _GAP - widths[begin]
            while end < len(columns) and widths[end] + _GAP <= room:
                room -= widths[end] + _GAP
                end += 1
            lines += [
                *([""] if lines else []),
                *lines_of([names, *columns[begin:end]], right=range(1, end - begin + 1), cut=0, width=width),
            ]
            begin = end
        told = self._marks_across()
        return [*lines, "", told] if told else lines

    def _marks_across(self) -> str:
        """What is missing of periods whose heads have no room for it."""
        marks = self._wording.marks(self._made.across_by)
        marked = (group for group in self._made.across if group.number in marks)
        told = ", ".join(f"{group.name} {marks[group.number]}" for group in marked)
        return f"{told}." if told else ""

    @property
    def _columns(self) -> list[Sequence[str]]:
        """The names of the rows, what is in each column, and the sums; each with its head."""
        if self._made_columns is None:
            self._made_columns = self._make_columns()
        return self._made_columns

    def _make_columns(self) -> list[Sequence[str]]:
        wording, made = self._wording, self._made
        names = wording.names(
            made.by, [group.name for group in made.down], [group.number for group in made.down]
        )
        if _width(names) > _WIDEST_NAME:
            names = [cut(name, _WIDEST_NAME) for name in names]
        columns: list[Sequence[str]] = [["", *names, TOGETHER]]
        for group, cells in zip(made.across, made.columns(wording.cells), strict=True):
            columns.append([cut(group.name, _WIDEST_NAME), *cells, wording.cell(group.seconds)])
        sums = [group.seconds for group in made.down]
        sums.append(sum(sums))
        averages = wording.average_columns(sums, [*(((made.by, group.number),) for group in made.down), ()])
        heads = ("Total", "A day", "A week")
        own = zip(heads, (wording.cells(sums), *averages), strict=False)
        return [*columns, *([head, *column] for head, column in own)]


def _width(column: Sequence[str]) -> int:
    return widest({*column})
