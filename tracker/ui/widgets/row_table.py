"""A table of rows with a cursor: what stands in the rows is its subclasses' to say, the rest is done here.

A subclass makes lines of what it shows, and binds its own keys. None are inherited: what scrolls takes the
arrows and the page keys, and would keep them from the screen, and from its help.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.text import cell_width
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.styled_cells import OF_ROWS, Cells, StyledCells

# More than there are rows.
FAR = 9999


@value
class Line:
    """One line. With a ``key`` it belongs to a row, and the cursor can stand on it.

    ``stops`` are the cells that the cursor can stand on, one at a time. A row may have several lines with
    one key; one without cells stays blank. A heading is kept in sight above the row that follows it.
    ``under`` is a style below those of the cells.
    """

    cells: Cells
    key: str = ""
    stops: tuple[int, ...] = ()
    under: str = ""
    is_heading: bool = False


class RowTable(StyledCells, can_focus=True, inherit_bindings=False):
    """Shows lines that scroll between a head and a foot. Rows are known by their keys: they come and go."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-table--{name}" for name in OF_ROWS}

    class Moved(Message, bubble=False):
        """The cursor stands on something else, or what it stands on has changed. It comes to the screen."""

    cursor_key: reactive[str] = reactive("", repaint=False)
    """The row under the cursor; empty where there is none."""
    cursor_column: reactive[int] = reactive(0, repaint=False)
    """On which of the row's stops the cursor is."""
    hover_key: reactive[str] = reactive("", repaint=False)
    """The row under the mouse."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._head: tuple[Line, ...] = ()
        self._body: tuple[Line, ...] = ()
        self._foot: tuple[Line, ...] = ()
        # Which of the rows the cursor was on, for when that row is gone.
        self._place = 0
        # The row that went from under the cursor, for when it comes back.
        self._lost = ""

    # What a subclass says

    def lay_out(self) -> None:
        """Show the lines of what is to be shown; the size may be another one."""

    def cells_at_cursor(self, line: Line) -> Cells:
        """The cells of a line of the row under the cursor."""
        return line.cells

    def clicked(self, again: bool, times: int) -> None:
        """The row under the cursor was clicked, ``again`` if the cursor was there before the click."""

    # What is shown

    def show(
        self,
        body: Sequence[Line],
        head: Sequence[Line] = (),
        foot: Sequence[Line] = (),
        begin_at: str | None = None,
    ) -> None:
        """Show other lines. What differs is painted anew, and the cursor stays on its row.

        With ``begin_at`` something else is shown than before: from the top, the cursor on that row.
        """
        stood = self._first_line_of(self.cursor_key)
        before = (self._head, self._body, self._foot)
        self._head, self._body, self._foot = tuple(head), tuple(body), tuple(foot)
        height = sum(map(len, (head, body, foot)))
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        # Textual looks at it only where the widget gets another size: a bar that is not needed any more
        # would lie on the last column.
        self._scroll_update(self.virtual_size)
        self._repaint_what_differs(*before)
        if begin_at is None:
            self._keep_the_cursor()
        else:
            self.scroll_to(y=0, animate=False)
            self.cursor_key, self._lost = begin_at, ""
        self._remember_place()
        if begin_at is not None or self._first_line_of(self.cursor_key) != stood:
            self.bring_into_view()
        last = max(0, len(self._body) - self._body_height)
        if self._body_height > 0 and self.scroll_offset.y > last:
            # There are fewer lines than before.
            self.scroll_to(y=last, animate=False)

    def _repaint_what_differs(
        self, head: tuple[Line, ...], body: tuple[Line, ...], foot: tuple[Line, ...]
    ) -> None:
        parts = ((head, self._head, 0), (body, self._body, self._body_y), (foot, self._foot, self._foot_y))
        if any(len(old) != len(new) for old, new, _ in parts):
            self.refresh()
            return
        for old, new, y in parts:
            for number, (was, line) in enumerate(zip(old, new, strict=True)):
                if was != line:
                    self._repaint(y + number)

    def _keep_the_cursor(self) -> None:
        """Where its row has gone, the cursor stays at the place; should the row come back, it goes there."""
        keys = self.keys
        if self._lost in keys:
            self.cursor_key = self._lost
        elif self.cursor_key not in keys:
            lost = self.cursor_key or self._lost
            self.cursor_key = keys[min(self._place, len(keys) - 1)] if keys else ""
            self._lost = lost

    def _remember_place(self) -> None:
        keys = self.keys
        if self.cursor_key in keys:
            self._place = keys.index(self.cursor_key)

    def on_resize(self) -> None:
        self.lay_out()
        # The cursor may have been put somewhere before there was any room to scroll in.
        self.bring_into_view()

    def watch_cursor_key(self, before: str, key: str) -> None:
        self._lost = ""
        self._remember_place()
        self._repaint_row(before)
        self._repaint_row(key)
        self.bring_into_view()
        self.tell_of_move()

    def tell_of_move(self) -> None:
        """Say that something else is under the cursor."""
        # Not by all that lies between: an arrow that is held down says it thirty times a second.
        self.screen.post_message(self.Moved())

    def watch_cursor_column(self) -> None:
        self._repaint_row(self.cursor_key)
        self.tell_of_move()

    def watch_hover_key(self, before: str, key: str) -> None:
        self._repaint_row(before)
        self._repaint_row(key)

    def _repaint_row(self, key: str) -> None:
        for number in self._lines_of(key):
            self._repaint(self._body_y + number)

    def _repaint(self, y: int) -> None:
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    # Where things are

    @property
    def keys(self) -> list[str]:
        """The rows, from the top."""
        return list(dict.fromkeys(line.key for line in self._body if line.key))

    @property
    def stops(self) -> int:
        """How many stops the row under the cursor has."""
        lines = self._lines_of(self.cursor_key)
        return len(self._body[lines[0]].stops) if lines else 0

    def line_at(self, y: int) -> Line | None:
        """What stands at a height of the widget."""
        if y < len(self._head):
            return self._head[y]
        below = y - self._foot_y
        if below >= 0:
            return self._foot[below] if below < len(self._foot) else None
        number = y - self._body_y
        return self._body[number] if number < len(self._body) else None

    @property
    def _body_y(self) -> int:
        """Where the first line of the body would stand, were it in sight."""
        return len(self._head) - self.scroll_offset.y

    @property
    def _foot_y(self) -> int:
        """The height of the foot: below the last row or, where there are too many, at the bottom."""
        at_bottom = self.size.height - len(self._foot)
        return max(len(self._head), min(at_bottom, len(self._head) + len(self._body)))

    @property
    def _body_height(self) -> int:
        """How many lines of the body are in sight."""
        return self.size.height - len(self._head) - len(self._foot)

    def _lines_of(self, key: str) -> list[int]:
        return [number for number, line in enumerate(self._body) if line.key == key] if key else []

    def _first_line_of(self, key: str) -> int | None:
        return next(iter(self._lines_of(key)), None)

    def bring_into_view(self) -> None:
        """Scroll as little as shows the row under the cursor.

        With it come the heading above it and, below the last row, what stands there, as far as there is room.
        """
        lines = self._lines_of(self.cursor_key)
        if not lines or self._body_height <= 0:
            return
        first, last = lines[0], lines[-1]
        begin = first - 1 if first and self._body[first - 1].is_heading else first
        end = last if any(line.key for line in self._body[last + 1 :]) else len(self._body) - 1
        before = self.scroll_offset.y
        top = top_showing((first, last), (begin, end), self._body_height, before)
        if top != before:
            self.scroll_to(y=top, animate=False)

    def show_from_cursor(self) -> None:
        """Scroll as far as brings what stands below the row under the cursor into sight."""
        first = self._first_line_of(self.cursor_key)
        if first is not None:
            self.call_after_refresh(self.scroll_to, y=first, animate=False)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        line = self.line_at(y)
        if line is None or not line.cells:
            return self.strip_of((), ())
        if not line.key or line.key not in (self.cursor_key, self.hover_key):
            return self.strip_of(line.cells, (line.under,) if line.under else ())
        if line.key != self.cursor_key:
            return self.strip_of(line.cells, ("hover",))
        stop = line.stops[min(self.cursor_column, len(line.stops) - 1)] if line.stops else None
        return self.strip_of(self.cells_at_cursor(line), ("row",), stop)

    # Keys and mouse

    def action_move(self, rows: int, columns: int = 0) -> None:
        """Move the cursor over rows and over their stops; minus is up and to the left."""
        self._lost = ""
        if columns and self.stops:
            self.cursor_column = min(self.stops - 1, max(0, self.cursor_column + columns))
        keys = self.keys
        if rows and keys:
            place = keys.index(self.cursor_key) if self.cursor_key in keys else self._place
            self.cursor_key = keys[min(len(keys) - 1, max(0, place + rows))]

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as are in sight; minus is up."""
        here = self._first_line_of(self.cursor_key)
        if here is None:
            return
        there = max(0, here + pages * self._body_height)
        passed = {line.key for line in self._body[min(here, there) : max(here, there) + 1] if line.key}
        self.action_move(max(1, len(passed) - 1) * pages)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        line = self.line_at(event.y)
        self.hover_key = line.key if line is not None else ""

    def on_leave(self) -> None:
        self.hover_key = ""

    def on_click(self, event: events.Click) -> None:
        line = self.line_at(event.y)
        if line is None or not line.key:
            return
        before = (self.cursor_key, self.cursor_column)
        self.cursor_key, self._lost = line.key, ""
        column = _stop_at(line, event.x)
        if column is not None:
            self.cursor_column = column
        self.clicked(before == (self.cursor_key, self.cursor_column), event.chain)


def keys_to_move(group: str) -> list[Binding]:
    """The keys that move the cursor over rows, by their group in the table of keys."""
    return [
        key_binding(f"{group}.up", "move(-1)"),
        key_binding(f"{group}.down", "move(1)"),
        key_binding(f"{group}.first", f"move(-{FAR})"),
        key_binding(f"{group}.last", f"move({FAR})"),
    ]


def top_showing(row: tuple[int, int], company: tuple[int, int], room: int, top: int) -> int:
    """The line to scroll to, from ``top``, so that a row is in sight, and as much of its company as fits.

    Both are given by their first and last line; the company takes in the row. ``room`` is in lines.
    """
    # What matters most comes last, so that it wins where there is no room for all.
    top = min(max(top, company[1] - room + 1), company[0])
    return min(max(top, row[1] - room + 1), row[0])


def _stop_at(line: Line, x: int) -> int | None:
    """Which of a line's stops lies at a column of the widget."""
    begin = 0
    for cell, (text, _) in enumerate(line.cells):
        end = begin + cell_width(text)
        if cell in line.stops and begin <= x < end:
            return line.stops.index(cell)
        begin = end
    return None
