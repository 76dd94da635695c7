"""The days of a plan by the clock: what has a time, and what is usual, so that nobody plans over a shift."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.bar import FULL, SHADED
from tracker.domain.text import cell_width, cut, fitted, one_line, wrapped
from tracker.domain.time.duration import HOUR, MINUTE, NOTHING, h_mm
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.value import value
from tracker.domain.week.plan import planned_name
from tracker.domain.week.planned_week import PlannedWeek
from tracker.domain.week.usual_times import clock_span, usual_said
from tracker.ui.plan.columns import PlanColumns, plan_columns
from tracker.ui.widgets.styled_cells import Cells, StyledCells

# From when to when a day is drawn, at least; and how long one of its lines is, the finest first.
_FIRST_HOUR, _LAST_HOUR = 8, 22
_STEPS = (30 * MINUTE, HOUR, 2 * HOUR)
# As wide as a column must be for words in it.
_LEAST_DRAWN = 11
_LEGEND = f" {FULL} planned   {SHADED} usual, from your last weeks"
_GAP = "   "
_CLOCK_SPAN = "00:00–00:00"
_BLOCKS = ("block-planned", "block-usual", "block-over")


@value
class Item:
    """Something on a day, by the clock; ``over`` are the names of what it lies over."""

    begin: int
    end: int
    name: str
    is_planned: bool
    over: tuple[str, ...] = ()

    @property
    def style(self) -> str:
        if self.over:
            return "over"
        return "planned" if self.is_planned else "usual"

    @property
    def sign(self) -> str:
        return FULL if self.is_planned else SHADED

    @property
    def words(self) -> str:
        over = f" over {' and '.join(self.over)}" if self.over else ""
        return f"{self.sign} {clock_span(self.begin, self.end)} {self.name}{over}"


def items_of(planned: PlannedWeek, day: int) -> list[Item]:
    """What has a time on a day, planned or usual, in order."""

    def name(key: str) -> str:
        return one_line(planned.listed.get(key).name)

    items = [
        Item(
            each.begin,
            each.end,
            one_line(planned_name(each.planned.what, planned.listed)),
            True,
            tuple(name(one.activity) for one in each.over),
        )
        for each in planned.timed_on(day)
    ]
    items += [Item(each.begin, each.end, name(each.activity), False) for each in planned.usual_on(day)]
    return sorted(items, key=lambda item: (item.begin, not item.is_planned))


def _untimed_words(planned: PlannedWeek, day: int) -> list[str]:
    return [
        f"{FULL} {h_mm(each.seconds)} {one_line(planned_name(each.what, planned.listed))}"
        for each in planned.untimed_on(day)
    ]


class PlanDays(StyledCells, can_focus=False, inherit_bindings=False):
    """Draws the days hour by hour, in the columns of the table, or tells them in a line each; or only one."""

    style_prefix = "plan-days"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"plan-days--{name}" for name in ("head", "here", "planned", "usual", "over", "quiet", *_BLOCKS)
    }

    planned: reactive[PlannedWeek | None] = reactive(None, repaint=False)
    """The week to show."""
    day: reactive[int] = reactive(0, repaint=False)
    """The day that is worked on."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Cells] = []

    def watch_planned(self) -> None:
        self._lay_out()

    def watch_day(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        planned, width, height = self.planned, self.size.width, self.size.height
        lines: list[Cells] = []
        if planned is not None and width and height:
            columns = plan_columns(width)
            lines = (
                _drawn(planned, columns, height, self.day)
                or _listed(planned, width, height, self.day)
                or _of_one_day(planned, width, height, self.day)
            )
        if lines != self._lines:
            self._lines = lines
            self.virtual_size = Size(width, len(lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.strip_of(self._lines[y] if y < len(self._lines) else (), ())


# Hour by hour


def _drawn(planned: PlannedWeek, columns: PlanColumns, height: int, here: int) -> list[Cells]:
    """A line for so many minutes of all days; nothing where there is no room, or nothing to draw."""
    days = [items_of(planned, day) for day in range(DAYS_IN_WEEK)]
    every = [item for items in days for item in items]
    if not every or columns.day < _LEAST_DRAWN:
        return []
    begin = min(_FIRST_HOUR, *(item.begin // HOUR for item in every)) * HOUR
    end = max(_LAST_HOUR, *(-(-item.end // HOUR) for item in every)) * HOUR
    untimed = [_untimed_words(planned, day) for day in range(DAYS_IN_WEEK)]
    room = height - 1 - max(map(len, untimed))
    step = next((step for step in _STEPS if (end - begin) // step <= room), None)
    if step is None:
        return []
    lines: list[Cells] = [((_LEGEND, "head"),)]
    for at in range(begin, end, step):
        clock = f"{at // HOUR % 24:02d}:00" if at % HOUR == 0 else ""
        cells = [(f"{clock} ".rjust(columns.name), "quiet")]
        for day, items in enumerate(days):
            cells += _slot(items, at, step, columns.day, day == here)
        lines.append(tuple(cells))
    for number in range(max(map(len, untimed))):
        cells = [("any time ".rjust(columns.name), "quiet")]
        for words in untimed:
            text = words[number] if number < len(words) else ""
            cells.append((f" {fitted(text, columns.day - 1)}", "planned"))
        lines.append(tuple(cells))
    return lines


def _slot(items: list[Item], at: int, step: int, width: int, is_here: bool) -> Cells:
    """What is on a day in some minutes: the name where it begins, and its sign as long as it lasts."""
    there = [item for item in items if item.begin < at + step and at < item.end]
    if not there:
        return ((f" {NOTHING if is_here else ' '}".ljust(width), "quiet"),)
    # What is planned lies on top of what is usual.
    there.sort(key=lambda item: (not item.is_planned, item.begin))
    top, room = there[0], width - 1
    words = sign = "".join(dict.fromkeys(item.sign for item in there))
    if at <= top.begin:
        words = f"{sign} {top.name}"
        if cell_width(words) > room and top.end > at + step:
            # The sign stands on the lines below it.
            words = top.name
    elif at - step <= top.begin < at and cell_width(words) + len(_CLOCK_SPAN) < room:
        words = f"{sign} {clock_span(top.begin, top.end)}"
    return ((" ", "cell"), (fitted(words, room), f"block-{top.style}"))


# A line for each day, or more where there is room for all that is on it


def _listed(planned: PlannedWeek, width: int, height: int, here: int) -> list[Cells]:
    """Each day in lines of its own; nothing where there is no room for one each."""
    days = range(DAYS_IN_WEEK)
    if height < DAYS_IN_WEEK:
        return []
    lines = [line for day in days for line in _day_lines(planned, day, width, day == here)]
    if len(lines) > height:
        lines = [_day_line(planned, day, width, day == here) for day in days]
    above: list[Cells] = [(), ((_LEGEND, "head"),)]
    return [*above[max(0, len(lines) + len(above) - height) :], *lines]


def _told_of(planned: PlannedWeek, day: int) -> list[tuple[str, str]]:
    """What is on a day in words, each with its style; what has no time comes last."""
    told = [(item.words, item.style) for item in items_of(planned, day)]
    return told + [(words, "planned") for words in _untimed_words(planned, day)]


def _day_name(planned: PlannedWeek, day: int, is_here: bool) -> tuple[str, str]:
    date = planned.week.dates[day]
    return (f" {DAY_NAMES[day]} {date.day:>2}  ", "here" if is_here else "head")


def _day_lines(planned: PlannedWeek, day: int, width: int, is_here: bool) -> list[Cells]:
    """A day in as many lines as it takes."""
    name = _day_name(planned, day, is_here)
    lines: list[list[tuple[str, str]]] = [[name]]
    left = width - len(name[0])
    for words, style in _told_of(planned, day):
        if cell_width(words) > left and len(lines[-1]) > 1:
            lines.append([(" " * len(name[0]), "head")])
            left = width - len(name[0])
        shown = cut(words, left) + _GAP
        lines[-1].append((shown, style))
        left -= cell_width(shown)
    return [tuple(line) for line in lines]


def _day_line(planned: PlannedWeek, day: int, width: int, is_here: bool) -> Cells:
    """A day in one line: what is planned first, as far as there is room."""
    name = _day_name(planned, day, is_here)
    told = sorted(_told_of(planned, day), key=lambda each: each[1] == "usual")
    cells, left = [name], width - len(name[0])
    for words, style in told:
        shown = cut(words, left)
        cells.append((shown + _GAP, style))
        left -= cell_width(shown) + len(_GAP)
        if left <= len(_GAP):
            break
    return tuple(cells)


# One day


def _of_one_day(planned: PlannedWeek, width: int, height: int, here: int) -> list[Cells]:
    """The day under the cursor, and what is usual in the week, as far as there is room."""
    lines = _day_lines(planned, here, width, True)
    if planned.usual:
        usual = f"{SHADED} usual: {', '.join(usual_said(planned.usual, planned.listed))}"
        lines += [((f" {line}", "usual"),) for line in wrapped(one_line(usual), width - 2)]
    return lines[:height]
