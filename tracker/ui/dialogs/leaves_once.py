"""A screen that is left once, however often it is asked to."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answer = TypeVar("Answer")


class LeavesOnce(Screen[Answer]):
    """Leaves at the first key or click that says so; what comes behind it says nothing more."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave with the answer; a second time does nothing."""
        # A second enter or click may wait behind the first, until after the screen has gone.
        return super().dismiss(result) if self.is_active else AwaitComplete()
