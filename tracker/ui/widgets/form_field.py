"""A field of a form: its label before it, a hint behind it and, below, what is wrong with it.

With a widget for each of these a form takes twice as long to open, and at each letter that is typed.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.reactive import reactive
from textual.widget import Widget

from tracker.domain.text import cut, fitted, one_line, wrapped

LABEL_WIDTH = 14
"""Cells that a label has, with the blank behind it."""
_GAP = 2
# Where a hint has less room than this it is left out.
_LEAST_HINT = 4


class FormField(Widget):
    """Holds the widget that is filled in, which takes one line.

    Only behind a widget whose style gives it a width in cells there may be a hint.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"form-field--refused"}

    refused: reactive[str] = reactive("", layout=True)
    """What is wrong with it; empty where nothing is."""

    def __init__(self, label: str, widget: Widget, hint: str = "", label_width: int = LABEL_WIDTH) -> None:
        super().__init__(widget)
        self._label = one_line(label)
        self._widget = widget
        self._hint = hint
        self._label_width = label_width

    @property
    def layout(self) -> Layout:
        return _AFTER_LABEL

    def region_of_widget(self, width: int) -> Region:
        """Where in a width the widget stands."""
        wide, room = self._widget.styles.width, max(0, width - self._label_width)
        cells = int(wide.value) if wide is not None and wide.is_cells else room
        return Region(self._label_width, 0, min(cells, room), 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._hint_lines(width))) + len(self._refused_lines(width))

    def render(self) -> RenderResult:
        width, before = self.content_size.width, self._label_width
        behind = self.region_of_widget(width).right + _GAP
        hint = self._hint_lines(width) or [""]
        label = fitted(cut(self._label, before - 1), behind)
        lines = [Content(label + hint[0]), *(Content(" " * behind + line) for line in hint[1:])]
        style = self.get_visual_style("form-field--refused")
        lines += [Content.styled(" " * before + line, style) for line in self._refused_lines(width)]
        return Content("\n").join(lines)

    def _hint_lines(self, width: int) -> list[str]:
        room = width - self.region_of_widget(width).right - _GAP
        return wrapped(self._hint, room) if self._hint and room >= _LEAST_HINT else []

    def _refused_lines(self, width: int) -> list[str]:
        room = max(_LEAST_HINT, width - self._label_width)
        return wrapped(one_line(self.refused), room) if self.refused else []


class _AfterLabel(Layout):
    """Puts the widget of a field into the line of its label."""

    name = "after-label"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        assert isinstance(parent, FormField)
        region = parent.region_of_widget(size.width)
        return [WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child) for child in children]


_AFTER_LABEL = _AfterLabel()
