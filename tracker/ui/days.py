"""What the day screen needs from outside: the days of the week that was read last, and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tracker.clock import SystemClock
from tracker.domain.calendar import Calendar
from tracker.domain.day_report import DayReport, day_report
from tracker.domain.shown_edges import ShownEdges, shown_edges
from tracker.domain.week import Week
from tracker.domain.week_report import WeekRecord
from tracker.domain.zone import instant_of


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
