"""The weekly grid: activities by kind in rows, days in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.reactive import reactive

from tracker.domain.week.plan import NOTHING_PLANNED, Plan
from tracker.domain.week.week_report import WeekReport
from tracker.settings.config import COLUMNS
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.week.arrangement import Arrangement
from tracker.ui.week.grid_columns import LEAST_DAY, RATINGS_IN_WORDS, GridColumns, columns_for, full_width
from tracker.ui.week.grid_lines import FOLD, GridLines, shown_in_grid, wanted_columns
from tracker.ui.widgets.messages import OpenDay, SwitchTo
from tracker.ui.widgets.row_table import RowTable, keys_to_move


class WeekGrid(RowTable):
    """Shows a week; the cursor stands on an activity and a day."""

    style_prefix = "week-grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_to_move("grid"),
        key_binding("grid.left", "move(0, -1)"),
        key_binding("grid.right", "move(0, 1)"),
        key_binding("timer.switch", "switch", show=True),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "week-grid--header",
        "week-grid--today",
        "week-grid--kind",
        "week-grid--studio",
        "week-grid--learning",
        "week-grid--connections",
        "week-grid--quiet",
        "week-grid--ratings",
        "week-grid--running",
        "week-grid--wasted",
        "week-grid--reached",
        "week-grid--planned",
        "week-grid--totals",
    }

    report: reactive[WeekReport | None] = reactive(None, repaint=False)
    """The week to show."""
    plan: reactive[Plan] = reactive(NOTHING_PLANNED, repaint=False)
    """What is planned of it; set before the report."""
    digits: reactive[dict[str, int]] = reactive({}, repaint=False)
    """The digits that start activities."""
    doubtful: reactive[Mapping[str, int]] = reactive({}, repaint=False)
    """Seconds that are in question, by activity and by kind."""

    def __init__(self, columns: tuple[str, ...] = COLUMNS, id: str | None = None) -> None:
        """``columns`` are those that are wanted beside the days."""
        super().__init__(id=id)
        # It gets the focus before anybody sees it, and would be styled once more for that.
        self.set_reactive(WeekGrid.has_focus, True)
        self._shown_columns = columns
        self._columns = GridColumns(0, LEAST_DAY)
        self._is_open = False
        self.begins_with: str | None = None
        """On which row the cursor is with what is shown next; empty is the first one, None where it was."""
        self._expected_width = 0
        self._arrangement = Arrangement()
        self._shown: tuple[object, ...] = ()
        self.unfolded: frozenset[str] = frozenset()
        """What the cursor was put on: it stays in sight though it has no hours."""

    def want(self, columns: tuple[str, ...]) -> bool:
        """Show these beside the days, as far as there is room; whether they are others than before."""
        are_new = columns != self._shown_columns
        if are_new:
            self._shown_columns = columns
            self.lay_out()
        return are_new

    def take_room(self, arrangement: Arrangement, width: int) -> None:
        """Show what there is room for.

        It is told its width before it has its room: the first picture is the one that stays.
        """
        before = self._arrangement, self._expected_width
        self._arrangement = arrangement
        if not self.outer_size.width:
            self._expected_width = width
        if before != (self._arrangement, self._expected_width):
            self.lay_out()

    @property
    def cursor_day(self) -> int:
        """The day under the cursor, 0 is Monday."""
        return self.cursor_column

    @cursor_day.setter
    def cursor_day(self, day: int) -> None:
        self.cursor_column = day

    @property
    def full_width(self) -> int:
        """How wide it is with nothing cut or left out."""
        if self.report is None:
            return 0
        return full_width(wanted_columns(self.report, self.plan), self._shown_columns)

    @property
    def has_letters(self) -> bool:
        """Whether ratings stand below letters, as there is no room for words."""
        return 0 < self._columns.ratings < RATINGS_IN_WORDS

    def watch_report(self, before: WeekReport | None, report: WeekReport | None) -> None:
        if report is None:
            return
        shown = shown_in_grid(report, self.plan)
        if shown == self._shown:
            return
        self._shown = shown
        if before is None or before.week != report.week:
            self.cursor_day = report.today if report.today is not None else 0
            self.unfolded, self._is_open = frozenset(), False
        elif before.today != report.today and self.cursor_day == before.today:
            # It stood on the day that is over.
            self.go_to_today()
        self.lay_out()

    def watch_digits(self) -> None:
        self.lay_out()

    def watch_doubtful(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        report = self.report
        # Of the whole widget: whether it has a scroll bar now says nothing about what is to be shown.
        width = self.outer_size.width or self._expected_width
        if report is None or not width:
            return
        lines = self._lines(report, width)
        body, foot = lines.body(), lines.foot()
        if len(body) + 1 + len(foot) > self.size.height and self.size.height:
            lines = self._lines(report, width - self.styles.scrollbar_size_vertical)
            body, foot = lines.body(), lines.foot()
        self._columns = lines.columns
        first, self.begins_with = self.begins_with, None
        keys = [line.key for line in body if line.key]
        if first is not None and first not in keys:
            # What was archived has no row.
            first = keys[0] if keys else ""
        self.show(body, (lines.head(),), foot, first)

    def _lines(self, report: WeekReport, width: int) -> GridLines:
        columns = columns_for(width, wanted_columns(report, self.plan), self._shown_columns)
        shown = (self.digits, self.unfolded, self._is_open, self.doubtful, self.plan)
        return GridLines(report, self._arrangement, columns, *shown)

    def open_fold(self) -> bool:
        """Show or fold what has no hours, if that is what the cursor is on; whether it is."""
        if self.cursor_key != FOLD:
            return False
        self.action_switch()
        return True

    def go_to(self, key: str) -> None:
        """Put the cursor on an activity; where it is folded away it comes into sight."""
        if key not in self.keys:
            self.unfolded |= {key}
            self.lay_out()
        self.cursor_key = key

    def go_to_today(self) -> None:
        """Put the cursor on today, where the week that is shown has it."""
        if self.report is not None and self.report.today is not None:
            self.cursor_day = self.report.today

    # Keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row there is nothing to start."""
        return bool(self.cursor_key) if action == "switch" else super().check_action(action, parameters)

    def action_switch(self) -> None:
        """Start, switch to or stop the activity under the cursor; show or fold what has no hours."""
        if self.cursor_key == FOLD:
            self._is_open = not self._is_open
            self.lay_out()
            if self._is_open:
                self.show_from_cursor()
        elif self.cursor_key:
            self.post_message(SwitchTo(self.cursor_key))

    def clicked(self, again: bool, times: int) -> None:
        if times == 2 or (self.cursor_key == FOLD and times == 1):
            self.action_switch()

    def on_click(self, event: events.Click) -> None:
        """The name of a day opens it."""
        day = self._columns.day_at(event.x) if event.y == 0 else None
        if day is not None:
            self.post_message(OpenDay(day))
