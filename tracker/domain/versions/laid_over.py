"""A table with what was said later laid over it."""

from __future__ import annotations

from tracker.domain.versions.identity import IDENTITY, named
from tracker.domain.versions.reconciling import reconciled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set
    from typing import Any

    Table = dict[str, Any]


def with_later(data: Table, later: Table) -> Table:
    """The data with what is said later; nothing is taken away."""
    return reconciled(data, later, _in_common(data, later), IDENTITY).table


def with_what_came(data: Table, later: Table, taken_away: Set[str]) -> Table:
    """The data with the entries, activities and tracks that a later state has more, or says more of.

    One of which that says less is as it was, as a file may just be being written; what is named as taken away
    is gone.
    """
    result = dict(data)
    for path, keys in IDENTITY.items():
        (key, *inner) = path
        if inner or key not in later:
            continue
        elements = named(data.get(key, []), keys)
        for name, table in named(later[key], keys).items():
            if elements.get(name, {}).keys() <= table.keys():
                elements[name] = table
        result[key] = [table for name, table in elements.items() if name not in taken_away]
    return result


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
