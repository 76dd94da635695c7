"""What a command works with."""

from __future__ import annotations

import os
from datetime import datetime

from tracker.reading.record import Record
from tracker.storage.weeks_folder import LOG
from tracker.storage.writing.safe_write import names_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tracker.changes.changes import Changes
    from tracker.changes.progress import Progress
    from tracker.domain.report.pieces import Piece
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.zone import Zone
    from tracker.reading.hours import Hours
    from tracker.storage.files import Files
    from tracker.storage.folders import Folders

_MANY_LOGS = 20
# It sorts behind all that begins with a year.
_BEHIND_LOGS = ":"


class Context:
    """The record of one data folder and the moment of the command, read once."""

    def __init__(self, files: Files, zone: Zone, now: datetime) -> None:
        self.folders: Folders = files.folders
        self.zone = zone
        self.now = now
        self.files = files
        self.record = Record(files, zone)

    def one_look(self) -> Record:
        """The record for who shows a large part of it: what was read is not looked at a second time."""
        self.files.looks_once = True
        return self.record

    def refuse_lost_record(self) -> None:
        """Raise Unreadable where a record was here and is gone: nothing is begun anew unasked."""
        if not self.files.week_names():
            from tracker.storage.lost_record import refuse_lost_record

            refuse_lost_record(self.files)

    def lost_timer(self) -> str:
        """What ran in a log that is gone, in words; empty where nothing did."""
        known, seen = self.files.week_names(), names_in(os.path.dirname(self.folders.seen("")))
        # Names of logs sort as their weeks do, and before other names; mostly the last one seen is there.
        if known and not [name for name in seen if f"{known[-1]}{LOG}" < name < _BEHIND_LOGS]:
            return ""
        from tracker.storage.lost_record import lost_timer

        return lost_timer(self.files)

    def hours(self, days_meant: Callable[[date], DayRange]) -> Hours:
        """What was logged, by day, and what of the days cannot be read that are meant, given today.

        What has to be read for it is told on a terminal.
        """
        from tracker.reading.hours import hours_of

        reading = _Reading()
        try:
            return hours_of(self.files, self.zone, days_meant, self.now, reading.come_to)
        finally:
            reading.end()

    def made_of_logs(
        self, hours: Hours, days: DayRange, name: str, form: int, make: Callable[[list[Piece]], Any]
    ) -> list[Any]:
        """What is made of each log that may reach into some days; see ``MadeOfLogs``.

        What has to be read for it is told on a terminal.
        """
        from tracker.reading.made_of_logs import MadeOfLogs

        reading = _Reading()
        try:
            return MadeOfLogs(self.files, hours, name, form, make, reading.come_to).on(days)
        finally:
            reading.end()

    @property
    def changes(self) -> Changes:
        """What changes the record; a command that only reads does without the time it takes to load."""
        from tracker.changes.changes import Changes
        from tracker.cli.output import complain
        from tracker.storage.store import Store

        store = Store(self.folders)
        store.take_over(self.files)
        store.listen(complain)
        store.when_waiting(lambda words: complain(words) if words else None)
        store.watch(_progress)
        return Changes(store, self.zone)


class _Reading:
    """How far the reading of many logs has come. Mostly all is known, and nothing of this is loaded."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def come_to(self, done: int, of: int) -> None:
        if of < _MANY_LOGS:
            return
        if done == 0:
            self._progress = _progress()
        if self._progress is not None:
            self._progress.come_to("reading", done, of)

    def end(self) -> None:
        if self._progress is not None:
            self._progress.end()


def _progress() -> Progress | None:
    # Few changes are made of many files.
    from tracker.cli.progress import progress_on_a_terminal

    return progress_on_a_terminal()
