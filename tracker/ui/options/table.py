"""All that can be set, in one list: what it is called, what it says, what it is for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.text import fitted
from tracker.ui.options.option_rows import OptionRow, Section
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_NAME, _SHOWN, _MOST_SHOWN = 20, 20, 60


class OptionTable(RowTable):
    """Shows what can be set; the cursor stands on what it says."""

    style_prefix = "option-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_to_move("options"),
        key_binding("options.less", "step(-1)", show=True),
        key_binding("options.more", "step(1)", show=True),
        key_binding("options.change", "change", show=True),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"option-table--{name}" for name in ("section", "quiet", "name", "shown")
    }

    class Stepped(Message):
        """The next choice is wanted, or with minus the one before."""

        def __init__(self, row_id: str, step: int) -> None:
            super().__init__()
            self.row_id = row_id
            self.step = step

    class Changed(Message):
        """It is to be written anew."""

        def __init__(self, row_id: str) -> None:
            super().__init__()
            self.row_id = row_id

    sections: reactive[tuple[Section, ...]] = reactive((), repaint=False)
    """What to show."""

    def watch_sections(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        lines: list[Line] = []
        for section in self.sections:
            lines.append(Line(((f" {section.title}", "section"),), is_heading=True))
            lines += [Line(self._cells(row), row.id, (1,)) for row in section.rows]
        self.show(lines)

    @property
    def current(self) -> OptionRow | None:
        """The row under the cursor."""
        rows = [row for section in self.sections for row in section.rows]
        return next((row for row in rows if row.id == self.cursor_key), None)

    def _cells(self, row: OptionRow) -> Cells:
        width = self.scrollable_content_region.width
        shown_width = max(_SHOWN, min(_MOST_SHOWN, (width - _NAME) // 3))
        room = max(1, width - _NAME - shown_width - 2)
        return (
            (fitted(f"   {row.name}", _NAME), "name"),
            (fitted(f" {row.shown} ", shown_width), "shown"),
            (f"  {fitted(row.about, room)}", "quiet"),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not each row has choices, and keys are set elsewhere."""
        row = self.current
        if action == "step":
            return row is not None and row.has_steps
        if action == "change":
            return row is not None and row.is_set_here
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        """Take the next choice, or the one before."""
        if self.cursor_key:
            self.post_message(self.Stepped(self.cursor_key, step))

    def action_change(self) -> None:
        """Write it anew."""
        if self.cursor_key:
            self.post_message(self.Changed(self.cursor_key))

    def clicked(self, again: bool, times: int) -> None:
        if again and self.check_action("change", ()):
            self.action_change()
