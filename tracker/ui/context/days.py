"""What the day screen needs from outside: the days of the week that was read last, and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tracker.clock import SystemClock
from tracker.domain.entries.shown_edges import ShownEdges, shown_edges
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_report import DayReport, day_report
from tracker.domain.week.week_record import WeekRecord


class Days:
    """Days as of now. Nothing is read of the files here."""

    def __init__(self, record: Callable[[], WeekRecord], clock: SystemClock) -> None:
        """``record`` tells what was read last."""
        self._record = record
        self._clock = clock

    def now(self) -> datetime:
        """The present moment."""
        return self._clock.now()

    @property
    def calendar(self) -> Calendar:
        """Where days begin and end."""
        return self._record().calendar

    def today(self) -> date:
        """The day that it is."""
        return self.calendar.day_at(instant_of(self.now()))

    def edges(self, without: str = "") -> ShownEdges:
        """Where the entries start and end that are shown; ``without`` is the id of one that is left out."""
        entries = [entry for entry in self._record().entries if entry.id != without]
        return shown_edges(entries, instant_of(self.now()))

    def report(self, day: date) -> DayReport | None:
        """A day as of now; None where its week is not the one that was read."""
        record = self._record()
        return day_report(record, day, self.now()) if record.week == Week.containing(day) else None
