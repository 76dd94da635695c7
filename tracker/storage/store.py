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
from tracker.domain.side_log import joined
from tracker.domain.week import Week
from tracker.domain.week_log import WeekLog, newest_entry
from tracker.storage.backups import back_up
from tracker.storage.change import Change, Meant
from tracker.storage.errors import Busy, MaybeSaved, NotRead, NotSaved, Overtaken, Unreadable
from tracker.storage.files import (
    BOM,
    JOURNAL_NAME,
    Files,
    FileState,
    log_name,
    original_of,
    side_name,
    understood,
)
from tracker.storage.folders import Folders
from tracker.storage.journal import (
    CHANGE,
    DROP,
    REDO,
    UNDO,
    FileChange,
    Journal,
    Step,
    file_change,
    signature,
)
from tracker.storage.last_seen import LastSeen
from tracker.storage.lock import Lock
from tracker.storage.one_reading import SEEN, OneReading
from tracker.storage.safe_write import (
    Replacement,
    make_folder,
    remove_expected,
    sweep_abandoned,
    sync_folder_of,
)
from tracker.storage.toml_edit import rewritten
from tracker.storage.units import Conflict, taken_back, units_between
from tracker.storage.week_file import short_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    Table = dict[str, Any]
    Made = TypeVar("Made")

# How often a change is made anew where another program writes what it was made from.
_TRIES = 12
# What a file has from the moment it is made, whatever else is in it.
_HEAD = ("format", "week", "day_start", "wasted_up_to")


class Store(Files):
    """The record as it can be changed. The time is the caller's: nothing here knows it."""

    def __init__(self, folders: Folders, waiting: Callable[[str], None] | None = None) -> None:
        """``waiting`` is told in words when a change has to wait for another program."""
        super().__init__(folders)
        self._journal = Journal(folders.in_state(JOURNAL_NAME))
        self._waiting = waiting
        self._reading: OneReading | None = None

    def settle(self) -> None:
        """Bring a step that was cut off to one state: all of it, or none. Call before reading.

        One that is being written at this moment is left to its writer: nobody waits in order to read.
        """
        # Where it cannot be done now (a read-only disk), there is still something to view.
        try:
            if self._journal.unfinished() is not None:
                with self._lock(waits=False):
                    self._finish_cut_off_step()
        except (NotSaved, Busy, Unreadable, Overtaken):
            return

    def weeks(self) -> list[Week]:
        """The weeks that have a log, oldest first; within a change as it found them."""
        if self._reading is None:
            return super().weeks()
        self._weeks, self._sides = self._reading.listed()
        # What comes afterwards is listed anew.
        self._weeks_stamp = None
        return self._weeks

    def content(self, name: str) -> bytes | None:
        return super().content(name) if self._reading is None else self._reading.content(name)

    def state(self, name: str) -> FileState | None:
        return super().state(name) if self._reading is None else self._reading.state(name)

    def sweep(self, now: datetime) -> None:
        """Clear away what killed programs left behind long ago."""
        for folder in (self.folders.data, self.folders.weeks):
            sweep_abandoned(folder, int(now.timestamp()), is_ours=False)
        for folder in (self.folders.state, self.folders.in_state(SEEN)):
            sweep_abandoned(folder, int(now.timestamp()), is_ours=True)

    def change(self, label: str, now: datetime, rule: Callable[[Change], Made]) -> Made:
        """One change: the one door that every change of the record goes through.

        The rule reads through the store, puts what is to be, and returns what is to be said of it; then that
        is saved. All is made from one reading of the files and put over just that: where another program
        has written meanwhile, the rule is asked again, so it must do nothing else. Raises Refused or
        Invalid from the rule, NotSaved, MaybeSaved, Unreadable or Busy.
        """

        def attempt() -> Made:
            change = Change(self, label, now)
            made = rule(change)
            self._commit(CHANGE, change.label, now, None, change.meant())
            return made

        made = self._made(attempt)
        self.sweep(now)
        return made

    def _made(self, attempt: Callable[[], Made]) -> Made:
        """Make a change under the lock, and again where what it was made from is not there any more."""
        self._refuse_vanished_folder()
        with self._lock() as lock:
            self._finish_cut_off_step()
            reading = None
            for left in reversed(range(_TRIES)):
                reading = self._reading = OneReading(self, lock.moment(), reading)
                try:
                    return attempt()
                except Overtaken:
                    if not left:
                        raise
                except NotRead:
                    raise
                except (Refused, Invalid, Unreadable):
                    # What was refused may have been so only in a file that was being written.
                    if not left or self._reading is None or not _is_overtaken(reading):
                        raise
                finally:
                    self._reading = None
        raise AssertionError("the last try returns or raises")

    def _lock(self, waits: bool = True) -> Lock:
        return Lock(self.folders.in_state("lock"), self.folders.data, self._waiting, waits)

    def changeable(self, name: str) -> FileState | None:
        """A file that is to be changed; None where there is none. Raises Unreadable of a damaged one."""
        state = self.state(name)
        path = os.path.join(self.folders.data, name)
        if state is None:
            # A sync tool that keeps the file elsewhere must not get an empty one for it.
            if os.path.lexists(os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.icloud")):
                raise Unreadable(f"Nothing was changed: {path} is still in the cloud. Download it first.")
        elif state.damage:
            where = f", line {state.damage_line}" if state.damage_line else ""
            raise Unreadable(f"Nothing was changed: {path}{where}: {state.damage}.")
        return state

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
            try:
                contents = {file.path: self._before(file, now) for file in step.files}
                self._refuse_second_open_entry(step, contents)
            except Conflict as conflict:
                self._present_reading().refuse_where_overtaken()
                dropped = Step(short_id(_random()), DROP, step.label, now.isoformat(), step.id, ())
                self._journal.begin(dropped)
                self._journal.end(dropped.id)
                self._reading = None
                way = "taken back" if kind == UNDO else "brought back"
                raise Refused(
                    f"«{step.label}» was not {way}: the record has changed since ({conflict.what})."
                ) from None
            meant = {
                name: Meant(content, {} if content is None else understood(name, content).data)
                for name, content in contents.items()
            }
            self._commit(kind, step.label, now, step.id, meant)
            if self.is_gone:
                # Emptied by this step: it is where it was before the beginning.
                self.data_was_seen = False
            return step.label

        return self._made(attempt)

    def _before(self, file: FileChange, now: datetime) -> bytes | None:
        """What a file becomes when a step is taken back. Raises Conflict, and Unreadable of a damaged one."""
        content = self.content(file.path)
        if signature(content) == file.after:
            return file.backward(content or b"")
        state = self.changeable(file.path)
        if state is None:
            raise Conflict(file.path)
        units = file.units
        if file.before is None or file.after is None:
            # The step made or removed the file, and others have put something into it, which stays.
            units = tuple(unit for unit in units if unit.path or unit.name not in _HEAD)
        return self.text_of(state, taken_back(state.data, units), now)

    def _refuse_second_open_entry(self, step: Step, contents: dict[str, bytes | None]) -> None:
        """An entry that is opened again must be the last one, or it would count nothing."""
        opened = {
            unit.name
            for file in step.files
            for unit in file.units
            if unit.path == ("entries",) and unit.old is not None and "\nend = " not in unit.old
        }
        if not opened:
            return
        touched = {Week.parse(name[6:14]) for name in contents if name.startswith("weeks/")}
        weeks = sorted({*self.weeks(), *touched}, reverse=True)
        newest = newest_entry(self._logs_to_be(weeks, contents))
        if newest is not None and newest.id not in opened:
            raise Conflict(f"{newest.activity} came after it")

    def _logs_to_be(self, weeks: list[Week], contents: dict[str, bytes | None]) -> Iterator[WeekLog]:
        for week in weeks:
            logs = []
            for name in (log_name(week), side_name(week)):
                content = contents.get(name)
                state = self.state(name) if name not in contents else content and understood(name, content)
                logs += [state.read.log] if state else []
            if logs:
                yield joined(*logs) if len(logs) > 1 else logs[0]

    def text_of(self, state: FileState | None, data: Table, now: datetime) -> bytes:
        text, kept_layout = rewritten(state.document if state else None, data)
        if state is not None and not kept_layout:
            self._back_up(state.name, state.content, now, always=True)
        prefix = BOM if state is not None and state.content.startswith(BOM) else b""
        return prefix + text.encode()

    def _commit(self, kind: str, label: str, now: datetime, of: str | None, meant: dict[str, Meant]) -> None:
        """Write what differs, as one step, over the files as they were read. Raises Overtaken."""
        reading = self._present_reading()
        before = {name: self.content(name) for name in meant}
        changed = {name: file.content for name, file in meant.items() if file.content != before[name]}
        # A step back is noted also where there is nothing left to do, or it would be tried for ever.
        if not changed and of is None:
            reading.refuse_where_overtaken()
            return
        files = [
            file_change(
                name,
                before[name],
                content,
                units_between(self._data_of(name), meant[name].data),
            )
            for name, content in sorted(changed.items())
        ]
        step = Step(short_id(_random()), kind, label, now.isoformat(), of, tuple(files))
        for name in changed:
            old = before[name]
            if old is not None:
                self._back_up(name, old, now)
        complete = self._seen_whole(changed)
        self._journal.compact()
        self._write(step, before, changed, now)
        for week in complete:
            LastSeen(self).accept(week)

    def _present_reading(self) -> OneReading:
        assert self._reading is not None, "changes are made inside _made"
        return self._reading

    def _seen_whole(self, names: Iterable[str]) -> list[Week]:
        """The weeks of these logs from which nothing has vanished unexplained."""
        weeks = [
            Week.parse(name[6:14])
            for name in names
            if name.startswith("weeks/") and name == original_of(name)
        ]
        return [week for week in weeks if not LastSeen(self).vanished(week)]

    def _data_of(self, name: str) -> Table:
        """What a file says that the change was made from."""
        state = self.state(name)
        return state.data if state is not None else {}

    def _write(
        self, step: Step, before: dict[str, bytes | None], after: dict[str, bytes | None], now: datetime
    ) -> None:
        """Replace the files that a step is about; where one cannot be, put back those before it.

        All contents are on the disk before the first file is replaced, so that little time passes
        between the last look at the files and the last of them.
        """
        prepared: dict[str, Replacement] = {}
        try:
            for name, content in after.items():
                if content is not None:
                    prepared[name] = self._prepared(name, content)
            self._journal.begin(step)
            written: list[FileChange] = []
            try:
                self._present_reading().refuse_where_overtaken()
                # What is looked at from here on is what is there now.
                self._reading = None
                for file in step.files:
                    self._put(file.path, prepared.get(file.path), before[file.path])
                    written.append(file)
            except (NotSaved, Unreadable, Overtaken):
                self._reading = None
                self._put_back(written, now)
                self._journal.end(step.id, taken=False)
                raise
        finally:
            for replacement in prepared.values():
                replacement.discard()
        try:
            self._sync(after)
        finally:
            self._journal.end(step.id)

    def _prepared(self, name: str, content: bytes) -> Replacement:
        path = os.path.join(self.folders.data, name)
        make_folder(os.path.dirname(path))
        return Replacement(path, content)

    def _put(self, name: str, replacement: Replacement | None, expected: bytes | None) -> None:
        """Put a file over just that content, or take it away; nothing is synced yet."""
        self._known.pop(name, None)
        if replacement is None:
            remove_expected(os.path.join(self.folders.data, name), expected)
        else:
            replacement.put_over(expected)

    def _sync(self, names: Iterable[str]) -> None:
        """Make sure that files are on the disk under their names. Raises MaybeSaved."""
        paths = [os.path.join(self.folders.data, name) for name in names]
        for folder, path in {os.path.dirname(os.path.realpath(path)): path for path in paths}.items():
            sync_folder_of(os.path.join(folder, ""), path)

    def _put_back(self, written: list[FileChange], now: datetime) -> None:
        """Take the files of a step back that were written before one could not be."""
        try:
            for file in reversed(written):
                self._put_as_far_as_possible(file, now)
        except (NotSaved, Unreadable, Overtaken):
            # Half of it is on the disk; the journal still has the whole, so it is finished later.
            raise MaybeSaved(
                "The change is saved in part: the disk stopped working half-way. The next command "
                "finishes it, as soon as the disk works again."
            ) from None

    def _put_as_far_as_possible(self, file: FileChange, now: datetime) -> None:
        try:
            self._put_surely(file, now)
        except Conflict:
            # Somebody has written something else there since, and that stays.
            return

    def _put_surely(self, file: FileChange, now: datetime) -> None:
        """Take a file of a step back, with all that was changed in it since. Raises Conflict.

        Nobody waits for the disk's word: the journal would have it done again.
        """
        for left in reversed(range(_TRIES)):
            self._reading = OneReading(self, 0)
            try:
                content = self._before(file, now)
                replacement = None if content is None else self._prepared(file.path, content)
                try:
                    self._put(file.path, replacement, self.content(file.path))
                finally:
                    if replacement is not None:
                        replacement.discard()
                self._sync([file.path])
                return
            except MaybeSaved:
                return
            except Overtaken:
                if not left:
                    raise
            finally:
                self._reading = None

    def _finish_cut_off_step(self) -> None:
        step = self._journal.unfinished()
        if step is None:
            return
        is_done = {file.path: self._is_done(file) for file in step.files}
        taken = True in is_done.values()
        if taken:
            now = datetime.fromisoformat(step.at)
            for file in step.files:
                if is_done[file.path] is False:
                    self._put_as_far_as_possible(file.inverse(), now)
        self._journal.end(step.id, taken=taken)

    def _is_done(self, file: FileChange) -> bool | None:
        """Whether a file is as a step left it or, False, as it was before; None where it is neither.

        Someone may have changed the file by hand since: then the units of the step tell. Raises NotRead:
        before it can be read nobody knows.
        """
        try:
            found = signature(self.content(file.path))
        except NotRead:
            raise
        except Unreadable:
            return None
        if found in (file.before, file.after):
            return found == file.after
        state = self.state(file.path)
        if state is not None and state.is_unread:
            raise NotRead(f"Nothing was changed: {file.path}: {state.damage}.")
        if state is None or state.damage:
            return None
        for change in (file, file.inverse()):
            try:
                taken_back(state.data, change.units)
            except Conflict:
                continue
            return change is file
        return None

    def _back_up(self, name: str, content: bytes, now: datetime, always: bool = False) -> None:
        stamp = f"{now:%Y%m%dT%H%M%S}"
        back_up(self.folders.in_state("backups"), os.path.basename(name), content, stamp, always)

    def _refuse_vanished_folder(self) -> None:
        if self.is_gone:
            raise Unreadable(
                f"Nothing was changed: {self.folders.data} is gone. "
                "Bring it back, or restart tracker to start fresh."
            )


def _is_overtaken(reading: OneReading) -> bool:
    try:
        reading.refuse_where_overtaken()
    except Overtaken:
        return True
    return False


def _random() -> int:
    return int.from_bytes(os.urandom(8), "big")
