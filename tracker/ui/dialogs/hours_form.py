"""A form for one number of hours."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import parse_hours
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField


class HoursForm(Form[str]):
    """Asks for hours; answers with them as they were typed, or with nothing where the field is empty."""

    def __init__(self, context: ScreenContext, title: str, hint: str, text: str) -> None:
        super().__init__(context)
        self._title = title
        self._hint = hint
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            field = Input(
                self._text, id="hours", classes="hours", compact=True, placeholder="–", max_length=8
            )
            yield FormField("Hours", field)
            yield Static(self._hint, classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#hours").focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the hours, or say what is wrong with them."""
        text = self.query_one("#hours", Input).value.strip()
        try:
            if text:
                parse_hours(text)
        except Misunderstood as error:
            self.refuse("hours", str(error))
            return
        self.dismiss(text)
