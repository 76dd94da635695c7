"""Asking for the words that are looked for in all notes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.footer import ScreenFooter

_HINT = "All of them, in any order."


class SearchForm(Dialog[str | None]):
    """Asks for words; ``None`` when it is left, or when nothing is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("find.choose", "look", show=True, priority=True, words="Search"),
        key_binding("find.leave", "leave", show=True),
    ]

    def __init__(self, context: ScreenContext, words: str = "") -> None:
        """``words`` are those that were looked for last."""
        super().__init__(context)
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static("Which words are in the note?", classes="form-title", markup=False)
            yield Input(self._words, id="search-words", compact=True)
            yield Static(_HINT, classes="form-hint", markup=False)
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Input).focus()

    def action_look(self) -> None:
        """Give the words back."""
        after_typing(self, self._take)

    def _take(self) -> None:
        self.dismiss(" ".join(self.query_one(Input).value.split()) or None)

    def action_leave(self) -> None:
        """Leave without looking for anything."""
        self.dismiss(None)
