"""What this machine saw of each file last, so that what vanishes by another hand is missed.

A copy of the list, of the tracks and of each log stands in the state folder as the app or a change of ours
saw it last. Where a file has lost something since, the copy keeps that until it is brought back or it is said
that this is right; what comes to the file meanwhile comes to the copy as well.
"""

from __future__ import annotations

import os

from tracker.domain.errors import DataError
from tracker.domain.time.duration import MINUTE
from tracker.storage.errors import NotRead, NotSaved, Unreadable
from tracker.storage.file_names import LIST_NAME, TRACKS_NAME, original_of
from tracker.storage.file_state import understood
from tracker.storage.files import Files
from tracker.storage.journal.journal import Journal
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.writing.safe_write import (
    make_folder,
    open_temporary,
    read_bytes,
    unlink_quietly,
    write_all,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.journal.journal import JournalStep


class LastSeen:
    """The files as they were seen last. Losing it costs a warning, so no error is told."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._folder = os.path.dirname(files.folders.seen(LIST_NAME))

    def content(self, name: str) -> bytes | None:
        """A file as it was seen last; None where it never was. Raises NotRead: then nobody knows."""
        try:
            return read_bytes(self._path(name))
        except NotRead:
            raise
        except Unreadable:
            return None

    def names(self) -> list[str]:
        """The files that were seen: the list, then what is noted about tracks, then logs, oldest first."""
        try:
            found = sorted(name for name in os.listdir(self._folder) if name.endswith(".toml"))
        except OSError:
            return []
        others = [name for name in (LIST_NAME, TRACKS_NAME) if name in found]
        return [*others, *(f"weeks/{name}" for name in found if name not in others)]

    def vanished(self, name: str) -> tuple[str, ...]:
        """What was there and is gone, by id or key, without a change of this machine that says why.

        A running entry that is gone was probably undone elsewhere: it is missed only where the log was cut
        off behind something. Raises NotRead where it is not known what was seen or done.
        """
        seen = self.content(name)
        try:
            content = self._files.content(name)
            if seen is None or seen == content:
                # Mostly, and then it need not be taken apart.
                return ()
            state = self._files.state(name)
        except DataError:
            return ()
        is_cut_off = content is None or seen.startswith(content)
        if state is not None and state.damage and not state.is_cut_off:
            return ()
        lost = self._lost(name, seen, is_cut_off)
        if not lost:
            return ()
        explained = self._taken_away_here(name)
        return tuple(each for each in lost if each not in explained)

    def look(self, name: str) -> tuple[str, ...]:
        """What vanished from a file; where nothing has, it is taken for seen as it is now.

        Where that is not known at this moment, neither is done.
        """
        try:
            lost = self.vanished(name)
        except NotRead:
            return ()
        if not lost:
            self.accept(name)
        else:
            state = self._files.state(name)
            if state is not None and not state.damage:
                self.put_what_came(name, state.content)
        return lost

    def accept(self, name: str, as_it_is: bool = False) -> bool:
        """Take a file for seen as it is now, and say whether it is; ``as_it_is`` also a cut off one."""
        try:
            content = self._files.content(name)
            state = self._files.state(name)
        except DataError:
            return False
        if state is not None and state.damage:
            is_whole = content is None or not understood(name, content).damage
            if not (as_it_is and state.is_cut_off and is_whole):
                return False
        self.put(name, content)
        return True

    def put(self, name: str, content: bytes | None) -> None:
        """Take a content for what was seen of a file last; None for no file."""
        path = self._path(name)
        if content is None:
            unlink_quietly(path)
            return
        try:
            # After a change it mostly differs, and need not be read for that.
            is_same = os.stat(path).st_size == len(content) and content == self.content(name)
        except OSError:
            is_same = False
        if not is_same:
            self._write(path, content)

    def put_what_came(self, name: str, content: bytes) -> None:
        """Miss also what has come to a file since it lost something, should that vanish as well."""
        seen = self.content(name)
        if seen is None or seen.startswith(content):
            return
        # Hardly ever is a loss left as it is.
        from tracker.domain.versions.laid_over import with_what_came
        from tracker.storage.toml.edit import rewritten

        before, now = understood(name, seen), understood(name, content)
        if before.damage or now.damage:
            return
        data = with_what_came(before.data, now.data, self._taken_away_here(name))
        try:
            text, _ = rewritten(before.document, data)
        except NotSaved:
            return
        self.put(name, text.encode())

    def without_loss(self, names: Iterable[str]) -> list[str]:
        """The files among these from which nothing has vanished; and the list, where that was never seen."""
        originals = [name for name in names if name == original_of(name)]
        if not os.path.exists(self._path(LIST_NAME)):
            originals.append(LIST_NAME)
        return [name for name in originals if self._is_known_whole(name)]

    def _is_known_whole(self, name: str) -> bool:
        try:
            return not self.vanished(name)
        except NotRead:
            return False

    def otherwise(self, contents: Mapping[str, bytes | None]) -> tuple[tuple[str, str], ...]:
        """What was seen last of files with these contents, where it was something else."""
        seen = {name: self.content(name) for name in contents if name == original_of(name)}
        return tuple(
            (name, content.decode("latin-1"))
            for name, content in seen.items()
            if content is not None and content != contents[name]
        )

    def put_back(self, step: JournalStep, contents: dict[str, bytes | None]) -> None:
        """Take for seen what was when a foreign step came, before it is taken back to these contents.

        What had vanished by then is missed again, and what it brought is not.
        """
        for name, content in (contents | {name: seen.encode("latin-1") for name, seen in step.seen}).items():
            if name == original_of(name):
                self.put(name, content)

    def _lost(self, name: str, seen: bytes, is_cut_off: bool) -> list[str]:
        """What is in the copy and not in the file any more."""
        if name == TRACKS_NAME:
            # Renamed elsewhere, a track is gone as well, and nothing is lost.
            known = {track.name for track in self._files.tracks().tracks}
            names = [track.name for track in understood(name, seen).read.tracks.tracks]
            return [each for each in names if each not in known] if is_cut_off else []
        if name == LIST_NAME:
            listed = self._files.listed()
            before = understood(name, seen).read.listed.activities
            return [activity.key for activity in before if not listed.has(activity.key)]
        log: WeekLog = understood(name, seen).read.log
        there = _ids(self._files.log(week) for week in (log.week.previous(), log.week, log.week.next()))
        lost = [entry for entry in log.entries if entry.id not in there]
        if not is_cut_off:
            lost = [entry for entry in lost if entry.end is not None and entry.seconds(0) >= MINUTE]
        return [entry.id for entry in lost]

    def _taken_away_here(self, name: str) -> set[str]:
        """What the last change on this machine took away, where it was one of somebody's own."""
        taken: dict[str, bool] = {}
        for step in Journal(self._files.folders.in_state(JOURNAL_NAME)).steps():
            for file in step.files:
                if file.path == name and not step.is_foreign:
                    taken |= {part.name: part.new is None for part in file.parts if part.is_element}
        return {each for each, is_taken in taken.items() if is_taken}

    def _path(self, name: str) -> str:
        return self._files.folders.seen(name)

    def _write(self, path: str, content: bytes) -> None:
        # Nothing is synced: half a copy says less than there was, and is made anew.
        temporary = ""
        try:
            make_folder(self._folder)
            handle, temporary = open_temporary(path)
            try:
                write_all(handle, content)
            finally:
                os.close(handle)
            os.replace(temporary, path)
        except (OSError, DataError):
            unlink_quietly(temporary)


def _ids(logs: Iterable[WeekLog | None]) -> set[str]:
    return {entry.id for log in logs if log is not None for entry in log.entries}
