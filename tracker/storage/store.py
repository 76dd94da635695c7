"""The files of one data folder: read, changed one change at a time, and taken back.

A change is one step, however many files it touches. Under the lock the files are read again, the
new texts are made and judged, the step is noted in the journal, the files are replaced, and the step
is noted as done. A program killed anywhere leaves a journal from which the next one brings the
files to one state.
"""

from __future__ import annotations

import os

from tracker.storage.file_names import LIST_NAME
from tracker.storage.files_in_change import FilesInChange
from tracker.storage.journal.journal_end import is_settled
from tracker.storage.writing.overtaken import keep_abandoned
from tracker.storage.writing.safe_write import names_in, sweep_abandoned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import TypeVar

    from tracker.domain.away.questions import AwayGap
    from tracker.storage.change import Change
    from tracker.storage.folders import Folders
    from tracker.storage.steps import Steps

    Made = TypeVar("Made")


class Store(FilesInChange):
    """The record as it can be changed. The time is the caller's: nothing here knows it."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self._waiting: Callable[[str], None] | None = None
        self._tell: Callable[[str], None] | None = None
        self._steps_made: Steps | None = None

    @property
    def _steps(self) -> Steps:
        if self._steps_made is None:
            # Half of what there is to load: the app has its first picture before.
            from tracker.storage.steps import Steps

            self._steps_made = Steps(self, self._waits, self._told)
        return self._steps_made

    def listen(self, tell: Callable[[str], None]) -> None:
        """From now on call this with what a person should know of a change beside what it did."""
        self._tell = tell

    def _told(self, line: str) -> None:
        if self._tell is not None:
            self._tell(line)

    def when_waiting(self, tell: Callable[[str], None]) -> None:
        """From now on call this when a change has to wait for another program: with words that say so, and
        with none once it waits no longer."""
        self._waiting = tell

    def _waits(self, words: str) -> None:
        if self._waiting is not None:
            self._waiting(words)

    def settle(self) -> None:
        """Bring a step that was broken off to one state: all of it, or none. Call before reading.

        One that is being written at this moment is left to its writer: nobody waits in order to read.
        """
        if not is_settled(self.folders):
            self._steps.settle()

    def sweep(self, now: datetime) -> None:
        """Clear away what killed programs left behind long ago, and keep what may be of others."""
        instant = int(now.timestamp())
        for folder in (self.folders.data, self.folders.weeks):
            names = names_in(folder)
            sweep_abandoned(folder, names, instant, is_ours=False)
            keep_abandoned(folder, names, instant)
        for folder in (self.folders.state, os.path.dirname(self.folders.seen(LIST_NAME))):
            sweep_abandoned(folder, names_in(folder), instant, is_ours=True)

    def change(self, label: str, now: datetime, rule: Callable[[Change], Made], mends: str = "") -> Made:
        """One change: the one door that every change of the record goes through.

        The rule reads through the store, puts what is to be, and returns what is to be said of it; then that
        is saved. All is made from one reading of the files and put over just that: where another program
        has written meanwhile, the rule is asked again, so it must do nothing else. ``mends`` names the file
        that it brings back. Raises Refused or Invalid from the rule, and DataError.
        """
        made = self._steps.change(label, now, rule, mends)
        self.sweep(now)
        return made

    def change_gaps(
        self, label: str, now: datetime, change: Callable[[tuple[AwayGap, ...]], Iterable[AwayGap]]
    ) -> None:
        """Change what is noted of gaps, and no file of the record, as one step. Raises DataError."""
        self._steps.change_gaps(label, now, change)

    def undo(self, now: datetime) -> str:
        """Take back the last change; its label. Raises Refused where there is none or it changed."""
        return self._steps.undo(now)

    def redo(self, now: datetime) -> str:
        """Bring back what was undone last; its label."""
        return self._steps.redo(now)
