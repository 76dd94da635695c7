"""A made-up record in files, for properties of what is kept beside them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from tests.desk import Desk
from tests.domain.recorded import Recorded, day_starts, zones
from tracker.domain.entries.entry import Entry
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.storage.folders import Folders

DECADES = DayRange(date(2005, 1, 1), date(2029, 12, 31))
FATES = (
    "nothing", "one log is changed", "days begin otherwise", "one log vanishes", "it comes back",
    "the clocks go otherwise", "the cache is gone",
)  # fmt: skip


class Kept:
    """A made-up record in files, and what becomes of it."""

    def __init__(self, recorded: Recorded, folder: Path) -> None:
        self.desk = Desk(folder, recorded.zone).lay_out()
        self.zone, self.now = recorded.zone, recorded.now
        self.logs: dict[Week, tuple[str, list[Entry]]] = {}
        for entry in recorded.entries:
            week = recorded.calendar.week_of(entry)
            begin = str(recorded.calendar._day_start_of(week))
            self.logs.setdefault(week, (begin, []))[1].append(entry)
        for week in self.logs:
            self.write(week)

    def write(self, week: Week) -> None:
        begin, entries = self.logs[week]
        head = f'format = 1\nweek = "{week}"\nday_start = {begin}\n'
        self.desk.write(head + "".join(map(self._text, entries)), week)

    @staticmethod
    def _text(entry: Entry) -> str:
        end = "" if entry.end is None else f"end = {entry.end.isoformat()}\n"
        named = f'id = "{entry.id}"\nactivity = "{entry.activity}"\nsource = "{entry.source}"\n'
        return f"\n[[entries]]\n{named}start = {entry.start.isoformat()}\n{end}"

    def suffer(self, what: str, week: Week, data: st.DataObject) -> None:
        begin, entries = self.logs[week]
        if what == "one log is changed":
            self.logs[week] = begin, entries[:-1]
            self.write(week)
        elif what == "days begin otherwise":
            self.logs[week] = str(data.draw(day_starts)), entries
            self.write(week)
        elif what == "one log vanishes":
            self.desk.path(week).unlink(missing_ok=True)
        elif what == "it comes back":
            self.write(week)
        elif what == "the clocks go otherwise":
            self.zone = data.draw(zones)
        elif what == "the cache is gone":
            shutil.rmtree(self.desk.state, ignore_errors=True)

    def folders(self, knows_nothing: bool) -> Folders:
        """Where it is; with the state of somebody who has never looked at it."""
        folders = self.desk.folders
        if knows_nothing:
            folders = replace(folders, state=f"{folders.state}-of-nobody")
            shutil.rmtree(folders.state, ignore_errors=True)
        return folders
