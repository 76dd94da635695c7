"""Reading a file whole, and what every writing of one takes: folders, temporary files, and the disk's word.

Files of the record are replaced as in ``replacing``.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from operator import attrgetter

from tracker.storage.errors import (
    MaybeSaved,
    NotRead,
    NotSaved,
    Unreadable,
    may_pass,
    new_file_not_written,
    reason,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    Found = TypeVar("Found")

LARGEST_LOG = 8 * 1024 * 1024
# In seconds.
ABANDONED_AFTER = 24 * 3600
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
_FINDS_BY_NAME = os.stat in os.supports_dir_fd
LONGEST_BASE = 40
_MARK_BYTES = 6
_TEMPORARY = ".tmp"
_LONGEST_PROCESS_NUMBER = 10
_LEAST_AT_ONCE = 4096
_BACKWARD_AT_ONCE = 64 * 1024

# What tells one state of a file from another without reading it: different, not newer.
Stamp = tuple[int, int, int, int]

stamp_from: Callable[[os.stat_result], Stamp] = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")
"""The stamp of what was found: its times of writing and of change in ns, size and inode.

The time of change is nobody's to set: what is written in place with its time put back is seen by it. No
function, as each command takes those of ten years.
"""


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file. None where there is none, or where it cannot be told."""
    try:
        return stamp_from(os.stat(path))
    except OSError:
        return None


def stamps_in(folder: str, names: list[str]) -> dict[str, Stamp]:
    """The stamps of files in one folder, by name, of those that are there; none where that cannot be told."""
    stamps = zip(names, stamps_of(folder, names), strict=True)
    return {name: stamp for name, stamp in stamps if stamp is not None}


def stamps_of(folder: str, names: list[str]) -> list[Stamp | None]:
    """The stamp of each of some files in one folder; None where there is none, or where it cannot be told."""
    if _FINDS_BY_NAME:
        try:
            handle = os.open(folder, _TO_READ)
        except OSError:
            return [None] * len(names)
        try:
            # Half the time of as many paths, and every command asks for ten years.
            return [stamp_from(os.stat(name, dir_fd=handle)) for name in names]
        except OSError:
            # Rarely is one of them gone, or a link that leads nowhere.
            pass
        finally:
            close_quietly(handle)
    return [stamp_of(os.path.join(folder, name)) for name in names]


def read_bytes(path: str, largest: int | None = LARGEST_LOG) -> bytes | None:
    """The content of a regular file; None where there is none. Raises what ``read_stamped`` raises."""
    found = read_stamped(path, largest)
    return None if found is None else found[1]


def read_stamped(path: str, largest: int | None = LARGEST_LOG) -> tuple[Stamp, bytes] | None:
    """The content of a regular file with its stamp from before it was read; None where there is none.

    Raises Unreadable for what is no regular file (a FIFO would hang), for links in a circle, and for
    more than ``largest`` bytes; NotRead where reading fails, at once or after it was tried again.
    """
    return _tried(path, lambda: _read(path, largest))


def _tried(path: str, read: Callable[[], Found]) -> Found | None:
    """What is read of a file, tried again for a moment where that fails; None where there is no file."""
    for pause in (*_PAUSES, None):
        try:
            return read()
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
    handle, found = _opened(path, largest)
    # Room for all of it, and no more: to be given a megabyte takes longer than to read a log.
    at_once = max(_LEAST_AT_ONCE, found.st_size + 1)
    try:
        parts = []
        while part := os.read(handle, at_once):
            parts.append(part)
    finally:
        close_quietly(handle)
    return stamp_from(found), b"".join(parts)


def _opened(path: str, largest: int | None) -> tuple[int, os.stat_result]:
    handle = os.open(path, _TO_READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path} is not a regular file.")
        if largest is not None and found.st_size > largest:
            raise Unreadable(f"{path} has {found.st_size // 1_000_000} MB; no log is that large.")
    except BaseException:
        close_quietly(handle)
        raise
    return handle, found


def lines_backward(path: str, largest: int) -> Iterator[bytes]:
    """The lines of a regular file that are ended, the last one first; none where there is no file.

    No more is read of it than is asked for. Raises what ``read_stamped`` raises.
    """
    opened = _tried(path, lambda: _opened(path, largest))
    if opened is None:
        return
    handle, found = opened
    try:
        # What was read of a line whose beginning is still to come, the last part first; and whether it is one
        # that is ended.
        parts: list[bytes] = []
        is_ended = False
        for end in range(found.st_size, 0, -_BACKWARD_AT_ONCE):
            piece = _between(path, handle, max(0, end - _BACKWARD_AT_ONCE), end)
            first, has_end, others = piece.partition(b"\n")
            if not has_end:
                parts.append(piece)
                continue
            *lines, last = others.split(b"\n")
            if is_ended:
                yield b"".join((last, *reversed(parts)))
            yield from reversed(lines)
            parts, is_ended = [first], True
        if is_ended:
            yield b"".join(reversed(parts))
    finally:
        close_quietly(handle)


def _between(path: str, handle: int, begin: int, end: int) -> bytes:
    def read() -> bytes:
        os.lseek(handle, begin, os.SEEK_SET)
        content = b""
        while len(content) < end - begin and (part := os.read(handle, end - begin - len(content))):
            content += part
        if len(content) < end - begin:
            raise NotRead(f"{path} was cut off while it was read.")
        return content

    return _tried(path, read) or b""


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


def make_folders(parent: str, names: Iterable[str]) -> None:
    """The same of many in one folder, which the disk is waited for once. Raises NotSaved."""
    make_folder(parent)
    is_any_new = False
    try:
        for name in names:
            try:
                os.mkdir(os.path.join(parent, name), 0o700)
                is_any_new = True
            except FileExistsError:
                continue
        if is_any_new:
            sync_folder(parent)
    except OSError as error:
        raise NotSaved(f"{parent} cannot be written to: {reason(error)}.", may_pass(error)) from None


def random_mark() -> str:
    """What nobody can guess, for the name of a file."""
    return os.urandom(_MARK_BYTES).hex()


def is_random_mark(mark: str) -> bool:
    """Whether a part of a name may be such a mark."""
    return len(mark) == _MARK_BYTES * 2 and not mark.strip("0123456789abcdef")


def open_temporary(path: str) -> tuple[int, str]:
    """A new file beside another one, for its owner only: a handle to write to it, and its path.

    Nobody can have laid a link in its way: its name cannot be guessed, and nothing there is opened.
    """
    folder, base = os.path.split(path)
    while True:
        temporary = os.path.join(folder, f".{base[:LONGEST_BASE]}.{random_mark()}.tmp")
        try:
            return os.open(temporary, _TO_MAKE, 0o600), temporary
        except FileExistsError:
            continue


def write_new(path: str, content: bytes) -> None:
    """Write a file that is not there yet, for its owner only, and return when it is on the disk.

    Raises FileExistsError where there is one, NotSaved where it cannot be written; then none is left behind.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise new_file_not_written(path, error) from None
    try:
        try:
            write_all(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        unlink_quietly(path)
        raise new_file_not_written(path, error) from None
    sync_folder_of(os.path.abspath(path), path)


def names_in(folder: str) -> list[str]:
    """What lies in a folder; nothing where that cannot be told."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def sweep_abandoned(folder: str, names: Iterable[str], now: int, is_ours: bool) -> None:
    """Remove temporary files among these that a killed program left behind more than a day ago.

    ``is_ours`` where nobody else puts files into that folder; elsewhere only those of our own making go.
    """
    for name in names:
        # All others cost a command little, as they are many.
        if not name.endswith(_TEMPORARY) or not (is_ours or _is_one_of_ours(name)):
            continue
        path = os.path.join(folder, name)
        stamp = stamp_of(path)
        if stamp is not None and now - stamp[0] // 1_000_000_000 > ABANDONED_AFTER:
            unlink_quietly(path)


def _is_one_of_ours(name: str) -> bool:
    """Whether a temporary file has such a name as we give it, or gave it once, with the number of a process.

    Sync tools and editors keep hidden ``*.tmp`` beside the files as well, such as half a download.
    """
    base, _, mark = name.removesuffix(_TEMPORARY).rpartition(".")
    if not (base.startswith(".") and base.endswith(".toml")):
        return False
    return is_random_mark(mark) or (mark.isdecimal() and len(mark) <= _LONGEST_PROCESS_NUMBER)


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


def write_all(handle: int, content: bytes) -> None:
    """Write a content to a file to its end. Raises OSError."""
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
