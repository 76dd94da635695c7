"""Makes the picture in the README from the real app: ``python -m tests.pictures [FOLDER]``."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.believable_week import NOW, record_believable_weeks
from tests.ui.driving import HandClock
from tracker.storage.folders import Folders
from tracker.storage.remembered import Remembered
from tracker.storage.store import Store
from tracker.timekeeper import Timekeeper
from tracker.ui.app import TrackerApp

PICTURES = {"week": ((104, 33), "tracker-dark")}


async def take(folder: Path, name: str, size: tuple[int, int], theme: str) -> None:
    """Save one picture of the week screen as an SVG."""
    with tempfile.TemporaryDirectory() as home:
        folders = Folders(f"{home}/data", f"{home}/state", f"{home}/config.toml")
        store = Store(folders)
        clock = HandClock(NOW)
        timekeeper = Timekeeper(store, clock.zone)
        record_believable_weeks(store, timekeeper)
        remembered = Remembered(folders.in_state("app.json"))
        app = TrackerApp(timekeeper, clock, remembered, timekeeper.record.week(None, clock.now()))
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            while app.view is None or app.view.session is None:
                await pilot.pause()
            await pilot.pause()
            app.save_screenshot(f"{name}.svg", str(folder))


def main(folder: Path) -> None:
    """Make every picture."""
    for name, (size, theme) in PICTURES.items():
        asyncio.run(take(folder, name, size, theme))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "docs")
