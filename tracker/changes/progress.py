"""How far a change of many files has come, in words, while it takes long."""

from __future__ import annotations

import time

from tracker.storage.files_in_change import MAKING, READING, WRITING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# In seconds.
_SAID_AFTER, _SAID_EVERY = 0.5, 0.1
_WORDS = {READING: "Reading", MAKING: "Changing", WRITING: "Writing"}


class Progress:
    """Says now and then how far a change has come, in words that each replace those before."""

    def __init__(self, show: Callable[[str], None]) -> None:
        """``show`` is given the words; none in the end, if there were any."""
        self._show = show
        self._next = time.monotonic() + _SAID_AFTER
        self._is_shown = False

    def come_to(self, stage: str, done: int, of: int) -> None:
        """Say that so many files have been done at a stage of the change."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _SAID_EVERY
        self._is_shown = True
        self._show(f"{_WORDS[stage]} {done} of {of} files …")

    def end(self) -> None:
        """Take the words away."""
        if self._is_shown:
            self._show("")
