"""A file for others, where a person wants it: whole or not at all."""

from __future__ import annotations

import os

from tracker.domain.errors import Refused
from tracker.storage.errors import NotSaved, may_pass, reason
from tracker.storage.writing.safe_write import (
    open_temporary,
    sync_folder_of,
    unlink_quietly,
    write_all,
    write_new,
)


def write_handed_out(path: str, content: bytes, is_to_replace: bool) -> None:
    """Write a file, over one that is there only where that is wanted.

    Raises Refused where one is there, NotSaved where it cannot be written; then what was there is unchanged.
    """
    if is_to_replace and os.path.lexists(path):
        _replace(path, content)
        return
    try:
        write_new(path, content)
    except FileExistsError:
        raise Refused(f"{path} is there already. Name another file, or write over it with --force.") from None


def _replace(path: str, content: bytes) -> None:
    # What a link leads to is written, not the link.
    target = os.path.realpath(path)
    if os.path.lexists(target) and not os.path.isfile(target):
        raise Refused(f"{path} is not a file that can be written over. Name another one.")
    temporary = ""
    try:
        handle, temporary = open_temporary(target)
        try:
            write_all(handle, content)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(temporary, target)
    except OSError as error:
        if temporary:
            unlink_quietly(temporary)
        raise NotSaved(f"{path} was not written: {reason(error)}.", may_pass(error)) from None
    sync_folder_of(target, path)
