"""What lies in a stretch of time: what has an end, what runs, and what is open and counts nothing.

The one value that views, changes and ``check`` are made from.
"""

from __future__ import annotations

from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class Touching:
    """Entries by start. ``running`` is what runs, also where it is not among those that were looked at."""

    closed: tuple[Entry, ...]
    running: Entry | None
    left_open: tuple[Entry, ...]

    @property
    def counted(self) -> tuple[Entry, ...]:
        """All that counts, by start."""
        return tuple(by_start([*self.closed, self.running])) if self.running is not None else self.closed


def touching(entries: Iterable[Entry], running: Entry | None) -> Touching:
    """Entries told apart: only the last one of all may run, so another open one counts nothing."""
    ordered = by_start([*entries])
    closed = tuple(entry for entry in ordered if entry.end is not None)
    return Touching(closed, running, left_open(ordered, running))


def left_open(entries: Iterable[Entry], running: Entry | None) -> tuple[Entry, ...]:
    """The entries that are open and do not run."""
    return tuple(entry for entry in entries if entry.end is None and entry != running)
