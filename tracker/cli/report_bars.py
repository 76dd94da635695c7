"""The bars of a report, zero-based and on one scale."""

from __future__ import annotations

from tracker.cli.table import lines_of
from tracker.domain.bar import bar_text, double_bar_texts, plain_bar
from tracker.domain.text import cut, widest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.report_text import Terminal
    from tracker.domain.week.balance import Balance

_GAP = "  "
_LEAST_BAR, _WIDEST_NAME = 10, 30


def lines_with_bars(
    columns: Sequence[Sequence[str]], amounts: Sequence[int], terminal: Terminal
) -> list[str]:
    """The rows of a table, each with its bar behind it: the longest takes the room that is left.

    The ``amounts`` are those of its rows but the last, which is their sum, and but its head if it has one.
    """
    names = [cut(name, _WIDEST_NAME) for name in columns[0]]
    columns = [names, *columns[1:]]
    taken = sum(widest({*column}) + len(_GAP) for column in columns)
    bars = _bars(amounts, max(_LEAST_BAR, terminal.width - taken), terminal)
    heads = len(names) - len(bars) - 1
    table = [*columns, [*[""] * heads, *bars, ""]]
    # A bar that is longer than the room goes beyond it.
    return lines_of(table, right=range(1, len(columns)), width=taken + max(_LEAST_BAR, terminal.width))


def _bars(amounts: Sequence[int], room: int, terminal: Terminal) -> list[str]:
    scale = max(amounts)
    bars = [bar_text(amount, scale, room) for amount in amounts]
    if not terminal.is_plain:
        return bars
    plain = {bar: plain_bar(bar) for bar in {*bars}}
    return [plain[bar] for bar in bars]


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
