"""How a step is made and taken back: read, judged, noted, written, and noted as done.

Loaded with the first change: whoever only reads does without it, as the app for its first picture.
"""

from __future__ import annotations

from datetime import datetime

from tracker.domain.errors import Invalid, Refused
from tracker.storage.change import Change, NewContent
from tracker.storage.errors import Busy, MaybeSaved, NotRead, NotSaved, Overtaken, Unreadable
from tracker.storage.file_names import original_of
from tracker.storage.file_state import understood
from tracker.storage.files_in_change import READING
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
from tracker.storage.writing.together import do_together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from tracker.domain.away.questions import AwayGap
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.files_in_change import Signature
    from tracker.storage.journal.journal import FileChange
    from tracker.storage.store import Store

    Table = dict[str, Any]
    Made = TypeVar("Made")


# So many that have changed are read again by the next command in no time.
_FEW_LOGS = 4


class Steps:
    """The steps of one record; see ``Store``, which offers them."""

    def __init__(self, files: Store, waiting: Callable[[str], None], tell: Callable[[str], None]) -> None:
        """``waiting`` is told in words when a change has to wait for another program, and none once it is
        over; ``tell`` what a person should know of one beside what it did."""
        self._files = files
        self._waiting = waiting
        self._tell = tell
        self._journal = Journal(files.folders.in_state(JOURNAL_NAME))
        self._writer = StepWriter(files, self._journal)

    def settle(self) -> None:
        """Finish or take back a step that was broken off; one that is being written is left to its writer."""
        # Where it cannot be done now (a read-only disk), there is still something to view.
        try:
            if self._journal.unfinished() is not None:
                with self._lock(waits=False):
                    self._writer.finish_broken_off_step(waits=False)
        except (NotSaved, Busy, Unreadable, Overtaken):
            return

    def change(self, label: str, now: datetime, rule: Callable[[Change], Made], mends: str = "") -> Made:
        """Make a change by a rule; see ``Store.change``."""

        def attempt() -> Made:
            change = Change(self._files, label, now)
            made = rule(change)
            self._files.label = change.label
            joins = change.joins()
            if joins:
                # A step of its own, after which the rule finds one log: what is taken out of that then was
                # taken out by somebody's own hand.
                self._commit(CHANGE, "join what was done beside a log", now, None, joins, is_foreign=True)
                raise Overtaken(self._files.folders.weeks)
            self._commit(CHANGE, change.label, now, None, change.new_contents(), change.is_foreign)
            return made

        return self._made(label, attempt, mends)

    def _made(self, label: str, attempt: Callable[[], Made], mends: str = "") -> Made:
        """Make a change under the lock, and again where what it was made from is not there any more."""
        self._refuse_vanished_folder()
        if not mends and not self._files.week_names():
            # Few changes are made where there is no log.
            from tracker.storage.lost_record import refuse_lost_record

            refuse_lost_record(self._files)
        with self._lock() as lock:
            self._files.lock, self._files.label = lock, label
            self._writer.finish_broken_off_step()
            reading = None
            for left in reversed(range(TRIES)):
                reading = self._files.reading = OneReading(self._files, lock.moment(), reading, mends)
                self._files.to_tell.clear()
                try:
                    return attempt()
                except Overtaken:
                    if not left:
                        raise
                except NotRead:
                    raise
                except (Refused, Invalid, Unreadable):
                    # What was refused may have been so only in a file that was being written.
                    if not left or self._files.reading is None or not _is_overtaken(reading):
                        raise
                finally:
                    self._files.reading = None
                    self._files.end_progress()
        raise AssertionError("the last try returns or raises")

    def _lock(self, waits: bool = True) -> Lock:
        return Lock(self._files.folders.in_state("lock"), self._files.folders.data, self._waiting, waits)

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
                    self._files.come_to(READING, number, len(step.files))
                    contents[file.path] = self._writer.content_before(file, now)
                OpenEntries(self._files).refuse_second(step, contents)
            except Conflict as conflict:
                self._files.present_reading().refuse_where_overtaken()
                dropped = JournalStep(new_id(), DROP, step.label, now.isoformat(), step.id, ())
                self._journal.begin(dropped)
                self._journal.end(dropped.id)
                self._files.reading = None
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
                if self._files.is_gone:
                    # Emptied by this step: it is where it was before the beginning.
                    self._files.data_was_seen = False
            return step.label

        return self._made(kind, attempt)

    def _meant_by(self, file: FileChange, content: bytes | None) -> NewContent:
        """What becomes of a file whose change is taken back."""
        if (signature(content), signature(self._files.content(file.path))) == (file.before, file.after):
            # To the letter: nothing has to be taken apart in order to say what differs.
            return NewContent(content, {}, file.inverse())
        return NewContent(content, {} if content is None else understood(file.path, content).data)

    def _see_as_before(self, kind: str, step: JournalStep, contents: dict[str, bytes | None]) -> None:
        # Only once it is taken back: what a step brought that stays was seen.
        if step.is_foreign and kind == UNDO:
            with _AlreadyDone():
                LastSeen(self._files).put_back(step, contents)

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
        reading = self._files.present_reading()
        before = {name: self._files.content(name) for name in meant}
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
            seen = LastSeen(self._files).otherwise(before)
        left_open = OpenEntries(self._files).left_open(changed)
        step = JournalStep(
            new_id(), kind, label, now.isoformat(), of, tuple(files), is_foreign, seen, left_open=left_open
        )
        to_back_up = [name for name in changed if before[name] is not None]
        if len(to_back_up) > _FEW_LOGS:
            self._files.make_room_for_backups(to_back_up)
        do_together(lambda name: self._files.back_up(name, before[name] or b"", now), to_back_up)
        is_back = is_foreign and kind == UNDO
        complete = [] if is_back else LastSeen(self._files).without_loss(changed)
        logs = self._logs_of(files, meant) if len(changed) > _FEW_LOGS else []
        self._journal.compact()
        self._writer.write_step(step, before, changed, now)
        if is_foreign and not is_back:
            # What had vanished may be there again.
            complete += LastSeen(self._files).without_loss(changed)
        with _AlreadyDone():
            self._take_for_seen(complete, changed)
            if not is_back:
                self._miss_what_came(changed.keys() - {*complete}, changed)
            if len(changed) > _FEW_LOGS:
                self._files.learn_written(logs)
        for line in self._files.to_tell:
            self._tell(line)

    def _take_for_seen(self, complete: list[str], changed: dict[str, bytes | None]) -> None:
        for name in complete:
            if name in changed:
                # As it was written: by now somebody may be in the middle of writing it anew.
                LastSeen(self._files).put(name, changed[name])
            else:
                LastSeen(self._files).accept(name)

    def _miss_what_came(self, names: Iterable[str], changed: dict[str, bytes | None]) -> None:
        """Of files that lack something already, remember what was put into them."""
        for name in names:
            content = changed[name]
            if content is not None and name == original_of(name):
                LastSeen(self._files).put_what_came(name, content)

    def _logs_of(
        self, files: Iterable[FileChange], meant: dict[str, NewContent]
    ) -> list[tuple[Signature | None, WeekLog]]:
        """The logs that a change of logs is made from and those that it makes, with the signatures of their
        contents, as far as it knows what is in them.
        """
        logs: list[tuple[Signature | None, WeekLog]] = []
        for file in files:
            state, log = self._files.taken_apart(file.path), meant[file.path].log
            if log is not None:
                logs += [(file.before, state.read.log)] if state is not None else []
                logs.append((file.after, log))
        return logs

    def _data_of(self, name: str) -> Table:
        """What a file says that the change was made from."""
        state = self._files.state(name)
        return state.data if state is not None else {}

    def _refuse_vanished_folder(self) -> None:
        if self._files.is_gone:
            raise Unreadable(
                f"Nothing was changed: {self._files.folders.data} is gone. "
                "Bring it back, or restart tracker to start fresh."
            )


class _AlreadyDone:
    """Around what is remembered of a change that is on the disk: where it cannot be, the change is done."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is not None and issubclass(kind, NotRead)


def _is_overtaken(reading: OneReading) -> bool:
    try:
        reading.refuse_where_overtaken()
    except Overtaken:
        return True
    return False
