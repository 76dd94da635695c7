"""The files of one data folder: read, changed one change at a time, and taken back.

A change is one step, however many files it touches. Under the lock the files are read again, the
new texts are made and judged, the step is noted in the journal, the files are replaced, and the step
is noted as done. A program killed anywhere leaves a journal from which the next one brings the
files to one state.
"""

from __future__ import annotations

import os
from datetime import datetime

from tracker.domain.errors import Refused
from tracker.domain.side_log import joined
from tracker.domain.week import Week
from tracker.domain.week_log import WeekLog, newest_entry
from tracker.storage.backups import back_up, written_anew
from tracker.storage.change import Change, Meant
from tracker.storage.errors import Busy, MaybeSaved, NotSaved, Unreadable
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
from tracker.storage.safe_write import make_folder, remove_file, sweep_abandoned, write_bytes
from tracker.storage.toml_edit import rewritten
from tracker.storage.units import Conflict, taken_back, units_between
from tracker.storage.week_file import short_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    Table = dict[str, Any]

# What a file has from the moment it is made, whatever else is in it.
_HEAD = ("format", "week", "day_start", "wasted_up_to")


class Store(Files):
    """The record as it can be changed. The time is the caller's: nothing here knows it."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self._journal = Journal(folders.in_state(JOURNAL_NAME))
        self._tell: Callable[[str], None] | None = None
        self._to_tell: list[str] = []

    def listen(self, tell: Callable[[str], None]) -> None:
        """From now on call this with what a person should know of a change beside what it did."""
        self._tell = tell

    def settle(self) -> None:
        """Bring a step that was cut off to one state: all of it, or none. Call before reading."""
        # Where it cannot be done now (a read-only disk), there is still something to view.
        try:
            if self._journal.unfinished() is not None:
                with Lock(self.folders.in_state("lock")):
                    self._finish_cut_off_step()
        except (NotSaved, Busy, Unreadable):
            return

    def sweep(self, now: datetime) -> None:
        """Clear away what killed programs left behind long ago."""
        for folder in (self.folders.data, self.folders.weeks, self.folders.state):
            sweep_abandoned(folder, int(now.timestamp()))

    def change(self, label: str, now: datetime) -> Change:
        """One change, for ``with``: read through the store, put values into it; saved at the end.

        Raises Refused or Invalid from the caller's rules, NotSaved, MaybeSaved, Unreadable or Busy.
        """
        self._refuse_vanished_folder()
        return Change(self, label, now)

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
        self._refuse_vanished_folder()
        with Lock(self.folders.in_state("lock")):
            self.be_current()
            step = self._journal.next_back(kind)
            if step is None:
                raise Refused(f"There is nothing to {kind}.")
            try:
                contents = {file.path: self._before(file, now) for file in step.files}
                self._refuse_second_open_entry(step, contents)
            except Conflict as conflict:
                dropped = Step(short_id(_random()), DROP, step.label, now.isoformat(), step.id, ())
                self._journal.begin(dropped)
                self._journal.end(dropped.id)
                way = "taken back" if kind == UNDO else "brought back"
                raise Refused(
                    f"«{step.label}» was not {way}: the record has changed since ({conflict.what})."
                ) from None
            meant = {
                name: Meant(content, {} if content is None else understood(name, content).data)
                for name, content in contents.items()
            }
            self.commit(kind, step.label, now, step.id, meant)
            if self.is_gone:
                # Emptied by this step: it is where it was before the beginning.
                self.data_was_seen = False
            return step.label

    def _before(self, file: FileChange, now: datetime) -> bytes | None:
        """What a file becomes when a step is taken back. Raises Conflict, and Unreadable of a damaged one."""
        content = self.content(file.path)
        if signature(content) == file.after:
            before = file.backward(content or b"")
            # What a damaged journal makes of it is not what it was.
            if signature(before) == file.before:
                return before
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
            self._to_tell.append(written_anew(state.name, self.folders.in_state("backups")))
        prefix = BOM if state is not None and state.content.startswith(BOM) else b""
        return prefix + text.encode()

    def commit(self, kind: str, label: str, now: datetime, of: str | None, meant: dict[str, Meant]) -> None:
        """Write what differs, as one step."""
        before = {name: self.content(name) for name in meant}
        changed = {name: file.content for name, file in meant.items() if file.content != before[name]}
        # A step back is noted also where there is nothing left to do, or it would be tried for ever.
        if not changed and of is None:
            return
        files = [
            file_change(
                name,
                before[name],
                content,
                units_between(self._data_of(name, before[name]), meant[name].data),
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
        self._journal.begin(step)
        self._replace_all(step, before, changed)
        self._journal.end(step.id)
        for week in complete:
            LastSeen(self).accept(week)
        if self._tell is not None:
            for line in self._to_tell:
                self._tell(line)

    def _seen_whole(self, names: Iterable[str]) -> list[Week]:
        """The weeks of these logs from which nothing has vanished unexplained."""
        weeks = [
            Week.parse(name[6:14])
            for name in names
            if name.startswith("weeks/") and name == original_of(name)
        ]
        return [week for week in weeks if not LastSeen(self).vanished(week)]

    def _data_of(self, name: str, content: bytes | None) -> Table:
        """What a file says that the change was made from."""
        if content is None:
            return {}
        state = self.state(name)
        if state is None or state.content != content:
            raise NotSaved("Nothing was changed: the file was changed at this very moment. Try again.", True)
        return state.data

    def _replace_all(
        self, step: Step, before: dict[str, bytes | None], after: dict[str, bytes | None]
    ) -> None:
        """Replace the files; where one cannot be, put back those before it."""
        unsure: MaybeSaved | None = None
        written: list[str] = []
        for file in step.files:
            try:
                self._put(file.path, after[file.path])
            except MaybeSaved as error:
                unsure = error
            except NotSaved:
                self._put_back(written, before)
                self._journal.end(step.id, taken=False)
                raise
            written.append(file.path)
        if unsure is not None:
            self._journal.end(step.id)
            raise unsure

    def _put_back(self, written: list[str], before: dict[str, bytes | None]) -> None:
        try:
            for name in written:
                self._put_surely(name, before[name])
        except NotSaved:
            # Half of it is on the disk; the journal still has the whole, so it is finished later.
            raise MaybeSaved(
                "The change is saved in part: the disk stopped working half-way. The next command "
                "finishes it, as soon as the disk works again."
            ) from None

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
                    self._put_surely(file.path, self._before(file.inverse(), now))
        self._journal.end(step.id, taken=taken)

    def _is_done(self, file: FileChange) -> bool | None:
        """Whether a file is as a step left it or, False, as it was before; None where it is neither.

        Someone may have changed the file by hand since: then the units of the step tell.
        """
        try:
            found = signature(self.content(file.path))
        except Unreadable:
            return None
        if found in (file.before, file.after):
            return found == file.after
        state = self.state(file.path)
        if state is None or state.damage:
            return None
        for change in (file, file.inverse()):
            try:
                taken_back(state.data, change.units)
            except Conflict:
                continue
            return change is file
        return None

    def _put_surely(self, name: str, content: bytes | None) -> None:
        """Put a file where nobody waits for the disk's word: the journal would have it done again."""
        try:
            self._put(name, content)
        except MaybeSaved:
            return

    def _put(self, name: str, content: bytes | None) -> None:
        path = os.path.join(self.folders.data, name)
        if content is None:
            remove_file(path)
        else:
            make_folder(os.path.dirname(path))
            write_bytes(path, content)
        self._known.pop(name, None)

    def _back_up(self, name: str, content: bytes, now: datetime, always: bool = False) -> None:
        stamp = f"{now:%Y%m%dT%H%M%S}"
        back_up(self.folders.in_state("backups"), os.path.basename(name), content, stamp, always)

    def be_current(self) -> None:
        """Under the lock: finish what was cut off, and take nothing for known that may differ."""
        self._to_tell.clear()
        self._finish_cut_off_step()
        self._forget_what_differs()

    def _forget_what_differs(self) -> None:
        """Under the lock a stamp is not enough: some disks count time in steps of two seconds."""
        self._weeks_stamp = 0
        for name, (_, state) in list(self._known.items()):
            try:
                is_same = self.content(name) == state.content
            except Unreadable:
                is_same = False
            if not is_same:
                del self._known[name]

    def _refuse_vanished_folder(self) -> None:
        if self.is_gone:
            raise Unreadable(
                f"Nothing was changed: {self.folders.data} is gone. "
                "Bring it back, or restart tracker to start fresh."
            )


def _random() -> int:
    return int.from_bytes(os.urandom(8), "big")
