"""The steps of an assessment in one line, and which of them is shown."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class StepBar(Widget):
    """Names the steps; a click goes to one."""

    COMPONENT_CLASSES = {"step-bar--present", "step-bar--done", "step-bar--ahead"}

    class Picked(Message):
        """A step was clicked, by its place."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    place: reactive[int] = reactive(0)
    """Which step is shown."""

    def __init__(self, names: list[str], id: str) -> None:
        super().__init__(id=id)
        self._names = names

    def _parts(self) -> Iterator[tuple[str, int]]:
        """Each name as it stands there, with its place."""
        for place, name in enumerate(self._names):
            yield (f"[{name}]" if place == self.place else f" {name} "), place

    def render(self) -> RenderResult:
        parts = []
        for text, place in self._parts():
            style = "present" if place == self.place else "done" if place < self.place else "ahead"
            parts.append(Content.styled(text, self.get_visual_style(f"step-bar--{style}")))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for text, place in self._parts():
            if 0 <= x < len(text):
                self.post_message(self.Picked(place))
                return
            x -= len(text)
