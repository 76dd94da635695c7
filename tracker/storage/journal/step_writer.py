"""Writing the files of a step: all of them, or none, and nothing over what others wrote meanwhile.

The contents are put on the disk beside the files, the step is noted in the journal, the files are replaced
one after the other, and the step is noted as done. What was broken off in between is finished or taken back
by whoever comes next.
"""

from __future__ import annotations

import os
from datetime import datetime

from tracker.storage.errors import MaybeSaved, NotRead, NotSaved, Overtaken, Unreadable
from tracker.storage.files_in_change import WRITING
from tracker.storage.journal.journal import FileChange, Journal, JournalStep, signature
from tracker.storage.journal.step_parts import Conflict, taken_back
from tracker.storage.writing.one_reading import OneReading
from tracker.storage.writing.overtaken import look_at_what_came_out
from tracker.storage.writing.replacing import Replacement, real_place, remove_expected
from tracker.storage.writing.safe_write import make_folder, sync_folder_of
from tracker.storage.writing.together import do_together

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.storage.files_in_change import FilesInChange
    from tracker.storage.journal.gap_steps import GapSteps

# How often a change is made anew where another program writes what it was made from.
TRIES = 12
# What a file has from the moment it is made, whatever else is in it.
_HEAD = ("format", "week", "day_start", "wasted_up_to")


class StepWriter:
    """Writes and takes back the files of steps, and finishes what was broken off. It is for ``Store``."""

    def __init__(self, files: FilesInChange, journal: Journal) -> None:
        self._files = files
        self._journal = journal

    @property
    def gap_steps(self) -> GapSteps:
        """Steps that change no file of the record."""
        # Few commands are about gaps.
        from tracker.storage.journal.gap_steps import GapSteps

        return GapSteps(self._files.folders, self._journal)

    def content_before(self, file: FileChange, now: datetime) -> bytes | None:
        """What a file becomes when a step is taken back. Raises Conflict, and Unreadable of a damaged one."""
        content = self._files.content(file.path)
        if signature(content) == file.after:
            before = file.backward(content or b"")
            # What a damaged journal makes of it is not what it was.
            if signature(before) == file.before:
                return before
        state = self._files.changeable(file.path)
        if state is None:
            raise Conflict(file.path)
        parts = file.parts
        if file.before is None or file.after is None:
            # The step made or removed the file, and others have put something into it, which stays.
            parts = tuple(part for part in parts if part.path or part.name not in _HEAD)
        return self._files.text_of(state, taken_back(state.data, parts), now)

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

        def prepare(name: str) -> None:
            prepared[name] = Replacement(self._path(name), after[name] or b"")

        to_write = [name for name, content in after.items() if content is not None]
        for folder in {os.path.dirname(self._path(name)) for name in to_write}:
            make_folder(folder)
        try:
            do_together(prepare, to_write)
            self._journal.begin(step)
            written: list[FileChange] = []
            try:
                self._files.present_reading().refuse_where_overtaken()
                # What is looked at from here on is what is there now.
                self._files.reading = None
                for number, file in enumerate(step.files):
                    self._files.come_to(WRITING, number, len(step.files))
                    self._put(file.path, prepared.get(file.path), before[file.path])
                    written.append(file)
            except (NotSaved, Unreadable, Overtaken):
                self._files.reading = None
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
        path = self._path(name)
        make_folder(os.path.dirname(path))
        return Replacement(path, content)

    def _path(self, name: str) -> str:
        return os.path.join(self._files.folders.data, name)

    def _put(self, name: str, replacement: Replacement | None, expected: bytes | None) -> None:
        """Put a file over just that content, or take it away; nothing is synced yet."""
        self._files.forget(name)
        if replacement is None:
            remove_expected(self._path(name), expected)
        else:
            replacement.put_over(expected)

    def _sync(self, names: Iterable[str]) -> None:
        """Make sure that files are on the disk under their names. Raises MaybeSaved."""
        paths = [*map(self._path, names)]
        for folder, path in {os.path.dirname(real_place(path)): path for path in paths}.items():
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
            self._files.reading = OneReading(self._files, 0)
            try:
                content = self.content_before(file, now)
                replacement = None if content is None else self._prepared(file.path, content)
                try:
                    self._put(file.path, replacement, self._files.content(file.path))
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
                self._files.reading = None

    def finish_broken_off_step(self, waits: bool = True) -> None:
        """Bring a broken off step to one state. Raises DataError; Busy at once unless it ``waits``."""
        step = self._journal.unfinished()
        if step is None:
            return
        if any(step.gaps):
            self.gap_steps.finish(step, waits)
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
                self._path(file.path),
                lambda content, ours=ours: signature(content) in ours,  # type: ignore[misc]
            )

    def _is_done(self, file: FileChange) -> bool | None:
        """Whether a file is as a step left it or, False, as it was before; None where it is neither.

        Someone may have changed the file by hand since: then the parts of the step tell. Raises NotRead:
        before it can be read nobody knows.
        """
        try:
            found = signature(self._files.content(file.path))
        except NotRead:
            raise
        except Unreadable:
            return None
        if found in (file.before, file.after):
            return found == file.after
        state = self._files.state(file.path)
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
