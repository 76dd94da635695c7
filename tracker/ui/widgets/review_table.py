"""The lines of a step of the assessment: text, and rows whose cells can be answered."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.text import cell_width
from tracker.domain.value import value
from tracker.ui.widgets.styled_cells import Cells, StyledCells

STYLES = ("head", "cell", "strong", "quiet", "missing", "good", "bad", "row", "hover", "cursor")


@value
class Line:
    """One line. With a ``key`` the cursor can stand on it, on one of the cells ``asked`` if there are any."""

    cells: Cells
    key: str = ""
    asked: tuple[int, ...] = ()


class ReviewTable(StyledCells, can_focus=True, inherit_bindings=False):
    """Shows lines; the cursor stands on an answer. What is pressed is the screen's to take."""

    style_prefix = "review"
    COMPONENT_CLASSES = {f"review--{name}" for name in STYLES}

    class Chosen(Message):
        """What the cursor is on was clicked again."""

    class Moved(Message):
        """The cursor stands on something else."""

    cursor_key: reactive[str] = reactive("", repaint=False)
    """The row under the cursor."""
    cursor_place: reactive[int] = reactive(0, repaint=False)
    """Which of its answers the cursor is on."""
    hover_line: reactive[int | None] = reactive(None)
    """The line under the mouse."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._frozen = 0

    def show(self, lines: tuple[Line, ...], frozen: int, is_new: bool) -> None:
        """Show lines, the first of them ``frozen`` in their place.

        Of a new step they are shown from the top, with the cursor on the first answer.
        """
        self._lines = lines
        self._frozen = frozen
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        keys = self._keys
        if is_new:
            self.scroll_to(y=0, animate=False)
            self.cursor_place = 0
        if is_new or self.cursor_key not in keys:
            self.cursor_key = keys[0] if keys else ""
        self.refresh()

    def stand_on(self, key: str, place: int) -> None:
        """Put the cursor on one of the answers of a row, if there is that row."""
        if key in self._keys:
            self.cursor_key = key
            self.cursor_place = place

    @property
    def _keys(self) -> list[str]:
        return [line.key for line in self._lines if line.key]

    @property
    def places(self) -> int:
        """How many answers the row under the cursor has."""
        return next((len(line.asked) for line in self._lines if line.key == self.cursor_key), 0)

    def watch_cursor_key(self) -> None:
        self._look()
        self.post_message(self.Moved())

    def watch_cursor_place(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def _look(self) -> None:
        line = next((n for n, line in enumerate(self._lines) if line.key and line.key == self.cursor_key), 0)
        top, room = self.scroll_offset.y, self.size.height
        is_first = bool(self._keys) and self._keys[0] == self.cursor_key
        if is_first or line < top + self._frozen:
            self.scroll_to(y=0 if is_first else line - self._frozen, animate=False)
        elif line >= top + room > 0:
            self.scroll_to(y=line - room + 1, animate=False)
        self.refresh()

    def move(self, lines: int) -> None:
        """Move the cursor over rows or, where there are none, scroll."""
        keys = self._keys
        if not keys:
            self.scroll_relative(y=lines, animate=False)
            return
        place = keys.index(self.cursor_key) if self.cursor_key in keys else 0
        to = place + lines
        if to >= len(keys):
            # What stands below the last row comes into sight as well.
            self.scroll_end(animate=False)
        self.cursor_key = keys[min(len(keys) - 1, max(0, to))]

    def move_aside(self, places: int) -> bool:
        """Move the cursor to another answer of its row; whether there is any."""
        if self.places < 2:
            return False
        self.cursor_place = min(self.places - 1, max(0, self.cursor_place + places))
        return True

    def go_on(self) -> None:
        """To the next answer, in this row or the one below."""
        if self.cursor_place < self.places - 1:
            self.cursor_place += 1
        elif self._keys and self.cursor_key != self._keys[-1]:
            self.cursor_place = 0
            self.move(1)

    def render_line(self, y: int) -> Strip:
        number = self._line_at(y)
        if number is None:
            return Strip.blank(self.size.width, self.style_of().background_style)
        line = self._lines[number]
        if not line.key:
            return self.strip_of(line.cells, ())
        has_cursor = line.key == self.cursor_key
        under = ("row",) if has_cursor else ("hover",) if number == self.hover_line else ()
        asked = line.asked[min(self.cursor_place, len(line.asked) - 1)] if line.asked else None
        return self.strip_of(line.cells, under, asked if has_cursor else None)

    def _line_at(self, y: int) -> int | None:
        number = y if y < self._frozen else y + self.scroll_offset.y
        return number if number < len(self._lines) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover_line = self._line_at(event.y)

    def on_leave(self) -> None:
        self.hover_line = None

    def on_click(self, event: events.Click) -> None:
        number = self._line_at(event.y)
        line = self._lines[number] if number is not None else None
        if line is None or not line.key:
            return
        place, x = None, 0
        for cell, (text, _) in enumerate(line.cells):
            if cell in line.asked and x <= event.x < x + cell_width(text):
                place = line.asked.index(cell)
            x += cell_width(text)
        was = (self.cursor_key, self.cursor_place)
        self.cursor_key = line.key
        if place is not None:
            self.cursor_place = place
        if was == (self.cursor_key, self.cursor_place) or not line.asked:
            self.post_message(self.Chosen())
