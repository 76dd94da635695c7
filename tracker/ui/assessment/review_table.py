"""The lines of a step of the assessment: text, and rows whose cells can be answered."""

from __future__ import annotations

from textual.message import Message

from tracker.ui.widgets.row_table import Line, RowTable


class ReviewTable(RowTable):
    """Shows lines; the cursor stands on an answer. What is pressed is the screen's to take."""

    style_prefix = "review"
    COMPONENT_CLASSES = {f"review--{name}" for name in ("head", "strong", "quiet", "missing", "good", "bad")}

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        # From which row the cursor went on, and to which.
        self._gone_on: tuple[str, str] = ("", "")

    class Chosen(Message):
        """What the cursor is on was clicked again."""

    def show_page(self, lines: tuple[Line, ...], frozen: int, is_new: bool) -> None:
        """Show lines, the first of them ``frozen`` in their place.

        Of a new step they are shown from the top, with the cursor on the first answer.
        """
        first = next((line.key for line in lines if line.key), "")
        if is_new:
            self.cursor_column = 0
        self.show(lines[frozen:], lines[:frozen], begin_at=first if is_new else None)

    def stand_on(self, key: str, column: int) -> None:
        """Put the cursor on one of the answers of a row, if there is that row."""
        if key in self.keys:
            self.cursor_key = key
            self.cursor_column = column

    def bring_into_view(self) -> None:
        """Above the first answer stands what is to be read first."""
        if self.cursor_key in self.keys[:1]:
            self.scroll_to(y=0, animate=False)
        else:
            super().bring_into_view()

    def action_move(self, rows: int, columns: int = 0) -> None:
        """Move the cursor over rows or, where there are none, scroll."""
        self._gone_on = ("", "")
        if not self.keys:
            self.scroll_relative(y=rows, animate=False)
            return
        if rows > 0 and self.cursor_key == self.keys[-1]:
            # What stands below the last row comes into sight as well.
            self.scroll_end(animate=False)
        super().action_move(rows, columns)

    def move_aside(self, columns: int) -> bool:
        """Move the cursor to another answer of its row; whether there is any."""
        if self.stops < 2:
            return False
        self.action_move(0, columns)
        return True

    def go_on(self) -> None:
        """To the next answer, in this row or the one below."""
        answered = self.cursor_key
        if self.cursor_column < self.stops - 1:
            self.cursor_column += 1
        elif self.keys and self.cursor_key != self.keys[-1]:
            self.cursor_column = 0
            self.action_move(1)
        self._gone_on = (answered, self.cursor_key)

    @property
    def just_answered(self) -> str:
        """The row whose answer led to where the cursor is; empty once it was moved."""
        answered, gone_to = self._gone_on
        return answered if gone_to == self.cursor_key else ""

    def clicked(self, again: bool, times: int) -> None:
        if again or not self.stops:
            self.post_message(self.Chosen())
