"""Which logs touch a stretch of time, and which of them holds the last entry of all.

The one answer that views, rules, changes and undo go by. Logs need not lie in the order of time: an entry of
a Sunday in New York may begin after one of the Monday in Zurich, and by hand any entry may stand in any log.
"""

from __future__ import annotations

from tracker.domain.time.week import Week

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_log import WeekLog

    # When the first entry of a log starts, when the last one to end does, when the last one starts, and
    # whether that takes time: of two that start at once, it is the last one. A tuple, as every command makes
    # one for each log of ten years.
    Span = tuple[int, int, int, bool]


def span_of(log: WeekLog) -> Span | None:
    """Where the entries of a log lie, as instants; None where it has none. An open one ends as it starts."""
    if not log.entries:
        return None
    last, latest = max(entry.last(entry.first) for entry in log.entries), log.entries[-1]
    return log.entries[0].first, last, latest.first, latest.end != latest.start


class LogSpans:
    """Where the entries of each log lie, by the log's name; logs without entries are not among them.

    By name (``2026-W47``, which sorts as the weeks do): of most of ten years only the numbers are looked at.
    """

    def __init__(self, spans: Mapping[str, Span]) -> None:
        self._spans = spans
        self._newest: str | None = None
        self._newest_first: list[str] | None = None

    def touching(self, begin: int, end: int) -> list[str]:
        """The logs with entries between two instants, or that reach from before to after them."""
        return [name for name, span in self._spans.items() if span[0] <= end and begin <= span[1]]

    def around(self, begin: int, end: int) -> list[str]:
        """The same, and those with the last entry before and the first one after."""
        before = [(span[2], name) for name, span in self._spans.items() if span[1] < begin]
        after = [(span[0], name) for name, span in self._spans.items() if end < span[0]]
        nearest = [*(max(before)[1:] if before else ()), *(min(after)[1:] if after else ())]
        return [*self.touching(begin, end), *nearest]

    def newest_entry(
        self, at_hand: Mapping[Week, WeekLog], log_of: Callable[[Week], WeekLog | None]
    ) -> Entry | None:
        """The last entry of all by start, with the logs ``at_hand`` as they are there.

        Of the others no more are read by ``log_of`` than needed. Of two entries that start at once, it is the
        one that takes time, else the one in the later log.
        """
        found = max(map(_last_of, filter(_has_entries, at_hand.values())), default=None)
        names = {*map(str, at_hand)}
        for name in self._by_last_entry():
            if name in names:
                continue
            if found is not None and self._latest(name) < found[:3]:
                break
            log = log_of(Week.parse(name))
            if log is not None and log.entries:
                return log.entries[-1]
        return found[3] if found is not None else None

    def _by_last_entry(self) -> Iterator[str]:
        """The logs, the one with the last entry first: mostly no other is asked for, and none is ranked."""
        if self._newest is None:
            ranked = [(span[2], span[3], name) for name, span in self._spans.items()]
            if not ranked:
                return
            self._newest = max(ranked)[2]
        yield self._newest
        if self._newest_first is None:
            # A change asks three times.
            self._newest_first = sorted(self._spans, key=self._latest, reverse=True)
        yield from self._newest_first[1:]

    def _latest(self, name: str) -> tuple[int, bool, str]:
        span = self._spans[name]
        return span[2], span[3], name


def _has_entries(log: WeekLog) -> bool:
    return bool(log.entries)


def _last_of(log: WeekLog) -> tuple[int, bool, str, Entry]:
    last = log.entries[-1]
    return last.first, last.end != last.start, str(log.week), last
