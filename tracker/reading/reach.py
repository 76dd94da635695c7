"""What touches a stretch of time, of whatever log: what views, questions and typed times are made from."""

from __future__ import annotations

from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.time.duration import DAY
from tracker.domain.value import value
from tracker.storage.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.time.week import Week
    from tracker.domain.week.week_log import WeekLog

# An entry is placed by its own offset, and offsets differ by 26 hours at most.
FURTHEST_OFFSET = 2 * DAY


@value
class Touching:
    """The entries of the logs that touch a stretch of time, each by start, and those logs.

    ``closed`` have an end; ``running`` is what runs, whatever log it is in; ``strays`` are open and count
    nothing.
    """

    closed: tuple[Entry, ...]
    running: Entry | None
    strays: tuple[Entry, ...]
    weeks: tuple[Week, ...]

    @property
    def counted(self) -> tuple[Entry, ...]:
        """All that counts, by start."""
        return tuple(by_start([*self.closed, self.running])) if self.running is not None else self.closed


class Reach:
    """One look at all logs: which of them touch what, and what runs."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.known = files.known_logs()
        self.newest = self.known.spans.newest_entry({}, files.log)
        """The last entry of all by start."""

    @property
    def running(self) -> Entry | None:
        """The running entry: the last one by start, if it has no end."""
        return self.newest if self.newest is not None and self.newest.end is None else None

    def touching(self, begin: int, end: int) -> Touching:
        """What lies between two instants, by whatever offset it was recorded."""
        weeks = self.known.spans.touching(begin - FURTHEST_OFFSET, end + FURTHEST_OFFSET)
        return self.of_logs(weeks)

    def of_logs(self, weeks: Iterable[Week]) -> Touching:
        """What lies in some logs, and what runs."""
        weeks = tuple(weeks)
        logs: list[WeekLog] = [log for log in map(self._files.log, weeks) if log is not None]
        entries = by_start([entry for log in logs for entry in log.entries])
        closed = tuple(entry for entry in entries if entry.end is not None)
        strays = tuple(entry for entry in entries if entry.end is None and entry != self.running)
        return Touching(closed, self.running, strays, weeks)
