"""The weekly grid: activities by kind in rows, days in columns."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.activity import MARKS, MUSIC_KINDS, UNLISTED, Activity
from tracker.domain.aim import Aim
from tracker.domain.duration import MINUTE, h_mm
from tracker.domain.standing import UNRATED, WASTED
from tracker.domain.text import fitted
from tracker.domain.value import value
from tracker.domain.week import DAY_NAMES
from tracker.domain.week_report import ReportRow, WeekReport
from tracker.settings import COLUMNS
from tracker.ui.bound import bound
from tracker.ui.messages import OpenDay, SwitchTo
from tracker.ui.widgets.grid_columns import columns_for
from tracker.ui.widgets.styled_cells import Cells, StyledCells

QUIET = "·"


@value
class KindLine:
    """The line above the activities of a kind."""

    kind: str


@value
class ActivityLine:
    """One activity; ``number`` is the key that starts it, 0 for none."""

    row: ReportRow
    number: int


# None is an empty line between kinds, where there is room.
Line = KindLine | ActivityLine | None


class WeekGrid(StyledCells, can_focus=True):
    """Shows a week; the cursor stands on an activity and a day."""

    style_prefix = "week-grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("grid.up", "move(-1, 0)"),
        bound("grid.down", "move(1, 0)"),
        bound("grid.left", "move(0, -1)"),
        bound("grid.right", "move(0, 1)"),
        bound("grid.first", "move(-999, 0)"),
        bound("grid.last", "move(999, 0)"),
        bound("timer.switch", "switch", show=True),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "week-grid--header",
        "week-grid--today",
        "week-grid--kind",
        "week-grid--studio",
        "week-grid--learning",
        "week-grid--connections",
        "week-grid--cell",
        "week-grid--quiet",
        "week-grid--ratings",
        "week-grid--running",
        "week-grid--wasted",
        "week-grid--reached",
        "week-grid--totals",
        "week-grid--row",
        "week-grid--hover",
        "week-grid--cursor",
    }

    report: reactive[WeekReport | None] = reactive(None, repaint=False)
    """The week to show."""
    cursor_key: reactive[str] = reactive("", repaint=False)
    """The activity under the cursor, by key: rows may come and go."""
    cursor_day: reactive[int] = reactive(0, repaint=False)
    """The day under the cursor, 0 is Monday."""
    hover_line: reactive[int | None] = reactive(None, repaint=False)
    """The line under the mouse."""

    def __init__(self, columns: tuple[str, ...] = COLUMNS, id: str | None = None) -> None:
        """``columns`` are those that are wanted beside the days."""
        super().__init__(id=id)
        self._wanted = columns
        self._lines: tuple[Line, ...] = ()
        self._painted: tuple[Cells, ...] = ()
        self._columns = columns_for(80)

    # What changes

    def watch_report(self, before: WeekReport | None, report: WeekReport | None) -> None:
        if report is None or (before is not None and _shown(before) == _shown(report)):
            return
        if before is None or before.week != report.week:
            self.cursor_day = report.today if report.today is not None else 0
        self._lay_out()
        if self._line_of(self.cursor_key) is None:
            self.cursor_key = self._first_key()
        self._repaint_what_differs()

    def watch_cursor_key(self, before: str, key: str) -> None:
        for line in (self._line_of(before), self._line_of(key)):
            self._refresh_line(line)
        line = self._line_of(key)
        if line is not None:
            self._bring_into_view(line)

    def watch_cursor_day(self) -> None:
        self._refresh_line(self._line_of(self.cursor_key))
        self.refresh(Region(0, 0, self.size.width, 1))

    def watch_hover_line(self, before: int | None, line: int | None) -> None:
        self._refresh_line(before)
        self._refresh_line(line)

    def on_resize(self) -> None:
        self._painted = ()
        self._lay_out()
        self._repaint_what_differs()
        line = self._line_of(self.cursor_key)
        if line is not None:
            self._bring_into_view(line)

    def _lay_out(self) -> None:
        report = self.report
        if report is None:
            return
        self._lines = tuple(_lines_of(report, self.size.height - 2))
        columns = columns_for(
            self.scrollable_content_region.width,
            has_aims=bool(report.kind_targets) or any(row.aim is not None for row in report.rows),
            has_ratings=any(_is_rated(row.activity) for row in report.rows),
            wanted=self._wanted,
        )
        if columns != self._columns:
            self._columns = columns
            self._painted = ()

    def _repaint_what_differs(self) -> None:
        if self.report is None:
            return
        painted = (self._header_cells(), self._totals_cells(), *map(self._cells_of, self._lines))
        before, self._painted = self._painted, painted
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines) + 2)
        if len(painted) != len(before):
            self.refresh()
            return
        for number, (old, new) in enumerate(zip(before, painted, strict=True)):
            if old == new:
                continue
            if number < 2:
                y = (0, self._totals_y)[number]
                self.refresh(Region(0, y, self.size.width, 1))
            else:
                self._refresh_line(number - 2)

    def _refresh_line(self, line: int | None) -> None:
        if line is not None:
            self.refresh(Region(0, line + 1 - self.scroll_offset.y, self.size.width, 1))

    # Where things are

    @property
    def _totals_y(self) -> int:
        """The line of the sums: below the last activity, or at the bottom."""
        return max(1, min(self.size.height - 1, len(self._lines) + 1))

    def _line_of(self, key: str) -> int | None:
        for number, line in enumerate(self._lines):
            if isinstance(line, ActivityLine) and line.row.activity.key == key:
                return number
        return None

    def _first_key(self) -> str:
        return next((line.row.activity.key for line in self._lines if isinstance(line, ActivityLine)), "")

    def _line_at(self, y: int) -> int | None:
        """The line of the grid at a height of the widget."""
        if not 1 <= y < self._totals_y:
            return None
        line = y - 1 + self.scroll_offset.y
        return line if line < len(self._lines) else None

    def _bring_into_view(self, line: int) -> None:
        room = self.size.height - 2
        top = self.scroll_offset.y
        # The line of its kind stays in sight above the first activity of a kind.
        first = line - 1 if line and isinstance(self._lines[line - 1], KindLine) else line
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif line >= top + room > 0:
            self.scroll_to(y=line - room + 1, animate=False)

    # What a line says

    def _cells_of(self, line: Line) -> Cells:
        if line is None:
            return ()
        return self._kind_cells(line.kind) if isinstance(line, KindLine) else self._activity_cells(line)

    def _kind_cells(self, kind: str) -> Cells:
        report, columns = self._report, self._columns
        days, total = report.days_of_kind(kind), report.seconds_of_kind(kind)
        style = kind if kind in MUSIC_KINDS else "kind"
        name = "NOT ON THE LIST" if kind == UNLISTED else kind.upper()
        cells = [(fitted(f" {name}", columns.label), style)]
        cells += [(_right(_hours(seconds), columns.day), style if seconds else "quiet") for seconds in days]
        cells.append((_right(_hours(total), columns.total), style))
        cells += self._aim_cells(total, report.aim_of_kind(kind))
        cells.append((" " * columns.ratings, "cell"))
        return tuple(cells)

    def _activity_cells(self, line: ActivityLine) -> Cells:
        report, columns, row = self._report, self._columns, line.row
        # In another week nothing runs.
        running = report.running if report.today is not None else None
        runs = running is not None and running.activity == row.activity.key
        number = str(line.number) if line.number else " "
        marker = "▶" if runs else " "
        name = "running" if runs else "wasted" if row.standing == WASTED else "cell"
        cells = [(fitted(f" {number}{marker} {row.activity.name}", columns.label), name)]
        for day, seconds in enumerate(row.days):
            ticks = runs and day == report.today
            style = "running" if ticks else "cell" if seconds else "quiet"
            cells.append((_right(_hours(seconds, ticks), columns.day), style))
        total_style = (
            "wasted" if row.standing == WASTED and row.seconds else "cell" if row.seconds else "quiet"
        )
        cells.append((_right(_hours(row.seconds, runs), columns.total), total_style))
        cells += self._aim_cells(row.seconds, row.aim)
        cells.append((_ratings(row, columns.ratings), "wasted" if row.standing == WASTED else "ratings"))
        return tuple(cells)

    def _aim_cells(self, seconds: int, aim: Aim | None) -> Cells:
        columns = self._columns
        if aim is None:
            return ((" " * columns.aim, "cell"), (" " * columns.difference, "cell"))
        missed = "wasted" if aim.is_cap else "cell"
        style = missed if aim.is_missed(seconds) else "reached"
        off = aim.difference(seconds)
        sign = "+" if off > 0 else "−" if off < 0 else " "
        return (
            (_right(aim.shown, columns.aim), style),
            (_right(f"{sign}{h_mm(abs(off))}", columns.difference), style),
        )

    @property
    def _report(self) -> WeekReport:
        assert self.report is not None
        return self.report

    # What is drawn

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.report is None:
            return Strip.blank(width, self.style_of().background_style)
        if y == 0:
            return self.strip_of(self._header_cells(), ("header",))
        if y == self._totals_y:
            return self.strip_of(self._totals_cells(), ("totals",))
        line = self._line_at(y)
        if line is None:
            return Strip.blank(width, self.style_of().background_style)
        return self._line_strip(line)

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
            cells.append((_right(_hours(seconds), columns.day), style))
        cells.append((_right(_hours(report.seconds), columns.total), "totals"))
        return tuple(cells)

    def _line_strip(self, number: int) -> Strip:
        line = self._lines[number]
        cells = self._cells_of(line)
        if not isinstance(line, ActivityLine):
            return self.strip_of(cells, ())
        has_cursor = line.row.activity.key == self.cursor_key
        under: tuple[str, ...] = ("row",) if has_cursor else ("hover",) if number == self.hover_line else ()
        return self.strip_of(cells, under, self.cursor_day + 1 if has_cursor else None)

    # Keys and mouse

    def action_move(self, lines: int, days: int) -> None:
        """Move the cursor over activities and days."""
        self.cursor_day = min(6, max(0, self.cursor_day + days))
        keys = [line.row.activity.key for line in self._lines if isinstance(line, ActivityLine)]
        if keys and lines:
            place = keys.index(self.cursor_key) if self.cursor_key in keys else 0
            self.cursor_key = keys[min(len(keys) - 1, max(0, place + lines))]

    def action_switch(self) -> None:
        """Start, switch to or stop the activity under the cursor."""
        if self.cursor_key:
            self.post_message(SwitchTo(self.cursor_key))

    def key_at(self, number: int) -> str | None:
        """The activity that a digit starts."""
        for line in self._lines:
            if isinstance(line, ActivityLine) and line.number == number:
                return line.row.activity.key
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover_line = self._line_at(event.y)

    def on_leave(self) -> None:
        self.hover_line = None

    def on_click(self, event: events.Click) -> None:
        head = self._columns.day_at(event.x) if event.y == 0 else None
        if head is not None:
            self.post_message(OpenDay(head))
        number = self._line_at(event.y)
        line = self._lines[number] if number is not None else None
        if not isinstance(line, ActivityLine):
            return
        day = self._columns.day_at(event.x)
        if day is not None:
            self.cursor_day = day
        self.cursor_key = line.row.activity.key
        if event.chain == 2:
            self.action_switch()


def _lines_of(report: WeekReport, room: int) -> list[Line]:
    """The lines of a week, with gaps between the kinds where all of it fits into the room."""
    lines: list[Line] = []
    is_roomy = len(report.rows) + 2 * len(report.kinds) - 1 <= room
    number = 0
    for kind in report.kinds:
        if is_roomy and lines:
            lines.append(None)
        lines.append(KindLine(kind))
        for row in report.of_kind(kind):
            is_listed = not row.activity.archived and kind != UNLISTED
            number += is_listed
            lines.append(ActivityLine(row, number if is_listed and number <= 9 else 0))
    return lines


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


def _hours(seconds: int, ticks: bool = False) -> str:
    return h_mm(seconds) if seconds or ticks else QUIET


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
