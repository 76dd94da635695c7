"""Lines of cells, each cell in a style of the stylesheet."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

# What a line looks like: its cells as texts, and the name of the style of each.
Cells = tuple[tuple[str, str], ...]

# The name of a cell without a style of its own: each class costs one application of the stylesheet.
PLAIN = "cell"
# What every table of rows has in common; see app.tcss.
OF_ROWS = ("row", "hover", "cursor")


class StyledCells(ScrollView):
    """Paints cells. ``style_prefix`` begins the names of the component classes that a subclass has itself."""

    style_prefix = ""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rich_styles: dict[tuple[str, ...], Style] = {}

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._rich_styles.clear()

    def strip_of(self, cells: Cells, under: tuple[str, ...], cursor_cell: int | None = None) -> Strip:
        """A line of cells; ``under`` are styles below those of the cells, as of a row under the cursor."""
        segments = []
        for place, (text, name) in enumerate(cells):
            names = (*under, name)
            if place == cursor_cell:
                names = (*names, "cursor")
            segments.append(Segment(text, self.style_of(*names)))
        return Strip(segments).adjust_cell_length(self.size.width, self.style_of(*under))

    def style_of(self, *names: str) -> Style:
        """The styles of these names over each other."""
        style = self._rich_styles.get(names)
        if style is None:
            visual = self.get_visual_style(*(self._class_of(name) for name in names if name != PLAIN))
            style = visual.rich_style
            if "cursor" in names and self.app.native_ansi_color:
                # Visual styles drop «reverse», and without colours nothing else would show the cursor.
                style += Style(reverse=True)
            self._rich_styles[names] = style
        return style

    def _class_of(self, name: str) -> str:
        return f"{'row-table' if name in OF_ROWS else self.style_prefix}--{name}"
