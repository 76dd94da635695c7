"""The table of a plan: what is meant in rows, the days of a week in columns."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import reactive

from tracker.domain.text import fitted, one_line
from tracker.domain.time.duration import NOTHING, cell_h_mm, h_mm
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.week.aim import Aim
from tracker.domain.week.planned_week import PlannedRow, PlannedWeek
from tracker.ui.plan.columns import PlanColumns, plan_columns
from tracker.ui.widgets.row_table import Line, RowTable
from tracker.ui.widgets.styled_cells import Cells

# Room for «[Thu 26]», and a cell between two of them.
_WITH_DATES = 9
# The cells that the cursor can stand on: one for each day, after the name.
_DAYS = tuple(range(1, DAYS_IN_WEEK + 1))


class PlanTable(RowTable):
    """Shows a planned week; the cursor stands on a day of a row. What is pressed is the screen's to take."""

    style_prefix = "plan-table"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"plan-table--{name}"
        for name in ("head", "today", "studio", "learning", "connections", "strong", "good", "quiet")
    }

    planned: reactive[PlannedWeek | None] = reactive(None, repaint=False)
    """The week to show."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: PlanColumns = plan_columns(80)

    @property
    def cursor_day(self) -> int:
        """Which day of the week the cursor is on."""
        return self.cursor_column

    @cursor_day.setter
    def cursor_day(self, day: int) -> None:
        self.cursor_column = day

    @property
    def current(self) -> PlannedRow | None:
        """The row under the cursor."""
        return None if self.planned is None else self.planned.row(self.cursor_key)

    # What is shown

    def watch_planned(self, before: PlannedWeek | None, planned: PlannedWeek | None) -> None:
        if planned is None:
            return
        first = planned.rows[0].what if before is None else None
        if before is None or before.week != planned.week:
            self.cursor_day = planned.today or 0
        self._show_rows(first)
        self.tell_of_move()

    def lay_out(self) -> None:
        self._show_rows()

    def _show_rows(self, begin_at: str | None = None) -> None:
        planned = self.planned
        if planned is None:
            return
        self._columns = plan_columns(self.scrollable_content_region.width or self.size.width)
        lines = [line for row in planned.rows for line in self._lines(row, planned)]
        self.show(
            lines, head=(Line(self._header(planned)),), foot=(Line(self._sums(planned)),), begin_at=begin_at
        )

    def _header(self, planned: PlannedWeek) -> Cells:
        columns = self._columns
        cells = [(fitted("", columns.name), "head")]
        for day, date in enumerate(planned.week.dates):
            words = f"{DAY_NAMES[day]} {date.day}" if columns.day >= _WITH_DATES else DAY_NAMES[day]
            is_today = day == planned.today
            shown = f"[{words}]" if is_today else f"{words} " if columns.day > len(words) + 1 else words
            cells.append((shown.rjust(columns.day), "today" if is_today else "head"))
        total = "Planned" if columns.has_target else "Total"
        return (*cells, (total.rjust(columns.total), "head"))

    def _lines(self, row: PlannedRow, planned: PlannedWeek) -> list[Line]:
        """What is meant, and below it what was done of it once the week has begun."""
        columns = self._columns
        name = fitted(f"   {one_line(row.name)}" if row.is_part else f" {one_line(row.name)}", columns.name)
        style = row.what if row.what in ("studio", "learning", "connections") else "cell"
        laid = sum(row.laid)
        total = cell_h_mm(laid)
        if columns.has_target and row.target is not None:
            total = f"{h_mm(laid)} of {h_mm(row.target)}"
        is_laid = row.target is not None and Aim(row.target).is_reached(laid)
        total_style = "good" if is_laid else "quiet" if total == NOTHING else "strong"
        cells = (
            (name, style),
            *(self._cell(seconds, "strong") for seconds in row.planned),
            (total.rjust(columns.total), total_style),
        )
        lines = [Line(cells, row.what, _DAYS)]
        if planned.has_begun and (any(row.planned) or any(row.done)):
            done = (
                (fitted("     done" if row.is_part else "   done", columns.name), "quiet"),
                *(self._done(seconds, day, planned) for day, seconds in enumerate(row.done)),
                (cell_h_mm(sum(row.done)).rjust(columns.total), "quiet"),
            )
            lines.append(Line(done, row.what, _DAYS))
        return lines

    def _cell(self, seconds: int, style: str) -> tuple[str, str]:
        # A cell of room at the right, as the head has it, where there is one.
        shown = cell_h_mm(seconds) + (" " if self._columns.day > 6 else "")
        return (shown.rjust(self._columns.day), style if seconds else "quiet")

    def _done(self, seconds: int, day: int, planned: PlannedWeek) -> tuple[str, str]:
        has_come = planned.is_gone(day) or day == planned.today
        return self._cell(seconds, "cell") if has_come else (" " * self._columns.day, "quiet")

    def _sums(self, planned: PlannedWeek) -> Cells:
        columns = self._columns
        days = [planned.planned_on(day) for day in range(DAYS_IN_WEEK)]
        return (
            (fitted(" All", columns.name), "head"),
            *(self._cell(seconds, "head") for seconds in days),
            (cell_h_mm(sum(days)).rjust(columns.total), "head"),
        )
