"""Makes the pictures of README and docs/ from the real program over the demo, and the tables of docs/.

``python -m tests.pictures`` brings both up to date; with a folder it puts the pictures there alone.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.report_pictures import take_reports
from tests.tables import DOCS, write_tables
from tests.ui.driving import HandClock
from tracker.changes.changes import Changes
from tracker.demo.folder import demo_folders
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.trends.table import TrendTable

THURSDAY_EVENING = datetime.fromisoformat("2026-11-19T20:25:47+01:00")
DARK, LIGHT = "tracker-dark", "tracker-light"
# Two hours of studio on Tuesday and on Thursday evening, three on Saturday, and an hour of learning.
PLANNED = (
    "right", "2", "enter", *"1900", "enter",
    "right", "right", "2", "enter", *"1900", "enter",
    "right", "right", "3", "enter", *"1400", "enter",
    "down", "left", "1",
)  # fmt: skip
# What is shown: the size, the theme, the keys that lead there, and whether it begins with nothing.
PICTURES = {
    "week": ((104, 36), DARK, (), False),
    "first-run": ((80, 24), DARK, (), True),
    "day": ((104, 30), DARK, ("D", "up", "up"), False),
    "list": ((104, 30), LIGHT, ("L", "down", "down", "down", "down", "down"), False),
    "plan": ((120, 32), DARK, ("P", "right_square_bracket", *PLANNED), False),
    "trends": ((120, 40), DARK, ("T", "up"), False),
    "assessment": ((104, 36), DARK, ("A", *["enter"] * 6, "2", "right", "plus"), False),
}


async def take(
    folder: Path, name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...], is_new: bool
) -> None:
    """Save one picture as an SVG."""
    clock = HandClock(THURSDAY_EVENING)
    with demo_folders(clock.now(), clock.zone) as made_up, tempfile.TemporaryDirectory() as home:
        empty = Folders(f"{home}/data", f"{home}/state", f"{home}/config.toml")
        folders = empty if is_new else made_up
        changes = Changes(Store(folders), clock.zone)
        app_memory = AppMemory(folders.in_state("app.json"))
        first = changes.record.week(None, clock.now())
        app = TrackerApp(changes, clock, app_memory, first, is_new)
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            await pilot.pause()
            while not is_new and app.context.view.session is None:
                await pilot.pause()
            for key in keys:
                await pilot.press(key)
                # What it asked of the files is read by now.
                await app._thread.run(lambda: None)
                await pilot.pause()
            for table in app.screen.query(TrendTable):
                while table.trends is None:
                    await pilot.pause()
            await pilot.pause()
            app.save_screenshot(f"{name}.svg", str(folder))


def main(folder: Path) -> None:
    """Make every picture."""
    for name, picture in PICTURES.items():
        asyncio.run(take(folder, name, *picture))
    take_reports(folder, THURSDAY_EVENING)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        main(DOCS)
        write_tables()
