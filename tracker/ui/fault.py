"""What the app does with an exception that nothing has handled: it ends, and shows nothing of it."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.worker import WorkerFailed


class EndsAtFault(App[None]):
    """An app that ends at an unhandled exception and keeps it in ``fault``.

    Textual would print a traceback with local variables, and so notes and names.
    """

    fault: Exception | None = None

    def on_mount(self) -> None:
        asyncio.get_running_loop().set_exception_handler(self._meet_stray_exception)

    def check_terminal(self) -> None:
        """End where the terminal has gone; who knows how says so here."""

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

    def _meet_stray_exception(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What asyncio would print over the screen, texts of the user and all."""
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running:
            self._handle_exception(error)
