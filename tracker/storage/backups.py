"""Copies of files as they were: the last ten of each, the first of each day, and the fullest."""

from __future__ import annotations

import os

from tracker.storage.errors import NotSaved, may_pass, reason
from tracker.storage.writing.safe_write import (
    make_folder,
    make_folders,
    open_temporary,
    unlink_quietly,
    write_all,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = 10
_DAY = len("20261122")
_ELEMENT = b"[["


def make_room(folder: str, names: Iterable[str]) -> None:
    """Make the folders for the backups of many files before each is kept. Raises NotSaved."""
    make_folders(folder, [name.removesuffix(".toml") for name in names])


def back_up(folder: str, name: str, content: bytes, stamp: str, always: bool = False) -> None:
    """Keep a copy of a file under a stamp such as ``20261122T203100``. Raises NotSaved.

    The first of a day, and one that is kept ``always``, is on the disk when this returns; what is
    between can be made from the journal as well. An existing backup is never replaced, and none with
    more entries than those that stay is swept.
    """
    own = os.path.join(folder, name.removesuffix(".toml"))
    present = _names_in(own)
    if present is None:
        make_folder(own)
        present = []
    if present and read_backup(folder, name, present[-1]) == content:
        return
    is_first = not any(copy.startswith(stamp[:_DAY]) for copy in present)
    new = _unused(stamp, present)
    beside = os.path.join(os.path.dirname(folder), name)
    _write(os.path.join(own, new), content, beside, is_synced=is_first or always)
    _sweep(own, [*present, new])


def written_anew(name: str, folder: str) -> str:
    """What is said where the layout of a file could not be kept."""
    lost = f"{name} could not be changed in its place: comments and layout of yours may be gone from it."
    return f"{lost} {_as_it_was(name, folder)}"


def comments_gone(name: str, folder: str) -> str:
    """What is said where comments went with an element or a line that a change took out of a file."""
    lost = f"Comments of yours are gone from {name}, with what they stood in."
    return f"{lost} {_as_it_was(name, folder)}"


def _as_it_was(name: str, folder: str) -> str:
    own = os.path.join(folder, os.path.basename(name).removesuffix(".toml"))
    return f"As it was, it is the newest backup in {own}."


def backup_names(folder: str, name: str) -> list[str]:
    """The backups of a file, oldest first."""
    return _names_in(os.path.join(folder, name.removesuffix(".toml"))) or []


def _names_in(own: str) -> list[str] | None:
    """The backups in the folder of a file, oldest first; None where it has none that can be read."""
    try:
        return sorted(os.listdir(own))
    except OSError:
        return None


def read_backup(folder: str, name: str, copy: str) -> bytes | None:
    """What a backup holds; None where it cannot be read."""
    return _content(os.path.join(folder, name.removesuffix(".toml"), copy))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _sweep(own: str, names: list[str]) -> None:
    recent = names[-KEPT:]
    days = {name[:_DAY]: name for name in reversed(names)}
    passed = [name for name in names[:-KEPT] if name != days[name[:_DAY]]]
    if not passed:
        return
    fullest = _size(own, recent[-1]) or 0
    for name in passed:
        size = _size(own, name)
        if size is None:
            # Nobody knows what is in it.
            continue
        if size > fullest:
            # Something was lost since: as long as no later one has as much, this one stays.
            fullest = max([fullest, *(_size(own, later) or 0 for later in recent)])
        if size <= fullest:
            unlink_quietly(os.path.join(own, name))


def _size(own: str, name: str) -> int | None:
    """How many entries or activities a backup has; None where it cannot be read."""
    content = _content(os.path.join(own, name))
    return None if content is None else content.count(_ELEMENT)


def _unused(stamp: str, present: list[str]) -> str:
    """A name that sorts by time."""
    name, number = f"{stamp}.toml", 1
    while name in present:
        name, number = f"{stamp}_{number:03d}.toml", number + 1
    return name


def _write(path: str, content: bytes, beside: str, is_synced: bool) -> None:
    """Write a backup that is whole from the moment it is there; half a one could stand for a day."""
    temporary = ""
    try:
        handle, temporary = open_temporary(beside)
        try:
            write_all(handle, content)
            if is_synced:
                os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(temporary, path)
    except OSError as error:
        unlink_quietly(temporary)
        raise NotSaved(
            f"Nothing was changed: no backup could be kept, {reason(error)}.", may_pass(error)
        ) from None
