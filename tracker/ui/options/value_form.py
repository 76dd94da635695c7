"""A form for one value that is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.errors import TrackerError
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField

Meant = TypeVar("Meant")


class ValueForm(Form[Meant], Generic[Meant]):
    """Asks for a value; ``None`` when it is left."""

    def __init__(
        self, context: ScreenContext, title: str, hint: str, text: str, parse: Callable[[str], Meant]
    ) -> None:
        """``parse`` says what a text means, and raises Misunderstood or Invalid for nonsense."""
        super().__init__(context)
        self._title = title
        self._hint = hint
        self._text = text
        self._parse = parse

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            field = Input(self._text, id="value", classes="hours", compact=True, max_length=13)
            yield FormField("", field, self._hint)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#value").focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the value, or say what is wrong with it."""
        after_typing(self, self._take)

    def _take(self) -> None:
        try:
            meant = self._parse(self.query_one("#value", Input).value)
        except TrackerError as error:
            self.refuse("value", str(error))
            return
        self.dismiss(meant)
