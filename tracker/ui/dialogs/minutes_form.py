"""How many minutes of a gap to keep."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import MINUTE, h_mm, parse_duration
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField


class MinutesForm(Form[int]):
    """Asks for how long it went on; answers in seconds."""

    def __init__(self, context: ScreenContext, name: str, begin: str, longest: int) -> None:
        """``begin`` says when the gap began, ``longest`` is how many seconds it has."""
        super().__init__(context)
        self._words = f"How long did {name} go on after {begin}?"
        self._longest = longest

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._words, classes="form-title", markup=False)
            minutes = Input(id="minutes", classes="hours", compact=True, placeholder="20", max_length=8)
            yield FormField("Minutes", minutes, f"20, 1h30 or 1:30; at most {h_mm(self._longest)}")
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one("#minutes").focus()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Take the minutes, or say what is wrong with them."""
        text = self.query_one("#minutes", Input).value.strip()
        try:
            seconds = parse_duration(text, bare=MINUTE)
        except Misunderstood as error:
            self.refuse("minutes", str(error))
            return
        if MINUTE <= seconds <= self._longest:
            self.dismiss(seconds)
        else:
            self.refuse("minutes", f"From a minute up to {h_mm(self._longest)}.")
