"""The lock of a data folder: one writer at a time, on one machine.

The operating system lets go of it when its holder dies. filelock does the same, but importing it
(with asyncio) takes as long as the whole of ``tracker start`` may take.
"""

from __future__ import annotations

import os
import sys
import time

from tracker.storage.errors import Busy, NotSaved, reason
from tracker.storage.safe_write import make_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

PATIENCE = 5.0
_PAUSE = 0.01


class Lock:
    """A lock on a file, held inside ``with``. Raises Busy where it is not free within PATIENCE."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1

    def __enter__(self) -> None:
        make_folder(os.path.dirname(self._path))
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            raise NotSaved(f"Nothing was changed: {self._path}: {reason(error)}.") from None
        give_up = time.monotonic() + PATIENCE
        while not _try_lock(self._handle):
            if time.monotonic() > give_up:
                os.close(self._handle)
                raise Busy(
                    f"Nothing was changed: another tracker has held {self._path} for {PATIENCE:.0f} "
                    "seconds. If it hangs, end it and try again."
                )
            time.sleep(_PAUSE)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _unlock(self._handle)
        os.close(self._handle)


def is_held(path: str) -> bool:
    """Whether somebody holds the lock of a file at this moment, or it cannot be told."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return True
    try:
        if not _try_lock(handle):
            return True
        _unlock(handle)
        return False
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
