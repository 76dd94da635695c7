"""Writing the files of a step: all of them, or none, and nothing over what others wrote meanwhile.

The contents are put on the disk beside the files, the step is noted in the journal, the files are replaced
one after the other, and the step is noted as done. What was broken off in between is finished or taken back
by whoever comes next.
"""

from __future__ import annotations

import os
from datetime import datetime

from tracker.storage.backups import back_up as back_up_file
from tracker.storage.backups import comments_gone, written_anew
from tracker.storage.errors import (
    WAY_OUT_ASIDE,
    MaybeSaved,
    NotRead,
    NotSaved,
    Overtaken,
    Unreadable,
    way_back,
)
from tracker.storage.files import BOM, Files, FileState
from tracker.storage.journal.journal import FileChange, Journal, JournalStep, signature
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.journal.step_parts import Conflict, taken_back
from tracker.storage.toml.edit import rewritten
from tracker.storage.weeks_folder import ASIDE
from tracker.storage.writing.one_reading import OneReading
from tracker.storage.writing.overtaken import look_at_what_came_out
from tracker.storage.writing.replacing import Replacement, remove_expected
from tracker.storage.writing.safe_write import make_folder, sync_folder_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.domain.time.week import Week
    from tracker.storage.folders import Folders
    from tracker.storage.journal.gap_steps import GapSteps
    from tracker.storage.machine.log_cache import KnownLogs

    Table = dict[str, Any]

# How often a change is made anew where another program writes what it was made from.
TRIES = 12
# What a file has from the moment it is made, whatever else is in it.
_HEAD = ("format", "week", "day_start", "wasted_up_to")


class StepWriter(Files):
    """The files, read within a change as it found them, and written as one step. It is for ``Store``."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self._journal = Journal(folders.in_state(JOURNAL_NAME))
        self._reading: OneReading | None = None
        # What a person should know of the change that is being made, beside what it does.
        self.to_tell: list[str] = []

    @property
    def _gap_steps(self) -> GapSteps:
        # Few commands are about gaps.
        from tracker.storage.journal.gap_steps import GapSteps

        return GapSteps(self.folders, self._journal)

    def weeks(self) -> list[Week]:
        """The weeks that have a log, oldest first; within a change as it found them."""
        if self._reading is None:
            return super().weeks()
        self._weeks, self._asides = self._reading.listed()
        # What comes afterwards is listed anew.
        self._weeks_stamp = None
        return self._weeks

    def known_logs(self) -> KnownLogs:
        """What is known of every log; within a change once, as all of it is made from one reading."""
        if self._reading is None:
            return super().known_logs()
        if self._reading.known_logs is None:
            self._reading.known_logs = super().known_logs()
        return self._reading.known_logs

    def content(self, name: str) -> bytes | None:
        return super().content(name) if self._reading is None else self._reading.content(name)

    def state(self, name: str) -> FileState | None:
        return super().state(name) if self._reading is None else self._reading.state(name)

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
        document = state.document if state else None
        text, kept_layout = rewritten(document, data)
        has_lost_comments = document is not None and _loses_comments(document.text, text)
        if state is not None and (has_lost_comments or not kept_layout):
            self.back_up(state.name, state.content, now, always=True)
            loss = comments_gone if kept_layout else written_anew
            self.to_tell.append(loss(state.name, self.folders.in_state("backups")))
        prefix = BOM if state is not None and state.content.startswith(BOM) else b""
        return prefix + text.encode()

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
        parts = file.parts
        if file.before is None or file.after is None:
            # The step made or removed the file, and others have put something into it, which stays.
            parts = tuple(part for part in parts if part.path or part.name not in _HEAD)
        return self.text_of(state, taken_back(state.data, parts), now)

    def write_step(
        self,
        step: JournalStep,
        before: dict[str, bytes | None],
        after: dict[str, bytes | None],
        now: datetime,
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
                self.present_reading().refuse_where_overtaken()
                # What is looked at from here on is what is there now.
                self._reading = None
                for file in step.files:
                    self._put(file.path, prepared.get(file.path), before[file.path])
                    written.append(file)
            except (NotSaved, Unreadable, Overtaken):
                self._reading = None
                self._put_back(written, now)
                for replacement in prepared.values():
                    # Before the end is noted, or nobody would look at what a kill leaves of them.
                    replacement.discard()
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
        for left in reversed(range(TRIES)):
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

    def finish_broken_off_step(self, waits: bool = True) -> None:
        """Bring a broken off step to one state. Raises DataError; Busy at once unless it ``waits``."""
        step = self._journal.unfinished()
        if step is None:
            return
        if any(step.gaps):
            self._gap_steps.finish(step, waits)
            return
        self._look_at_what_came_out(step)
        is_done = {file.path: self._is_done(file) for file in step.files}
        taken = True in is_done.values()
        if taken:
            now = datetime.fromisoformat(step.at)
            for file in step.files:
                if is_done[file.path] is False:
                    self._put_as_far_as_possible(file.inverse(), now)
        self._journal.end(step.id, taken=taken)

    def _look_at_what_came_out(self, step: JournalStep) -> None:
        """Keep what others had written in the moment in which the files of a step were swapped."""
        for file in step.files:
            ours = (file.before, file.after)
            look_at_what_came_out(
                os.path.join(self.folders.data, file.path),
                lambda content, ours=ours: signature(content) in ours,  # type: ignore[misc]
            )

    def _is_done(self, file: FileChange) -> bool | None:
        """Whether a file is as a step left it or, False, as it was before; None where it is neither.

        Someone may have changed the file by hand since: then the parts of the step tell. Raises NotRead:
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
                taken_back(state.data, change.parts)
            except Conflict:
                continue
            return change is file
        return None

    def present_reading(self) -> OneReading:
        assert self._reading is not None, "changes are made inside _made"
        return self._reading

    def back_up(self, name: str, content: bytes, now: datetime, always: bool = False) -> None:
        stamp = f"{now:%Y%m%dT%H%M%S}"
        back_up_file(self.folders.in_state("backups"), os.path.basename(name), content, stamp, always)


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
