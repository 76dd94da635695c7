"""The way out of the app by its key."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tracker.domain.time.shown_time import clock_text

if TYPE_CHECKING:
    from tracker.ui.app import TrackerApp
    from tracker.ui.context.change_queue import ChangeQueue
    from tracker.ui.context.file_thread import FileThread
    from tracker.ui.context.presence import Presence

_LOOK_AGAIN_AFTER = 0.02


class SafeQuit:
    """The way out by a key: once everything is saved; the timer goes on."""

    def __init__(self, app: TrackerApp, changes: ChangeQueue, thread: FileThread, presence: Presence) -> None:
        self._app = app
        self._changes = changes
        self._thread = thread
        self._presence = presence
        self.has_warned = False
        """Whether it was said that leaving now loses a change."""

    def ask(self) -> None:
        """Leave, or warn where a change cannot be saved; asked again, leave without it."""
        if self._app.held and not self.has_warned:
            self.has_warned = True
            again = self._app.name_of_key("app.quit")
            self._app.say(f"A change is not saved yet. Press {again} again to leave without it.", "warning")
            return
        self._app.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        """Wait for what is being saved, unless that may take for ever; then say farewell."""
        while not self._changes.are_done and not self._app.held:
            await asyncio.sleep(_LOOK_AGAIN_AFTER)
        if self._app.held and not self.has_warned:
            self.ask()
            return
        running, now = self._app.running, self._app.days.now()
        if running is not None:
            since = clock_text(running.start, now, self._app.zone)
            if not self._thread.hangs:
                await self._presence.leave()
            name = self._app.name_of(running.activity)
            self._app.farewell = f"{name} goes on, since {since}. tracker stop ends it."
        self._app.exit()
