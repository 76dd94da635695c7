"""What a log says of an entry beyond what this version knows: kept, and never looked at."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class UnknownKeys:
    """Keys and their contents as they stand in the file, written by hand or by a newer version.

    An entry carries them, so that they go with it into another log and into both halves of a split.
    """

    __slots__ = ("table",)

    def __init__(self, table: Mapping[str, object]) -> None:
        self.table = table

    def joined(self, other: UnknownKeys) -> UnknownKeys:
        """Those of both; where they differ, what this one says."""
        return UnknownKeys({**other.table, **self.table}) if other.table else self

    def disputed(self, other: UnknownKeys) -> tuple[str, ...]:
        """The keys of which the two say different things."""
        both = self.table.keys() & other.table.keys()
        return tuple(sorted(key for key in both if self.table[key] != other.table[key]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownKeys) and self.table == other.table

    def __hash__(self) -> int:
        # Contents may be lists and tables, which have no hash.
        return hash(frozenset(self.table))

    def __repr__(self) -> str:
        return f"UnknownKeys({dict(self.table)!r})"


NO_UNKNOWN_KEYS = UnknownKeys({})
