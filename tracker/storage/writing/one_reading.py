"""What one change has read: each file once, so that all of it is made from one state of the files.

A change is computed from this reading and put over just this reading; see ``Store.change``. No state to
build on is a file that cannot be read, or one that somebody seems to be in the middle of writing: an editor
that saves in place leaves it empty, then half there, for a moment.
"""

from __future__ import annotations

import os
import time

from tracker.storage.errors import NotRead, Overtaken, Unreadable, reason
from tracker.storage.file_state import is_blank
from tracker.storage.files import Files
from tracker.storage.journal.journal import Journal, signature
from tracker.storage.journal.journal_end import JOURNAL_NAME
from tracker.storage.weeks_folder import weeks_listed
from tracker.storage.writing.safe_write import read_bytes, read_stamped, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.storage.file_state import FileState
    from tracker.storage.machine.log_cache import KnownLogs
    from tracker.storage.weeks_folder import Listed
    from tracker.storage.writing.safe_write import Stamp

# What was written so lately may be in the middle of being written, in ns of the disk's own time.
_JUST_NOW = 2_000_000_000
_AHEAD = 60_000_000_000
# What somebody wrote just now is read twice; what looks like half of it is waited for.
_PAUSES = (0.02, 0.03, 0.05, 0.1, 0.2, 0.3)
_LOOKS_IF_SHORT = 4


class _Read:
    """One file as the change found it; ``error`` says why it has no content that could be understood."""

    def __init__(self, stamp: Stamp | None, content: bytes | None, error: Unreadable | None = None) -> None:
        self.stamp = stamp
        self.content = content
        self.error = error
        self.state: FileState | None = None


class OneReading:
    """The files as one change reads them. ``moment`` is the disk's own time, in ns, at its beginning.

    ``earlier`` is the reading of a try that came to nothing: what is the same is not taken apart again.
    ``mends`` names the file that is to be brought back: it is read as it is, however that looks.
    """

    def __init__(self, files: Files, moment: int, earlier: OneReading | None = None, mends: str = "") -> None:
        self._files = files
        self._moment = moment
        self._mends = mends
        self._earlier = earlier._read if earlier is not None else {}
        self._read: dict[str, _Read] = {}
        self._listed: Listed | None = None
        self.known_logs: KnownLogs | None = None
        """What was known of every log at this reading, once it was asked for."""

    def content(self, name: str) -> bytes | None:
        """What a file holds; None where there is none. Raises Unreadable."""
        read = self._look(name)
        if read.error is not None:
            raise read.error
        return read.content

    def state(self, name: str) -> FileState | None:
        """What a file says; None where there is none. Raises NotRead where reading it fails."""
        read = self._look(name)
        if read.state is None:
            if read.error is not None:
                read.state = self._files.not_understood(name, read.error)
            elif read.content is None or read.stamp is None:
                return self._files.missing(name)
            else:
                earlier = self._earlier.get(name)
                if earlier is not None and earlier.content == read.content:
                    read.state = earlier.state
                read.state = read.state or self._files.understood_as(name, read.stamp, read.content)
        return read.state

    def taken_apart(self, name: str) -> FileState | None:
        """What a file says, where somebody has asked for that before."""
        return self._read[name].state if name in self._read else None

    def listed(self) -> Listed:
        """The weeks of which there is something, and those with something beside their log."""
        if self._listed is None:
            self._listed = self._list()
        return self._listed

    def refuse_where_overtaken(self) -> None:
        """Raise Overtaken where a file is not as it was read any more, or NotRead where that is unknown."""
        if self._listed is not None and self._list() != self._listed:
            raise Overtaken(self._files.folders.weeks)
        for name, read in self._read.items():
            path = self._path(name)
            stamp = stamp_of(path)
            if stamp == read.stamp and (stamp is not None or read.error is not None):
                continue
            if read.error is not None or _content_of(path) != read.content:
                raise Overtaken(path)

    # Inside

    def _list(self) -> Listed:
        folder = self._files.folders.weeks
        try:
            return weeks_listed(folder)
        except FileNotFoundError:
            return [], frozenset()
        except OSError as error:
            raise NotRead(f"Nothing was changed: {folder} cannot be read: {reason(error)}.") from None

    def _look(self, name: str) -> _Read:
        if name not in self._read:
            path = self._path(name)
            try:
                found = self._once_written(name, path)
            except NotRead:
                raise
            except Unreadable as error:
                # No file that could be written: like any other damage.
                self._read[name] = _Read(stamp_of(path), None, error)
            else:
                self._read[name] = _Read(*(found or (None, None)))
        return self._read[name]

    def _once_written(self, name: str, path: str) -> tuple[Stamp, bytes] | None:
        """A file once nobody seems to be in the middle of writing it. Raises NotRead where that lasts."""
        found, looks = _found(path), 0
        for pause in _PAUSES:
            if name == self._mends or not self._was_just_written(path, found):
                return found
            content = found[1] if found is not None else None
            seen = self._seen(name)
            if content == seen or (seen is not None and self._is_left_by_us(name, content)):
                return found
            if looks >= _looks_needed(content, seen):
                return found
            time.sleep(pause)
            again = _found(path)
            looks = looks + 1 if again == found else 0
            found = again
        if found is not None and _is_half(found[1], self._seen(name)) and not self._is_damaged(name, *found):
            raise NotRead(
                f"Nothing was changed: {path} is empty or cut off at this moment, as if somebody were "
                "writing it. Try again."
            )
        return found

    def _is_damaged(self, name: str, stamp: Stamp, content: bytes) -> bool:
        """Whether nothing would be written over it anyway; of an empty one, nobody knows what it will be."""
        return not is_blank(content) and bool(self._files.understood_as(name, stamp, content).damage)

    def _is_left_by_us(self, name: str, content: bytes | None) -> bool:
        """Whether the last change of this machine left the file so."""
        latest = Journal(self._files.folders.in_state(JOURNAL_NAME)).latest_of(name)
        return latest is not None and latest[1].after == signature(content)

    def _was_just_written(self, path: str, found: tuple[Stamp, bytes] | None) -> bool:
        stamp = found[0] if found is not None else stamp_of(os.path.dirname(path))
        times = stamp[:2] if stamp is not None else ()
        return any(-_AHEAD < self._moment - each < _JUST_NOW for each in times)

    def _seen(self, name: str) -> bytes | None:
        """The file as this machine saw it last; None where it never did."""
        try:
            return read_bytes(self._files.folders.seen(name))
        except Unreadable:
            return None

    def _path(self, name: str) -> str:
        return os.path.join(self._files.folders.data, name)


def _found(path: str) -> tuple[Stamp, bytes] | None:
    try:
        return read_stamped(path)
    except NotRead as error:
        raise NotRead(f"Nothing was changed: {error}") from None


def _content_of(path: str) -> bytes | None:
    found = _found(path)
    return None if found is None else found[1]


def _looks_needed(content: bytes | None, seen: bytes | None) -> int:
    """How often a file must be found the same before it is taken for whole."""
    if seen is None:
        return 1
    if content is not None and _is_half(content, seen):
        # It is waited for as long as there are pauses.
        return len(_PAUSES) + 1
    return _LOOKS_IF_SHORT if content is None or len(content) * 4 < len(seen) * 3 else 1


def _is_half(content: bytes, seen: bytes | None) -> bool:
    """Whether this may be what is there in the middle of writing a file that was ``seen`` whole."""
    if seen is None:
        return False
    return is_blank(content) or (len(content) < len(seen) and seen.startswith(content))
