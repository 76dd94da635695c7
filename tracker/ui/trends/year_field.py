"""Years as fields of days: a column a week, a row a weekday, darker for more hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.report.past import MONTHS_IN_YEAR, Past, month_of, shade
from tracker.domain.time.duration import HOUR, MINUTE, NOTHING
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.styled_cells import OF_ROWS, Cells, StyledCells

# From nothing to the most. They differ by how much of a cell they fill, and in plain signs as well.
SHADE_SIGNS = ("·", "░", "▒", "▓", "█")
# What stands on the day under the cursor: a full cell would hide its colour.
_AT_CURSOR = "•"
_LABEL = 7
# A year begins and ends within a week, so that 54 of them may have a day in it.
_MOST_WEEKS = 54
_WIDEST_DAY = 3
# Above the days stand the names of the months, below them their hours and a blank line.
_ABOVE, _BELOW = 1, 2
_LINES = _ABOVE + DAYS_IN_WEEK + _BELOW


@value
class Shown:
    """What a field shows: hours in the studio or, where ``is_wasted``, wasted ones."""

    past: Past
    is_wasted: bool = False

    @property
    def step(self) -> int:
        """How much more each shade stands for, in seconds."""
        return self.past.steps[self.is_wasted]

    def seconds(self, day: date) -> int:
        """What is shown of a day."""
        return self.past.balances.get(day.toordinal(), (0, 0, 0))[0 if self.is_wasted else 1]

    @property
    def name(self) -> str:
        """What its colour is called."""
        return "wasted" if self.is_wasted else "studio"


class YearField(StyledCells, can_focus=True, inherit_bindings=False):
    """Shows the year of the day under the cursor and, where there is room, others about it."""

    style_prefix = "year-field"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("field.open", "open", show=True),
        key_binding("field.left", f"move(-{DAYS_IN_WEEK})"),
        key_binding("field.right", f"move({DAYS_IN_WEEK})"),
        key_binding("field.up", "move(-1)"),
        key_binding("field.down", "move(1)"),
        key_binding("field.first", "edge(-1)"),
        key_binding("field.last", "edge(1)"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"row-table--{name}" for name in OF_ROWS),
        *(f"year-field--{name}" for name in ("label", "here", "year", "studio", "wasted", "quiet", "today")),
    }

    class Moved(Message, bubble=False):
        """The cursor stands on another day, or what is known of it has changed. It comes to the screen."""

    class Opened(Message):
        """The day under the cursor is to be shown."""

    shown: reactive[Shown | None] = reactive(None, repaint=False)
    """What to show; None until it was read."""
    cursor_day: reactive[date] = reactive(date(1970, 1, 1), repaint=False)
    """The day under the cursor."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._first_year = 0
        # How many weeks are out of sight, as it was painted last.
        self._hides = 0

    # What is shown

    def watch_shown(self) -> None:
        self.go_to(self.cursor_day)
        self._show()

    def watch_cursor_day(self, before: date, day: date) -> None:
        # To paint all of five years anew takes longer than an arrow that is held waits.
        self._show((before, day))

    def on_resize(self) -> None:
        self._show()

    def _show(self, changed: tuple[date, ...] = ()) -> None:
        """Bring the year of the cursor into sight, and tell of it; ``changed`` are the days that differ, if
        no others do.
        """
        if self.shown is None:
            return
        years, year = self.shown.past.years, self.cursor_day.year
        fitting, before = self._fitting, (self._first_year, self._hides)
        first = min(max(self._first_year, year - fitting + 1), year)
        self._first_year = max(years[0], min(first, years[-1] - fitting + 1))
        self._hides = self._hidden
        if changed and (self._first_year, self._hides) == before:
            for day in changed:
                top = (day.year - self._first_year) * _LINES
                for y in (top, top + _ABOVE + day.weekday()):
                    self.refresh(Region(0, y, self.size.width, 1))
        else:
            self.refresh()
        self.screen.post_message(self.Moved())

    @property
    def _fitting(self) -> int:
        """How many years there is room for: of the last one all but the blank line below it."""
        return max(1, (self.size.height + 1) // _LINES)

    @property
    def _hidden(self) -> int:
        """How many weeks lie to the left of what is in sight, where a year does not fit."""
        fitting = max(1, (self.size.width - _LABEL) // self._day_width)
        return max(0, self._column(self.cursor_day) - fitting + 1)

    @property
    def _day_width(self) -> int:
        return max(1, min(_WIDEST_DAY, (self.size.width - _LABEL - 1) // _MOST_WEEKS))

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, or on the nearest one of the record."""
        if self.shown is not None:
            self.cursor_day = min(max(day, self.shown.past.first), self.shown.past.last)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        block, line = divmod(y, _LINES)
        shown, year = self.shown, self._first_year + block
        if shown is None or block >= self._fitting or year not in shown.past.years:
            return self.strip_of((), ())
        label, *weeks = self._line(year, line - _ABOVE, shown)
        return self.strip_of((label, *_without(self._hides * self._day_width, weeks)), ())

    def _line(self, year: int, weekday: int, shown: Shown) -> Cells:
        """A line of a year: the names of the months, a weekday, the hours of the months or a blank one."""
        if weekday < 0:
            return self._names(year)
        if weekday < DAYS_IN_WEEK:
            return tuple(self._days(year, weekday, shown))
        return self._hours(year, shown) if weekday == DAYS_IN_WEEK else (("", "cell"),)

    def _names(self, year: int) -> Cells:
        """The year, and the months above the weeks in which they begin."""
        here = self.cursor_day.month if self.cursor_day.year == year else 0
        names = [(f"{date(year, month, 1):%b}", "here" if month == here else "label") for month in _MONTHS]
        return ((f" {year}".ljust(_LABEL), "year"), *self._at_months(year, names))

    def _hours(self, year: int, shown: Shown) -> Cells:
        """Below each month its hours, in whole ones."""
        sums = []
        for month in _MONTHS:
            first, last = month_of(date(year, month, 1))
            of_month = shown.past.between(first, last)
            seconds = of_month.wasted if shown.is_wasted else of_month.studio
            is_known = shown.past.first <= last and first <= shown.past.last
            text = str((seconds + HOUR // 2) // HOUR) if seconds >= MINUTE else NOTHING
            sums.append((text if is_known else "", "quiet" if text == NOTHING else "label"))
        return ((" Hours".ljust(_LABEL), "quiet"), *self._at_months(year, sums))

    def _at_months(self, year: int, words: list[tuple[str, str]]) -> Cells:
        """A word for each month, from the week in which it begins."""
        begins = [self._column(date(year, month, 1)) * self._day_width for month in _MONTHS]
        ends = [*begins[1:], _MOST_WEEKS * self._day_width]
        return tuple(
            (text[: end - begin].ljust(end - begin), style)
            for (text, style), begin, end in zip(words, begins, ends, strict=True)
        )

    def _days(self, year: int, weekday: int, shown: Shown) -> Iterator[tuple[str, str]]:
        """The days of one weekday, each in the column of its week."""
        cursor = self.cursor_day
        is_here = cursor.year == year and cursor.weekday() == weekday
        yield f" {DAY_NAMES[weekday]}".ljust(_LABEL), "here" if is_here else "label"
        width = self._day_width
        day = _monday_before(year) + timedelta(days=weekday)
        while day.year <= year:
            if day.year < year:
                yield " " * width, "cell"
            elif day == cursor:
                yield _AT_CURSOR.center(width), "cursor"
            else:
                yield self._day(day, width, shown)
            day += timedelta(days=DAYS_IN_WEEK)

    def _day(self, day: date, width: int, shown: Shown) -> tuple[str, str]:
        past = shown.past
        if not past.first <= day <= past.last:
            return " " * width, "cell"
        dark = shade(shown.seconds(day), shown.step)
        # From three cells on there is room for a blank one between the weeks.
        sign = SHADE_SIGNS[dark]
        text = sign.ljust(width) if not dark else (sign * max(1, min(2, width))).ljust(width)
        if day == past.today and not dark:
            return text, "today"
        return text, shown.name if dark else "quiet"

    # Where things are

    def _column(self, day: date) -> int:
        """In which column of its year a day stands."""
        return (day - _monday_before(day.year)).days // DAYS_IN_WEEK

    def day_at(self, x: int, y: int) -> date | None:
        """The day that stands at a place of the widget, if one does."""
        block, line = divmod(y, _LINES)
        column, weekday = (x - _LABEL) // self._day_width + self._hides, line - _ABOVE
        year = self._first_year + block
        if self.shown is None or x < _LABEL or not 0 <= weekday < DAYS_IN_WEEK or block >= self._fitting:
            return None
        if year not in self.shown.past.years:
            return None
        day = _monday_before(year) + timedelta(days=column * DAYS_IN_WEEK + weekday)
        past = self.shown.past
        return day if day.year == year and past.first <= day <= past.last else None

    # Keys and mouse

    def action_move(self, days: int) -> None:
        """Move the cursor over days; minus is back."""
        # Within the weekday where a week more would leave the record.
        past = self.shown.past if self.shown is not None else None
        day = self.cursor_day + timedelta(days=days)
        if past is not None and (abs(days) == 1 or past.first <= day <= past.last):
            self.go_to(day)

    def action_edge(self, way: int) -> None:
        """Move the cursor to the first day of its year or, with plus, to the last."""
        year = self.cursor_day.year
        self.go_to(date(year, 1, 1) if way < 0 else date(year, MONTHS_IN_YEAR, 31))

    def action_open(self) -> None:
        """Show the day under the cursor."""
        if self.shown is not None:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        day = self.day_at(event.x, event.y)
        if day is None:
            return
        self.cursor_day = day
        if event.chain == 2:
            self.action_open()


_MONTHS = range(1, MONTHS_IN_YEAR + 1)


def _without(hidden: int, cells: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is left of some cells, each sign in a cell of the terminal, without the first signs."""
    for text, style in cells:
        yield text[hidden:], style
        hidden = max(0, hidden - len(text))


def _monday_before(year: int) -> date:
    """The Monday of the week in which a year begins."""
    first = date(year, 1, 1)
    return first - timedelta(days=first.weekday())
