"""The file that a command writes where it was told to."""

from __future__ import annotations

import os

from tracker.domain.errors import Refused


def write_file(path: str, content: bytes, may_replace: bool) -> None:
    """Write a file whole or not at all. Raises Refused where one is there, NotSaved where it cannot be."""
    from tracker.storage.writing.replacing import write_bytes
    from tracker.storage.writing.safe_write import write_new

    is_file = os.path.isfile(path)
    if may_replace and is_file:
        write_bytes(path, content)
        return
    try:
        write_new(path, content)
    except FileExistsError:
        way = " --force writes over it." if is_file else ""
        raise Refused(f"{path} is there already: nothing was written.{way}") from None
