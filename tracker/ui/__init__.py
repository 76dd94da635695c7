"""The app: screens and widgets over the same record as the commands."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.clock import SystemClock
    from tracker.storage.folders import Folders
    from tracker.timekeeper import Timekeeper


def run_app(timekeeper: Timekeeper, clock: SystemClock, folders: Folders) -> tuple[int, str]:
    """Run the app until it is left; the exit code of the process, and a last word."""
    from tracker.settings_file import read_settings
    from tracker.storage.remembered import Remembered
    from tracker.ui.app import TrackerApp

    first = timekeeper.record.week(None, clock.now())
    remembered, settings = Remembered(folders.in_state("app.json")), read_settings(folders.config)
    app = TrackerApp(timekeeper, clock, remembered, first, timekeeper.record.is_new(), settings)
    app.run()
    return app.return_code or 0, app.farewell
