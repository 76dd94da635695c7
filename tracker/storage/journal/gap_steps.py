"""An answer to the away question that changes no file of the record is a step as well."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.errors import DataError
from tracker.domain.time.zone import instant_of
from tracker.storage.errors import MaybeSaved
from tracker.storage.ids import new_id
from tracker.storage.journal.journal import CHANGE, Journal, JournalStep
from tracker.storage.machine.gaps_file import GapsFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.domain.away.questions import AwayGap
    from tracker.storage.folders import Folders


class GapSteps:
    """Changes of the file of gaps, each noted in the journal. The caller holds the lock of the record."""

    def __init__(self, folders: Folders, journal: Journal) -> None:
        self._journal = journal
        self._file = GapsFile(folders.in_state("gaps"))

    def change(
        self, label: str, now: datetime, change: Callable[[tuple[AwayGap, ...]], Iterable[AwayGap]]
    ) -> None:
        """Change the gaps as one step. Raises DataError; then nothing was changed, nor will be."""
        with self._file.held():
            self._carry_out(CHANGE, label, now, None, self._file.lines_changed(change, instant_of(now)))

    def step_back(self, kind: str, now: datetime, step: JournalStep) -> None:
        """Take a step back or, by its ``kind``, bring it back. Raises DataError."""
        gone, come = step.gaps
        with self._file.held():
            self._carry_out(kind, step.label, now, step.id, (come, gone))

    def finish(self, step: JournalStep, waits: bool) -> None:
        """Finish a broken off one. Raises Busy where an app notes a gap, at once unless it ``waits``."""
        taken = True
        with self._file.held(waits):
            try:
                self._file.replace_lines(*step.gaps)
            except MaybeSaved:
                pass
            except DataError:
                # It costs an answer, and what is recorded must not wait for that for ever.
                taken = False
        self._journal.end(step.id, taken)

    def _carry_out(
        self,
        kind: str,
        label: str,
        now: datetime,
        of: str | None,
        gaps: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        step = JournalStep(new_id(), kind, label, now.isoformat(), of, (), gaps=gaps)
        self._journal.begin(step)
        try:
            self._file.replace_lines(*gaps)
        except MaybeSaved:
            self._journal.end(step.id)
            raise
        except DataError:
            self._journal.end(step.id, taken=False)
            raise
        self._journal.end(step.id)
