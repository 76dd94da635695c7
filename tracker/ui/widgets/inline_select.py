"""A choice of one among few, in one line: arrows and first letters move through it, a click goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tracker.ui.terminal.key_bindings import key_binding


class InlineSelect(Widget, can_focus=True):
    """Holds one of several values, each with the words that stand for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("form.before", "turn(-1)"),
        key_binding("form.after", "turn(1)", show=True),
        key_binding("form.on", "app.focus_next", show=True),
    ]

    place: reactive[int] = reactive(0)
    """Which of the values is held."""

    def __init__(self, offered: Sequence[tuple[str, object]], value: object, id: str) -> None:
        super().__init__(id=id)
        self._offered = list(offered)
        values = [each for _, each in self._offered]
        self.set_reactive(InlineSelect.place, values.index(value) if value in values else 0)

    @property
    def value(self) -> object:
        """The value that is held."""
        return self._offered[self.place][1]

    def render(self) -> RenderResult:
        return Content(f"‹ {self._offered[self.place][0]} ›")

    def action_turn(self, steps: int) -> None:
        """Hold the value before or after."""
        self.place = (self.place + steps) % len(self._offered)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next value whose words begin with it."""
        if event.character is None or not event.character.isalpha():
            return
        order = [*range(self.place + 1, len(self._offered)), *range(self.place + 1)]
        for place in order:
            letters = [char for char in self._offered[place][0].casefold() if char.isalpha()]
            if letters and letters[0] == event.character.casefold():
                self.place = place
                event.stop()
                return

    def on_click(self) -> None:
        self.action_turn(1)
