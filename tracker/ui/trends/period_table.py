"""Months or years side by side: a row each, with wasted time and music as bars on one scale from zero."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.report.past import Period
from tracker.domain.text import fitted
from tracker.domain.time.duration import cell_h_mm
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.trends.bars import label_cells, music_cells, number_cell, wasted_cells
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_WIDE = 116
_LEAST_BAR = 4


@value
class Periods:
    """Months or years, the oldest first, and what is called what; ``today`` lies in the one that runs."""

    shown: tuple[Period, ...]
    are_years: bool
    today: date

    def runs(self, period: Period) -> bool:
        """Whether it is not over yet."""
        return period.first <= self.today <= period.last


@value
class PeriodColumns:
    """Widths in cells, and how many lines a row takes; see TrendColumns."""

    label: int
    bar: int
    hours: int
    gap: int
    a_week: int
    days: int
    all: int
    lines: int


def period_columns(width: int, height: int, rows: int) -> PeriodColumns:
    """The columns for a size; the bars get what is left."""
    is_wide = width >= _WIDE
    lines = max(1, min(3, (height - 1) // max(1, rows))) if is_wide else 1
    label, hours, gap = (17, 9, 2) if is_wide else (13, 8, 1)
    a_week, days, every = (16, 13, 12) if is_wide else (8, 6, 9)
    # Less than this leaves no room for both bars, and what stands behind them goes, the last first.
    least = label + 2 * (_LEAST_BAR + hours) + gap
    every = every if width >= least + a_week + days + every else 0
    days = days if width >= least + a_week + days else 0
    a_week = a_week if width >= least + a_week else 0
    room = width - label - a_week - days - every
    bar = room - hours if lines > 1 else (room - 2 * hours - gap) // 2
    return PeriodColumns(label, max(_LEAST_BAR, bar), hours, gap, a_week, days, every, lines)


class PeriodTable(RowTable):
    """Shows months or years; the cursor stands on one of them."""

    style_prefix = "trend-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("trends.open", "open", show=True),
        *keys_to_move("trends"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"trend-table--{name}" for name in ("header", "present", "wasted", "studio", "learning", "quiet")
    }

    class Opened(Message):
        """What lies below a month or a year is to be shown."""

        def __init__(self, period: Period) -> None:
            super().__init__()
            self.period = period

    periods: reactive[Periods | None] = reactive(None, repaint=False)
    """What to show."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = period_columns(80, 0, 1)
        self._scale = 0

    @property
    def current(self) -> Period | None:
        """The month or year under the cursor."""
        shown = self.periods.shown if self.periods is not None else ()
        return next((each for each in shown if str(each.first) == self.cursor_key), None)

    def go_to(self, day: date) -> None:
        """Put the cursor on the month or year of a day; on the last one where that is not there."""
        shown = self.periods.shown if self.periods is not None else ()
        for each in shown:
            if each.first <= day:
                self.cursor_key = str(each.first)

    # What is shown

    def watch_periods(self, _: Periods | None, periods: Periods | None) -> None:
        shown = periods.shown if periods is not None else ()
        self._scale = max((max(each.sums.wasted, each.sums.music) for each in shown), default=0)
        self.lay_out()
        self.tell_of_move()

    def lay_out(self) -> None:
        if self.periods is None:
            return
        shown = self.periods.shown
        self._columns = period_columns(
            self.scrollable_content_region.width or self.size.width, self.size.height, len(shown)
        )
        self.show([line for each in shown for line in self._lines(each)], head=(Line(self._header()),))

    def _lines(self, period: Period) -> list[Line]:
        cells = (self._first_cells(period), self._second_cells(period), ())
        return [Line(each, str(period.first), (0,)) for each in cells[: self._columns.lines]]

    def _header(self) -> Cells:
        columns, is_wide = self._columns, self._columns.a_week > len("Studio a week")
        if columns.lines == 1:
            bars = [
                fitted("Wasted", columns.bar + columns.hours + columns.gap),
                fitted("Studio + learning", columns.bar + columns.hours),
            ]
        else:
            bars = [fitted("Wasted, and below it studio + learning", columns.bar + columns.hours)]
        numbers = (
            ("Studio a week" if is_wide else "A week", columns.a_week),
            ("Studio days" if is_wide else "Days", columns.days),
            ("All hours" if is_wide else "All", columns.all),
        )
        cells = (" " * columns.label, *bars, *(text.rjust(width) for text, width in numbers if width))
        return tuple((text, "header") for text in cells)

    def _first_cells(self, period: Period) -> Cells:
        columns, sums = self._columns, period.sums
        bars = wasted_cells(sums.wasted, self._scale, columns)
        if columns.lines == 1:
            bars = (*bars, (" " * columns.gap, "cell"), *self._music(period))
        numbers = (
            (cell_h_mm(period.a_week(sums.studio), ""), columns.a_week),
            (str(period.studio_days or ""), columns.days),
            (cell_h_mm(sums.seconds, ""), columns.all),
        )
        return (
            *self._label(period),
            *bars,
            *(number_cell(text, width) for text, width in numbers if width),
        )

    def _second_cells(self, period: Period) -> Cells:
        """The line below it, where a row has two."""
        columns = self._columns
        rest = " " * (columns.a_week + columns.days + columns.all)
        label = label_cells("", "cell", columns.label)
        return (*label, *self._music(period), (rest, "cell"))

    def _music(self, period: Period) -> Cells:
        return music_cells(period.sums.studio, period.sums.learning, self._scale, self._columns)

    def _label(self, period: Period) -> Cells:
        assert self.periods is not None
        runs, are_years = self.periods.runs(period), self.periods.are_years
        name = str(period.first.year) if are_years else f"{period.first:%b}"
        style = "present" if runs else "cell" if period.sums.seconds else "quiet"
        return label_cells(f" {name} so far" if runs else f" {name}", style, self._columns.label)

    # What is asked for

    def action_open(self) -> None:
        """Show what lies below the month or year under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()
