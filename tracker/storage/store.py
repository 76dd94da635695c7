"""The files of one data folder: read, changed one change at a time, and taken back.

A change is one step, however many files it touches. Under the lock the files are read again, the
new texts are made and judged, the step is noted in the journal, the files are replaced, and the step
is noted as done. A program killed anywhere leaves a journal from which the next one brings the
files to one state.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import datetime, time

from tracker.domain.activity import ActivityList
from tracker.domain.errors import Invalid, Refused
from tracker.domain.value import value
from tracker.domain.week import Week
from tracker.domain.week_log import NO_NUMBERS, Numbers, WeekLog, newest_entry
from tracker.storage.backups import back_up
from tracker.storage.errors import Busy, MaybeSaved, NotSaved, Unreadable
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
from tracker.storage.list_file import ReadList, list_data, misshapen_list, read_list
from tracker.storage.lock import Lock
from tracker.storage.numbers_cache import NumbersCache
from tracker.storage.safe_write import (
    Stamp,
    make_folder,
    read_bytes,
    remove_file,
    stamp_of,
    sweep_abandoned,
    write_bytes,
)
from tracker.storage.toml_document import Document, TomlDamage, read_document, salvage
from tracker.storage.toml_edit import rewritten
from tracker.storage.units import Conflict, taken_back, units_between
from tracker.storage.week_file import FORMAT, ReadLog, log_data, misshapen_log, read_log, short_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Table = dict[str, Any]

_LIST = "activities.toml"
# What a file has from the moment it is made, whatever else is in it.
_HEAD = ("format", "week", "day_start", "wasted_up_to")
_BOM = b"\xef\xbb\xbf"


@value
class FileState:
    """One file as it was read. ``damage`` says why it may only be viewed; its line counts from 1."""

    name: str
    content: bytes
    document: Document | None
    data: Table
    read: Any
    damage: str = ""
    damage_line: int = 0


class Store:
    """The record in files. ``zone`` and clock are the caller's: nothing here knows the time."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._journal = Journal(folders.in_state("journal.jsonl"))
        self._numbers_cache = NumbersCache(folders.in_state("numbers.json"), folders.weeks)
        self._known: dict[str, tuple[Stamp, FileState]] = {}
        self._week_names: list[str] = []
        self._weeks: list[Week] = []
        self._data_was_seen = False

    def weeks(self) -> list[Week]:
        """The weeks that have a log, oldest first."""
        try:
            names = os.listdir(self.folders.weeks)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unreadable(f"{self.folders.weeks} cannot be read: {error.strerror}.") from None
        # A command asks several times; ten years of names take longer to parse than to list.
        if names != self._week_names:
            weeks = []
            for name in sorted(names):
                with suppress(Invalid):
                    week = Week.parse(name.removesuffix(".toml"))
                    # Not «2026-w47.toml»: the name under which it is read again.
                    if name == f"{week}.toml":
                        weeks.append(week)
            self._week_names, self._weeks = names, sorted(weeks)
        return list(self._weeks)

    def stray_files(self) -> list[str]:
        """What lies among the logs without being one, such as the copies that sync tools leave."""
        try:
            names = os.listdir(self.folders.weeks)
        except OSError:
            return []
        logs = {f"{week}.toml" for week in self.weeks()}
        return sorted(
            name for name in names if name not in logs and not (name[0] == "." and name.endswith(".tmp"))
        )

    def listed(self) -> ActivityList:
        """The list; empty where there is none yet. Raises Unreadable where it is damaged."""
        state = self.list_state()
        if state is None:
            return ActivityList()
        listed: ActivityList = state.read.listed
        return listed

    def list_state(self) -> FileState | None:
        return self._state(_LIST)

    def log(self, week: Week) -> WeekLog | None:
        """A week's log, as far as it can be read; None where there is none."""
        state = self.log_state(week)
        return state.read.log if state is not None else None

    def log_state(self, week: Week) -> FileState | None:
        return self._state(_log_name(week))

    def day_start(self, week: Week) -> time:
        """When days begin in a week: by its own log, else by the nearest earlier one.

        Before the first log it is what the list says.
        """
        for known in reversed([known for known in self.weeks() if known <= week]):
            state = self.log_state(known)
            begin = state.data.get("day_start") if state is not None else None
            # A damaged log may not say it: then it is like a week without a log.
            if isinstance(begin, time):
                return begin
        return self.listed().day_start

    def numbers(self, week: Week) -> Numbers:
        """The numbers in force in a week: its own guesses, and the targets and caps last named."""
        own = self.log(week)
        targets, caps = self._numbers_cache.in_force(
            [known for known in self.weeks() if known <= week], self._stamped_numbers
        )
        return Numbers(own.numbers.guesses if own is not None else {}, targets, caps)

    def _stamped_numbers(self, week: Week) -> Numbers:
        log = self.log(week)
        return log.numbers if log is not None else NO_NUMBERS

    def settle(self) -> None:
        """Bring a step that was cut off to one state: all of it, or none. Call before reading."""
        # Where it cannot be done now (a read-only disk), there is still something to view.
        with suppress(NotSaved, Busy, Unreadable):
            if self._journal.unfinished() is not None:
                with Lock(self.folders.in_state("lock")):
                    self._finish_cut_off_step()

    def sweep(self, now: datetime) -> None:
        """Clear away what killed programs left behind long ago."""
        for folder in (self.folders.data, self.folders.weeks, self.folders.state):
            sweep_abandoned(folder, int(now.timestamp()))

    @contextmanager
    def change(self, label: str, now: datetime) -> Iterator[Change]:
        """One change: read through it, put values into it; what was put is saved at the end.

        Raises Refused or Invalid from the caller's rules, NotSaved, MaybeSaved, Unreadable or Busy.
        """
        self._refuse_vanished_folder()
        with Lock(self.folders.in_state("lock")):
            self._finish_cut_off_step()
            self._forget_what_differs()
            change = Change(self, now)
            yield change
            self._commit(CHANGE, label, now, None, change.contents())

    def undo(self, now: datetime) -> str:
        """Take back the last change; its label. Raises Refused where there is none or it changed."""
        return self._step_back(UNDO, now)

    def redo(self, now: datetime) -> str:
        """Bring back what was undone last; its label."""
        return self._step_back(REDO, now)

    def _step_back(self, kind: str, now: datetime) -> str:
        self._refuse_vanished_folder()
        with Lock(self.folders.in_state("lock")):
            self._finish_cut_off_step()
            self._forget_what_differs()
            stack = self._journal.stacks()[0 if kind == UNDO else 1]
            if not stack:
                raise Refused(f"There is nothing to {kind}.")
            step = stack[-1]
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
            self._commit(kind, step.label, now, step.id, contents)
            return step.label

    def _before(self, file: FileChange, now: datetime) -> bytes | None:
        """What a file becomes when a step is taken back. Raises Conflict, and Unreadable of a damaged one."""
        content = self._content(file.path)
        if signature(content) == file.after:
            return file.backward(content or b"")
        state = _changeable(self, file.path)
        if state is None:
            raise Conflict(file.path)
        units = file.units
        if file.before is None or file.after is None:
            # The step made or removed the file, and others have put something into it, which stays.
            units = tuple(unit for unit in units if unit.path or unit.name not in _HEAD)
        return self._text_of(state, taken_back(state.data, units), now)

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
        names = {_log_name(week) for week in self.weeks()} | {n for n in contents if n != _LIST}
        newest = newest_entry(self._logs_to_be(sorted(names, reverse=True), contents))
        if newest is not None and newest.id not in opened:
            raise Conflict(f"{newest.activity} came after it")

    def _logs_to_be(self, names: list[str], contents: dict[str, bytes | None]) -> Iterator[WeekLog]:
        for name in names:
            content = contents.get(name)
            state = self._state(name) if name not in contents else content and _understood(name, content)
            if state:
                yield state.read.log

    def _text_of(self, state: FileState | None, data: Table, now: datetime) -> bytes:
        text, kept_layout = rewritten(state.document if state else None, data)
        if state is not None and not kept_layout:
            self._back_up(state.name, state.content, now, always=True)
        prefix = _BOM if state is not None and state.content.startswith(_BOM) else b""
        return prefix + text.encode()

    def _commit(
        self, kind: str, label: str, now: datetime, of: str | None, contents: dict[str, bytes | None]
    ) -> None:
        """Write what differs, as one step."""
        before = {name: self._content(name) for name in contents}
        changed = {name: content for name, content in contents.items() if content != before[name]}
        # A step back is noted also where there is nothing left to do, or it would be tried for ever.
        if not changed and of is None:
            return
        files = [
            file_change(
                name,
                before[name],
                content,
                units_between(_data_of(name, before[name]), _data_of(name, content)),
            )
            for name, content in sorted(changed.items())
        ]
        step = Step(short_id(_random()), kind, label, now.isoformat(), of, tuple(files))
        for name in changed:
            old = before[name]
            if old is not None:
                self._back_up(name, old, now)
        self._journal.compact()
        self._journal.begin(step)
        self._replace_all(step, before, changed)
        self._journal.end(step.id)

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
                with suppress(MaybeSaved):
                    self._put(name, before[name])
        except NotSaved as error:
            # Half of it is on the disk; the journal still has the whole, so it is finished later.
            raise MaybeSaved(f"It is saved in part, and the rest as soon as that can be: {error}") from None

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
                    with suppress(MaybeSaved):
                        self._put(file.path, self._before(file.inverse(), now))
        self._journal.end(step.id, taken=taken)

    def _is_done(self, file: FileChange) -> bool | None:
        """Whether a file is as a step left it or, False, as it was before; None where it is neither.

        Someone may have changed the file by hand since: then the units of the step tell.
        """
        try:
            found = signature(self._content(file.path))
        except Unreadable:
            return None
        if found in (file.before, file.after):
            return found == file.after
        state = self._state(file.path)
        if state is None or state.damage:
            return None
        for change in (file, file.inverse()):
            with suppress(Conflict):
                taken_back(state.data, change.units)
                return change is file
        return None

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

    def _content(self, name: str) -> bytes | None:
        return read_bytes(os.path.join(self.folders.data, name))

    def _state(self, name: str) -> FileState | None:
        """A file as it is now, read again only where its stamp differs."""
        path = os.path.join(self.folders.data, name)
        stamp = stamp_of(path)
        known = self._known.get(name)
        if known is not None and stamp is not None and known[0] == stamp:
            return known[1]
        try:
            content = read_bytes(path)
        except Unreadable as error:
            # Like any other damage: this file can't be changed, the others can.
            return _state_of(name, b"", None, {}, str(error).removeprefix(f"{path} ").rstrip("."))
        if content is None:
            self._known.pop(name, None)
            return None
        self._data_was_seen = True
        state = _understood(name, content)
        if stamp is not None:
            self._known[name] = (stamp, state)
        return state

    def _forget_what_differs(self) -> None:
        """Under the lock a stamp is not enough: some disks count time in steps of two seconds."""
        for name, (_, state) in list(self._known.items()):
            try:
                is_same = self._content(name) == state.content
            except Unreadable:
                is_same = False
            if not is_same:
                del self._known[name]

    def _refuse_vanished_folder(self) -> None:
        # Also where it is there but empty, as the place is where a disk was mounted.
        kept = (self.folders.activities, self.folders.weeks)
        if self._data_was_seen and not any(map(os.path.lexists, kept)):
            raise Unreadable(
                f"Nothing was changed: {self.folders.data} is gone. "
                "Bring it back, or restart tracker to begin anew."
            )


class Change:
    """What one change reads and puts, under the lock."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._now = now
        self._list: ActivityList | None = None
        self._logs: dict[Week, WeekLog] = {}

    def put_list(self, listed: ActivityList) -> None:
        self._list = listed

    def put_log(self, log: WeekLog) -> None:
        self._logs[log.week] = log

    def contents(self) -> dict[str, bytes | None]:
        """The contents of the files that the change puts."""
        contents: dict[str, bytes | None] = {}
        if self._list is not None:
            state = _changeable(self._store, _LIST)
            data = list_data(state.read if state else None, state.data if state else {}, self._list)
            contents[_LIST] = self._store._text_of(state, data, self._now)
        for week, log in self._logs.items():
            state = _changeable(self._store, _log_name(week))
            if state is None:
                _refuse_placeholder(self._store.folders.log(week))
            data = log_data(state.read if state else None, state.data if state else {}, log)
            contents[_log_name(week)] = self._store._text_of(state, data, self._now)
        return contents


def _log_name(week: Week) -> str:
    return f"weeks/{week}.toml"


def _changeable(store: Store, name: str) -> FileState | None:
    state = store._state(name)
    if state is not None and state.damage:
        where = f", line {state.damage_line}" if state.damage_line else ""
        path = os.path.join(store.folders.data, name)
        raise Unreadable(f"Nothing was changed: {path}{where}: {state.damage}.")
    return state


def _refuse_placeholder(path: str) -> None:
    """A sync tool that keeps the file elsewhere must not get an empty one for it."""
    placeholder = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.icloud")
    if os.path.lexists(placeholder):
        raise Unreadable(f"Nothing was changed: {path} is still in the cloud. Download it first.")


def _understood(name: str, content: bytes) -> FileState:
    """What a content says; of a damaged one, as much as can be read."""
    if not content.strip(b"\0 \t\r\n"):
        return _state_of(name, content, None, {}, "it is empty; a backup may hold what was in it")
    try:
        text = content.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        data, _ = salvage(content.decode(errors="replace"))
        return _state_of(name, content, None, data, "it holds bytes that are not UTF-8 text", line)
    try:
        document = read_document(text)
    except TomlDamage as damage:
        data, _ = salvage(text)
        return _state_of(name, content, None, data, f"it is not valid TOML: {damage.message}", damage.line)
    version = document.data.get("format")
    if version == FORMAT:
        misshapen = misshapen_list if name == _LIST else misshapen_log
        return _state_of(name, content, document, document.data, misshapen(document.data))
    if isinstance(version, int) and version > FORMAT:
        problem = f"it was written by a newer tracker (format {version}) and can only be viewed"
    else:
        problem = "«format = 1» is missing, so part of it may be lost"
    return _state_of(name, content, document, document.data, problem)


def _state_of(
    name: str, content: bytes, document: Document | None, data: Table, damage: str = "", line: int = 0
) -> FileState:
    read: ReadList | ReadLog
    if name == _LIST:
        read = read_list(data, document)
    else:
        read = read_log(Week.parse(os.path.basename(name)[:-5]), data, document)
    return FileState(name, content, document, data, read, damage, line)


def _data_of(name: str, content: bytes | None) -> Table:
    return {} if content is None else _understood(name, content).data


def _random() -> int:
    return int.from_bytes(os.urandom(8), "big")
