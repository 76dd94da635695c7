"""Choices with their keys, in one line, for whoever would rather click."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tracker.domain.text import cell_width
from tracker.domain.value import value

_GAP = "  "


@value
class Choice:
    """What the key with an id does here, in words; a bare one stands without the name of its key."""

    key_id: str
    words: str
    is_bare: bool = False


class ChoiceLine(Widget):
    """Shows choices; a click on one asks for it, whatever its key is."""

    COMPONENT_CLASSES = {"choice-line--choice"}

    class Chosen(Message):
        """A choice was clicked, by the id of its key."""

        def __init__(self, key_id: str) -> None:
            super().__init__()
            self.key_id = key_id

    choices: reactive[tuple[Choice, ...]] = reactive(())
    """What can be chosen."""

    def __init__(self, name_of_key: Callable[[str], str], id: str | None = None) -> None:
        """``name_of_key`` says how the key with an id is called."""
        super().__init__(id=id)
        self._name_of_key = name_of_key

    def _shown(self, choice: Choice) -> str:
        return choice.words if choice.is_bare else f"{self._name_of_key(choice.key_id)} {choice.words}"

    def render(self) -> RenderResult:
        style = self.get_visual_style("choice-line--choice")
        parts: list[Content] = []
        for choice in self.choices:
            parts += [Content.styled(f" {self._shown(choice)} ", style), Content(_GAP)]
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for choice in self.choices:
            width = cell_width(self._shown(choice)) + 2
            if 0 <= x < width:
                self.post_message(self.Chosen(choice.key_id))
                return
            x -= width + len(_GAP)
