"""Replacing a file so that it is whole at every moment: the old one or the new."""

from __future__ import annotations

import os
import stat

from tracker.storage.errors import MaybeSaved, NotSaved, Unreadable, may_pass, reason

LARGEST_LOG = 8 * 1024 * 1024
_ABANDONED_AFTER = 24 * 3600


# What tells one state of a file from another without reading it: different, not newer.
Stamp = tuple[int, int, int]


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file: its time of change in ns, size and inode. None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def read_bytes(path: str, largest: int | None = LARGEST_LOG) -> bytes | None:
    """The content of a regular file; None where there is none.

    Raises Unreadable for what is no regular file (a FIFO would hang), for links in a circle, and for
    more than ``largest`` bytes.
    """
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path} is not a regular file.")
        if largest is not None and found.st_size > largest:
            raise Unreadable(f"{path} has {found.st_size // 1_000_000} MB; no log is that large.")
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        if os.path.islink(path):
            raise Unreadable(f"{path} is a link to a file that is not there.") from None
        return None
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {reason(error)}.") from None


def make_folder(path: str) -> None:
    """Make a folder for its owner only, with those above it, unless it is there."""
    try:
        if os.path.isdir(path):
            return
        make_folder(os.path.dirname(path))
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            return
        sync_folder(os.path.dirname(path))
    except OSError as error:
        raise NotSaved(f"{path} cannot be made: {reason(error)}.", may_pass(error)) from None


def write_bytes(path: str, content: bytes) -> None:
    """Replace a file, or make it, and return when it is on the disk.

    The temporary file lies beside the real one, so that links survive, and takes its mode. Raises
    NotSaved where the file is as it was, MaybeSaved where only the folder could not be synced.
    """
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}.tmp")
    try:
        try:
            mode = stat.S_IMODE(os.stat(target).st_mode)
            if not os.access(target, os.W_OK):
                raise NotSaved(f"{path} was not changed: it is read-only.")
        except FileNotFoundError:
            mode = 0o600
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            left = memoryview(content)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(temporary, target)
    except OSError as error:
        unlink_quietly(temporary)
        raise NotSaved(f"{path} was not changed: {reason(error)}.", may_pass(error)) from None
    _sync_folder_of(target, path)


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
            left = memoryview(content)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        unlink_quietly(path)
        raise NotSaved(f"{path} was not written: {reason(error)}.", may_pass(error)) from None
    _sync_folder_of(os.path.abspath(path), path)


def remove_file(path: str) -> None:
    """Remove a file for good. Raises NotSaved where it is still there, MaybeSaved where it may come back."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotSaved(f"{path} was not changed: {reason(error)}.", may_pass(error)) from None
    _sync_folder_of(path, path)


def sweep_abandoned(folder: str, now: int) -> None:
    """Remove temporary files that a killed program left behind more than a day ago."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        stamp = stamp_of(path) if name.startswith(".") and name.endswith(".tmp") else None
        if stamp is not None and now - stamp[0] // 1_000_000_000 > _ABANDONED_AFTER:
            unlink_quietly(path)


def unlink_quietly(path: str) -> None:
    """Remove a file that nobody would miss."""
    try:
        os.unlink(path)
    except OSError:
        return


def _sync_folder_of(target: str, path: str) -> None:
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
