"""Looking for entries in all logs, the newest first: some logs at a time, so that others may read between."""

from __future__ import annotations

from datetime import date

from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.text import folded
from tracker.domain.tracks.entry_filter import Selection
from tracker.domain.value import value
from tracker.reading.left_out import problems_of_week
from tracker.storage.logs_holding import may_hold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.reading.record import Record
    from tracker.storage.files import Files

# To read so many takes no longer than anybody notices.
_AT_ONCE = 13


@value
class FoundEntries:
    """Entries with the days on which they begin, the newest first; and what could not be read there."""

    entries: tuple[tuple[date, Entry], ...]
    problems: tuple[str, ...]


class Search:
    """One look through all logs for entries that are meant. ``next`` is called until ``is_done``."""

    def __init__(self, record: Record, files: Files, meant: Selection, holding: str) -> None:
        """``holding`` is a word that stands in the text of every log that has an entry that is meant."""
        self._files = files
        self._meant = meant
        self._holding = holding.encode()
        # What has a sign in it may be written otherwise.
        self._words = [word for word in meant.words if word.isalnum()]
        files.settle()
        self._calendar = record.calendar()
        self._running = record.running()
        self._left = files.weeks()
        self._has_looked = False

    @property
    def is_done(self) -> bool:
        """Whether all logs have been looked through."""
        return self._has_looked and not self._left

    def next(self) -> FoundEntries:
        """What is meant in the newest logs that are left, the newest first; and what cannot be read there."""
        weeks, self._left = self._left[-_AT_ONCE:], self._left[:-_AT_ONCE]
        entries: list[Entry] = []
        problems: list[str] = []
        if not self._has_looked and self._running is not None:
            # It may be in a log that is passed over.
            entries.append(self._running)
        self._has_looked = True
        for week in weeks:
            if not may_hold(self._files, week, self._may_hold):
                continue
            log = self._files.log(week)
            entries += (entry for entry in (log.entries if log else ()) if entry.end is not None)
            problems += problems_of_week(self._files, week, self._running)
        meant = by_start([entry for entry in entries if self._meant.has(entry)])
        return FoundEntries(tuple((self._day(entry), entry) for entry in reversed(meant)), tuple(problems))

    def _day(self, entry: Entry) -> date:
        # When days begin in a week is asked of the files: it is told here, and not where it is shown.
        return self._calendar.day_at(entry.first, self._calendar.foreign_offset(entry))

    def _may_hold(self, content: bytes) -> bool:
        """Whether something may be meant in a log with this text."""
        if self._holding not in content:
            return False
        # What cannot be shown is read as another sign, and a line may go on behind its end.
        if not self._words or b"\\" in content:
            return True
        text = folded(content.decode(errors="replace"))
        return all(word in text for word in self._words)
