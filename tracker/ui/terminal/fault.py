"""What the app does with an exception that nothing has handled.

What could not be read or saved is said, wherever that was found out; anything else ends the app, and
nothing of it is shown.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from textual._context import active_message_pump
from textual.app import App, ScreenError
from textual.css.query import QueryError
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed, get_current_worker

from tracker.clock import SystemClock
from tracker.domain.errors import TrackerError
from tracker.ui.context.gone_screen import is_gone

_LONG = 20.0


class EndsAtFault(App[None]):
    """An app that ends at an unhandled exception and keeps it in ``fault``.

    Textual would print a traceback with local variables, and so notes and names.
    """

    fault: Exception | None = None

    def on_mount(self) -> None:
        asyncio.get_running_loop().set_exception_handler(self._meet_unhandled_exception)

    def check_terminal(self) -> None:
        """End where the terminal has gone; who knows how says so here."""

    def say(self, words: str, severity: SeverityLevel = "information") -> None:
        """Tell what happened; who has a place for it says so here."""
        self.notify(words, severity=severity, markup=False)

    def tell_error(self, error: TrackerError) -> None:
        """Say what could not be read or done; who can say something says so here."""

    def go_on_after(self, clock: SystemClock, error: Exception) -> None:
        """Say what was met where others wait behind it, and keep a report of a fault of the program's own."""
        if isinstance(error, TrackerError):
            self.tell_error(error)
            return
        # Few will ever need it.
        from tracker.storage.machine.fault_report import GOES_ON, keep_report

        words = keep_report(error, os.environ, clock.now(), GOES_ON)
        self.say(words, "error")

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        screen = _screen_of(default_namespace)
        if screen is not None and is_gone(screen):
            # A key that was pressed once more than it took.
            return True
        return await super().run_action(action, default_namespace, namespaces)

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except TrackerError as error:
            self.tell_error(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        met = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(met, TrackerError) and isinstance(error, WorkerFailed):
            self.tell_error(met)
        elif isinstance(met, QueryError | ScreenError) and _is_of_gone_screen(error):
            # It was to be shown on a screen that has gone meanwhile.
            return
        else:
            super()._handle_exception(error)

    def panic(self, *renderables: object) -> None:
        """End, for what Textual met: an exception, or a thread of its own that was ended by one."""
        self.check_terminal()
        met = next((each for each in renderables if isinstance(each, Exception)), None)
        self._end_at(met or RuntimeError("A thread of Textual ended."))

    def _fatal_error(self) -> None:
        self._end_at(self._exception or RuntimeError("Textual ended."))

    def _end_at(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        self.fault = self.fault or error
        self._close_messages_no_wait()

    def _meet_unhandled_exception(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What asyncio would print over the screen, texts of the user and all."""
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running:
            self._handle_exception(error)


def _is_of_gone_screen(error: Exception) -> bool:
    """Whether what met an exception belongs to a screen that was left."""
    met_by = get_current_worker().node if isinstance(error, WorkerFailed) else active_message_pump.get()
    screen = _screen_of(met_by)
    return screen is not None and is_gone(screen)


def _screen_of(node: MessagePump | None) -> Screen[Any] | None:
    """The screen that something stands on, also when it is just leaving."""
    while node is not None and not isinstance(node, Screen):
        node = node._parent
    return node
