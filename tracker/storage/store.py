"""The files of one data folder: read, changed one change at a time, and taken back.

A change is one step, however many files it touches. Under the lock the files are read again, the
new texts are made and judged, the step is noted in the journal, the files are replaced, and the step
is noted as done. A program killed anywhere leaves a journal from which the next one brings the
files to one state.
"""

from __future__ import annotations

import os
from datetime import datetime

from tracker.domain.errors import Invalid, Refused
from tracker.storage.change import Change, NewContent
from tracker.storage.errors import Busy, MaybeSaved, NotRead, NotSaved, Overtaken, Unreadable
from tracker.storage.file_names import LIST_NAME, original_of
from tracker.storage.files import understood
from tracker.storage.files_in_change import READING, FilesInChange
from tracker.storage.ids import new_id
from tracker.storage.journal.journal import (
    CHANGE,
    DROP,
    REDO,
    UNDO,
    Journal,
    JournalStep,
    file_change,
    signature,
)
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.journal.step_parts import Conflict, parts_between
from tracker.storage.journal.step_writer import TRIES, StepWriter
from tracker.storage.machine.last_seen import LastSeen
from tracker.storage.machine.lock import Lock
from tracker.storage.open_entries import OpenEntries
from tracker.storage.writing.one_reading import OneReading
from tracker.storage.writing.overtaken import keep_abandoned
from tracker.storage.writing.safe_write import names_in, sweep_abandoned
from tracker.storage.writing.together import do_together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from tracker.domain.away.questions import AwayGap
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.folders import Folders
    from tracker.storage.journal.journal import FileChange

    Table = dict[str, Any]
    Made = TypeVar("Made")


# So many that have changed are read again by the next command in no time.
_FEW_LOGS = 4


class Store(FilesInChange):
    """The record as it can be changed. The time is the caller's: nothing here knows it."""

    def __init__(self, folders: Folders, waiting: Callable[[str], None] | None = None) -> None:
        """``waiting`` is told in words when a change has to wait for another program."""
        super().__init__(folders)
        self._journal = Journal(folders.in_state(JOURNAL_NAME))
        self._writer = StepWriter(self, self._journal)
        self._waiting = waiting
        self._tell: Callable[[str], None] | None = None

    def listen(self, tell: Callable[[str], None]) -> None:
        """From now on call this with what a person should know of a change beside what it did."""
        self._tell = tell

    def settle(self) -> None:
        """Bring a step that was broken off to one state: all of it, or none. Call before reading.

        One that is being written at this moment is left to its writer: nobody waits in order to read.
        """
        # Where it cannot be done now (a read-only disk), there is still something to view.
        try:
            if self._journal.unfinished() is not None:
                with self._lock(waits=False):
                    self._writer.finish_broken_off_step(waits=False)
        except (NotSaved, Busy, Unreadable, Overtaken):
            return

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

        def attempt() -> Made:
            change = Change(self, label, now)
            made = rule(change)
            self.label = change.label
            joins = change.joins()
            if joins:
                # A step of its own, after which the rule finds one log: what is taken out of that then was
                # taken out by somebody's own hand.
                self._commit(CHANGE, "join what was done beside a log", now, None, joins, is_foreign=True)
                raise Overtaken(self.folders.weeks)
            self._commit(CHANGE, change.label, now, None, change.new_contents(), change.is_foreign)
            return made

        made = self._made(label, attempt, mends)
        self.sweep(now)
        return made

    def _made(self, label: str, attempt: Callable[[], Made], mends: str = "") -> Made:
        """Make a change under the lock, and again where what it was made from is not there any more."""
        self._refuse_vanished_folder()
        if not mends and not self.week_names():
            # Few changes are made where there is no log.
            from tracker.storage.lost_record import refuse_lost_record

            refuse_lost_record(self)
        with self._lock() as lock:
            self.lock, self.label = lock, label
            self._writer.finish_broken_off_step()
            reading = None
            for left in reversed(range(TRIES)):
                reading = self.reading = OneReading(self, lock.moment(), reading, mends)
                self.to_tell.clear()
                try:
                    return attempt()
                except Overtaken:
                    if not left:
                        raise
                except NotRead:
                    raise
                except (Refused, Invalid, Unreadable):
                    # What was refused may have been so only in a file that was being written.
                    if not left or self.reading is None or not _is_overtaken(reading):
                        raise
                finally:
                    self.reading = None
                    self.end_progress()
        raise AssertionError("the last try returns or raises")

    def _lock(self, waits: bool = True) -> Lock:
        return Lock(self.folders.in_state("lock"), self.folders.data, self._waiting, waits)

    def change_gaps(
        self, label: str, now: datetime, change: Callable[[tuple[AwayGap, ...]], Iterable[AwayGap]]
    ) -> None:
        """Change what is noted of gaps, and no file of the record, as one step. Raises DataError."""
        with self._lock():
            self._writer.finish_broken_off_step()
            self._writer.gap_steps.change(label, now, change)

    def undo(self, now: datetime) -> str:
        """Take back the last change; its label. Raises Refused where there is none or it changed."""
        return self._step_back(UNDO, now)

    def redo(self, now: datetime) -> str:
        """Bring back what was undone last; its label."""
        return self._step_back(REDO, now)

    def _step_back(self, kind: str, now: datetime) -> str:
        def attempt() -> str:
            step = self._journal.next_back(kind)
            if step is None:
                raise Refused(f"There is nothing to {kind}.")
            if any(step.gaps):
                self._writer.gap_steps.step_back(kind, now, step)
                return step.label
            try:
                contents = {}
                for number, file in enumerate(step.files):
                    self.come_to(READING, number, len(step.files))
                    contents[file.path] = self._writer.content_before(file, now)
                OpenEntries(self).refuse_second(step, contents)
            except Conflict as conflict:
                self.present_reading().refuse_where_overtaken()
                dropped = JournalStep(new_id(), DROP, step.label, now.isoformat(), step.id, ())
                self._journal.begin(dropped)
                self._journal.end(dropped.id)
                self.reading = None
                way = "taken back" if kind == UNDO else "brought back"
                raise Refused(
                    f"«{step.label}» was not {way}: the record has changed since ({conflict.what})."
                ) from None
            meant = {file.path: self._meant_by(file, contents[file.path]) for file in step.files}
            try:
                self._commit(kind, step.label, now, step.id, meant, step.is_foreign, step.seen)
            except MaybeSaved:
                self._see_as_before(kind, step, contents)
                raise
            self._see_as_before(kind, step, contents)
            with _AlreadyDone():
                if self.is_gone:
                    # Emptied by this step: it is where it was before the beginning.
                    self.data_was_seen = False
            return step.label

        return self._made(kind, attempt)

    def _meant_by(self, file: FileChange, content: bytes | None) -> NewContent:
        """What becomes of a file whose change is taken back."""
        if (signature(content), signature(self.content(file.path))) == (file.before, file.after):
            # To the letter: nothing has to be taken apart in order to say what differs.
            return NewContent(content, {}, file.inverse())
        return NewContent(content, {} if content is None else understood(file.path, content).data)

    def _see_as_before(self, kind: str, step: JournalStep, contents: dict[str, bytes | None]) -> None:
        # Only once it is taken back: what a step brought that stays was seen.
        if step.is_foreign and kind == UNDO:
            with _AlreadyDone():
                LastSeen(self).put_back(step, contents)

    def _commit(
        self,
        kind: str,
        label: str,
        now: datetime,
        of: str | None,
        meant: dict[str, NewContent],
        is_foreign: bool = False,
        seen: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Write what differs, as one step, over the files as they were read. Raises Overtaken."""
        reading = self.present_reading()
        before = {name: self.content(name) for name in meant}
        changed = {name: file.content for name, file in meant.items() if file.content != before[name]}
        # A step back is noted also where there is nothing left to do, or it would be tried for ever.
        if not changed and of is None:
            reading.refuse_where_overtaken()
            return
        files = [
            meant[name].change
            or file_change(name, before[name], content, parts_between(self._data_of(name), meant[name].data))
            for name, content in sorted(changed.items())
        ]
        if is_foreign and kind == CHANGE:
            seen = LastSeen(self).otherwise(before)
        left_open = OpenEntries(self).left_open(changed)
        step = JournalStep(
            new_id(), kind, label, now.isoformat(), of, tuple(files), is_foreign, seen, left_open=left_open
        )
        to_back_up = [name for name in changed if before[name] is not None]
        if len(to_back_up) > _FEW_LOGS:
            self.make_room_for_backups(to_back_up)
        do_together(lambda name: self.back_up(name, before[name] or b"", now), to_back_up)
        is_back = is_foreign and kind == UNDO
        complete = [] if is_back else LastSeen(self).without_loss(changed)
        logs_before = self._logs_before(before, meant) if len(changed) > _FEW_LOGS else []
        self._journal.compact()
        self._writer.write_step(step, before, changed, now)
        if is_foreign and not is_back:
            # What had vanished may be there again.
            complete += LastSeen(self).without_loss(changed)
        with _AlreadyDone():
            self._take_for_seen(complete, changed)
            if not is_back:
                self._miss_what_came(changed.keys() - {*complete}, changed)
            if len(changed) > _FEW_LOGS:
                self.learn_written([*logs_before, *_logs_made(meant[name] for name in changed)])
        if self._tell is not None:
            for line in self.to_tell:
                self._tell(line)

    def _take_for_seen(self, complete: list[str], changed: dict[str, bytes | None]) -> None:
        for name in complete:
            if name in changed:
                # As it was written: by now somebody may be in the middle of writing it anew.
                LastSeen(self).put(name, changed[name])
            else:
                LastSeen(self).accept(name)

    def _miss_what_came(self, names: Iterable[str], changed: dict[str, bytes | None]) -> None:
        """Of files that lack something already, remember what was put into them."""
        for name in names:
            content = changed[name]
            if content is not None and name == original_of(name):
                LastSeen(self).put_what_came(name, content)

    def _logs_before(
        self, before: dict[str, bytes | None], meant: dict[str, NewContent]
    ) -> list[tuple[bytes, WeekLog]]:
        """The logs that a change of logs is made from, with their contents."""
        states = [(before[name], self.state(name)) for name, file in meant.items() if file.log is not None]
        return [(content, state.read.log) for content, state in states if content is not None and state]

    def _data_of(self, name: str) -> Table:
        """What a file says that the change was made from."""
        state = self.state(name)
        return state.data if state is not None else {}

    def _refuse_vanished_folder(self) -> None:
        if self.is_gone:
            raise Unreadable(
                f"Nothing was changed: {self.folders.data} is gone. "
                "Bring it back, or restart tracker to start fresh."
            )


class _AlreadyDone:
    """Around what is remembered of a change that is on the disk: where it cannot be, the change is done."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is not None and issubclass(kind, NotRead)


def _logs_made(files: Iterable[NewContent]) -> list[tuple[bytes, WeekLog]]:
    """The logs that a change made, with their contents, where it knows what is in them."""
    return [(file.content, file.log) for file in files if file.content is not None and file.log is not None]


def _is_overtaken(reading: OneReading) -> bool:
    try:
        reading.refuse_where_overtaken()
    except Overtaken:
        return True
    return False
