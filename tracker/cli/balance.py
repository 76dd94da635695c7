"""Wasted time beside studio and learning, as a table and for programs."""

from __future__ import annotations

from tracker.cli.table import WIDTH, rows_of
from tracker.domain.text import cell_width
from tracker.domain.time.duration import h_mm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.domain.week.balance import Balance

_HEAD = ("", "Wasted", "Studio + learning", "Studio", "Learning", "Connections", "Unrated")
_FIELDS = ("wasted", "studio", "learning", "connections", "unrated")


def balance_lines(
    balances: Iterable[tuple[str, Balance]], hours: Callable[[int], str] = h_mm, width: int = WIDTH
) -> list[str]:
    """The balances of some periods: wasted first, and beside it what it is held against; in less room, below
    it.
    """
    table: list[tuple[str, ...]] = [_HEAD]
    for period, balance in balances:
        sums = (balance.wasted, balance.music, balance.studio, balance.learning)
        table.append((period, *map(hours, (*sums, balance.connections, balance.unrated))))
    lines = rows_of(table, right=range(1, len(_HEAD)))
    if max(map(cell_width, lines)) > width:
        return rows_of([*zip(*table, strict=True)], right=range(1, len(table)))
    return lines


def balance_as_json(balance: Balance) -> dict[str, int]:
    """The same for programs, in seconds."""
    return {name: getattr(balance, name) for name in _FIELDS}
