"""Sends a notice in the way that the settings name; where that fails, it is said once."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.settings.reminders import DESKTOP
from tracker.ui.notices.of_terminal import terminal_notice

if TYPE_CHECKING:
    from tracker.ui.notices.of_desktop import DesktopNotices

_TITLE = "tracker"


class Notices:
    """One for an app, from its beginning to its end."""

    def __init__(self, write: Callable[[str], None], warn: Callable[[str], None]) -> None:
        """``write`` hands something to the terminal, if there is one; ``warn`` tells what does not work."""
        self._write = write
        self._warn = warn
        self._desktop: DesktopNotices | None = None
        self._has_warned = False

    async def send(self, words: str, way: str) -> None:
        """Have some words shown outside of the app."""
        if way != DESKTOP:
            self._write(terminal_notice(way, words, "TMUX" in os.environ))
            return
        if self._desktop is None:
            # Few want it.
            from tracker.ui.notices.of_desktop import DesktopNotices

            self._desktop = DesktopNotices()
        reason = await self._desktop.send(_TITLE, words)
        if reason and not self._has_warned:
            self._has_warned = True
            self._warn(f"Desktop notices do not work here: {reason}. Options has others.")
