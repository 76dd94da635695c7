"""Columns of plain text, aligned by what their cells take in a terminal."""

from __future__ import annotations

from tracker.domain.activities.activity import MARKS
from tracker.domain.text import cell_width, fitted, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

WIDTH = 80
_NARROWEST = 6


def rows_of(
    table: Sequence[Sequence[str]],
    right: Collection[int] = (),
    gap: int = 2,
    cut: int | None = None,
    least: Mapping[int, int] | None = None,
) -> list[str]:
    """The rows as lines of 80 cells at most; the columns ``right`` are aligned right.

    Where there is not enough room column ``cut`` gives way first (without it the last one), and then
    the widest. ``least`` says how wide a column is even where its cells take less.
    """
    widths = _widths(table, gap, cut, least)
    return [_line(row, widths, right, " " * gap) for row in table]


def wrapped_rows_of(
    table: Sequence[Sequence[str]], right: Collection[int] = (), gap: int = 2
) -> list[list[str]]:
    """Each row as one or more lines: the last column goes on below itself where it needs more room."""
    widths = _widths(table, gap)
    return [
        [
            _line((*(row[:-1] if number == 0 else [""] * (len(row) - 1)), part), widths, right, " " * gap)
            for number, part in enumerate(wrapped(row[-1], widths[-1]))
        ]
        for row in table
    ]


def _widths(
    table: Sequence[Sequence[str]], gap: int, cut: int | None = None, least: Mapping[int, int] | None = None
) -> list[int]:
    widths = [max(map(cell_width, column)) for column in zip(*table, strict=True)]
    for number, width in (least or {}).items():
        widths[number] = max(widths[number], width)
    giving = len(widths) - 1 if cut is None else cut
    while sum(widths) + gap * (len(widths) - 1) > WIDTH:
        if widths[giving] <= _NARROWEST:
            giving = widths.index(max(widths))
            if widths[giving] <= _NARROWEST:
                break
        widths[giving] -= 1
    return widths


def rating_of(rating: int | None) -> str:
    """A priority or enjoyment as it stands in a column."""
    return "" if rating is None else str(rating)


def mark_of(supports_goal: bool | None) -> str:
    """The mark that tells whether something supports the goal."""
    return "" if supports_goal is None else MARKS[supports_goal]


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int], gap: str) -> str:
    cells = []
    for number, (text, width) in enumerate(zip(row, widths, strict=True)):
        room = width - cell_width(text)
        if room < 0:
            cells.append(fitted(text, width))
        else:
            cells.append(" " * room + text if number in right else text + " " * room)
    return gap.join(cells).rstrip()
