"""Keys with what they say, in one line, for whoever would rather click."""

from __future__ import annotations

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tracker.domain.text import cell_width

_GAP = "  "


class ChoiceLine(Widget):
    """A click on a choice presses its key."""

    COMPONENT_CLASSES = {"choice-line--choice"}

    choices: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each key, and the words that are shown for it."""

    def render(self) -> RenderResult:
        style = self.get_visual_style("choice-line--choice")
        parts: list[Content] = []
        for _, words in self.choices:
            parts += [Content.styled(f" {words} ", style), Content(_GAP)]
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for key, words in self.choices:
            width = cell_width(words) + 2
            if 0 <= x < width:
                self.app.simulate_key(key)
                return
            x -= width + len(_GAP)
