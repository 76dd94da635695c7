"""Which logs touch a stretch of time, and which of them holds the last entry of all.

The one answer that views, rules, changes and undo go by. Logs need not lie in the order of time: an entry of
a Sunday in New York may begin after one of the Monday in Zurich, and by hand any entry may stand in any log.
"""

from __future__ import annotations

from tracker.domain.entries.entry import OTHER_VERSION
from tracker.domain.time.week import Week
from tracker.domain.time.zone import offset_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Protocol

    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_log import WeekLog

    # When the first entry of a log starts, when the last one to end does, when the last one starts, and
    # whether that takes time: of two that start at once, it is the last one. A tuple, to be kept in a file.
    Span = tuple[int, int, int, bool]
    # What a log is of which nothing is to be said: the offset that all its entries were recorded with, in
    # seconds, and how long the longest one of each activity lasts.
    Plain = tuple[int, dict[str, int]]
    # By which logs are ranked: when the last entry starts, whether that takes time, and the log's name.
    Latest = tuple[int, bool, str]

    class OldSpans(Protocol):
        """The spans of logs of long ago: most questions are answered without a look at each."""

        @property
        def last(self) -> int:
            """When the last one to end of all their entries does."""
            ...

        @property
        def newest(self) -> Latest:
            """What the log is ranked by that holds the last entry of them all."""
            ...

        def spans(self) -> Mapping[str, Span]: ...


def span_of(log: WeekLog) -> Span | None:
    """Where the entries of a log lie, as instants; None where it has none. An open one ends as it starts."""
    if not log.entries:
        return None
    last, latest = max([entry.closes for entry in log.entries]), log.entries[-1]
    return log.entries[0].first, last, latest.first, latest.end != latest.start


def plain_of(log: WeekLog) -> Plain | None:
    """What a log is whose entries all have an end, are there once and were recorded with one offset; else
    None.
    """
    entries = log.entries
    # By columns: it is asked of each log of ten years.
    if len({entry.start.tzinfo for entry in entries}) != 1:
        return None
    if any(entry.end is None for entry in entries) or OTHER_VERSION in " ".join(
        [entry.id for entry in entries]
    ):
        return None
    longest: dict[str, int] = {}
    for key, seconds in {(entry.activity, entry.closes - entry.first) for entry in entries}:
        if seconds >= longest.get(key, 0):
            longest[key] = seconds
    return offset_of(entries[0].start), longest


def latest_of(name: str, span: Span) -> Latest:
    """What a log is ranked by among others."""
    return span[2], span[3], name


class LogSpans:
    """Where the entries of each log lie, by the log's name; logs without entries are not among them.

    By name (``2026-W47``, which sorts as the weeks do): of most of ten years only the numbers are looked at,
    and of the ``old`` ones not even these, as long as what is asked is not about them.
    """

    def __init__(self, spans: Mapping[str, Span], old: OldSpans | None = None) -> None:
        self._spans = spans
        self._old = old

    def all(self) -> Mapping[str, Span]:
        """Every one of them."""
        if self._old is not None:
            self._spans = {**self._old.spans(), **self._spans}
            self._old = None
        return self._spans

    def touching(self, begin: int, end: int) -> list[str]:
        """The logs with entries between two instants, or that reach from before to after them."""
        spans = self._reaching(begin)
        return [name for name, span in spans.items() if span[0] <= end and begin <= span[1]]

    def around(self, begin: int, end: int) -> list[str]:
        """The same, and those with the last entry before and the first one after."""
        spans = self._reaching(begin)
        before = [latest_of(name, span) for name, span in spans.items() if span[1] < begin]
        if self._old is not None:
            before.append(self._old.newest)
        after = [(span[0], name) for name, span in spans.items() if end < span[0]]
        nearest = [*(max(before)[2:] if before else ()), *(min(after)[1:] if after else ())]
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
        for latest in self._by_last_entry():
            if latest[2] in names:
                continue
            if found is not None and latest < found[:3]:
                break
            log = log_of(Week.parse(latest[2]))
            if log is not None and log.entries:
                return log.entries[-1]
        return found[3] if found is not None else None

    def _reaching(self, instant: int) -> Mapping[str, Span]:
        """Those of all logs that may have an entry at an instant or after it."""
        return self.all() if self._old is not None and instant <= self._old.last else self._spans

    def _by_last_entry(self) -> Iterator[Latest]:
        """What each log is ranked by, the one with the last entry first: mostly no other is asked for."""
        told = []
        if self._old is not None:
            newest_old = self._old.newest
            for latest in sorted([*self._ranks(), newest_old], reverse=True):
                told.append(latest)
                yield latest
                if latest is newest_old:
                    break
        self.all()
        yield from sorted(self._ranks(), reverse=True)[len(told) :]

    def _ranks(self) -> list[Latest]:
        return [latest_of(name, span) for name, span in self._spans.items()]


def _has_entries(log: WeekLog) -> bool:
    return bool(log.entries)


def _last_of(log: WeekLog) -> tuple[int, bool, str, Entry]:
    last = log.entries[-1]
    return last.first, last.end != last.start, str(log.week), last
