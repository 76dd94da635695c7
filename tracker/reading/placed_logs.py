"""All logs as they are at one look: their stamps, and what the days of each depend on beside them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import time

from tracker.domain.report.placing import Placings
from tracker.domain.week.calendar import Calendar
from tracker.storage.machine.log_cache import stamps_listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.week import Week
    from tracker.domain.time.zone import Zone
    from tracker.storage.files import Files


class PlacedLogs:
    """The logs of one record, by the names of their weeks, oldest first."""

    def __init__(self, files: Files, zone: Zone) -> None:
        self._files = files
        self._day_starts: dict[str, time] = {}
        self.names = files.week_names()
        self.stamps = stamps_listed(files.folders.weeks)
        """Those of all files, by name."""
        self.calendar = Calendar(zone, self._day_start)
        self.placings = Placings(zone, self._day_start)

    def begin_at(self, name: str, day_start: str) -> None:
        """Have it known when days begin in the week of a log, as that says it."""
        self._day_starts[name] = time.fromisoformat(day_start)

    def _day_start(self, week: Week) -> time:
        """When days begin in a week, by one look at its files; mostly its own log is known to say it."""
        name = str(week)
        begin = self._day_starts.get(name)
        if begin is None:
            # A week without a log is like the last one before it that has one.
            last = bisect_right(self.names, name) - 1
            begin = self._day_starts.get(self.names[last]) if last >= 0 else None
            if begin is None:
                begin = self._files.day_start(week)
            self._day_starts[name] = begin
        return begin
