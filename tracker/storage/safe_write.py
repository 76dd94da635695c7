"""Replacing a file so that it is whole at every moment: the old one or the new."""

from __future__ import annotations

import errno
import os
import stat
import time

from tracker.storage.errors import MaybeSaved, NotRead, NotSaved, Overtaken, Unreadable, may_pass, reason
from tracker.storage.exchanging import exchange, put_where_none_is

LARGEST_LOG = 8 * 1024 * 1024
_ABANDONED_AFTER = 24 * 3600
# Long enough for a share to come back or another program to close its files, too short to be felt.
_PAUSES = (0.01, 0.03, 0.1)
_FAILURES_THAT_PASS = {
    getattr(errno, name, None)
    for name in ("EIO", "EMFILE", "ENFILE", "ESTALE", "EAGAIN", "EINTR", "ENOMEM", "EBUSY", "ETIMEDOUT")
}
_TO_READ = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
_TO_MAKE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_LONGEST_BASE = 40
_MARK_BYTES = 6
_LONGEST_PROCESS_NUMBER = 10
_AT_ONCE = 1024 * 1024

# What tells one state of a file from another without reading it: different, not newer.
Stamp = tuple[int, int, int, int]


def stamp_from(found: os.stat_result) -> Stamp:
    """The stamp of what was found: its times of writing and of change in ns, size and inode.

    The time of change is nobody's to set: what is written in place with its time put back is seen by it.
    """
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file. None where there is none, or where it cannot be told."""
    try:
        return stamp_from(os.stat(path))
    except OSError:
        return None


def read_bytes(path: str, largest: int | None = LARGEST_LOG) -> bytes | None:
    """The content of a regular file; None where there is none. Raises what ``read_stamped`` raises."""
    found = read_stamped(path, largest)
    return None if found is None else found[1]


def read_stamped(path: str, largest: int | None = LARGEST_LOG) -> tuple[Stamp, bytes] | None:
    """The content of a regular file with its stamp from before it was read; None where there is none.

    Raises Unreadable for what is no regular file (a FIFO would hang), for links in a circle, and for
    more than ``largest`` bytes; NotRead where reading fails, at once or after it was tried again.
    """
    for pause in (*_PAUSES, None):
        try:
            return _read(path, largest)
        except FileNotFoundError:
            if os.path.islink(path):
                raise Unreadable(f"{path} is a link to a file that is not there.") from None
            return None
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO):
                # Links in a circle, or a socket: nothing that waiting would change.
                raise Unreadable(f"{path} cannot be read: {reason(error)}.") from None
            if pause is None or error.errno not in _FAILURES_THAT_PASS:
                raise NotRead(f"{path} cannot be read: {reason(error)}.") from None
        time.sleep(pause)
    raise AssertionError("the last try raises or returns")


def _read(path: str, largest: int | None) -> tuple[Stamp, bytes]:
    handle = os.open(path, _TO_READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path} is not a regular file.")
        if largest is not None and found.st_size > largest:
            raise Unreadable(f"{path} has {found.st_size // 1_000_000} MB; no log is that large.")
        parts = []
        while part := os.read(handle, max(_AT_ONCE, found.st_size + 1)):
            parts.append(part)
    finally:
        close_quietly(handle)
    return stamp_from(found), b"".join(parts)


def read_piece(path: str, at: int, length: int) -> bytes:
    """So many bytes of a regular file, from its end where ``at`` is negative; nothing where there is none.

    Raises OSError.
    """
    for pause in (*_PAUSES, None):
        try:
            return _piece(path, at, length)
        except FileNotFoundError:
            return b""
        except OSError as error:
            if pause is None or error.errno not in _FAILURES_THAT_PASS:
                raise
        time.sleep(pause)
    raise AssertionError("the last try raises or returns")


def _piece(path: str, at: int, length: int) -> bytes:
    handle = os.open(path, _TO_READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        os.lseek(handle, at if at >= 0 else max(0, found.st_size + at), os.SEEK_SET)
        return os.read(handle, length)
    finally:
        close_quietly(handle)


def is_there(path: str) -> bool:
    """Whether there is anything under a name. Raises NotRead where that cannot be told."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise NotRead(f"{path} cannot be read: {reason(error)}.") from None
    return True


def close_quietly(handle: int) -> None:
    """Close a file of which nothing is expected any more: it was read, or what was written is synced."""
    try:
        os.close(handle)
    except OSError:
        return


def make_folder(path: str) -> None:
    """Make a folder for its owner only, with those above it, unless it is there."""
    try:
        try:
            os.mkdir(path, 0o700)
        except FileNotFoundError:
            make_folder(os.path.dirname(path))
            os.mkdir(path, 0o700)
        sync_folder(os.path.dirname(path))
    except FileExistsError:
        return
    except OSError as error:
        raise NotSaved(f"{path} cannot be made: {reason(error)}.", may_pass(error)) from None


def open_temporary(path: str) -> tuple[int, str]:
    """A new file beside another one, for its owner only: a handle to write to it, and its path.

    Nobody can have laid a link in its way: its name cannot be guessed, and nothing there is opened.
    """
    folder, base = os.path.split(path)
    while True:
        temporary = os.path.join(folder, f".{base[:_LONGEST_BASE]}.{os.urandom(_MARK_BYTES).hex()}.tmp")
        try:
            return os.open(temporary, _TO_MAKE, 0o600), temporary
        except FileExistsError:
            continue


class Replacement:
    """A content that is on the disk beside the file whose place it is to take.

    The temporary file lies beside the real one, so that links survive, and takes its mode. Making one
    raises NotSaved; then nothing is left behind.
    """

    def __init__(self, path: str, content: bytes) -> None:
        self._path = path
        self._content = content
        self.target = os.path.realpath(path)
        self._temporary = ""
        self._holds_ours = True
        try:
            mode = self._mode()
            handle, self._temporary = open_temporary(self.target)
            try:
                if hasattr(os, "fchmod"):
                    os.fchmod(handle, mode)
                _write_all(handle, content)
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise self._failed(error) from None

    def _mode(self) -> int:
        try:
            mode = stat.S_IMODE(os.stat(self.target).st_mode)
        except FileNotFoundError:
            return 0o600
        if not os.access(self.target, os.W_OK):
            raise NotSaved(f"{self._path} was not changed: it is read-only.")
        return mode

    def put(self) -> None:
        """Take the place, whatever is in it. Raises NotSaved. The folder is not synced yet."""
        try:
            os.replace(self._temporary, self.target)
        except OSError as error:
            raise self._failed(error) from None

    def put_over(self, expected: bytes | None) -> None:
        """Take the place of just that content; None is no file at all. The folder is not synced yet.

        Raises Overtaken where anything else is there; that stays. Raises NotSaved and NotRead as well.
        """
        try:
            if read_bytes(self.target, None) != expected:
                raise Overtaken(self._path)
            if expected is None:
                if not put_where_none_is(self._temporary, self.target):
                    os.replace(self._temporary, self.target)
            elif exchange(self._temporary, self.target):
                self._holds_ours = False
                self._look_at_what_came_out(expected)
            else:
                os.replace(self._temporary, self.target)
        except FileExistsError:
            raise Overtaken(self._path) from None
        except FileNotFoundError:
            # What was to be exchanged has gone.
            raise Overtaken(self._path) from None
        except OSError as error:
            raise self._failed(error) from None

    def _look_at_what_came_out(self, expected: bytes) -> None:
        """Between the look and the exchange somebody may have written: then theirs goes back."""
        try:
            if read_bytes(self._temporary, None) == expected:
                self._holds_ours = True
                self.discard()
                return
        except Unreadable:
            # Nobody knows what it is, so it is not ours to take away.
            pass
        exchange(self._temporary, self.target)
        self._holds_ours = True
        if read_bytes(self._temporary, None) != self._content:
            # They wrote once more, over ours: what was written last is to stay.
            exchange(self._temporary, self.target)
        raise Overtaken(self._path)

    def discard(self) -> None:
        """Take the temporary file away; where it may hold what another program wrote, keep it as a copy."""
        if self._holds_ours:
            unlink_quietly(self._temporary)
            return
        # A name by which it is offered for merging, as the copies of sync tools are.
        stem, ending = os.path.splitext(self.target)
        try:
            os.rename(self._temporary, f"{stem}.overtaken-{os.urandom(3).hex()}{ending}")
        except OSError:
            return
        self._holds_ours = True

    def _failed(self, error: OSError) -> NotSaved | MaybeSaved:
        is_changed = not self._holds_ours
        self.discard()
        if is_changed:
            return MaybeSaved(
                f"{self._path} may be saved: {reason(error)}. What another program wrote there at the same "
                "moment lies beside it as a copy: tracker merge."
            )
        return NotSaved(f"{self._path} was not changed: {reason(error)}.", may_pass(error))


def write_bytes(path: str, content: bytes) -> None:
    """Replace a file, or make it, and return when it is on the disk; of what is this machine's alone.

    Raises NotSaved where the file is as it was, MaybeSaved where only the folder could not be synced.
    """
    replacement = Replacement(path, content)
    replacement.put()
    sync_folder_of(replacement.target, path)


def write_new(path: str, content: bytes) -> None:
    """Write a file that is not there yet, for its owner only, and return when it is on the disk.

    Raises FileExistsError where there is one, NotSaved where it cannot be written; then none is left behind.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise NotSaved(f"{path} was not written: {reason(error)}.", may_pass(error)) from None
    try:
        try:
            _write_all(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        unlink_quietly(path)
        raise NotSaved(f"{path} was not written: {reason(error)}.", may_pass(error)) from None
    sync_folder_of(os.path.abspath(path), path)


def remove_expected(path: str, expected: bytes | None) -> None:
    """Remove a file that has just that content. The folder is not synced yet.

    Raises Overtaken where it has another one; that stays. Raises NotSaved where it is still there.
    """
    aside = os.path.join(
        os.path.dirname(path),
        f".{os.path.basename(path)[:_LONGEST_BASE]}.{os.urandom(_MARK_BYTES).hex()}.tmp",
    )
    try:
        if read_bytes(path, None) != expected:
            raise Overtaken(path)
        if expected is None:
            return
        os.rename(path, aside)
        try:
            is_expected = read_bytes(aside, None) == expected
        except Unreadable:
            # Nobody knows what it is, so it is not ours to take away.
            is_expected = False
        if not is_expected:
            if not put_where_none_is(aside, path):
                os.rename(aside, path)
            raise Overtaken(path)
        os.unlink(aside)
    except FileNotFoundError:
        raise Overtaken(path) from None
    except OSError as error:
        raise NotSaved(f"{path} was not changed: {reason(error)}.", may_pass(error)) from None


def sweep_abandoned(folder: str, now: int, is_ours: bool) -> None:
    """Remove temporary files that a killed program left behind more than a day ago.

    ``is_ours`` where nobody else puts files into that folder; elsewhere only those of our own making go.
    """
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if not (name.endswith(".tmp") if is_ours else _is_one_of_ours(name)):
            continue
        path = os.path.join(folder, name)
        stamp = stamp_of(path)
        if stamp is not None and now - stamp[0] // 1_000_000_000 > _ABANDONED_AFTER:
            unlink_quietly(path)


def _is_one_of_ours(name: str) -> bool:
    """Whether a temporary file has such a name as we give it, or gave it once, with the number of a process.

    Sync tools and editors keep hidden ``*.tmp`` beside the files as well, such as half a download.
    """
    base, _, mark = name.removesuffix(".tmp").rpartition(".")
    if not (name.endswith(".tmp") and base.startswith(".") and base.endswith(".toml")):
        return False
    is_random = len(mark) == _MARK_BYTES * 2 and not mark.strip("0123456789abcdef")
    return is_random or (mark.isdecimal() and len(mark) <= _LONGEST_PROCESS_NUMBER)


def unlink_quietly(path: str) -> None:
    """Remove a file that nobody would miss."""
    try:
        os.unlink(path)
    except OSError:
        return


def sync_folder_of(target: str, path: str) -> None:
    """Make sure that a file is on the disk under its name. Raises MaybeSaved, which names ``path``."""
    try:
        sync_folder(os.path.dirname(target))
    except OSError as error:
        raise MaybeSaved(f"{path} may be saved: its folder could not be synced, {reason(error)}.") from None


def sync_folder(folder: str) -> None:
    """Make sure that what was put in a folder is on the disk."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
