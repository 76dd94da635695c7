"""The app over a running timer, for many ticks at speed, with commands, hand edits and undo in between, and
screens that are opened and closed.

Run by itself: ``python -m tests.faults.soak TICKS FOLDER``; it prints what it measured as JSON.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot

from tests.ui.driving import HandClock, all_is_saved, back_to_the_first, until
from tracker.changes.changes import Changes
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.settings.keys import BY_ID
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp

ACTIVITIES = (
    Activity("mixing", "Mixing", "studio"),
    Activity("tutorials", "Tutorials", "learning"),
    Activity("phone", "Phone", "leisure", 2, 4, False),
)
# A tick is a second of the app; a round is what happens every so many of them.
ROUND = 25
WARM_UP = 4
# The screen is waited for after so many ticks only.
LOOK_AFTER = 5
# A week of a person who switches often; without end, what is held of the record would grow as it does.
MOST_ENTRIES = 120
# What is opened, one a round.
OPENED = ("app.help", "activity.add", "week.list", "week.day", "activity.find", "week.trends", "week.options")


def memory_kb() -> int:
    """What the process holds in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def handles() -> int:
    """How many files and the like the process holds open."""
    return len(list(Path("/proc/self/fd").iterdir()))


class Soak:
    """One app, and a second hand on the same files."""

    def __init__(self, folder: Path) -> None:
        self.folders = Folders(str(folder / "data"), str(folder / "state"), str(folder / "config.toml"))
        self.clock = HandClock()
        self.other = self.changes()
        listed = ActivityList(ACTIVITIES)
        Store(self.folders).change("lay out", self.clock.now(), lambda change: change.put_list(listed))
        self.measured: list[tuple[int, int, int]] = []
        self.started = 0

    def changes(self) -> Changes:
        return Changes(Store(self.folders), self.clock.zone)

    async def run(self, ticks: int) -> dict[str, object]:
        """Let the app tick; what was measured at each tenth of the way."""
        self.other.timer.switch(ACTIVITIES[0], self.clock.now())
        own = self.changes()
        first = own.record.week_at_first(self.clock.now())
        app = TrackerApp(own, self.clock, AppMemory(self.folders.in_state("app.json")), first)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            rounds = max(10, ticks // ROUND)
            for number in range(rounds):
                for tick in range(ROUND):
                    self.clock.move(seconds=1)
                    app._tick()
                    await asyncio.sleep(0)
                    if tick % LOOK_AFTER == 0:
                        await pilot.pause()
                self.work(number)
                await self.open_and_close(app, pilot, OPENED[number % len(OPENED)])
                await pilot.press("2" if number % 2 else "3")
                await until(pilot, lambda: all_is_saved(app))
                if number >= rounds // WARM_UP and number % max(1, rounds // 20) == 0:
                    self.measured.append((memory_kb(), handles(), threading.active_count()))
            self.clock.move(seconds=1)
            app._tick()
            running = self.other.record.running()
            await until(pilot, lambda: app.context.view.report.running == running)
        return {
            "ticks": rounds * ROUND,
            "memory_kb": [each[0] for each in self.measured],
            "handles": sorted({each[1] for each in self.measured}),
            "threads": sorted({each[2] for each in self.measured}),
            "findings": [str(each.oddity) for each in self.changes().record.findings(self.clock.now())],
            "entries": len(self.entries()),
        }

    async def open_and_close(self, app: TrackerApp, pilot: Pilot[None], key_id: str) -> None:
        """Look at another screen or dialog, and go back."""
        await pilot.press(BY_ID[key_id].keys)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await back_to_the_first(app)

    def work(self, number: int) -> None:
        """What other programs and the user's editor do meanwhile."""
        now, what = self.clock.now(), number % 4
        if what == 0:
            self.other.timer.switch(ACTIVITIES[number % 3], now)
        elif what == 1:
            with suppress(Refused):
                self.other.history.undo(now)
        elif what == 2:
            for log in Path(self.folders.weeks).glob("[0-9]*.toml"):
                log.write_text(log.read_text("utf-8").replace("# by hand\n", "") + "# by hand\n", "utf-8")
        else:
            for entry in self.entries()[:-MOST_ENTRIES]:
                self.other.corrections.remove(entry, now)

    def entries(self) -> list[Entry]:
        """What the record holds, the oldest first."""
        store = Store(self.folders)
        logs = [log for week in sorted(store.weeks()) if (log := store.log(week)) is not None]
        return [entry for log in logs for entry in log.entries]


def main() -> None:
    """Run a soak, and print what was measured."""
    ticks, folder = int(sys.argv[1]), Path(sys.argv[2])
    print(json.dumps(asyncio.run(Soak(folder).run(ticks))))


if __name__ == "__main__":
    main()
