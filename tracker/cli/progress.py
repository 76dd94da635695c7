"""How far a change of many files has come, on a terminal while it takes long."""

from __future__ import annotations

import sys

from tracker.changes.progress import Progress


class _Line:
    """One line on standard error, written over itself, and gone in the end."""

    def __init__(self) -> None:
        self._width = 0

    def show(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text.ljust(self._width)}{'' if text else chr(13)}")
            sys.stderr.flush()
        except OSError:
            return
        self._width = len(text)


def progress_on_a_terminal() -> Progress | None:
    """The progress of a change that has begun; None where nobody looks."""
    is_looked_at = sys.stderr is not None and sys.stderr.isatty()
    return Progress(_Line().show) if is_looked_at else None
