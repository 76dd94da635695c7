"""What lies over a screen and is answered once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A modal screen that leaves once, however often its confirming key is pressed."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave with the answer; a second time does nothing."""
        # A second enter may wait behind the first, until after the screen has gone.
        return super().dismiss(result) if self.is_active else AwaitComplete()
