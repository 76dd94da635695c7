"""The lock of a data folder: one writer at a time, on one machine.

The operating system lets go of it when its holder dies. filelock does the same, but importing it
(with asyncio) takes as long as the whole of ``tracker start`` may take.
"""

from __future__ import annotations

import os
import sys
import time

from tracker.domain.text import one_line
from tracker.storage.errors import Busy, NotSaved, reason
from tracker.storage.writing.safe_write import close_quietly, make_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

PATIENCE = 5.0
_PAUSE = 0.01
_SAID_AFTER = 1.0
# In bytes.
_LONGEST_DOING = 200


class Lock:
    """A lock on a file, held inside ``with``. Raises Busy where it is not free within PATIENCE.

    ``folder`` is held with it, where the file system can: it keeps out programs of this machine that have
    another lock file, such as one in a container, and leaves nothing in it. ``waiting`` is told once when
    this takes a while, and no words once it is over; where nobody ``waits``, Busy is raised at once.
    """

    def __init__(
        self,
        path: str,
        folder: str = "",
        waiting: Callable[[str], None] | None = None,
        waits: bool = True,
    ) -> None:
        self._path = path
        self._folder = folder
        self._waiting = waiting
        self._has_said = False
        self._waits = waits
        self._handles: list[int] = []
        self._has_told = False

    def __enter__(self) -> Lock:
        make_folder(os.path.dirname(self._path))
        began = time.monotonic()
        try:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            except OSError as error:
                raise NotSaved(f"Nothing was changed: {self._path}: {reason(error)}.") from None
            self._handles.append(handle)
            try:
                self._wait_for(handle, self._path, began)
            except OSError as error:
                raise NotSaved(f"Nothing was changed: {self._path}: {reason(error)}.") from None
            # What a killed holder was about.
            _write_doing(handle, "")
            folder = _opened_folder(self._folder) if self._folder else None
            if folder is not None:
                self._handles.append(folder)
                try:
                    self._wait_for(folder, self._folder, began)
                except OSError:
                    # A file system that locks no folders; what is read is compared before it is replaced.
                    pass
        except BaseException:
            self._let_go()
            raise
        finally:
            if self._waiting is not None and self._has_said:
                self._waiting("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()

    def tell(self, doing: str) -> None:
        """Have those who wait for it told what large change is under way, in a few words."""
        _write_doing(self._handles[0], doing)
        self._has_told = True

    def moment(self) -> int:
        """The disk's own time, in ns: what a file is stamped with that is written now."""
        try:
            os.utime(self._path)
            return os.stat(self._path).st_mtime_ns
        except OSError:
            return 0

    def _wait_for(self, handle: int, what: str, began: float) -> None:
        give_up = began + (PATIENCE if self._waits else 0.0)
        while not _try_lock(handle):
            now = time.monotonic()
            if now > give_up:
                raise Busy(_gave_up(_doing(self._handles[0]), what))
            if self._waiting is not None and not self._has_said and now > began + _SAID_AFTER:
                self._has_said = True
                doing = _doing(self._handles[0])
                about = f": a large change is under way ({doing})" if doing else f", which holds {what}"
                self._waiting(f"Waiting for another tracker{about} …")
            time.sleep(_PAUSE)

    def _let_go(self) -> None:
        try:
            if self._has_told:
                _write_doing(self._handles[0], "")
        finally:
            while self._handles:
                handle = self._handles.pop()
                _unlock(handle)
                close_quietly(handle)


def _gave_up(doing: str, what: str) -> str:
    if doing:
        return (
            f"Nothing was changed: another tracker is in the middle of a large change ({doing}). "
            "Try again in a moment."
        )
    return (
        f"Nothing was changed: another tracker has held {what} for {PATIENCE:.0f} seconds. "
        "If it hangs, end it and try again."
    )


def _doing(handle: int) -> str:
    """What the holder of a lock file says that it is about; nothing of a change that takes no time."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return one_line(os.read(handle, _LONGEST_DOING).decode("utf-8", "ignore"))
    except OSError:
        return ""


def _write_doing(handle: int, doing: str) -> None:
    """Write into the lock file what its holder is about; who waits does without where that cannot be."""
    try:
        if doing or os.fstat(handle).st_size:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, doing.encode("utf-8", "replace")[:_LONGEST_DOING])
    except OSError:
        return


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
    except OSError:
        return True
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
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        except OSError:
            return

    def _opened_folder(path: str) -> int | None:
        return None

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_UN)
        except OSError:
            return

    def _opened_folder(path: str) -> int | None:
        """A folder to be locked; None where there is none yet, or it cannot be opened."""
        try:
            return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            return None
