"""Back and forth: the last change taken back, and brought back."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class History:
    """Undo and redo, of whatever change; see Changes."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def undo(self, now: datetime) -> Outcome:
        """Take back the last change made on this machine."""
        return self._stepped("Undid", self._door.store.undo, now)

    def redo(self, now: datetime) -> Outcome:
        """Bring back what was undone last."""
        return self._stepped("Redid", self._door.store.redo, now)

    def _stepped(self, word: str, step: Callable[[datetime], str], now: datetime) -> Outcome:
        """What going back or forth did, and what runs now where that changed."""
        record, tell = self._door.record, self._door.telling(now)
        self._door.store.settle()
        before = record.running()
        label = step(now)
        running = record.running()
        lines = [f"{word} «{label}»."]
        if running is None and before is not None:
            lines.append("Nothing is running.")
        elif running is not None and (
            before is None or (running.activity, running.start) != (before.activity, before.start)
        ):
            lines.append(f"{tell.name(running)} is running, since {tell.clock(running.start)}.")
        return Outcome(tuple(lines), label)
