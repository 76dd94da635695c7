"""Noting a gap in the signs of life, so that it is asked about; no change of the record."""

from __future__ import annotations

from tracker.domain.away.questions import AWAY, SHORTEST, gap_in, with_gap
from tracker.storage.machine.gaps_file import GapsFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.reading.record import Record
    from tracker.storage.folders import Folders


class GapNotes:
    """The gaps of one data folder, as they are noticed on this machine. Undo is not about them."""

    def __init__(self, record: Record, folders: Folders) -> None:
        self._record = record
        self._file = GapsFile(folders.in_state("gaps"))

    def note(self, seen: int, now: int, reason: str = AWAY) -> None:
        """Note that there was no sign of life from one instant to another, if the timer ran on.

        Raises DataError.
        """
        if now - seen < SHORTEST:
            return
        gap = gap_in(self._record.entries_near(seen, now), seen, now, reason)
        if gap is not None:
            self._file.change(lambda gaps: with_gap(gaps, gap), now)
