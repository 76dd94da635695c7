"""The bars of a report, zero-based and on one scale."""

from __future__ import annotations

from tracker.domain.bar import bar_text, double_bar_texts, plain_bar
from tracker.domain.text import cell_width, fitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.report_text import Terminal
    from tracker.domain.week.balance import Balance

_GAP = "  "
_LEAST_BAR, _WIDEST_NAME = 10, 30


def rows_with_bars(table: Sequence[tuple[str, ...]], amounts: Sequence[int], terminal: Terminal) -> list[str]:
    """The rows of a table, each with its bar behind it: the longest takes the room that is left.

    The ``amounts`` are those of its rows but the last, which is their sum, and but its head if it has one.
    """
    name = min(max(cell_width(row[0]) for row in table), _WIDEST_NAME)
    cells = [max(cell_width(row[column]) for row in table) for column in range(1, len(table[0]))]
    room = max(_LEAST_BAR, terminal.width - name - sum(cells) - len(_GAP) * (len(cells) + 1))
    scale = max(amounts)
    amounts = [*[0] * (len(table) - len(amounts) - 1), *amounts, 0]
    lines = []
    for row, amount in zip(table, amounts, strict=True):
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], cells, strict=True))
        bar = _bar(amount, scale, room, terminal)
        lines.append(_GAP.join((fitted(row[0], name), *numbers, bar)).rstrip())
    return lines


def balance_bars(balance: Balance, terminal: Terminal) -> list[str]:
    """Wasted and music on one scale from zero."""
    scale = max(balance.wasted, balance.music)
    names = ("Wasted", "Studio + learning")
    room = terminal.width - len(names[1]) - len(_GAP)
    music = "".join(double_bar_texts(balance.studio, balance.learning, scale, room))
    bars = (_bar(balance.wasted, scale, room, terminal), plain_bar(music) if terminal.is_plain else music)
    return [
        "",
        *(f"{name:{len(names[1])}}{_GAP}{bar}".rstrip() for name, bar in zip(names, bars, strict=True)),
    ]


def _bar(amount: int, scale: int, room: int, terminal: Terminal) -> str:
    bar = bar_text(amount, scale, room)
    return plain_bar(bar) if terminal.is_plain else bar
