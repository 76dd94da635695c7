"""The app: screens and widgets over the same record as the commands.

There is one way down for data: ``context/`` publishes one view, the week as of now, and screens follow it
and hand to their widgets what those show. There is one way up for what is asked for: widgets post messages
to their screen, and screens call methods of the context that they are given. No screen knows the app, reads
a file or holds a rule; what takes longer than a moment is done by the thread of the files, and told when it
comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.changes.changes import Changes
    from tracker.clock import SystemClock
    from tracker.domain.time.week import Week
    from tracker.storage.folders import Folders


def run_app(
    changes: Changes,
    clock: SystemClock,
    folders: Folders,
    is_assessing: bool = False,
    week: Week | None = None,
    is_demo: bool = False,
) -> tuple[int, str]:
    """Run the app until it is left. A demo says that it is one.

    It may begin with the assessment of a week or, for None, of the last one that is open.
    Returns the exit code of the process, and a last word. Raises Stopped, once the terminal is as it was,
    for any exception that nothing has handled.
    """
    from tracker.settings.config_file import read_settings
    from tracker.storage.machine.app_memory import AppMemory
    from tracker.storage.machine.fault_report import Stopped
    from tracker.ui.app import TrackerApp

    first = changes.record.week_at_first(clock.now())
    app_memory, settings = AppMemory(folders.in_state("app.json")), read_settings(folders.config)
    opens = None
    if is_assessing:
        from functools import partial

        from tracker.ui.assessment.screen import AssessmentScreen

        opens = partial(AssessmentScreen, week=week)
    app = TrackerApp(changes, clock, app_memory, first, changes.record.is_new(), settings, opens, is_demo)
    app.run()
    if app.fault is not None:
        lost = "A change that waited for the disk is lost; the rest of your record is whole."
        raise Stopped(lost if app.context.view.unsaved else "") from app.fault
    return app.return_code or 0, "" if app.is_terminal_stuck else app.farewell
