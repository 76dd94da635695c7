"""The last sign of life of whichever app is open, so that the next one knows how long nobody was there."""

from __future__ import annotations

import os

from tracker.domain.errors import DataError
from tracker.domain.time.zone import is_instant
from tracker.domain.value import value
from tracker.storage.writing.safe_write import make_folder, read_bytes

_HERE, _LEFT = "here", "left"


@value
class Sign:
    """A sign of life at an instant; ``has_left`` where the app was left on purpose."""

    instant: int
    has_left: bool


class Heartbeat:
    """One small file. It is written in place and not synced: losing it costs one question."""

    def __init__(self, path: str) -> None:
        self._path = path

    def last(self) -> Sign | None:
        """The last sign there was, by any app; None where there was none."""
        try:
            instant, word = (read_bytes(self._path, 100) or b"").decode("ascii").split()
            return Sign(int(instant), word == _LEFT) if is_instant(int(instant)) else None
        except (DataError, ValueError):
            return None

    def beat(self, instant: int) -> None:
        """Leave a sign of life."""
        self._write(instant, _HERE)

    def leave(self, instant: int) -> None:
        """Leave word that somebody left on purpose, and that the timer is meant to go on."""
        self._write(instant, _LEFT)

    def _write(self, instant: int, word: str) -> None:
        """Always as many bytes, in one go: a reader finds the old sign or the new, never half of one."""
        try:
            make_folder(os.path.dirname(self._path))
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.ftruncate(handle, os.write(handle, f"{instant:>14} {word}\n".encode()))
            finally:
                os.close(handle)
        except (OSError, DataError):
            return
