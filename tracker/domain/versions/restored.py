"""What an earlier version of a file brings back into the present one, which keeps what came since."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.time.zone import instant_of
from tracker.domain.versions.identity import named, text_of
from tracker.domain.versions.reconciling import reconciled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Table = dict[str, Any]
    Path = tuple[str, ...]
    Identities = Mapping[Path, tuple[str, ...]]
    # The versions of each thing, oldest first, by the path to it and its name.
    Made = Mapping[tuple[Path, str], Sequence[Any]]

_ENTRIES = ("entries",)
_TIMES = ("start", "end")


def brought_back(present: Table, version: Table, made: Made, identities: Identities) -> Table:
    """The present table with what an earlier version had more.

    Of a thing that both have, what this machine ``made`` of it since stays, and so do fields that the
    version lacks. Else the version holds, but its times never cover what is there now.
    """
    before = _Older(made, identities).table((), present, version)
    table = reconciled(present, version, before, identities).table
    keys = identities.get(_ENTRIES)
    if keys is None or _ENTRIES[0] not in present:
        return table
    return table | {_ENTRIES[0]: _without_new_overlaps(table[_ENTRIES[0]], present[_ENTRIES[0]], keys)}


class _Older:
    """Which of two versions of each thing is the older one, so that the other holds."""

    def __init__(self, made: Made, identities: Identities) -> None:
        self._made = made
        self._identities = identities

    def table(self, path: Path, present: Table, version: Table) -> Table:
        result: Table = {}
        for key in present.keys() & version.keys():
            inner = (*path, key)
            new, old = present[key], version[key]
            if inner in self._identities and isinstance(new, list) and isinstance(old, list):
                result[key] = self._elements(inner, new, old)
            elif isinstance(new, dict) and isinstance(old, dict):
                result[key] = self.table(inner, new, old)
            else:
                result[key] = old if self._came_since(path, key, new, old) else new
        return result

    def _elements(self, path: Path, present: list[Table], version: list[Table]) -> list[Table]:
        new, old = (named(side, self._identities[path]) for side in (present, version))
        return [self._element(path, name, new[name], old[name]) for name in new if name in old]

    def _element(self, path: Path, name: str, new: Table, old: Table) -> Table:
        if self._came_since(path, name, new, old):
            return old
        return {field: content for field, content in new.items() if field in old}

    def _came_since(self, path: Path, name: str, new: Any, old: Any) -> bool:
        """Whether what is there now was made here after the other version, if that was ever here."""
        texts = [text_of(version) for version in self._made.get((path, name), ())]
        return _last(texts, text_of(new)) > _last(texts, text_of(old))


def _last(texts: list[str], text: str) -> int:
    """The last place of a text; -1 where it is nowhere."""
    return len(texts) - 1 - texts[::-1].index(text) if text in texts else -1


def _without_new_overlaps(entries: list[Table], present: list[Table], keys: tuple[str, ...]) -> list[Table]:
    """The entries, those with their present times that would overlap another one only by those restored."""
    there = named(present, keys)
    result = []
    for name, entry in named(entries, keys).items():
        now = there.get(name, entry)
        others = [other for other in entries if other is not entry]
        covers = any(_overlap(entry, other) and not _overlap(now, other) for other in others)
        result.append(_with_times(entry, now) if covers else entry)
    return result


def _with_times(entry: Table, other: Table) -> Table:
    return entry | {field: other[field] for field in _TIMES if field in other}


def _overlap(one: Table, other: Table) -> bool:
    begins = [_instant(table, "start") for table in (one, other)]
    ends = [_instant(table, "end") for table in (one, other)]
    instants = [instant for instant in (*begins, *ends) if instant is not None]
    return len(instants) == 4 and max(instants[:2]) < min(instants[2:])


def _instant(entry: Table, field: str) -> int | None:
    time = entry.get(field)
    return instant_of(time) if isinstance(time, datetime) and time.tzinfo is not None else None
