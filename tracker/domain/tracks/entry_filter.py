"""Which entries are meant, by what stands in them."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry
from tracker.domain.text import folded
from tracker.domain.tracks.track import are_one_track
from tracker.domain.value import value


@value
class Selection:
    """The entries of a track, of an activity (by its key), with a text in their note; empty takes all."""

    track: str = ""
    activity: str = ""
    note: str = ""

    def has(self, entry: Entry) -> bool:
        """Whether an entry is meant."""
        return (
            (not self.track or are_one_track(entry.track, self.track))
            and self.activity in ("", entry.activity)
            and (not self.note or words_compared(self.note) in words_compared(entry.note))
        )


def words_compared(text: str) -> str:
    """A text as words are looked for in it: in small letters, however letters and blanks are written."""
    return " ".join(folded(text).split())
