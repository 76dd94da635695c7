"""The title of the terminal window or tab, which Textual leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import h_mm
from tracker.domain.time.zone import instant_of

# The title is put on the terminal's stack and taken from it again, where it has one; where not, none is left.
KEEP, RESTORE = "\x1b[22;0t", "\x1b]2;\x07\x1b[23;0t"


class TerminalTitle:
    """Says in the terminal's title what runs."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._shown = ""

    def show(self, title: str) -> None:
        """Set the title, if it differs. Callers give text without control characters."""
        if title != self._shown:
            self._write(f"\x1b]2;{title}\x07")
            self._shown = title

    def show_again(self) -> None:
        """Set it again: others may have used the terminal, or it may have missed it."""
        title, self._shown = self._shown, ""
        if title:
            self.show(title)


def running_title(running: Entry | None, name: str, now: datetime) -> str:
    """What runs and for how long, in few words; ``name`` is that of its activity."""
    return "tracker" if running is None else f"▶ {name} {h_mm(running.seconds(instant_of(now)))}"
