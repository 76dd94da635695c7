"""Choosing the digit that starts an activity."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tracker.domain.activities.activity import DIGITS, Activity
from tracker.domain.activities.digits import digits_in_force
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.footer import ScreenFooter


class DigitDialog(Dialog[int | None]):
    """Asks for the digit of an activity, beside what each digit starts now; ``None`` leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[key_binding(f"digit.choose{digit}", f"choose({digit})") for digit in DIGITS],
        key_binding("digit.leave", "leave", show=True),
    ]

    def __init__(self, context: ScreenContext, activity: Activity) -> None:
        super().__init__(context)
        self._activity = activity

    def compose(self) -> ComposeResult:
        listed = self.context.listed
        names = {digit: listed.get(key).name for key, digit in digits_in_force(listed).items()}
        lines = [f"  {digit}  {names.get(digit, 'nothing yet')}" for digit in DIGITS]
        with Vertical(classes="form"):
            yield Static(f"Which digit starts {self._activity.name}?", classes="form-title", markup=False)
            yield Static("\n".join(lines), markup=False)
        yield ScreenFooter()

    def action_choose(self, digit: int) -> None:
        """Take that digit."""
        self.dismiss(digit)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
