"""The composition root: clock, folders and store are made here and handed on."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.cli.arguments import Call
    from tracker.cli.context import Context
    from tracker.clock import SystemClock
    from tracker.domain.time.week import Week
    from tracker.storage.folders import Folders
    from tracker.storage.store import Store


# The app and coverage; cProfile, which later Pythons tell of calls in a way of their own; pdb.
_HAVE_MORE_TO_DO = ("threading", "_lsprof", "bdb")


def main(arguments: list[str] | None = None, clock: SystemClock | None = None) -> int:
    """Run a command or, without one, the app. Returns the exit code."""
    # A command is over before cycles of objects weigh anything, and looking for them takes its time. The app
    # goes on with that once there is a picture.
    gc.disable()
    try:
        code = _main(arguments, clock)
    finally:
        gc.enable()
    if arguments is None:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """Leave the program at once where nothing is left to do.

    To take apart what goes away with it anyway takes Python a tenth of what a command takes. Whatever has
    something to do at the end, as the app or what watches programs from inside, is known by what it loads,
    or is told of every call.
    """
    if sys.getprofile() is not None or any(name in sys.modules for name in _HAVE_MORE_TO_DO):
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        # Python says at its own end what it could not write.
        return
    os._exit(code)


def _main(arguments: list[str] | None, clock: SystemClock | None) -> int:
    if "_ARGCOMPLETE" in os.environ:
        from tracker.cli.completion import answer_the_shell

        answer_the_shell()
    if clock is None:
        from tracker.cli.output import complain
        from tracker.clock import SystemClock

        clock = SystemClock()
        problem = clock.zone_problem(os.environ)
        if problem:
            complain(problem)
    try:
        return _run(sys.argv[1:] if arguments is None else arguments, clock)
    except Exception as error:
        from tracker.cli.output import complain
        from tracker.storage.machine.fault_report import FAULT, keep_report

        complain(keep_report(error, os.environ, clock.now()))
        return FAULT


def _run(arguments: list[str], clock: SystemClock) -> int:
    from tracker.cli import run

    def make_context(data: str | None) -> Context:
        from tracker.cli.context import Context
        from tracker.storage.files import Files
        from tracker.storage.folders import find_folders
        from tracker.storage.journal.journal_end import is_settled

        folders = find_folders(os.environ, data)
        if not is_settled(folders):
            _store(folders).settle()
        return Context(Files(folders), clock.zone, clock.now())

    def open_app(data: str | None, call: Call | None) -> int:
        demo = call if call is not None and call.command.name == "demo" else None
        weeks = _demo_weeks(demo) if demo is not None else None
        assesses = call if call is not None and call.command.name == "assess" else None
        week = _week_named(assesses, make_context(data)) if assesses is not None else None
        if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
            print("tracker: the app needs a terminal. For the commands: tracker --help", file=sys.stderr)
            return 2
        if demo is not None:
            return _run_demo(clock, weeks)
        from tracker.storage.folders import find_folders

        code, farewell = _run_app(find_folders(os.environ, data), clock, assesses is not None, week)
        if farewell:
            print(farewell)
        return code

    return run(arguments, make_context, open_app)


def _week_named(call: Call, context: Context) -> Week | None:
    """The week that was named; None where none was. Raises Misunderstood, Invalid or Refused."""
    from tracker.domain.errors import Refused
    from tracker.domain.time.period import parse_week
    from tracker.domain.time.zone import instant_of

    text = call.given("w")
    if text is None:
        return None
    this = context.record.calendar().week_at(instant_of(context.now))
    week = parse_week(text, this)
    if this < week:
        raise Refused(f"{week} has not begun yet.")
    return week


def _run_app(
    folders: Folders,
    clock: SystemClock,
    is_assessing: bool = False,
    week: Week | None = None,
    is_demo: bool = False,
) -> tuple[int, str]:
    from tracker.changes.changes import Changes
    from tracker.storage.lost_record import refuse_lost_record
    from tracker.ui import run_app

    store = _store(folders)
    refuse_lost_record(store)
    store.sweep(clock.now())
    return run_app(Changes(store, clock.zone), clock, folders, is_assessing, week, is_demo)


def _demo_weeks(call: Call) -> int | None:
    """How many weeks a demo is to have; None where none are named. Raises Misunderstood."""
    text = call.given("weeks")
    if text is None:
        return None
    from tracker.demo.long_life import MOST_WEEKS
    from tracker.domain.time.duration import whole_number

    weeks = whole_number(text, 1, MOST_WEEKS)
    if weeks is None:
        raise call.command.misused(f"--weeks goes from 1 to {MOST_WEEKS}, not «{text}».")
    return weeks


def _run_demo(clock: SystemClock, weeks: int | None) -> int:
    from tracker.demo.folder import demo_folders
    from tracker.storage.folders import find_folders

    config = find_folders(os.environ, None).config
    with demo_folders(clock.now(), clock.zone, config, weeks) as folders:
        code, _ = _run_app(folders, clock, is_demo=True)
    print("That was a demo: its made-up weeks are gone, and nothing of yours was touched.")
    print("Begin your own: tracker")
    return code


def _store(folders: Folders) -> Store:
    from tracker.storage.store import Store

    return Store(folders)


def _is_terminal(stream: object) -> bool:
    """Whether a stream is a terminal; one that was closed is None."""
    return bool(getattr(stream, "isatty", lambda: False)())


if __name__ == "__main__":
    sys.exit(main())
