"""Copies of files as they were: one a day, and one before anything is written whole."""

from __future__ import annotations

import os

from tracker.storage.errors import NotSaved, may_pass, reason
from tracker.storage.safe_write import make_folder, unlink_quietly

KEPT = 10


def back_up(folder: str, name: str, content: bytes, stamp: str, always: bool = False) -> None:
    """Keep a copy of a file under a stamp such as ``20261122T203100``. Raises NotSaved.

    Unless ``always``, only the first of a day is kept. An existing backup is never replaced.
    """
    own = os.path.join(folder, name.removesuffix(".toml"))
    try:
        present = sorted(os.listdir(own))
    except OSError:
        present = []
    if not always and any(copy.startswith(stamp[:8]) for copy in present):
        return
    make_folder(own)
    _write(
        os.path.join(own, _unused(stamp, present)), content, os.path.join(os.path.dirname(folder), f".{name}")
    )
    for old in present[: max(0, len(present) + 1 - KEPT)]:
        unlink_quietly(os.path.join(own, old))


def _unused(stamp: str, present: list[str]) -> str:
    """A name that sorts by time."""
    name, number = f"{stamp}.toml", 1
    while name in present:
        name, number = f"{stamp}-{number:03d}.toml", number + 1
    return name


def _write(path: str, content: bytes, beside: str) -> None:
    """Write a backup that is whole from the moment it is there; half a one could stand for a day."""
    temporary = f"{beside}.{os.getpid()}.tmp"
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        os.replace(temporary, path)
    except OSError as error:
        unlink_quietly(temporary)
        raise NotSaved(
            f"Nothing was changed: no backup could be kept, {reason(error)}.", may_pass(error)
        ) from None
