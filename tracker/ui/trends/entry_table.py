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
_DAY, _LENGTH = 16, 7


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
        self.tell_of_move()

    def lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        span = max((cell_width(row.span) for row in self.rows), default=0)
        name = 24 if width >= _WIDE else 15
        columns = (_DAY, min(_WIDEST_SPAN, max(11, span)), name)
        about = max(1, width - sum(columns) - _LENGTH - len(_GAP) * 3 - 1)
        self.show([Line(_cells(row, columns, about), row.key, (0,)) for row in self.rows])

    @property
    def place(self) -> int | None:
        """The number of the row under the cursor, from the top; None where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.key == self.cursor_key), None)

    def action_open(self) -> None:
        """Show the day of the entry under the cursor."""
        if self.place is not None:
            self.post_message(self.Opened())

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()


def _cells(row: EntryRow, columns: tuple[int, int, int], about: int) -> Cells:
    day, span, name = columns
    return (
        (fitted(f" {row.day}", day + 1), "quiet"),
        (_GAP + fitted(row.span, span), "cell"),
        (row.length.rjust(_LENGTH), "length"),
        (_GAP + fitted(one_line(row.name), name), "cell"),
        (_GAP + fitted(one_line(row.about), about), "quiet"),
    )
