"""What was said by itself on this machine, so that of several apps one says it."""

from __future__ import annotations

import os
from hashlib import blake2s

from tracker.domain.errors import DataError
from tracker.domain.time.duration import DAY
from tracker.storage.writing.safe_write import make_folder, names_in, unlink_quietly

# No event of a week comes up again later.
_KEPT = 14 * DAY


class Reminded:
    """A small file for each event. Losing them costs a reminder that comes twice, so no error is told."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._is_swept = False

    def take(self, event: str, now: int) -> bool:
        """Whether an event is this app's to say: no other one has taken it, or nothing can be kept."""
        if not self._is_swept:
            self._is_swept = True
            self._sweep(now)
        path = os.path.join(self._folder, blake2s(event.encode(), digest_size=12).hexdigest())
        try:
            make_folder(self._folder)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return False
        except (OSError, DataError):
            return True
        try:
            # For whoever looks into the folder.
            os.write(handle, f"{event}\n".encode())
        except OSError:
            return True
        finally:
            os.close(handle)
        try:
            # By the clock that the events go by, which may be a moved one.
            os.utime(path, (now, now))
        except OSError:
            pass
        return True

    def _sweep(self, now: int) -> None:
        """Forget what was said long ago."""
        for name in names_in(self._folder):
            path = os.path.join(self._folder, name)
            try:
                is_old = os.stat(path).st_mtime < now - _KEPT
            except OSError:
                continue
            if is_old:
                unlink_quietly(path)
