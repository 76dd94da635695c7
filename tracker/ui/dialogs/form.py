"""What the forms have in common: the keys, save and back, and saying what is wrong under a field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input

from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.form_field import FormField

Filled = TypeVar("Filled")

_ONCE_MORE = "Once more leaves without saving."


class Form(Dialog[Filled | None]):
    """Asks for something; ``None`` when it is left without saving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("form.leave", "leave", show=True),
        key_binding("form.save", "save", show=True),
        # Before the field sees it, so that keys typed quickly land where they should.
        key_binding("form.next", "app.focus_next", show=True, priority=True),
        key_binding("form.previous", "app.focus_previous", priority=True),
    ]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._texts: list[tuple[Input, str]] = []
        # What stood in the fields when it was said that leaving loses it.
        self._warned_of: list[str] = []

    def refuse(self, field: str, reason: str) -> None:
        """Say under a field what is wrong with it, and go there; an empty reason takes it back."""
        widget = self.query_one(f"#{field}")
        widget.query_ancestor(FormField).refused = reason
        if reason:
            widget.focus()

    def buttons(self) -> Iterator[Widget]:
        """Save and back, for the mouse."""
        with Horizontal(classes="buttons"):
            yield Button("Save", id="save", variant="primary", compact=True)
            yield Button("Back", id="back", compact=True)

    def is_filled(self) -> bool:
        """Whether leaving would lose anything."""
        return any(field.value != before for field, before in self._texts)

    def on_mount(self) -> None:
        self.remember_texts()

    def remember_texts(self) -> None:
        """What stands in the fields now is what the form began with."""
        self._texts = [(field, field.value) for field in self.query(Input)]

    @on(Button.Pressed, "#back")
    def action_leave(self) -> None:
        """Leave without saving; where something was filled in, only when asked twice in a row."""
        texts = [field.value for field, _ in self._texts]
        if self.is_filled() and texts != self._warned_of:
            self._warned_of = texts
            self.context.say(_ONCE_MORE, "warning")
            return
        if self.context.told.words == _ONCE_MORE:
            self.context.say_no_more()
        self.dismiss(None)

    @on(Button.Pressed, "#save")
    async def _save_by_mouse(self) -> None:
        await self.run_action("save")
