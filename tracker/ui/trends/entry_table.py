"""Entries of many weeks, a row each: when, how long, what, and what was noted."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.text import cell_width, fitted, one_line
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_GAP = "  "
_WIDE = 116
_WIDEST_SPAN = 24
_DAY, _LENGTH, _LEAST_TEXT = 16, 7, 4


@value
class EntryRow:
    """One entry as it is shown, each text in a column of its own."""

    key: str
    day: str
    span: str
    length: str
    name: str
    about: str


class EntryTable(RowTable):
    """Shows entries; the cursor stands on one of them."""

    style_prefix = "entry-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("entries.open", "open", show=True),
        *keys_to_move("entries"),
        key_binding("entries.page_up", "page(-1)"),
        key_binding("entries.page_down", "page(1)"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"entry-table--{name}" for name in ("header", "length", "quiet")}

    class Opened(Message):
        """The day of the entry under the cursor is to be shown."""

    rows: reactive[tuple[EntryRow, ...]] = reactive((), repaint=False)
    """What to show."""

    def watch_rows(self) -> None:
        self.lay_out()
        self.refresh_bindings()
        self.tell_of_move()

    def lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        span = max((cell_width(row.span) for row in self.rows), default=0)
        span = min(_WIDEST_SPAN, max(11, span))
        left = width - (_DAY + 1) - len(_GAP) - span - _LENGTH
        # What the names do not need is the notes'.
        named = max((cell_width(one_line(row.name)) for row in self.rows), default=0)
        most = 24 if width >= _WIDE else 15
        name = _column(min(most, max(_LEAST_TEXT, named), left - len(_GAP)))
        about = _column(left - name - 2 * len(_GAP)) if name else 0
        columns = (_DAY, span, name, about)
        self.show([Line(_cells(row, columns), row.key, (0,)) for row in self.rows])

    @property
    def place(self) -> int | None:
        """The number of the row under the cursor, from the top; None where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.key == self.cursor_key), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row there is nothing to open."""
        return bool(self.cursor_key) if action == "open" else super().check_action(action, parameters)

    def action_open(self) -> None:
        """Show the day of the entry under the cursor."""
        if self.place is not None:
            self.post_message(self.Opened())

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()


def _column(room: int) -> int:
    """How wide a text may be in some room; nothing where it could not be read."""
    return room if room >= _LEAST_TEXT else 0


def _cells(row: EntryRow, columns: tuple[int, int, int, int]) -> Cells:
    day, span, name, about = columns
    texts = ((row.name, name, "cell"), (row.about, about, "quiet"))
    return (
        (fitted(f" {row.day}", day + 1), "quiet"),
        (_GAP + fitted(row.span, span), "cell"),
        (row.length.rjust(_LENGTH), "length"),
        *((_GAP + fitted(one_line(text), width), style) for text, width, style in texts if width),
    )
