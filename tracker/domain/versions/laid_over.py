"""A table with what was said later laid over it."""

from __future__ import annotations

from tracker.domain.versions.identity import IDENTITY, named
from tracker.domain.versions.reconciling import reconciled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]


def with_later(data: Table, later: Table) -> Table:
    """The data with what is said later; nothing is taken away."""
    return reconciled(data, later, _in_common(data, later), IDENTITY).table


def _in_common(data: Table, other: Table, path: tuple[str, ...] = ()) -> Table:
    """What a table says of the things that another one speaks of as well."""
    result: Table = {}
    for key in data.keys() & other.keys():
        inner = (*path, key)
        mine: Any = data[key]
        others: Any = other[key]
        if inner in IDENTITY:
            names = named(others, IDENTITY[inner])
            result[key] = [table for name, table in named(mine, IDENTITY[inner]).items() if name in names]
        elif isinstance(mine, dict) and isinstance(others, dict):
            result[key] = _in_common(mine, others, inner)
        else:
            result[key] = mine
    return result
