"""A plain question before something that touches much."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.footer import ScreenFooter


class YesNoDialog(Dialog[bool]):
    """Asks for a yes; everything else is a no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("question.yes", "say_yes", show=True),
        key_binding("question.no", "say_no", show=True),
    ]

    def __init__(self, context: ScreenContext, title: str, words: str) -> None:
        super().__init__(context)
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            yield Static(self._words, markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Yes", id="yes", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
        yield ScreenFooter()

    @on(Button.Pressed, "#yes")
    def action_say_yes(self) -> None:
        """Go on with it."""
        self.dismiss(True)

    @on(Button.Pressed, "#back")
    def action_say_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
