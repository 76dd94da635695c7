"""What can go wrong with files, told in plain words."""

from __future__ import annotations

import errno

from tracker.domain.errors import DataError
from tracker.storage.file_names import shown_name


class Unreadable(DataError):
    """A file cannot be read or understood; it is never written over."""


class NotRead(Unreadable):
    """A file is there, and reading it failed: nobody knows what is in it, nor whether it is whole."""


class Overtaken(DataError):
    """Another program wrote a file between our reading and our writing. Theirs stays; ours is made again."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Nothing was changed: {path} is being written by another program. Try again.")


class NotSaved(DataError):
    """A change could not be written; the file is as it was.

    ``may_pass`` where it is worth trying again, as with a full disk.
    """

    def __init__(self, message: str, may_pass: bool = False) -> None:
        super().__init__(message)
        self.may_pass = may_pass


class MaybeSaved(DataError):
    """The file was replaced, but the disk did not confirm it."""


class Busy(DataError):
    """Another program holds the lock for longer than anyone would wait."""


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "it may not be written or read by you",
    errno.EPERM: "it may not be written or read by you",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.ELOOP: "its links lead in a circle",
    errno.EISDIR: "it is a folder",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ESTALE: "the disk that it lies on went away",
}


def may_pass(error: OSError) -> bool:
    """Whether a file operation may succeed later, when there is room again."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def reason(error: OSError) -> str:
    """Why a file operation failed, for a person."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def new_file_not_written(path: str, error: OSError) -> NotSaved:
    """What is said where a file could not be written that need not have been there."""
    # Nothing else can be missing than the folder that it is to lie in.
    why = "its folder is not there" if error.errno == errno.ENOENT else reason(error)
    return NotSaved(f"{path} was not written: {why}.", may_pass(error))


# What to do about a damaged file of what was done beside a log.
WAY_OUT_ASIDE = ". Correct it, or move it elsewhere: then its week goes on without it"


def way_back(name: str) -> str:
    """What to do about a file of that name from which something has vanished."""
    return (
        f"To bring back what was there: tracker restore {shown_name(name)}. "
        "Where it is right so: tracker check --accept"
    )
