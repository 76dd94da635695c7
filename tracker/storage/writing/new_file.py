"""A file for other programs, written piece by piece: it is there as a whole or not at all."""

from __future__ import annotations

import os
import stat

from tracker.storage.errors import NotSaved, new_file_not_written
from tracker.storage.writing.safe_write import open_temporary, sync_folder_of, unlink_quietly, write_all
from tracker.storage.writing.swapping import put_where_none_is

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def write_pieces(path: str, pieces: Iterable[bytes], may_replace: bool) -> None:
    """Write a file that is not there yet, for its owner only, and return when it is on the disk.

    With ``may_replace`` one that is there goes, as soon as the new one is whole, and leaves it its mode.
    Raises FileExistsError where there is something else, or it may not go; NotSaved where it cannot be
    written. Whatever is raised, what was there is there, and nothing else.
    """
    is_file = may_replace and os.path.isfile(path)
    target = os.path.realpath(path) if is_file else os.path.abspath(path)
    if not is_file and os.path.lexists(target):
        raise FileExistsError(path)
    if is_file and not os.access(target, os.W_OK):
        raise NotSaved(f"{path} was not written: it is read-only.")
    temporary = ""
    try:
        handle, temporary = open_temporary(target)
        try:
            if is_file and hasattr(os, "fchmod"):
                os.fchmod(handle, stat.S_IMODE(os.stat(target).st_mode))
            for piece in pieces:
                write_all(handle, piece)
            os.fsync(handle)
        finally:
            os.close(handle)
        if is_file:
            os.replace(temporary, target)
        elif not put_where_none_is(temporary, target):
            # A moment is left between the look and the name, where no call does both.
            if os.path.lexists(target):
                raise FileExistsError(path)
            os.replace(temporary, target)
    except BaseException as error:
        unlink_quietly(temporary)
        if isinstance(error, OSError) and not isinstance(error, FileExistsError):
            raise new_file_not_written(path, error) from None
        raise
    sync_folder_of(target, path)
