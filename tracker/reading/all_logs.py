"""One look at all logs: which of them touch a stretch of time, what lies in it, and what runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from tracker.domain.entries.touching import touching
from tracker.domain.time.duration import DAY
from tracker.domain.time.week import Week
from tracker.storage.files import Files
from tracker.storage.weeks_folder import week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.domain.entries.entry import Entry
    from tracker.domain.entries.touching import Touching
    from tracker.storage.machine.log_cache import Known

# An entry is placed by its own offset, and offsets differ by 26 hours at most.
_FURTHEST_OFFSET = 2 * DAY
# That of 1970-01-01.
_FIRST_DAY = 719163


class AllLogs:
    """What views, questions and typed times are made from; changes have ``EntriesInReach``."""

    def __init__(
        self, files: Files, at_hand: Mapping[str, Known] | None = None, since: int | None = None
    ) -> None:
        """``at_hand`` is what is known of logs that were read for something else.

        Of logs that nobody has looked into yet, only those are read that touch what lies after an instant,
        ``since``, and as many before as tell what runs.
        """
        self._files = files
        first = "" if since is None else _week_of_utc(since - _FURTHEST_OFFSET)
        self.known = files.known_logs(at_hand, since=first)
        self.newest = self.known.spans.newest_entry({}, files.log)
        """The last entry of all by start."""

    @property
    def running(self) -> Entry | None:
        """The running entry: the last one by start, if it has no end."""
        return self.newest if self.newest is not None and self.newest.end is None else None

    def logs(self, begin: int, end: int) -> list[Week]:
        """The logs that touch what lies between two instants, by whatever offset it was recorded.

        With those of the weeks about it: one that cannot be read may hold what reaches into it.
        """
        begin, end = begin - _FURTHEST_OFFSET, end + _FURTHEST_OFFSET
        names = self._files.week_names()
        about = names[bisect_left(names, _week_of_utc(begin)) : bisect_right(names, _week_of_utc(end))]
        return [*map(week_of, sorted({*self.known.spans.touching(begin, end), *about}))]

    def logs_of_hours(
        self, begin: int, end: int, offset: int | None, longest: Callable[[str], int] | None = None
    ) -> list[Week]:
        """Those of them that the hours between the instants are made from, without those that lie beside.

        ``offset`` is that of the local clocks from a day before to a day after; None where it changes. See
        ``KnownLogs.lies_beside``.
        """
        logs = self.logs(begin, end)
        if offset is None:
            return logs
        return [log for log in logs if not self.known.lies_beside(str(log), begin, end, offset, longest)]

    def touching(self, begin: int, end: int) -> Touching:
        """What is in the logs that touch what lies between two instants, and what runs."""
        return self.within(self.logs(begin, end))

    def within(self, weeks: Iterable[Week]) -> Touching:
        """What is in some logs, and what runs."""
        logs = [log for log in map(self._files.log, weeks) if log is not None]
        return touching((entry for log in logs for entry in log.entries), self.running)


def _week_of_utc(instant: int) -> str:
    return str(Week.containing(date.fromordinal(_FIRST_DAY + instant // DAY)))
