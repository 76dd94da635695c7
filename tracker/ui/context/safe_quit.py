"""The way out of the app by its key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App

from tracker.domain.time.shown_time import clock_text
from tracker.ui.context.change_queue import ChangeQueue
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.presence import Presence
from tracker.ui.context.view import View

_LOOK_AGAIN_AFTER = 0.02


class SafeQuit:
    """Leaves once everything is saved; the timer goes on."""

    def __init__(
        self,
        app: App[Any],
        context: ScreenContext,
        changes: ChangeQueue,
        thread: FileThread,
        presence: Presence,
        leave: Callable[[str], None],
    ) -> None:
        """``leave`` ends the app with a last word; there may be none."""
        self._app = app
        self._context = context
        self._changes = changes
        self._thread = thread
        self._presence = presence
        self._leave_with = leave
        # Whether it was said that leaving now loses a change.
        self._has_warned = False

    def see(self, view: View) -> None:
        """Forget the warning once nothing waits any more."""
        if not view.unsaved:
            self._has_warned = False

    def ask(self) -> None:
        """Leave, or warn where a change cannot be saved; asked again, leave without it."""
        if self._context.view.unsaved and not self._has_warned:
            self._has_warned = True
            again = self._context.name_of_key("app.quit")
            self._context.say(
                f"A change is not saved yet. Press {again} again to leave without it.", "warning"
            )
            return
        self._app.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        """Wait for what is being saved, unless that may take for ever; then say farewell."""
        while not self._changes.are_done and not self._context.view.unsaved:
            await asyncio.sleep(_LOOK_AGAIN_AFTER)
        if self._context.view.unsaved and not self._has_warned:
            self.ask()
            return
        if not self._thread.hangs:
            # Settings are written behind the changes, in the order in which they were asked for.
            await self._thread.run(lambda: None)
        farewell = ""
        running, now = self._context.running, self._context.days.now()
        if running is not None:
            since = clock_text(running.start, now, self._context.zone)
            if not self._thread.hangs:
                await self._presence.leave()
            name = self._context.name_of(running.activity)
            farewell = f"{name} goes on, since {since}. tracker stop ends it."
        self._leave_with(farewell)
