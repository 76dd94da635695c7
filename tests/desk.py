"""A data folder with someone who keeps time in it, in Berlin, on a clock that the test sets."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from tests.zones import BERLIN, NamedZone
from tracker.changes.changes import Changes
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.reading.record import Record
from tracker.storage.folders import Folders
from tracker.storage.store import Store

MIXING = Activity("mixing", "Mixing", "studio")
TUTORIALS = Activity("tutorials", "Tutorials", "learning")
PHONE = Activity("phone", "Phone", "leisure", 2, 4, False)
CAFE = Activity("cafe", "Café shifts", "job", 8, 3, True)
LISTED = (MIXING, TUTORIALS, PHONE, CAFE)
W46, W47, W48 = (Week(2026, number) for number in (46, 47, 48))
# Thursday of week 47.
NOW = BERLIN.at("2026-11-19 15:00")


def thursday(clock: str) -> datetime:
    return BERLIN.at(f"2026-11-19 {clock}")


class Desk:
    """One data folder. Each ``changes`` and ``store`` is as a program of its own would have it."""

    def __init__(self, folder: Path, zone: NamedZone = BERLIN) -> None:
        self.data, self.state = folder / "data", folder / "state"
        self.folders = Folders(str(self.data), str(self.state), str(folder / "config.toml"))
        self.zone = zone

    @property
    def store(self) -> Store:
        return Store(self.folders)

    @property
    def changes(self) -> Changes:
        return Changes(self.store, self.zone)

    @property
    def record(self) -> Record:
        return Record(self.store, self.zone)

    def lay_out(self, day_start: time = time(0)) -> Desk:
        """Put the usual list into the folder."""
        listed = ActivityList(LISTED, day_start=day_start)
        self.store.change("lay out", NOW, lambda change: change.put_list(listed))
        return self

    def path(self, week: Week = W47) -> Path:
        return Path(self.folders.log(week))

    def text(self, week: Week = W47) -> str:
        return self.path(week).read_text()

    def write(self, text: str, week: Week = W47) -> None:
        """Write a log by hand: its head is put before what is given unless it has one."""
        self.path(week).parent.mkdir(parents=True, exist_ok=True)
        head = "" if text.startswith("format") else f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n'
        self.path(week).write_text(head + text)

    def contents(self) -> dict[str, bytes]:
        """Every file of the data folder."""
        return {
            str(path.relative_to(self.data)): path.read_bytes()
            for path in sorted(self.data.rglob("*"))
            if path.is_file()
        }

    def entries(self) -> list[Entry]:
        """Every entry, log by log."""
        store = self.store
        logs = [store.log(week) for week in store.weeks()]
        return [entry for log in logs if log is not None for entry in log.entries]

    def shown(self) -> list[str]:
        """Every entry in few words, such as ``mixing Thu 14:00-15:00``."""
        return [
            f"{e.activity} {e.start:%a %H:%M}-{f'{e.end:%H:%M}' if e.end else ''}" for e in self.entries()
        ]


def entry_text(name: str, start: str, end: str | None = None, activity: str = "mixing") -> str:
    """An entry as it stands in a log; times are those of a Berlin winter."""
    lines = ["", "[[entries]]", f'id = "{name}"', f'activity = "{activity}"']
    lines.append(f"start = {BERLIN.at(start).isoformat()}")
    if end is not None:
        lines.append(f"end = {BERLIN.at(end).isoformat()}")
    return "\n".join([*lines, ""])
