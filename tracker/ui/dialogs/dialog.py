"""What lies over a screen and is answered once."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.tracker_screen import TrackerScreen

Answer = TypeVar("Answer")


class Dialog(TrackerScreen[Answer], ModalScreen[Answer]):
    """A modal screen that leaves once, however often its confirming key is pressed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [stylesheet("dialogs")]

    is_withdrawn = False
    """Whether there turned out to be nothing to ask about."""

    def on_mount(self) -> None:
        # A caret that blinks paints the dialog, and the screen that shines through it, twice a second.
        for field in self.query(Input):
            field.cursor_blink = False

    def withdraw(self) -> None:
        """Ask no more, and take no answer."""
        self.is_withdrawn = True
        if self.is_attached:
            self.call_after_refresh(self._go)

    def _go(self) -> None:
        # Not awaited: this is done by what would be waited for.
        self.dismiss(None)
