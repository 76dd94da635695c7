"""Weeks side by side: a row each, with wasted time and music as bars on one scale from zero."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.text import fitted, wrapped
from tracker.domain.time.duration import cell_h_mm, h_mm
from tracker.domain.time.week import Week
from tracker.domain.week.trends import Trends, TrendWeek
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.trends.bars import label_cells, music_cells, number_cell, wasted_cells
from tracker.ui.trends.columns import TrendColumns, trend_columns
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_BEFORE_NOTE = "   "
# A decision in a narrow column.
_SHORT = {"full-time": "full", "part-time": "part", "undecided": "undec."}


class TrendTable(RowTable):
    """Shows some weeks; the cursor stands on one of them."""

    style_prefix = "trend-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("trends.open", "open", show=True),
        *keys_to_move("trends"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"trend-table--{name}" for name in ("header", "present", "wasted", "studio", "learning", "quiet")
    }

    class Opened(Message):
        """A week is to be shown as a whole."""

        def __init__(self, week: Week) -> None:
            super().__init__()
            self.week = week

    trends: reactive[Trends | None] = reactive(None, repaint=False)
    """The weeks to show."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: TrendColumns = trend_columns(80, 0, 1)
        self._scale = 0

    @property
    def cursor_week(self) -> Week | None:
        """The week under the cursor."""
        return Week.parse(self.cursor_key) if self.cursor_key else None

    @cursor_week.setter
    def cursor_week(self, week: Week) -> None:
        self.cursor_key = str(week)

    # What changes

    def watch_trends(self, before: Trends | None, trends: Trends | None) -> None:
        if trends is None:
            return
        sums = [amount for shown in trends.weeks for amount in (shown.balance.wasted, shown.balance.music)]
        self._scale = max(sums, default=0)
        is_new = before is None and self.current is None
        self._show_weeks(str(trends.weeks[-1].week) if is_new else None)
        self.tell_of_move()

    def lay_out(self) -> None:
        self._show_weeks()

    def _show_weeks(self, begin_at: str | None = None) -> None:
        if self.trends is None:
            return
        weeks = self.trends.weeks
        self._columns = trend_columns(self.scrollable_content_region.width, self.size.height, len(weeks))
        lines = [line for shown in weeks for line in self._lines(shown)]
        self.show(lines, head=(Line(self._header()),), begin_at=begin_at)

    @property
    def current(self) -> TrendWeek | None:
        """The week under the cursor."""
        if self.trends is None or self.cursor_week is None:
            return None
        return self.trends.of(self.cursor_week)

    # What a line says

    def _lines(self, shown: TrendWeek) -> list[Line]:
        """The lines of a week: its numbers, a second bar where there is room for it, and a blank one."""
        cells = (self._first_cells(shown), self._second_cells(shown), ())
        return [Line(each, str(shown.week), (0,)) for each in cells[: self._columns.lines]]

    def _header(self) -> Cells:
        columns = self._columns
        if columns.lines == 1:
            bars = [
                fitted("Wasted", columns.bar + columns.hours + columns.gap),
                fitted("Studio + learning", columns.bar + columns.hours),
            ]
        else:
            bars = [fitted("Wasted, and below it studio + learning", columns.bar + columns.hours)]
        heads = (
            ("Desire", columns.desire),
            ("Decision" if columns.decision > 8 else "Decided", columns.decision),
            ("Guessed", columns.guess),
            ("Measured", columns.measured),
            ("Off by", columns.off),
            ("Longest block" if columns.block > 13 else "Longest", columns.block),
        )
        numbers = [text.rjust(width) for text, width in heads if width]
        note = fitted("   Note", columns.note) if columns.note else ""
        return tuple((text, "header") for text in (" " * columns.label, *bars, *numbers, note))

    def _first_cells(self, shown: TrendWeek) -> Cells:
        """The line of a week with its numbers."""
        columns = self._columns
        bars = self._wasted(shown)
        if columns.lines == 1:
            bars = (*bars, (" " * columns.gap, "cell"), *self._music(shown))
        return (*self._label(shown), *bars, *self._numbers(shown), *self._note(shown))

    def _second_cells(self, shown: TrendWeek) -> Cells:
        """The line below it, where a week has two."""
        columns = self._columns
        numbers = columns.desire + columns.decision + columns.guess + columns.measured
        rest = (" " * (numbers + columns.off + columns.block), "cell")
        label = label_cells("", "cell", columns.label)
        return (*label, *self._music(shown), rest, *self._note(shown, 1))

    def _label(self, shown: TrendWeek) -> Cells:
        runs = self.trends is not None and shown.week == self.trends.present
        monday = shown.week.monday
        when = "so far" if runs else f"{monday.day:>2} {monday:%b}"
        style = "present" if runs else "cell" if shown.has_hours else "quiet"
        return label_cells(f" W{shown.week.number:02d} {when}", style, self._columns.label)

    def _wasted(self, shown: TrendWeek) -> Cells:
        return wasted_cells(shown.balance.wasted, self._scale, self._columns)

    def _music(self, shown: TrendWeek) -> Cells:
        return music_cells(shown.balance.studio, shown.balance.learning, self._scale, self._columns)

    def _numbers(self, shown: TrendWeek) -> Cells:
        columns, assessment = self._columns, shown.assessment
        desire = assessment.desire if assessment is not None else None
        decision = assessment.decision if assessment is not None else ""
        texts = [
            ("" if desire is None else str(desire), columns.desire),
            (decision if columns.decision > 8 else _SHORT.get(decision, ""), columns.decision),
            ("" if shown.guessed is None else h_mm(shown.guessed), columns.guess),
            ("" if shown.measured is None else h_mm(shown.measured), columns.measured),
            ("" if shown.off is None else h_mm(shown.off), columns.off),
            (cell_h_mm(shown.longest_block, ""), columns.block),
        ]
        return tuple(number_cell(text, width) for text, width in texts if width)

    def _note(self, shown: TrendWeek, line: int = 0) -> Cells:
        """A line of the note, which goes over as many lines as have a bar."""
        width = self._columns.note
        if not width:
            return ()
        note = shown.assessment.note if shown.assessment is not None else ""
        room = max(1, width - len(_BEFORE_NOTE))
        parts = wrapped(note, room, min(2, self._columns.lines))
        return ((fitted(_BEFORE_NOTE + (parts[line] if line < len(parts) else ""), width), "cell"),)

    # What is asked for

    def action_open(self) -> None:
        """Show the week under the cursor as a whole."""
        if self.cursor_week is not None:
            self.post_message(self.Opened(self.cursor_week))

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()
