"""Copies of files as they were: one a day, and one before anything is written whole."""

from __future__ import annotations

import os
from contextlib import suppress

from tracker.storage.safe_write import make_folder

KEPT = 10


def back_up(folder: str, name: str, content: bytes, stamp: str, always: bool = False) -> None:
    """Keep a copy of a file under a stamp such as ``20261122T203100``.

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
    path = os.path.join(own, f"{stamp}.toml")
    with suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    for old in present[: max(0, len(present) + 1 - KEPT)]:
        with suppress(OSError):
            os.unlink(os.path.join(own, old))
