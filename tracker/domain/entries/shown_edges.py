"""Which instant a time without seconds means, where only the minutes of the entries round it are shown.

A gap that is shown as 10:50–12:00 begins and ends at some second of these minutes. Whoever types «10:50»
means the edge that is shown so, not the second before or after it.
"""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import MINUTE
from tracker.domain.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class ShownEdges:
    """The instants at which entries start and end."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def begin_in(self, minute: int) -> int:
        """What a start in the minute that begins at an instant means: where another entry ends, or starts."""
        ends, starts = _within(self.ends, minute), _within(self.starts, minute)
        return max(ends) if ends else min(starts, default=minute)

    def end_in(self, minute: int) -> int:
        """What an end in that minute means: where another entry starts, or ends."""
        ends, starts = _within(self.ends, minute), _within(self.starts, minute)
        return min(starts) if starts else max(ends, default=minute)


def shown_edges(entries: Iterable[Entry], now: int) -> ShownEdges:
    """The edges of some entries, up to now: nobody means one that is still to come."""
    known = [entry for entry in entries if entry.first <= now]
    ends = [entry.last(0) for entry in known if entry.end is not None]
    return ShownEdges(tuple(entry.first for entry in known), tuple(end for end in ends if end <= now))


def _within(edges: tuple[int, ...], minute: int) -> list[int]:
    return [edge for edge in edges if minute <= edge < minute + MINUTE]
