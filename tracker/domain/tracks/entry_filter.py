"""Which entries are meant, by what stands in them."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.text import folded
from tracker.domain.tracks.track import are_one_track
from tracker.domain.value import value


@value
class Selection:
    """The entries of a track, of an activity (by its key), with words in their note; empty takes all.

    ``note`` are the words, each of them a part of the note, in any order, however its letters are written.
    """

    track: str = ""
    activity: str = ""
    note: str = ""

    @property
    def words(self) -> list[str]:
        """What must be in a note, as texts are compared."""
        return folded(self.note).split()

    def has(self, entry: Entry) -> bool:
        """Whether an entry is meant."""
        return (
            (not self.track or are_one_track(entry.track, self.track))
            and self.activity in ("", entry.activity)
            and self._has_words(entry.note)
        )

    def _has_words(self, note: str) -> bool:
        if not self.note:
            return True
        compared = folded(note)
        return all(word in compared for word in self.words)
