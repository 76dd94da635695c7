"""Targets and caps of every log, kept so that no command reads the whole history for them.

They hold from the week that names them until one that names them anew, which may be years ago. The
cache is derived: each log's numbers stand under the file's stamp, and a file that differs is read.
"""

from __future__ import annotations

import marshal
import os
from zlib import crc32

from tracker.domain.errors import DataError, TrackerError
from tracker.domain.time.week import Week
from tracker.domain.week.week_log import Numbers
from tracker.storage.safe_write import make_folder, open_temporary, read_bytes, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.storage.safe_write import Stamp

    # A log's stamp, its targets and its caps.
    Line = tuple[Stamp, dict[str, float], dict[str, float]]

_VERSION = 4


class NumbersCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str, weeks_folder: str) -> None:
        self._path = path
        self._weeks_folder = weeks_folder
        self._known: dict[str, Line] | None = None

    def in_force(
        self, weeks: list[Week], numbers_of: Callable[[Week], tuple[Stamp | None, Numbers]]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Targets and caps as the weeks (oldest first) leave them.

        ``numbers_of`` reads those of a log, with the stamp of what was read; None where that is to be
        looked at again the next time.
        """
        known = self._loaded()
        targets: dict[str, float] = {}
        caps: dict[str, float] = {}
        is_stale = False
        for week in weeks:
            name = str(week)
            stamp = stamp_of(f"{self._weeks_folder}{os.sep}{name}.toml")
            line = known.get(name)
            if line is None or stamp is None or line[0] != stamp:
                stamp, numbers = numbers_of(week)
                targets.update(numbers.targets)
                caps.update(numbers.caps)
                if stamp is not None:
                    known[name] = (stamp, dict(numbers.targets), dict(numbers.caps))
                    is_stale = True
                continue
            targets.update(line[1])
            caps.update(line[2])
        if is_stale:
            self._save(known)
        return targets, caps

    def _loaded(self) -> dict[str, Line]:
        if self._known is None:
            try:
                head, _, content = (read_bytes(self._path) or b"").partition(b"\n")
                # What is not as we wrote it, whole and by this version, is not looked into.
                self._known = marshal.loads(content) if head == _head(content) else {}
            except (DataError, ValueError, EOFError, TypeError):
                self._known = {}
        return self._known

    def _save(self, known: dict[str, Line]) -> None:
        content = marshal.dumps(known)
        try:
            make_folder(os.path.dirname(self._path))
            handle, temporary = open_temporary(self._path)
            # Nothing is synced: a torn cache is not what its head says, and is made anew.
            with open(handle, "wb") as file:
                file.write(_head(content) + b"\n" + content)
            os.replace(temporary, self._path)
        except (OSError, TrackerError):
            return


def in_force_without_cache(
    weeks: list[Week], numbers_of: Callable[[Week], tuple[Stamp | None, Numbers]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Targets and caps as the weeks (oldest first) leave them, each read anew."""
    targets: dict[str, float] = {}
    caps: dict[str, float] = {}
    for _, numbers in map(numbers_of, weeks):
        targets.update(numbers.targets)
        caps.update(numbers.caps)
    return targets, caps


def _head(content: bytes) -> bytes:
    return b"tracker numbers %d.%d %08x" % (_VERSION, marshal.version, crc32(content))
