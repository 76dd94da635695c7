"""The app: screens and widgets over the same record as the commands."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.clock import SystemClock
    from tracker.storage.folders import Folders
    from tracker.timekeeper import Timekeeper


def run_app(timekeeper: Timekeeper, clock: SystemClock, folders: Folders) -> tuple[int, str]:
    """Run the app until it is left; the exit code of the process, and a last word."""
    from tracker.storage.remembered import Remembered
    from tracker.ui.app import TrackerApp

    first = timekeeper.record.week(None, clock.now())
    app = TrackerApp(
        timekeeper, clock, Remembered(folders.in_state("app.json")), first, timekeeper.record.is_new()
    )
    app.run()
    return app.return_code or 0, app.farewell
