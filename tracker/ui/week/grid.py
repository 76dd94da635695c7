"""The weekly grid: activities by kind in rows, days in columns."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.reactive import reactive

from tracker.domain.activities.activity import MARKS, MUSIC_KINDS, UNLISTED, Activity, kind_name
from tracker.domain.text import fitted
from tracker.domain.time.duration import MINUTE, NOTHING, cell_h_mm, h_mm, signed_h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.week.aim import Aim
from tracker.domain.week.standing import UNRATED, WASTED
from tracker.domain.week.week_report import ReportRow, WeekReport
from tracker.settings.config import COLUMNS
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.week.grid_columns import columns_for
from tracker.ui.widgets.messages import OpenDay, SwitchTo
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

# The cells of an activity that the cursor can stand on: one for each day, after the name.
_DAYS = tuple(range(1, 8))


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
        "week-grid--totals",
    }

    report: reactive[WeekReport | None] = reactive(None, repaint=False)
    """The week to show."""

    def __init__(self, columns: tuple[str, ...] = COLUMNS, id: str | None = None) -> None:
        """``columns`` are those that are wanted beside the days."""
        super().__init__(id=id)
        self._wanted = columns
        self._columns = columns_for(80)
        # The digits that start activities.
        self._numbers: dict[str, int] = {}

    def want(self, columns: tuple[str, ...]) -> None:
        """Show these beside the days, as far as there is room."""
        if columns != self._wanted:
            self._wanted = columns
            self.lay_out()

    @property
    def cursor_day(self) -> int:
        """The day under the cursor, 0 is Monday."""
        return self.cursor_column

    @cursor_day.setter
    def cursor_day(self, day: int) -> None:
        self.cursor_column = day

    def watch_report(self, before: WeekReport | None, report: WeekReport | None) -> None:
        if report is None or (before is not None and _shown(before) == _shown(report)):
            return
        if before is None or before.week != report.week:
            self.cursor_day = report.today if report.today is not None else 0
        self.lay_out()

    def lay_out(self) -> None:
        report = self.report
        if report is None:
            return
        self._columns = columns_for(
            self.scrollable_content_region.width,
            has_aims=bool(report.kind_targets) or any(row.aim is not None for row in report.rows),
            has_ratings=any(_is_rated(row.activity) for row in report.rows),
            wanted=self._wanted,
        )
        self._number_rows(report)
        head = Line(self._header_cells(), under="header")
        foot = Line(self._totals_cells(), under="totals")
        self.show(self._lines(report), (head,), (foot,))

    def _number_rows(self, report: WeekReport) -> None:
        rows = [row.activity for kind in report.kinds for row in report.of_kind(kind)]
        listed = [activity for activity in rows if not activity.archived and activity.kind != UNLISTED]
        self._numbers = {activity.key: number for number, activity in enumerate(listed, 1) if number <= 9}

    def _lines(self, report: WeekReport) -> list[Line]:
        """The lines of a week, with gaps between the kinds where all of it fits into the room."""
        lines: list[Line] = []
        is_roomy = len(report.rows) + 2 * len(report.kinds) - 1 <= self.size.height - 2
        for kind in report.kinds:
            if is_roomy and lines:
                lines.append(Line(()))
            lines.append(Line(self._kind_cells(kind), is_heading=True))
            lines += [
                Line(self._activity_cells(row), row.activity.key, _DAYS) for row in report.of_kind(kind)
            ]
        return lines

    # What a line says

    def _kind_cells(self, kind: str) -> Cells:
        report, columns = self._report, self._columns
        days, total = report.days_of_kind(kind), report.seconds_of_kind(kind)
        style = kind if kind in MUSIC_KINDS else "kind"
        name = kind_name(kind).upper()
        cells = [(fitted(f" {name}", columns.label), style)]
        cells += [_hours_cell(seconds, columns.day, style) for seconds in days]
        cells.append((_right(cell_h_mm(total), columns.total), style))
        cells += self._aim_cells(total, report.aim_of_kind(kind))
        cells.append((" " * columns.ratings, "cell"))
        return tuple(cells)

    def _activity_cells(self, row: ReportRow) -> Cells:
        report, columns = self._report, self._columns
        # In another week nothing runs.
        running = report.running if report.today is not None else None
        runs = running is not None and running.activity == row.activity.key
        number = self._numbers.get(row.activity.key, " ")
        marker = "▶" if runs else " "
        name = "running" if runs else "wasted" if row.standing == WASTED else "cell"
        cells = [(fitted(f" {number}{marker} {row.activity.name}", columns.label), name)]
        for day, seconds in enumerate(row.days):
            ticks = runs and day == report.today
            cells.append(_hours_cell(seconds, columns.day, "running" if ticks else "cell", ticks))
        total_style = "wasted" if row.standing == WASTED else "cell"
        cells.append(_hours_cell(row.seconds, columns.total, total_style, runs))
        cells += self._aim_cells(row.seconds, row.aim)
        cells.append((_ratings(row, columns.ratings), "wasted" if row.standing == WASTED else "ratings"))
        return tuple(cells)

    def _aim_cells(self, seconds: int, aim: Aim | None) -> Cells:
        columns = self._columns
        if aim is None:
            return ((" " * columns.aim, "cell"), (" " * columns.difference, "cell"))
        missed = "wasted" if aim.is_cap else "cell"
        style = missed if aim.is_missed(seconds) else "reached"
        return (
            (_right(aim.shown, columns.aim), style),
            (_right(signed_h_mm(aim.difference(seconds)), columns.difference), style),
        )

    @property
    def _report(self) -> WeekReport:
        assert self.report is not None
        return self.report

    def _header_cells(self) -> Cells:
        columns, report = self._columns, self._report
        cells = [(" " * columns.label, "header")]
        for day, name in enumerate(DAY_NAMES):
            date = report.week.dates[day].day
            text = f"{name} {date}" if columns.day > 8 else name
            if day == report.today:
                cells.append((_right(f"[{text}]", columns.day), "today"))
            else:
                cells.append((_right(text, columns.day), "header"))
        cells.append((_right("Total", columns.total), "header"))
        cells.append((_right("Aim", columns.aim), "header"))
        cells.append((_right("±", columns.difference), "header"))
        heading = " Pri Enj Goal" if columns.ratings >= 13 else "  P  E G"[-columns.ratings :]
        cells.append((heading if columns.ratings else "", "header"))
        return tuple(cells)

    def _totals_cells(self) -> Cells:
        columns, report = self._columns, self._report
        cells = [(fitted(" In all", columns.label), "totals")]
        for day, seconds in enumerate(report.day_totals):
            style = "today" if day == report.today else "totals"
            cells.append((_right(cell_h_mm(seconds), columns.day), style))
        cells.append((_right(cell_h_mm(report.seconds), columns.total), "totals"))
        return tuple(cells)

    # Keys and mouse

    def action_switch(self) -> None:
        """Start, switch to or stop the activity under the cursor."""
        if self.cursor_key:
            self.post_message(SwitchTo(self.cursor_key))

    def key_at(self, number: int) -> str | None:
        """The activity that a digit starts."""
        return next((key for key, digit in self._numbers.items() if digit == number), None)

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_switch()

    def on_click(self, event: events.Click) -> None:
        """The name of a day opens it."""
        day = self._columns.day_at(event.x) if event.y == 0 else None
        if day is not None:
            self.post_message(OpenDay(day))


def _shown(report: WeekReport) -> tuple[object, ...]:
    """What differs as soon as the grid has to say something else: minutes, not seconds."""
    rows = tuple(
        (row.activity, row.standing, row.aim, *_minutes(row.seconds, *row.days)) for row in report.rows
    )
    # A sum may reach its next minute when none of its parts does.
    sums = [report.day_totals, *(report.days_of_kind(kind) for kind in report.kinds)]
    minutes = tuple(_minutes(sum(days), *days) for days in sums)
    running = report.running.activity if report.running is not None else None
    return (report.week, report.today, report.kind_targets, running, minutes, rows)


def _minutes(*seconds: int) -> tuple[int, ...]:
    return tuple(amount // MINUTE for amount in seconds)


def _hours_cell(seconds: int, width: int, style: str = "cell", ticks: bool = False) -> tuple[str, str]:
    """Hours to the right, quiet where there are none; what ``ticks`` is shown from its first second."""
    text = h_mm(seconds) if ticks else cell_h_mm(seconds)
    return _right(text, width), "quiet" if text == NOTHING else style


def _right(text: str, width: int) -> str:
    return text.rjust(width)[:width] if width else ""


def _is_rated(activity: Activity) -> bool:
    return bool(activity.priority or activity.enjoyment) or activity.supports_goal is not None


def _ratings(row: ReportRow, width: int) -> str:
    """Priority, enjoyment and the mark for the goal; music is looked at last and has none."""
    activity = row.activity
    if not width or (activity.is_music and not _is_rated(activity)):
        return " " * width
    mark = MARKS[activity.supports_goal]
    if row.standing == UNRATED and activity.kind == UNLISTED:
        return " " * width
    priority, enjoyment = (str(rating or "?") for rating in (activity.priority, activity.enjoyment))
    if width >= 13:
        return f" {priority:>3} {enjoyment:>3} {mark:>3}".ljust(width)
    return f"{priority:>2} {enjoyment:>2} {mark}".rjust(width)
