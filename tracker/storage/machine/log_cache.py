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
from tracker.domain.week.log_spans import LogSpans, plain_of, span_of
from tracker.storage.machine.old_logs import OldLogs, content_of, files_of, in_force
from tracker.storage.weeks_folder import ASIDE, LOG
from tracker.storage.writing.safe_write import make_folder, names_in, open_temporary, read_bytes, stamps_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.domain.week.log_spans import Plain, Span
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.weeks_folder import Listed
    from tracker.storage.writing.safe_write import Stamp

    # Those of a log and of what lies beside it, by the names of the files.
    LogStamps = dict[str, Stamp]
    Targets = dict[str, float]
    Caps = dict[str, float]
    # Where the entries of one log lie, if it has any, the targets and caps that it names, what it holds, and
    # whether it can be passed over by a week that it lies beside.
    Facts = tuple[Span | None, Targets, Caps, tuple[str, ...], Plain | None]
    # The same with the stamps under which it was read.
    Known = tuple[LogStamps, Facts]

# What a log may hold that is looked for far back.
GUESSES, ASSESSMENT = "guesses", "assessment"
# The last log differs after every change, and is read as quickly as the cache is written.
_MAY_BE_STALE = 1
# What commands about the present look at; all before them is kept as one.
_RECENT = 12
_NOT_KNOWN: tuple[LogStamps, None] = ({}, None)


class KnownLogs:
    """What is known of every log, as it was at one look: of the ``old`` ones as a whole."""

    def __init__(self, facts: Mapping[str, Facts], old: OldLogs | None = None, unread: str = "") -> None:
        """What is in each log that is not among the old ones, by its name.

        ``unread`` is the newest log that nobody has looked into yet; empty where that is none.
        """
        spans = {name: fact[0] for name, fact in facts.items() if fact[0] is not None}
        self.spans = LogSpans(spans, old if old is not None and old.has_entries else None)
        self._facts = facts
        self._old = old
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
        each = self._each()
        return {Week.parse(name) for name, facts in each.items() if what in facts[3] and self._unread < name}

    def in_force(self, week: Week) -> tuple[Targets, Caps]:
        """The targets and caps that hold in a week: each as the last log up to it names it.

        None that a log may name otherwise that was not looked into.
        """
        old = self._old
        if old is None or self._unread or str(week) < old.weeks[-1]:
            return in_force(facts[1:3] for _, facts in self._up_to(week, self._each()))
        return in_force([old.numbers, *(facts[1:3] for _, facts in self._up_to(week, self._facts))])

    def logs_in_force(self, week: Week) -> set[str]:
        """The logs, by name, that name the targets and caps that hold in a week."""
        named: dict[str, str] = {}
        for name, (_, targets, caps, *_) in self._up_to(week, self._each()):
            # A kind or an activity has either.
            named |= dict.fromkeys((*targets, *caps), name)
        return {*named.values()}

    def lies_beside(
        self, name: str, begin: int, end: int, offset: int, longest: Callable[[str], int] | None = None
    ) -> bool:
        """Whether a log has nothing for what shows the hours between two instants, given the offset of then.

        ``longest`` tells for an activity from how many seconds on an entry of it is looked at wherever it is;
        0 is never.
        """
        facts = self._facts.get(name)
        if facts is None or facts[0] is None or facts[4] is None:
            return False
        span, (recorded, lengths) = facts[0], facts[4]
        if recorded != offset or (span[0] < end and begin < span[1]):
            return False
        return longest is None or not any(0 < longest(key) < seconds for key, seconds in lengths.items())

    def _up_to(self, week: Week, facts: Mapping[str, Facts]) -> list[tuple[str, Facts]]:
        """What is in some logs, of those up to a week behind which every log has been looked into, oldest
        first.
        """
        last = str(week)
        return sorted((name, fact) for name, fact in facts.items() if self._unread < name <= last)

    def _each(self) -> Mapping[str, Facts]:
        """What is in each log."""
        if self._old is not None:
            self._facts, self._old = {**self._old.facts(), **self._facts}, None
        return self._facts


def facts_of(log: WeekLog | None, is_whole: bool = False) -> Facts:
    """What is remembered of a log; of none, nothing. ``is_whole`` where views have all that is in it."""
    if log is None:
        return None, {}, {}, (), None
    guesses = (GUESSES,) if log.numbers.guesses else ()
    assessment = (ASSESSMENT,) if log.finished_assessment is not None else ()
    return (
        span_of(log),
        dict(log.numbers.targets),
        dict(log.numbers.caps),
        (*guesses, *assessment),
        plain_of(log) if is_whole else None,
    )


def stamps_listed(folder: str) -> dict[str, Stamp]:
    """The stamps of what is named like a file of the record, by name, in one go."""
    return stamps_in(folder, [name for name in names_in(folder) if name.endswith(LOG)])


class LogCache:
    """The cache in one file; deleting it costs time and nothing else."""

    def __init__(self, path: str, folder: str) -> None:
        """``folder`` is that of the logs."""
        self._file = DerivedFile(path, "logs 10")
        self._folder = folder

    def known(
        self,
        listed: Listed,
        read: Callable[[Week], Known],
        at_hand: Mapping[str, Known],
        at_most: int | None = None,
        since: str = "",
    ) -> KnownLogs:
        """What is known of the logs that are listed.

        ``read`` reads a log that is not ``at_hand``, with the stamps of what was read. Where those are others
        than the files have now, as of what could not be read, nothing is remembered of it. ``at_most`` so
        many are read now; of those before ``since`` no more than tell which entry was the last one.
        """
        weeks, asides = listed
        old, known = self._load()
        is_taken_apart = False
        if old is not None and not (old.are_there(weeks, asides) and old.are_unchanged(self._folder)):
            known = {**old.each(), **known}
            old, is_taken_apart = None, True
        others = weeks[len(old.weeks) :] if old is not None else weeks
        stamps = stamps_in(self._folder, files_of(others, asides))
        facts = {}
        unread = []
        for week in others:
            stamped, fact = known.get(week, _NOT_KNOWN)
            if fact is not None and stamped == stamps_of_week(week, stamps):
                facts[week] = fact
            else:
                unread.append(week)
        if not since:
            # The newest ones come last: they are asked for again. Else it goes back from them.
            unread.reverse()
        learned: set[str] = set()
        while unread and at_most != len(learned):
            if unread[-1] < since and unread[-1] < _newest_with_entries(facts, old):
                break
            week = unread.pop()
            were, facts[week] = at_hand.get(week) or read(Week.parse(week))
            known.pop(week, None)
            if were and were == stamps_of_week(week, stamps):
                known[week] = were, facts[week]
                learned.add(week)
        if is_taken_apart or learned - {*weeks[-_MAY_BE_STALE:]}:
            self._save(weeks, known if old is None else {**old.each(), **known})
        return KnownLogs(facts, old, max(unread, default=""))

    def _load(self) -> tuple[OldLogs | None, dict[str, Known]]:
        """What is known of the old logs as one, and of others by their weeks."""
        old, known = self._file.load() or (None, {})
        return OldLogs(*old) if old is not None else None, known

    def _save(self, weeks: list[str], known: dict[str, Known]) -> None:
        """Save what is known of some of these weeks."""
        together = []
        for week in weeks[:-_RECENT]:
            if week not in known:
                # What is not known is looked for by itself, and so is all that comes after it.
                break
            together.append(week)
        others = {week: known[week] for week in weeks[len(together) :] if week in known}
        self._file.save((content_of(together, known) if together else None, others))


def _newest_with_entries(facts: Mapping[str, Facts], old: OldLogs | None) -> str:
    """The newest of the logs that were looked into in which there is an entry; empty where there is none."""
    newest = max((week for week, fact in facts.items() if fact[0] is not None), default="")
    return newest or (max(old.spans(), default="") if old is not None else "")


class DerivedFile:
    """What was made from other files, to be had without them; deleting it costs time and nothing else."""

    def __init__(self, path: str, what: str) -> None:
        """``what`` names what is in it, with the number of its form."""
        self._path = path
        self._what = what

    def load(self) -> Any:
        """The content as it was saved; None where it is not there, not whole or of another form."""
        try:
            whole = read_bytes(self._path) or b""
            head = whole[: whole.find(b"\n")]
            content = memoryview(whole)[len(head) + 1 :]
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

    def _head(self, content: bytes | memoryview) -> bytes:
        return f"tracker {self._what}.{marshal.version} {crc32(content):08x}".encode()


def stamps_of_week(week: str, stamps: Mapping[str, Stamp]) -> LogStamps:
    """The stamps of a log and of what lies beside it, as far as they are there."""
    return {file: stamps[file] for file in (f"{week}{LOG}", f"{week}{ASIDE}") if file in stamps}
