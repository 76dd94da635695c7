"""What is known of every log, kept so that no command reads the whole history.

Targets and caps hold from the week that names them until one that names them anew, which may be years ago,
and an entry may lie in any log. The cache is derived: what it knows of a log stands under the stamps of its
files, and a log whose stamps differ is read.
"""

from __future__ import annotations

import marshal
import os
from zlib import crc32

from tracker.domain.errors import DataError, TrackerError
from tracker.domain.time.week import Week
from tracker.domain.week.log_spans import LogSpans, span_of
from tracker.storage.writing.safe_write import make_folder, open_temporary, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.domain.week.log_spans import Span
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.writing.safe_write import Stamp

    # Those of a log and of what lies beside it; None of what is not there.
    LogStamps = tuple[Stamp | None, Stamp | None]
    # The stamps, the targets and the caps, and where the entries lie.
    Line = tuple[LogStamps, dict[str, float], dict[str, float], Span | None]

_VERSION = 6
# So many logs are read as quickly as the cache is written: those of the present weeks, after every change.
_MAY_BE_STALE = 3


class KnownLogs:
    """What is known of every log, as it was at one look."""

    def __init__(self, lines: dict[str, Line]) -> None:
        """``lines`` by the name of the log, oldest first."""
        self._lines = lines
        self.spans = LogSpans({name: line[3] for name, line in lines.items() if line[3] is not None})

    def in_force(self, week: Week) -> tuple[dict[str, float], dict[str, float]]:
        """The targets and caps that hold in a week: each as the last log up to it names it."""
        targets: dict[str, float] = {}
        caps: dict[str, float] = {}
        last = str(week)
        for name, line in self._lines.items():
            if last < name:
                break
            targets.update(line[1])
            caps.update(line[2])
        return targets, caps


class LogCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str) -> None:
        self._path = path

    def known(
        self,
        logs: Iterable[tuple[str, LogStamps]],
        read: Callable[[Week], tuple[LogStamps, WeekLog | None]],
    ) -> KnownLogs:
        """What is known of some logs, oldest first, that have these stamps now.

        ``read`` reads a log, with the stamps of what was read. Where those are others, as of what could not
        be read, nothing is remembered of it.
        """
        remembered = self._load()
        lines: dict[str, Line] = {}
        stale = 0
        for name, stamps in logs:
            line = remembered.get(name)
            if line is None or line[0] != stamps:
                were, log = read(Week.parse(name))
                line = (were, *_said_by(log))
                remembered.pop(name, None)
                if were == stamps:
                    remembered[name] = line
                    stale += 1
            lines[name] = line
        if stale > _MAY_BE_STALE:
            self._save(remembered)
        return KnownLogs(lines)

    def _load(self) -> dict[str, Line]:
        try:
            head, _, content = (read_bytes(self._path) or b"").partition(b"\n")
            # What is not as we wrote it, whole and by this version, is not looked into.
            return marshal.loads(content) if head == _head(content) else {}
        except (DataError, ValueError, EOFError, TypeError):
            return {}

    def _save(self, lines: dict[str, Line]) -> None:
        content = marshal.dumps(lines)
        try:
            make_folder(os.path.dirname(self._path))
            handle, temporary = open_temporary(self._path)
            # Nothing is synced: a torn cache is not what its head says, and is made anew.
            with open(handle, "wb") as file:
                file.write(_head(content) + b"\n" + content)
            os.replace(temporary, self._path)
        except (OSError, TrackerError):
            return


def _said_by(log: WeekLog | None) -> tuple[dict[str, float], dict[str, float], Span | None]:
    if log is None:
        return {}, {}, None
    return dict(log.numbers.targets), dict(log.numbers.caps), span_of(log)


def _head(content: bytes) -> bytes:
    return b"tracker logs %d.%d %08x" % (_VERSION, marshal.version, crc32(content))
