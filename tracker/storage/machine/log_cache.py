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
from tracker.storage.writing.safe_write import make_folder, open_temporary, read_bytes, stamp_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.domain.week.log_spans import Span
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.writing.safe_write import Stamp

    # Those of a log and of what lies beside it, by the names of the files.
    LogStamps = dict[str, Stamp]
    Targets = dict[str, float]
    Caps = dict[str, float]
    # Where the entries of one log lie, if it has any, the targets and caps that it names, and what it holds.
    Facts = tuple[Span | None, Targets, Caps, tuple[str, ...]]
    # The same with the stamps under which it was read.
    Known = tuple[LogStamps, Facts]

# What a log may hold that is looked for far back.
GUESSES, ASSESSMENT = "guesses", "assessment"
# The last logs differ after every change, and are read as quickly as the cache is written.
_MAY_BE_STALE = 3


class KnownLogs:
    """What is known of every log, as it was at one look."""

    def __init__(
        self,
        spans: dict[str, Span],
        numbers: dict[str, tuple[Targets, Caps]],
        holding: dict[str, tuple[str, ...]],
        unread: str = "",
    ) -> None:
        """By the names of the logs: where the entries of those lie that have any, what those name that name a
        target or a cap, and what those hold that hold guesses or a finished assessment.

        ``unread`` is the newest log that nobody has looked into yet; empty where that is none.
        """
        self.spans = LogSpans(spans)
        self._numbers = numbers
        self._holding = holding
        self._unread = unread

    @property
    def are_all(self) -> bool:
        """Whether every log has been looked into."""
        return not self._unread

    def before(self, week: Week, what: str) -> list[Week]:
        """The weeks before one whose logs hold guesses or a finished assessment, the latest first."""
        return sorted((held for held in self.holding(what) if held < week), reverse=True)

    def holding(self, what: str) -> set[Week]:
        """The weeks whose logs hold guesses or a finished assessment."""
        return {
            Week.parse(name) for name, held in self._holding.items() if what in held and self._unread < name
        }

    def in_force(self, week: Week) -> tuple[Targets, Caps]:
        """The targets and caps that hold in a week: each as the last log up to it names it.

        None that a log may name otherwise that was not looked into.
        """
        targets: Targets = {}
        caps: Caps = {}
        for name in self._naming(week):
            targets.update(self._numbers[name][0])
            caps.update(self._numbers[name][1])
        return targets, caps

    def logs_in_force(self, week: Week) -> set[str]:
        """The logs, by name, that name the targets and caps that hold in a week."""
        named: dict[str, str] = {}
        for name in self._naming(week):
            # A kind or an activity has either.
            named |= dict.fromkeys((*self._numbers[name][0], *self._numbers[name][1]), name)
        return {*named.values()}

    def _naming(self, week: Week) -> list[str]:
        """The logs up to a week that name any, oldest first."""
        last = str(week)
        return sorted(name for name in self._numbers if self._unread < name <= last)


class _Remembered:
    """The content of the cache: the stamps of files, and what was in the logs that they make."""

    def __init__(
        self,
        stamps: dict[str, Stamp],
        spans: dict[str, Span],
        numbers: dict[str, tuple[Targets, Caps]],
        holding: dict[str, tuple[str, ...]],
    ) -> None:
        self.stamps = stamps
        self.spans = spans
        self.numbers = numbers
        self.holding = holding

    def forget(self, week: str) -> None:
        """Forget what was in a log."""
        for file in stamps_of_week(week, self.stamps):
            del self.stamps[file]
        self.spans.pop(week, None)
        self.numbers.pop(week, None)
        self.holding.pop(week, None)

    def learn(self, week: str, facts: Facts) -> None:
        """Take up what is in a log."""
        span, targets, caps, held = facts
        if span is not None:
            self.spans[week] = span
        if targets or caps:
            self.numbers[week] = targets, caps
        if held:
            self.holding[week] = held


def facts_of(log: WeekLog | None) -> Facts:
    """What is remembered of a log; of none, nothing."""
    if log is None:
        return None, {}, {}, ()
    guesses = (GUESSES,) if log.numbers.guesses else ()
    assessment = (ASSESSMENT,) if log.finished_assessment is not None else ()
    return span_of(log), dict(log.numbers.targets), dict(log.numbers.caps), (*guesses, *assessment)


def stamps_listed(folder: str) -> dict[str, Stamp]:
    """The stamps of what is named like a file of the record, by name, in one go."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.name.endswith(LOG):
                    try:
                        found[item.name] = stamp_from(item.stat())
                    except OSError:
                        # A link that leads nowhere.
                        continue
    except OSError:
        return {}
    return found


class LogCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str) -> None:
        self._file = DerivedFile(path, "logs 8")

    def known(
        self,
        weeks: list[str],
        stamps: Mapping[str, Stamp],
        read: Callable[[Week], Known],
        at_hand: Mapping[str, Known],
        at_most: int | None = None,
        since: str = "",
    ) -> KnownLogs:
        """What is known of the logs of ``weeks``, oldest first; their files have these stamps now, by name.

        ``read`` reads a log that is not ``at_hand``, with the stamps of what was read. Where those are
        others, as of what could not be read, nothing is remembered of it. ``at_most`` so many are read now;
        of those before ``since`` no more than tell which entry was the last one.
        """
        remembered = self._load()
        is_there = {*weeks}
        known = remembered.stamps
        differing = {file for file, stamp in stamps.items() if file not in known or known[file] != stamp}
        differing |= known.keys() - stamps.keys()
        to_read = {file[:WEEK_LENGTH] for file in differing if file[WEEK_LENGTH:] in (LOG, ASIDE)}
        # Of a link that leads nowhere there is no stamp.
        to_read |= is_there - {file[:WEEK_LENGTH] for file in stamps}
        gone = (remembered.spans.keys() | remembered.numbers.keys() | remembered.holding.keys()) - is_there
        for week in to_read | gone:
            remembered.forget(week)
        # Back from the newest one to ``since``. Else the newest ones come last: they are asked for again.
        unread = sorted(to_read & is_there, reverse=not since)
        learned: set[str] = set()
        while unread and at_most != len(learned):
            if unread[-1] < since and max(remembered.spans, default="") > unread[-1]:
                break
            week = unread.pop()
            were, facts = at_hand.get(week) or read(Week.parse(week))
            remembered.learn(week, facts)
            if were and were == stamps_of_week(week, stamps):
                remembered.stamps |= were
                learned.add(week)
        if learned - {*weeks[-_MAY_BE_STALE:]}:
            self._file.save((remembered.stamps, remembered.spans, remembered.numbers, remembered.holding))
        newest_unread = max(unread, default="")
        return KnownLogs(remembered.spans, remembered.numbers, remembered.holding, newest_unread)

    def _load(self) -> _Remembered:
        content = self._file.load()
        return _Remembered({}, {}, {}, {}) if content is None else _Remembered(*content)


class DerivedFile:
    """What was made from other files, to be had without them; deleting it costs time and nothing else."""

    def __init__(self, path: str, what: str) -> None:
        """``what`` names what is in it, with the number of its form."""
        self._path = path
        self._what = what

    def load(self) -> Any:
        """The content as it was saved; None where it is not there, not whole or of another form."""
        try:
            head, _, content = (read_bytes(self._path) or b"").partition(b"\n")
            # What is not as we wrote it, whole and by this version, is not looked into.
            return marshal.loads(content) if head == self._head(content) else None
        except (DataError, ValueError, EOFError, TypeError):
            return None

    def save(self, content: Any) -> None:
        """Save a content of plain values, or leave it."""
        data = marshal.dumps(content)
        try:
            make_folder(os.path.dirname(self._path))
            handle, temporary = open_temporary(self._path)
            # Nothing is synced: a torn file is not what its head says, and is made anew.
            with open(handle, "wb") as file:
                file.write(self._head(data) + b"\n" + data)
            os.replace(temporary, self._path)
        except (OSError, TrackerError):
            return

    def _head(self, content: bytes) -> bytes:
        return f"tracker {self._what}.{marshal.version} {crc32(content):08x}".encode()


def stamps_of_week(week: str, stamps: Mapping[str, Stamp]) -> LogStamps:
    """The stamps of a log and of what lies beside it, as far as they are there."""
    return {file: stamps[file] for file in (f"{week}{LOG}", f"{week}{ASIDE}") if file in stamps}
