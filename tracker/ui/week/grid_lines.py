"""What the lines of the weekly grid say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from tracker.domain.activities.activity import MARKS, MUSIC_KINDS, UNLISTED, Activity, kind_name
from tracker.domain.text import cell_width, fitted
from tracker.domain.time.duration import MINUTE, NOTHING, cell_h_mm, h_mm, signed_h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.value import value
from tracker.domain.week.aim import Aim
from tracker.domain.week.plan import NOTHING_PLANNED, Plan, planned_seconds
from tracker.domain.week.plan_words import is_to_come
from tracker.domain.week.standing import UNRATED, WASTED
from tracker.domain.week.week_report import ReportRow, WeekReport
from tracker.ui.week.arrangement import Arrangement
from tracker.ui.week.grid_columns import DATED_DAY, RATINGS_IN_WORDS, GridColumns
from tracker.ui.widgets.row_table import Line
from tracker.ui.widgets.styled_cells import Cells

# The line that stands for the rows without hours; no activity can have such a key.
FOLD = "+"
# The digit and the sign of what runs, and blanks.
BEFORE_NAME = 5
# The cells of an activity that the cursor can stand on: one for each day, after its name and its kind.
_DAYS = tuple(range(2, 9))
# The mark for the goal, and three blanks.
_BESIDE_RATINGS = 4
_PRIORITY, _ENJOYMENT, _GOAL = "Priority", "Enjoyment", "Goal"


def is_foldable(row: ReportRow, report: WeekReport) -> bool:
    """Whether a row may go from sight where lines are short: without hours, and nothing to watch."""
    runs = report.running is not None and report.running.activity == row.activity.key
    return not row.seconds and not runs and row.standing != WASTED


@value
class GridLines:
    """Makes the lines of a week's grid. ``numbers`` are the digits that start activities, ``shown`` the
    rows that stay in sight though they could be folded; ``is_open`` says that the folded ones are shown, and
    ``doubtful`` how many seconds are in question, by activity and by kind. What the ``plan`` has stands
    quietly on the days to come."""

    report: WeekReport
    arrangement: Arrangement
    columns: GridColumns
    numbers: Mapping[str, int]
    shown: frozenset[str] = frozenset()
    is_open: bool = False
    doubtful: Mapping[str, int] = MappingProxyType({})
    plan: Plan = NOTHING_PLANNED

    # The body

    def body(self) -> list[Line]:
        """The rows, by kind, and what is folded in one line after them."""
        lines: list[Line] = []
        folded = self._folded()
        for kind in self.report.kinds:
            if self.arrangement.gaps and lines:
                lines.append(Line(()))
            has_heading = kind in self.arrangement.headings
            if has_heading:
                lines.append(Line(self._kind_cells(kind), is_heading=True))
            for row in self.report.of_kind(kind):
                if row not in folded:
                    lines.append(self._row_line(row, has_heading))
        if folded:
            lines.append(Line(((self._fold_words(folded), "ratings"),), FOLD))
            if self.is_open:
                lines += [self._row_line(row, False) for row in folded]
        return lines

    def _folded(self) -> list[ReportRow]:
        """As many as must be, from the end of the list."""
        rows = (row for kind in self.report.kinds for row in self.report.of_kind(kind))
        foldable = [
            row for row in rows if is_foldable(row, self.report) and row.activity.key not in self.shown
        ]
        return foldable[-self.arrangement.folded :] if self.arrangement.folded else []

    def _fold_words(self, folded: list[ReportRow]) -> str:
        sign = "−" if self.is_open else "+"
        names = "" if self.is_open else f": {', '.join(row.activity.name for row in folded)}"
        return fitted(f" {sign}  {len(folded)} more without hours this week{names}", self.columns.width)

    def _row_line(self, row: ReportRow, is_below_heading: bool) -> Line:
        return Line(self._activity_cells(row, is_below_heading), row.activity.key, _DAYS)

    def _kind_cells(self, kind: str) -> Cells:
        report, columns = self.report, self.columns
        days, total = report.days_of_kind(kind), report.seconds_of_kind(kind)
        style = kind if kind in MUSIC_KINDS else "kind"
        cells = [(fitted(f" {kind_name(kind).upper()}", columns.label), style)]
        cells += [self._day_cell(kind, day, seconds, style) for day, seconds in enumerate(days)]
        cells.append((_right(cell_h_mm(total), columns.total), style))
        cells += self._aim_cells(kind, total, report.aim_of_kind(kind))
        cells.append((" " * columns.ratings, "cell"))
        return tuple(cells)

    def _activity_cells(self, row: ReportRow, is_below_heading: bool) -> Cells:
        report, columns = self.report, self.columns
        # In another week nothing runs.
        running = report.running if report.today is not None else None
        runs = running is not None and running.activity == row.activity.key
        style = "running" if runs else "wasted" if row.standing == WASTED else "cell"
        cells = [*self._label_cells(row.activity, style, runs, is_below_heading)]
        for day, seconds in enumerate(row.days):
            ticks = runs and day == report.today
            cells.append(
                self._day_cell(row.activity.key, day, seconds, "running" if ticks else "cell", ticks)
            )
        total_style = "wasted" if row.standing == WASTED else "cell"
        cells.append(_hours_cell(row.seconds, columns.total, total_style, runs))
        cells += self._aim_cells(row.activity.key, row.seconds, row.aim)
        cells.append((_ratings(row, columns.ratings), "wasted" if row.standing == WASTED else "ratings"))
        return tuple(cells)

    def _day_cell(
        self, what: str, day: int, seconds: int, style: str, ticks: bool = False
    ) -> tuple[str, str]:
        """The hours of a day or, of one to come, those that are planned for it."""
        if not seconds and self.plan and is_to_come(self.report, day):
            return _hours_cell(planned_seconds(self.plan, day, what), self.columns.day, "planned")
        return _hours_cell(seconds, self.columns.day, style, ticks)

    def _label_cells(self, activity: Activity, style: str, runs: bool, is_below_heading: bool) -> Cells:
        """Its digit and name; and its kind, where no heading says it and there is room."""
        indent = "  " if is_below_heading else " "
        name = activity.name
        if cell_width(name) > self.columns.label - BEFORE_NAME:
            # With a heading it would be cut as much: more lines must not show less of it.
            name = fitted(name, self.columns.label - BEFORE_NAME)
        label = f"{indent}{self.numbers.get(activity.key, ' ')}{'▶' if runs else ' '} {name}"
        kind = "" if is_below_heading or not self._has_room_for_kinds() else kind_name(activity.kind).lower()
        if not kind:
            return ((fitted(label, self.columns.label), style), ("", "cell"))
        kind_style = activity.kind if activity.kind in MUSIC_KINDS else "ratings"
        return ((fitted(label, self.columns.label - len(kind)), style), (kind, kind_style))

    def _has_room_for_kinds(self) -> bool:
        """Whether each row has room for its kind: beside some names alone it would say nothing."""
        return all(
            BEFORE_NAME + cell_width(row.activity.name) + len(row.activity.kind) + 2 <= self.columns.label
            for row in self.report.rows
        )

    def _aim_cells(self, key: str, seconds: int, aim: Aim | None) -> Cells:
        columns = self.columns
        if aim is None:
            return ((" " * columns.aim, "cell"), (" " * columns.difference, "cell"))
        missed = "wasted" if aim.is_cap else "cell"
        style = "reached" if aim.is_surely_held(seconds, self.doubtful.get(key, 0)) else missed
        return (
            (_right(aim.shown, columns.aim), style),
            (_right(signed_h_mm(aim.difference(seconds)), columns.difference), style),
        )

    # Above and below

    def head(self) -> Line:
        """The names of the columns."""
        columns, report = self.columns, self.report
        cells = [(" " * columns.label, "header")]
        for day, name in enumerate(DAY_NAMES):
            date = report.week.dates[day].day
            text = f"{name} {date}" if columns.day >= DATED_DAY else name
            if day == report.today:
                cells.append((_right(f"[{text}]", columns.day), "today"))
            else:
                cells.append((_right(text, columns.day), "header"))
        cells.append((_right("Total", columns.total), "header"))
        cells.append((_right("Aim", columns.aim), "header"))
        cells.append((_right("±", columns.difference), "header"))
        cells.append((_ratings_cell("P", "E", "G", columns.ratings), "header"))
        return Line(tuple(cells), under="header")

    def foot(self) -> tuple[Line, ...]:
        """The sums of the days, and below them those of the kinds that have no line of their own."""
        columns, report = self.columns, self.report
        cells = [(fitted(" In all", columns.label), "totals")]
        for day, seconds in enumerate(report.day_totals):
            style = "today" if day == report.today else "totals"
            cells.append((_right(cell_h_mm(seconds), columns.day), style))
        cells.append((_right(cell_h_mm(report.seconds), columns.total), "totals"))
        sums = sum_lines(report, self.arrangement.summed, columns.width)
        return (
            Line(tuple(cells), under="totals"),
            *(Line(((fitted(line, columns.width), "ratings"),)) for line in sums),
        )


def wanted_columns(report: WeekReport, plan: Plan = NOTHING_PLANNED) -> GridColumns:
    """How wide the columns must be for what stands in them; 0 for those in which nothing would."""
    hours = [*report.day_totals, *(seconds for row in report.rows for seconds in row.days)]
    hours += [each.seconds for each in plan]
    aims = [(row.seconds, row.aim) for row in report.rows if row.aim is not None]
    kinds = ((report.seconds_of_kind(kind), report.aim_of_kind(kind)) for kind in report.kinds)
    aims += [(seconds, aim) for seconds, aim in kinds if aim is not None]
    rated = [row.activity for row in report.rows if _is_rated(row.activity)]
    ratings = [str(rating or "?") for each in rated for rating in (each.priority, each.enjoyment)]
    return GridColumns(
        label=BEFORE_NAME + _widest((row.activity.name for row in report.rows), ""),
        day=1 + _widest(map(h_mm, hours), ""),
        total=1 + _widest([h_mm(report.seconds)], "Total"),
        aim=1 + _widest([aim.shown for _, aim in aims], "Aim") if aims else 0,
        difference=2 + _widest([signed_h_mm(aim.difference(seconds)) for seconds, aim in aims], "±")
        if aims
        else 0,
        ratings=_BESIDE_RATINGS + 2 * _widest(ratings, "") if ratings else 0,
    )


def kind_sums(report: WeekReport, kinds: Iterable[str]) -> list[str]:
    """The hours of some kinds, as they stand in the line of sums; those that have any, or a target."""
    return [
        f"{kind_name(kind).lower()} {h_mm(seconds)}{f' of {aim.shown}' if aim is not None else ''}"
        for kind in kinds
        if (seconds := report.seconds_of_kind(kind)) >= MINUTE or report.aim_of_kind(kind) is not None
        for aim in (report.aim_of_kind(kind),)
    ]


def sum_lines(report: WeekReport, kinds: Sequence[str], width: int) -> list[str]:
    """The lines of sums below that of all days; not of all kinds, so that they say of what they are parts."""
    sums = kind_sums(report, kinds)
    return packed([f"of it {sums[0]}", *sums[1:]], width) if sums else []


def packed(parts: Iterable[str], width: int) -> list[str]:
    """The parts in as few lines as they fit into, with dots between them."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else ""
        if longer and cell_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(f" {part}")
    return lines


def shown_in_grid(report: WeekReport, plan: Plan) -> tuple[object, ...]:
    """What differs as soon as the grid has to say something else: minutes, not seconds."""
    rows = tuple(
        (row.activity, row.standing, row.aim, *_minutes(row.seconds, *row.days)) for row in report.rows
    )
    # A sum may reach its next minute when none of its parts does.
    sums = [report.day_totals, *(report.days_of_kind(kind) for kind in report.kinds)]
    minutes = tuple(_minutes(sum(days), *days) for days in sums)
    running = report.running.activity if report.running is not None else None
    return (report.week, report.today, report.is_to_come, report.kind_targets, running, minutes, rows, plan)


def _widest(texts: Iterable[str], heading: str) -> int:
    return max(map(cell_width, (*texts, heading)))


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
    has_none = activity.is_music and not _is_rated(activity)
    if has_none or (row.standing == UNRATED and activity.kind == UNLISTED):
        return " " * width
    priority, enjoyment = (str(rating or "?") for rating in (activity.priority, activity.enjoyment))
    return _ratings_cell(priority, enjoyment, MARKS[activity.supports_goal], width)


def _ratings_cell(priority: str, enjoyment: str, goal: str, width: int) -> str:
    if not width:
        return ""
    if width < RATINGS_IN_WORDS:
        each = (width - _BESIDE_RATINGS) // 2
        return f" {priority:>{each}} {enjoyment:>{each}} {goal}"
    if goal == "G":
        priority, enjoyment, goal = _PRIORITY, _ENJOYMENT, _GOAL
    places = zip((priority, enjoyment, goal), (_PRIORITY, _ENJOYMENT, _GOAL), strict=True)
    return "".join(text.rjust(len(word) + 1) for text, word in places).rjust(width)
