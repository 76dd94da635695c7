"""What is known of every log, kept so that no command reads the whole history.

Targets and caps hold from the week that names them until one that names them anew, which may be years ago,
and an entry may lie in any log. The cache is derived: what it knows of a log stands under the stamps of its
files, and a log whose stamps differ is read.
"""

from __future__ import annotations

import marshal
import os
from binascii import crc32

from tracker.domain.errors import DataError, TrackerError
from tracker.domain.time.week import Week
from tracker.domain.week.log_spans import LogSpans, span_of
from tracker.storage.weeks_folder import ASIDE, LOG, WEEK_LENGTH
from tracker.storage.writing.safe_write import make_folder, open_temporary, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.domain.week.log_spans import Span
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.writing.safe_write import Stamp

    Targets = dict[str, float]
    Caps = dict[str, float]

_VERSION = 7
# So many logs are read as quickly as the cache is written: those of the present weeks, after every change.
_MAY_BE_STALE = 3


class KnownLogs:
    """What is known of every log, as it was at one look."""

    def __init__(self, spans: dict[str, Span], numbers: dict[str, tuple[Targets, Caps]]) -> None:
        """By the names of the logs: where the entries of those lie that have any, and what those name
        that name a target or a cap.
        """
        self.spans = LogSpans(spans)
        self._numbers = numbers

    def in_force(self, week: Week) -> tuple[Targets, Caps]:
        """The targets and caps that hold in a week: each as the last log up to it names it."""
        targets: Targets = {}
        caps: Caps = {}
        last = str(week)
        for name in sorted(name for name in self._numbers if name <= last):
            targets.update(self._numbers[name][0])
            caps.update(self._numbers[name][1])
        return targets, caps


class _Remembered:
    """The content of the cache: the stamps of files, and what was in the logs that they make."""

    def __init__(
        self,
        stamps: dict[str, Stamp],
        spans: dict[str, Span],
        numbers: dict[str, tuple[Targets, Caps]],
    ) -> None:
        self.stamps = stamps
        self.spans = spans
        self.numbers = numbers

    def forget(self, week: str) -> None:
        """Forget what was in a log."""
        for file in _of_week(week, self.stamps):
            del self.stamps[file]
        self.spans.pop(week, None)
        self.numbers.pop(week, None)

    def learn(self, log: WeekLog | None) -> None:
        """Take up what is in a log."""
        if log is None:
            return
        span = span_of(log)
        if span is not None:
            self.spans[str(log.week)] = span
        if log.numbers.targets or log.numbers.caps:
            self.numbers[str(log.week)] = dict(log.numbers.targets), dict(log.numbers.caps)


class LogCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str) -> None:
        self._path = path

    def known(
        self,
        weeks: Iterable[str],
        stamps: Mapping[str, Stamp],
        read: Callable[[Week], tuple[dict[str, Stamp], WeekLog | None]],
    ) -> KnownLogs:
        """What is known of the logs of some weeks; the files among them have these stamps now, by name.

        ``read`` reads a log, with the stamps of what was read. Where those are others, as of what could not
        be read, nothing is remembered of it.
        """
        remembered = self._load()
        is_there = {*weeks}
        differing = {file for file, stamp in stamps.items() if remembered.stamps.get(file) != stamp}
        differing |= remembered.stamps.keys() - stamps.keys()
        to_read = {file[:WEEK_LENGTH] for file in differing if file[WEEK_LENGTH:] in (LOG, ASIDE)}
        # Of a link that leads nowhere there is no stamp.
        to_read |= is_there - {file[:WEEK_LENGTH] for file in stamps}
        gone = (remembered.spans.keys() | remembered.numbers.keys()) - is_there
        learned = 0
        for week in sorted(to_read | gone):
            remembered.forget(week)
            if week not in is_there:
                continue
            were, log = read(Week.parse(week))
            remembered.learn(log)
            if were and were == _of_week(week, stamps):
                remembered.stamps |= were
                learned += 1
        if learned > _MAY_BE_STALE:
            self._save(remembered)
        return KnownLogs(remembered.spans, remembered.numbers)

    def _load(self) -> _Remembered:
        try:
            head, _, content = (read_bytes(self._path) or b"").partition(b"\n")
            # What is not as we wrote it, whole and by this version, is not looked into.
            if head == _head(content):
                return _Remembered(*marshal.loads(content))
        except (DataError, ValueError, EOFError, TypeError):
            pass
        return _Remembered({}, {}, {})

    def _save(self, remembered: _Remembered) -> None:
        content = marshal.dumps((remembered.stamps, remembered.spans, remembered.numbers))
        try:
            make_folder(os.path.dirname(self._path))
            handle, temporary = open_temporary(self._path)
            # Nothing is synced: a torn cache is not what its head says, and is made anew.
            with open(handle, "wb") as file:
                file.write(_head(content) + b"\n" + content)
            os.replace(temporary, self._path)
        except (OSError, TrackerError):
            return


def _of_week(week: str, stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamps of a log and of what lies beside it, as far as they are there."""
    return {file: stamps[file] for file in (f"{week}{LOG}", f"{week}{ASIDE}") if file in stamps}


def _head(content: bytes) -> bytes:
    return b"tracker logs %d.%d %08x" % (_VERSION, marshal.version, crc32(content))
