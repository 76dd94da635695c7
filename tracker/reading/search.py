"""Looking for entries in all logs, the newest first: some logs at a time, so that others may read between."""

from __future__ import annotations

from tracker.domain.entries.entry import by_start
from tracker.domain.tracks.entry_filter import Selection
from tracker.reading.left_out import problems_of_week
from tracker.reading.record import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.reading.record import Record
    from tracker.storage.files import Files

# To read so many takes no longer than anybody notices.
_AT_ONCE = 13


class Search:
    """One look through all logs for entries that are meant. ``next`` is called until ``is_done``."""

    def __init__(self, record: Record, files: Files, meant: Selection, holding: str) -> None:
        """``holding`` is a word that stands in the text of every log that has an entry that is meant."""
        self._files = files
        self._meant = meant
        self._holding = holding.encode()
        self._word = _longest_word(meant.note)
        files.settle()
        self._running = record.running()
        self._left = files.weeks()
        self._has_looked = False

    @property
    def is_done(self) -> bool:
        """Whether all logs have been looked through."""
        return self._has_looked and not self._left

    def next(self) -> Found:
        """What is meant in the newest logs that are left, the newest first; and what cannot be read there."""
        weeks, self._left = self._left[-_AT_ONCE:], self._left[:-_AT_ONCE]
        entries: list[Entry] = []
        problems: list[str] = []
        if not self._has_looked and self._running is not None:
            # It may be in a log that is passed over.
            entries.append(self._running)
        self._has_looked = True
        for week in self._weeks_holding(weeks):
            log = self._files.log(week)
            entries += (entry for entry in (log.entries if log else ()) if entry.end is not None)
            problems += problems_of_week(self._files, week, self._running)
        meant = by_start([entry for entry in entries if self._meant.has(entry)])
        return Found(tuple(reversed(meant)), tuple(problems))

    def _weeks_holding(self, weeks: list[Week]) -> Iterable[Week]:
        return [state.read.log.week for state in self._files.logs_like(self._may_hold, weeks)]

    def _may_hold(self, content: bytes) -> bool:
        """Whether something may be meant in a log with this text: it takes long to take one apart."""
        if self._holding not in content:
            return False
        # A sign may be written by its number, and what cannot be shown is read as another sign.
        if not self._word or b"\\" in content:
            return True
        return self._word in content.decode(errors="replace").casefold()


def _longest_word(note: str) -> str:
    """The longest word of a text: what has the text in it has it too, however its blanks are written."""
    words = ["", *note.casefold().split()]
    return max((word for word in words if not word or word.isalnum()), key=len)
