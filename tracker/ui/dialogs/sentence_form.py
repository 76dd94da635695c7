"""A form for one text: a sentence, or a few lines that are kept as one paragraph."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.footer import ScreenFooter


class SentenceForm(Form[str]):
    """Asks for a text; ``None`` when it is left. Enter saves."""

    BINDINGS = [key_binding("form.take", "save", priority=True)]

    def __init__(self, context: ScreenContext, title: str, hint: str, text: str) -> None:
        super().__init__(context)
        self._title = title
        self._hint = hint
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            yield TextArea(self._text, id="text", compact=True, soft_wrap=True, tab_behavior="focus")
            yield Static(self._hint, classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.focus()
        area.move_cursor(area.document.end)

    def is_filled(self) -> bool:
        return self.query_one(TextArea).text != self._text

    def action_save(self) -> None:
        """Give the text back as one paragraph."""
        if self.focused is not None and self.focused.id == "back":
            self.action_leave()
            return
        after_typing(self, self._take)

    def _take(self) -> None:
        self.dismiss(" ".join(self.query_one(TextArea).text.split()))
