"""A form for a time of day that need not be settled."""

from __future__ import annotations

from datetime import time

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.errors import Misunderstood
from tracker.domain.time.time_words import parse_time_of_day
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField


@value
class SettledTime:
    """When something begins; None where no time is settled."""

    start: time | None


class TimeForm(Form[SettledTime]):
    """Asks for a time of day; ``None`` when it is left."""

    def __init__(self, context: ScreenContext, title: str, present: time | None) -> None:
        super().__init__(context)
        self._title = title
        self._present = "" if present is None else f"{present:%H:%M}"

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            field = Input(self._present, id="time", classes="hours", compact=True, max_length=10)
            yield FormField("", field, "19:00, or empty for no settled time")
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#time").focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the time, or say what is wrong with it."""
        after_typing(self, self._take)

    def _take(self) -> None:
        text = self.query_one("#time", Input).value
        try:
            start = parse_time_of_day(text) if text.strip() else None
        except Misunderstood as error:
            self.refuse("time", str(error))
            return
        self.dismiss(SettledTime(start))
