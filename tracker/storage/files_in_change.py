"""The files as a change finds them, and what is written over just these."""

from __future__ import annotations

import os
from datetime import datetime, time

from tracker.storage.errors import WAY_OUT_ASIDE, Unreadable, way_back
from tracker.storage.file_names import log_name
from tracker.storage.file_state import BOM, FileState, day_start_in
from tracker.storage.files import Files
from tracker.storage.machine.log_cache import FORM_OF_FACTS, DerivedFile, facts_of
from tracker.storage.weeks_folder import ASIDE
from tracker.storage.writing.safe_write import read_stamped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, Protocol

    from tracker.domain.time.week import Week
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.folders import Folders
    from tracker.storage.machine.lock import Lock
    from tracker.storage.machine.log_cache import Facts, Known, KnownLogs
    from tracker.storage.weeks_folder import Listed
    from tracker.storage.writing.one_reading import OneReading

    Table = dict[str, Any]
    # The length of a content and its sum.
    Signature = tuple[int, int]

    class Progress(Protocol):
        """What is told how far a change of many files has come."""

        def come_to(self, stage: str, done: int, of: int) -> None: ...

        def end(self) -> None: ...


_MANY_FILES = 16
READING, MAKING, WRITING = "reading", "making", "writing"


class FilesInChange(Files):
    """The record as it can be read: within a change by the one ``reading`` of that, else as it is."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self.reading: OneReading | None = None
        """What the change that is being made has read; None where none is, and once it is being written."""
        self.to_tell: list[str] = []
        """What a person should know of the change that is being made, beside what it does."""
        self.lock: Lock | None = None
        """Held while a change is made, with what that is called."""
        self.label = ""
        self._watched: Callable[[], Progress | None] | None = None
        self._progress: Progress | None = None
        self._facts: dict[tuple[str, Signature | None], Facts] = {}

    def come_to(self, stage: str, done: int, of: int) -> None:
        """Tell how far a change of many files has come: who looks on, and who waits for the lock.

        Few are done before anybody asks.
        """
        if of < _MANY_FILES:
            return
        if done == 0 and self.lock is not None:
            self.lock.tell(self.label)
        if self._progress is None and self._watched is not None:
            self._progress = self._watched()
        if self._progress is not None:
            self._progress.come_to(stage, done, of)

    def watch(self, watched: Callable[[], Progress | None]) -> None:
        """From now on ask this, at the beginning of a large change, for what is told how far it has come."""
        self._watched = watched

    def end_progress(self) -> None:
        """The change is made, or is not going to be."""
        if self._progress is not None:
            self._progress.end()
            self._progress = None

    def _weeks_listed(self) -> Listed:
        """The weeks that have a log, oldest first; within a change as it found them."""
        return super()._weeks_listed() if self.reading is None else self.reading.listed()

    def _day_start_said(self, week: Week) -> time | None:
        if self.reading is None:
            return super()._day_start_said(week)
        # What a change is made from is in its reading, or nobody would see that it is not so any more.
        return day_start_in(self.state(log_name(week)))

    def known_logs(
        self, at_hand: Mapping[str, Known] | None = None, at_most: int | None = None, since: str = ""
    ) -> KnownLogs:
        """What is known of every log; within a change once, as all of it is made from one reading."""
        if self.reading is None:
            return super().known_logs(at_hand, at_most, since)
        if self.reading.known_logs is None:
            self.reading.known_logs = super().known_logs(at_hand)
        return self.reading.known_logs

    def learn_written(self, logs: Iterable[tuple[Signature | None, WeekLog]]) -> None:
        """Have known what is in the logs of a large change: to take all of them apart again takes long.

        ``logs`` are what it was made from and what it made, by the signatures of their contents. Without
        them, as where it is taken back, they are those of the last one.
        """
        memory = DerivedFile(self.folders.in_state("large.cache"), f"contents {FORM_OF_FACTS}")
        self._facts = {(str(log.week), signed): facts_of(log) for signed, log in logs}
        if self._facts:
            memory.save(self._facts)
        else:
            self._facts = memory.load() or {}
        try:
            super().known_logs()
        finally:
            self._facts = {}

    def _stamped_facts(self, week: Week) -> Known:
        if not self._facts:
            return super()._stamped_facts(week)
        from tracker.storage.journal.journal import signature

        name = log_name(week)
        try:
            found = read_stamped(os.path.join(self.folders.data, name))
        except Unreadable:
            found = None
        facts = self._facts.get((str(week), signature(found[1]))) if found is not None else None
        if found is None or facts is None or self.has_aside(week):
            return super()._stamped_facts(week)
        return {os.path.basename(name): found[0]}, facts

    def content(self, name: str) -> bytes | None:
        return super().content(name) if self.reading is None else self.reading.content(name)

    def state(self, name: str) -> FileState | None:
        return super().state(name) if self.reading is None else self.reading.state(name)

    def taken_apart(self, name: str) -> FileState | None:
        """A file, where the change that is being made has taken it apart already."""
        return self.reading.taken_apart(name) if self.reading is not None else None

    def changeable(self, name: str) -> FileState | None:
        """A file that is to be changed; None where there is none. Raises Unreadable of a damaged one."""
        state = self.state(name)
        path = os.path.join(self.folders.data, name)
        if state is None:
            # A sync tool that keeps the file elsewhere must not get an empty one for it.
            if os.path.lexists(os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.icloud")):
                raise Unreadable(f"Nothing was changed: {path} is still in the cloud. Download it first.")
        elif state.damage:
            raise Unreadable(f"Nothing was changed: {path}{state.damage_told}{_way_out(state)}.")
        return state

    def text_of(self, state: FileState | None, data: Table, now: datetime) -> bytes:
        # A text is made by changes alone; what that takes is loaded with the first.
        from tracker.storage.backups import comments_gone, written_anew
        from tracker.storage.toml.edit import rewritten

        document = state.document if state else None
        text, kept_layout = rewritten(document, data)
        has_lost_comments = document is not None and _loses_comments(document.text, text)
        if state is not None and (has_lost_comments or not kept_layout):
            self.back_up(state.name, state.content, now, always=True)
            loss = comments_gone if kept_layout else written_anew
            self.to_tell.append(loss(state.name, self.folders.in_state("backups")))
        prefix = BOM if state is not None and state.content.startswith(BOM) else b""
        return prefix + text.encode()

    def present_reading(self) -> OneReading:
        assert self.reading is not None, "changes are made inside _made"
        return self.reading

    def make_room_for_backups(self, names: Iterable[str]) -> None:
        """Make ready to back up many files; see ``make_room``. Raises NotSaved."""
        from tracker.storage.backups import make_room

        make_room(self.folders.in_state("backups"), map(os.path.basename, names))

    def back_up(self, name: str, content: bytes, now: datetime, always: bool = False) -> None:
        from tracker.storage.backups import back_up

        stamp = f"{now:%Y%m%dT%H%M%S}"
        back_up(self.folders.in_state("backups"), os.path.basename(name), content, stamp, always)


def _loses_comments(before: str, after: str) -> bool:
    if "#" not in before:
        return False
    # Few files have comments, and looking for them takes an import.
    from tracker.storage.toml.layout import keeps_comments

    return not keeps_comments(before, after)


def _way_out(state: FileState) -> str:
    if state.name.endswith(ASIDE):
        return WAY_OUT_ASIDE
    return f". {way_back(state.name)}" if state.is_cut_off else ""
