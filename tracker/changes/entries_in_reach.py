"""The entries that a change of the record may touch, read once and put back where they belong."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.placing_calendar import PlacingCalendar
from tracker.domain.entries import timeline
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.entries.touching import touching
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.week_log import WeekLog
from tracker.storage.change import Change
from tracker.storage.store import Store
from tracker.storage.weeks_folder import week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone


class EntriesInReach:
    """The entries that a change of the timer may touch, and the logs that keep them."""

    def __init__(self, store: Store, change: Change, zone: Zone, now: datetime) -> None:
        self._store = store
        self._change = change
        self._calendar = PlacingCalendar(store, zone, now)
        self._logs: dict[Week, WeekLog] = {}
        self._spans = store.known_logs().spans
        self._newest = self._spans.newest_entry({}, self._log)

    @property
    def entries(self) -> list[Entry]:
        """What was looked at so far, by start, without open entries that count nothing."""
        newest = self._newest
        running = newest if newest is not None and newest.end is None else None
        return [*touching((e for log in self._logs.values() for e in log.entries), running).counted]

    def entries_between(self, begin: datetime, end: datetime | None = None) -> list[Entry]:
        """The entries, those that may reach between two moments or lie about one among them."""
        for name in self._spans.around(instant_of(begin), instant_of(end or begin)):
            self._log(week_of(name))
        return self.entries

    def present(self, seen: Entry) -> Entry | None:
        """An entry as it is now, by its id; None where it is not there any more.

        Raises Refused where two entries have that id: a change could hit the wrong one.
        """
        self.entries_between(seen.start)
        same = [e for log in self._logs.values() for e in log.entries if e.id == seen.id]
        if len(same) > 1:
            raise Refused(f"Two entries have the id {seen.id}. Give one of them another id in its log.")
        return same[0] if same else None

    def put(self, edit: timeline.Edit) -> None:
        """Put each entry into the log of the week in which it starts, and take away what is removed.

        Raises Refused where that would make an open entry run that counts nothing now.
        """
        for entry in edit.removed:
            for log in list(self._logs.values()):
                if entry in log.entries:
                    self._put(replace(log, entries=tuple(other for other in log.entries if other != entry)))
        holders = {entry.id: week for week, log in self._logs.items() for entry in log.entries}
        for entry in edit.put:
            holder = holders.get(entry.id)
            week = self._calendar.week_of(entry)
            if holder is not None:
                old = next(other for other in self._logs[holder].entries if other.id == entry.id)
                if old.start == entry.start:
                    week = holder
                kept = tuple(other for other in self._logs[holder].entries if other.id != entry.id)
                self._put(replace(self._logs[holder], entries=kept))
            log = self._log(week)
            self._put(replace(log, entries=tuple(by_start([*log.entries, entry]))))
        last = self._spans.newest_entry(self._logs, self._log)
        if last is not None and last.end is None and last != self._newest and last not in edit.put:
            raise Refused(
                f"{last.activity} from {last.start:%Y-%m-%d %H:%M} ({last.id}) has no end and would run "
                "then. Give it an end first."
            )

    def _log(self, week: Week) -> WeekLog:
        if week not in self._logs:
            known = self._store.log(week)
            self._logs[week] = known or WeekLog(week, self._calendar.day_start_of(week))
        return self._logs[week]

    def _put(self, log: WeekLog) -> None:
        self._logs[log.week] = log
        self._change.put_log(log)
