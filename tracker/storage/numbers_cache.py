"""Targets and caps of every log, kept so that no command reads the whole history for them.

They hold from the week that names them until one that names them anew, which may be years ago. The
cache is derived: each log's numbers stand under the file's stamp, and a file that differs is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from zlib import crc32

from tracker.domain.errors import TrackerError
from tracker.domain.week import Week
from tracker.domain.week_log import Numbers
from tracker.storage.safe_write import make_folder, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_VERSION = 2


class NumbersCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str, weeks_folder: str) -> None:
        self._path = path
        self._weeks_folder = weeks_folder
        self._known: dict[str, list[Any]] | None = None

    def in_force(
        self, weeks: list[Week], numbers_of: Callable[[Week], Numbers]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Targets and caps as the weeks (oldest first) leave them."""
        known = self._loaded()
        targets: dict[str, float] = {}
        caps: dict[str, float] = {}
        is_stale = False
        for week in weeks:
            name = str(week)
            stamp = stamp_of(os.path.join(self._weeks_folder, f"{name}.toml"))
            line = known.get(name)
            if line is None or line[0] != list(stamp or ()):
                numbers = numbers_of(week)
                line = [list(stamp or ()), dict(numbers.targets), dict(numbers.caps)]
                known[name] = line
                is_stale = True
            targets.update(line[1])
            caps.update(line[2])
        if is_stale:
            self._save(known)
        return targets, caps

    def _loaded(self) -> dict[str, list[Any]]:
        if self._known is None:
            import json

            self._known = {}
            with suppress(OSError, ValueError):
                with open(self._path, encoding="utf-8") as file:
                    head, _, content = file.read().partition("\n")
                if head == _head(content):
                    self._known = json.loads(content)
        return self._known

    def _save(self, known: dict[str, list[Any]]) -> None:
        import json

        # Nothing is synced: a torn or altered cache is not what its head says, and is made anew.
        with suppress(OSError, TrackerError):
            make_folder(os.path.dirname(self._path))
            temporary = f"{self._path}.{os.getpid()}.tmp"
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                content = json.dumps(known)
                file.write(f"{_head(content)}\n{content}")
            os.replace(temporary, self._path)


def _head(content: str) -> str:
    return f"tracker numbers {_VERSION} {crc32(content.encode()):08x}"
