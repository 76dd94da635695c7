"""How far a change of many files has come, on a terminal while it takes long."""

from __future__ import annotations

import sys
import time

from tracker.storage.files_in_change import MAKING, READING, WRITING

# In seconds.
_SAID_AFTER, _SAID_EVERY = 0.5, 0.1
_WORDS = {READING: "Reading", MAKING: "Changing", WRITING: "Writing"}


class Progress:
    """One line on standard error, written over itself, and gone in the end."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SAID_AFTER
        self._width = 0

    def come_to(self, stage: str, done: int, of: int) -> None:
        """Show that so many files have been done at a stage of the change."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _SAID_EVERY
        self._show(f"{_WORDS[stage]} {done} of {of} files …")

    def end(self) -> None:
        """Take the line away."""
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text.ljust(self._width)}{'' if text else chr(13)}")
            sys.stderr.flush()
        except OSError:
            return
        self._width = len(text)


def progress_on_a_terminal() -> Progress | None:
    """The progress of a change that has begun; None where nobody looks."""
    is_looked_at = sys.stderr is not None and sys.stderr.isatty()
    return Progress() if is_looked_at else None
