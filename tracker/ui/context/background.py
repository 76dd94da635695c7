"""What goes on behind the screens as long as the app is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from textual.app import App

from tracker.changes.changes import Changes
from tracker.clock import SystemClock
from tracker.domain.week.plan_words import timed_plan
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import closed_part
from tracker.settings.config import Settings
from tracker.storage.machine.app_memory import AppMemory
from tracker.ui.context.bookmarks import Bookmarks
from tracker.ui.context.change_queue import ChangeQueue
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.days import Days
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.lookups import Lookups
from tracker.ui.context.machine_settings import MachineSettings
from tracker.ui.context.messages import Messages
from tracker.ui.context.presence import Presence
from tracker.ui.context.reminders import Notify, SelfReminders
from tracker.ui.context.safe_quit import SafeQuit
from tracker.ui.context.shown_week import ShownWeek
from tracker.ui.context.view import View
from tracker.ui.context.week_reader import Snapshot, WeekReader

if TYPE_CHECKING:
    from tracker.changes.progress import Progress


class Background:
    """Puts together what the screens' context stands on, and keeps it going: files, changes, presence."""

    def __init__(
        self,
        app: App[Any],
        thread: FileThread,
        changes: Changes,
        clock: SystemClock,
        app_memory: AppMemory,
        settings: Settings,
        first: WeekRecord,
        meet: Callable[[Exception], None],
        leave: Callable[[str], None],
        notify: Notify,
    ) -> None:
        """``first`` is the week to begin with. ``meet`` is told what was raised where others wait behind
        it, ``leave`` ends the app with a last word, and ``notify`` sends a notice.
        """
        self._app = app
        self._thread = thread
        self._messages = messages = Messages(app, settings.bell)
        self.settings = MachineSettings(settings, changes.store.folders.config, thread)
        self.settings.follow(lambda chosen: setattr(messages, "has_bell", chosen.bell))
        notices: list[str] = []
        changes.store.listen(notices.append)
        changes.store.watch(self._progress)
        changes.store.when_waiting(self._say_for_now)
        self.changes = ChangeQueue(
            thread,
            messages.say,
            lambda: self.shown.publish(),
            lambda: self.shown.read(),
            meet,
            notices,
        )
        self.presence = Presence(changes.gap_notes, changes.heartbeat, thread, clock)
        snapshot = Snapshot(first, closed_part(first), planned=timed_plan(first))
        self.shown = ShownWeek(
            app,
            WeekReader(
                changes,
                clock,
                lambda: self.settings.in_force.limits,
                lambda: self.settings.in_force.reminders,
                snapshot,
            ),
            snapshot,
            self.presence,
            thread,
            clock,
            lambda: self.changes.unsaved,
            messages.tell_error,
        )
        self._reminders = SelfReminders(
            self.shown,
            lambda: self.settings.in_force.reminders,
            changes.store.folders.in_state("reminded"),
            thread,
            clock,
            messages,
            lambda work: app.run_worker(work, group="reminders"),
            notify,
        )
        self.context = ScreenContext(
            app,
            self.shown,
            self.changes,
            changes,
            clock,
            self.settings,
            messages,
            Days(lambda: self.shown.record, clock),
            Bookmarks(thread, app_memory),
            Lookups(
                thread,
                changes,
                clock,
                lambda: self.shown.record.week,
                messages.tell_error,
            ),
        )
        self._quit = SafeQuit(app, self.context, self.changes, thread, self.presence, leave)

    def begin(self) -> None:
        """Begin to carry out changes and to follow the files; the app must be mounted."""
        self._loop, self._in_app = asyncio.get_running_loop(), copy_context()
        self.context.follow(self._app, self._quit.see)
        self._last_step = b""
        self.context.follow(self._app, self._see_last_step)
        self._app.watch(self._app, "app_focus", self.shown.look_up, init=False)
        self._app.run_worker(self.changes.carry_out(), name="changes")
        self._app.run_worker(self.shown.follow_files(), name="files")

    def _see_last_step(self, view: View) -> None:
        """Offer no more to take back what another program's step has come after, or taken back itself."""
        if view.last_step != self._last_step:
            self._last_step = view.last_step
            if self.changes.are_done:
                self._messages.take_back_offer(self.changes.offered)

    def _progress(self) -> Progress:
        """What is told, by the thread of the files, how far a change of many files has come."""
        # Few changes are made of many files.
        from tracker.changes.progress import Progress

        def show(words: str) -> None:
            self._thread.go_on()
            self._say_for_now(words)

        return Progress(show)

    def _say_for_now(self, words: str) -> None:
        """Have the thread of the files told about while it is at something."""
        # By the loop itself: the app may be busy, and would tell this after what came of the change.
        with suppress(RuntimeError):  # The app has ended, and the change is still made whole.
            self._loop.call_soon_threadsafe(self._messages.say_for_now, words, context=self._in_app)

    def tick(self) -> None:
        """A second has passed."""
        self._messages.tick()
        self.shown.tick()
        self._reminders.tick()

    def leave(self) -> None:
        """Leave once everything is saved."""
        self._quit.ask()
