"""Columns of plain text, aligned by what their cells take in a terminal."""

from __future__ import annotations

from tracker.domain.activities.activity import MARKS
from tracker.domain.text import are_one_cell_each, cell_width, fitted, widest, wrapped

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
    width: int = WIDTH,
) -> list[str]:
    """The rows as lines of so many cells at most; the columns ``right`` are aligned right.

    Where there is not enough room column ``cut`` gives way first (without it the last one), and then
    the widest. ``least`` says how wide a column is even where its cells take less.
    """
    return lines_of([*zip(*table, strict=True)], right, gap, cut, least, width)


def lines_of(
    columns: Sequence[Sequence[str]],
    right: Collection[int] = (),
    gap: int = 2,
    cut: int | None = None,
    least: Mapping[int, int] | None = None,
    width: int = WIDTH,
) -> list[str]:
    """The same of a table that is given by its columns."""
    # Each text once: thousands of rows have few lengths and names.
    texts = [{*column} for column in columns]
    widths = _widths(texts, gap, cut, least, width)
    padded = [
        _padded(own, room, place in right)
        for place, (own, room) in enumerate(zip(texts, widths, strict=True))
    ]
    cells = ([own[text] for text in column] for own, column in zip(padded, columns, strict=True))
    return [line.rstrip() for line in map((" " * gap).join, zip(*cells, strict=True))]


def wrapped_rows_of(
    table: Sequence[Sequence[str]], right: Collection[int] = (), gap: int = 2
) -> list[list[str]]:
    """Each row as one or more lines: the last column goes on below itself where it needs more room."""
    columns = _columns(table)
    widths = _widths(columns, gap)
    pattern = _pattern(widths, right, gap)
    # To wrap a text takes away the spaces that it begins with.
    odd = {
        number: {text for text in texts if _is_to_be_wrapped(text, widths[number])}
        for number, texts in enumerate(columns)
        if any(text.startswith(" ") for text in texts) or not _are_plain(texts, widths[number])
    }
    if not odd:
        return [[(pattern % tuple(row)).rstrip()] for row in table]
    return [
        _wrapped_row(row, widths, right, " " * gap)
        if any(row[number] in texts for number, texts in odd.items())
        else [(pattern % tuple(row)).rstrip()]
        for row in table
    ]


def _pattern(widths: Sequence[int], right: Collection[int], gap: int) -> str:
    """By which Python itself lays out what has a cell for each letter and room for all, as mostly all has."""
    cells = (f"%{'' if number in right else '-'}{width}s" for number, width in enumerate(widths))
    return (" " * gap).join(cells)


def _columns(table: Sequence[Sequence[str]]) -> list[Collection[str]]:
    """What stands in each column, each text once: thousands of rows have few lengths and names."""
    return [{*column} for column in zip(*table, strict=True)]


def _are_plain(texts: Collection[str], width: int) -> bool:
    """Whether no text needs more than to be padded to a width by its number of letters."""
    return max(map(len, texts)) <= width and are_one_cell_each("".join(texts))


def _padded(texts: Collection[str], width: int, is_right: bool) -> dict[str, str]:
    """Each text as it stands in a column."""
    if _are_plain(texts, width):
        return {text: text.rjust(width) if is_right else text.ljust(width) for text in texts}
    return {text: _cell(text, width, is_right) for text in texts}


def _is_to_be_wrapped(text: str, width: int) -> bool:
    return text.startswith(" ") or not _are_plain((text,), width)


def _wrapped_row(row: Sequence[str], widths: Sequence[int], right: Collection[int], gap: str) -> list[str]:
    empty = [""] * (len(row) - 1)
    parts = enumerate(wrapped(row[-1], widths[-1]))
    return [_line((*(empty if number else row[:-1]), part), widths, right, gap) for number, part in parts]


def _widths(
    columns: Sequence[Collection[str]],
    gap: int,
    cut: int | None = None,
    least: Mapping[int, int] | None = None,
    room: int = WIDTH,
) -> list[int]:
    widths = [*map(widest, columns)]
    for number, width in (least or {}).items():
        widths[number] = max(widths[number], width)
    giving = len(widths) - 1 if cut is None else cut
    while sum(widths) + gap * (len(widths) - 1) > room:
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
    cells = enumerate(zip(row, widths, strict=True))
    return gap.join([_cell(text, width, number in right) for number, (text, width) in cells]).rstrip()


def _cell(text: str, width: int, is_right: bool) -> str:
    room = width - cell_width(text)
    if room < 0:
        return fitted(text, width)
    return " " * room + text if is_right else text + " " * room
