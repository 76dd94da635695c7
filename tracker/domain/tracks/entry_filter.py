"""Which entries are meant, by what stands in them."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.tracks.track import are_one_track
from tracker.domain.value import value


@value
class Selection:
    """The entries of a track, of an activity (by its key), with words in their note; empty takes all.

    ``note`` are the words, each of them a part of the note, in any order, small letters or capitals.
    """

    track: str = ""
    activity: str = ""
    note: str = ""

    @property
    def words(self) -> list[str]:
        """What must be in a note, folded as it is compared."""
        return self.note.casefold().split()

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
        folded = note.casefold()
        return all(word in folded for word in self.words)
