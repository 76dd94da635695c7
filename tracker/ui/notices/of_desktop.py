"""Notices of the desktop, by a library that need not be there, on a thread of its own."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from tracker.domain.text import cut, one_line
from tracker.ui.context.side_thread import side_thread

_PATIENCE = 10.0
_LONGEST_REASON = 160
_INSTALL = 'they need pip install "tracker[notices]"'
# What a bus says, by a part of it, as a person would.
_SAID = {
    "[Errno": "this session has no message bus",
    "DBUS_SESSION_BUS_ADDRESS": "this session has no message bus",
    "address ": "this session has no message bus",
    "not provided by any": "nothing on this desktop shows notices",
}


class DesktopNotices:
    """Sends one after the other. Its thread is one that nobody waits for at the end."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._notifier: Any = None
        self._heard = _Heard()
        side_thread(self._loop.run_forever, "notices")

    async def send(self, title: str, words: str) -> str:
        """Have a notice shown; why it was not, and nothing where it was."""
        return await asyncio.wrap_future(
            asyncio.run_coroutine_threadsafe(self._send(title, words), self._loop)
        )

    async def _send(self, title: str, words: str) -> str:
        try:
            # Loaded here, as it takes long, and the app goes on meanwhile.
            import desktop_notifier
        except ImportError:
            return _INSTALL
        self._heard.listen()
        try:
            if self._notifier is None:
                self._notifier = desktop_notifier.DesktopNotifier(title, app_icon=None)
            # Servers take a part of a text in such signs for markup.
            await asyncio.wait_for(self._notifier.send(title, words.replace("<", "‹")), _PATIENCE)
        except TimeoutError:
            self._heard.reasons.append("the desktop does not answer")
        except Exception as error:
            # Whatever a desktop or its library comes up with costs a notice, and nothing else.
            self._heard.reasons.append(str(error) or type(error).__name__)
        if not self._heard.reasons:
            return ""
        # The next one begins anew: a desktop may come back.
        self._notifier = None
        return _plain(self._heard.reasons[0])


def _plain(reason: str) -> str:
    known = next((words for part, words in _SAID.items() if part in reason), reason)
    return cut(one_line(known).rstrip("."), _LONGEST_REASON)


class _Heard(logging.Handler):
    """Hears why the library could not send something: it says so to its log and nowhere else."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reasons: list[str] = []

    def listen(self) -> None:
        """Hear it anew, and let nothing of it come onto the screen."""
        self.reasons = []
        for name in ("desktop_notifier", "dbus_fast"):
            logger = logging.getLogger(name)
            logger.propagate = False
            if self not in logger.handlers:
                logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.reasons.append(str(error or record.getMessage()))
