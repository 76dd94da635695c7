"""The top of the week screen: what runs, for how long, and which week is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.reactive import reactive
from textual.renderables.digits import DIGITS, DIGITS3X3
from textual.strip import Strip

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import cell_width, cut, fitted, wrapped
from tracker.domain.time.duration import h_mm, h_mm_ss
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.plan_words import plan_of_today
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View
from tracker.ui.week.arrangement import LARGE, ONE
from tracker.ui.widgets.styled_cells import PLAIN, Cells, StyledCells

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

_MARGIN = 1
# From here on large digits leave room for what stands beside them.
_WIDE = 80
# Between two texts, so that they never touch.
_GAP = 2
# The goal is a sentence.
_GOAL_LINES = 2
# Less of a text than this says nothing.
_LEAST_CUT = 5
_DIGIT_LINES = 3


@value
class HeaderWords:
    """What the header says: on the left, of the timer, and on the right."""

    activity: str
    since: str
    hours: str
    elapsed: str
    date: str
    goal: str
    runs: bool


class TimerHeader(StyledCells, can_focus=False, inherit_bindings=False):
    """Shows the running timer, each second, and the week. It has three lines, two or one;
    large digits take three.
    """

    style_prefix = "timer-header"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timer-header--running",
        "timer-header--idle",
        "timer-header--muted",
        "timer-header--date",
    }

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""
    lines: reactive[int] = reactive(LARGE, repaint=False)
    """How many lines it has: three with large digits, two, or one."""

    def __init__(
        self,
        name_of: Callable[[str], str],
        name_of_key: Callable[[str], str],
        zone: Zone,
        id: str | None = None,
    ) -> None:
        """``name_of`` says what an activity is called, ``name_of_key`` how the key of an action is."""
        super().__init__(id=id)
        self._name_of = name_of
        self._zone = zone
        self._name_of_key = name_of_key
        self._painted: tuple[Cells, ...] = ()
        self._expected_width = 0
        # What time it is; the view may be a little older.
        self._now = 0

    def watch_view(self, view: View | None) -> None:
        if view is not None:
            self.tick(view.report.now)

    def tick(self, now: datetime) -> None:
        """Show for how long the timer has run by now."""
        self._now = instant_of(now)
        self._paint()

    def expect(self, width: int) -> None:
        """Know how wide it will be before it has its room: the first picture is the one that stays."""
        if not self.size.width:
            self._expected_width = width
            self._paint()

    def watch_lines(self, lines: int) -> None:
        self.styles.height = lines
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def render_line(self, y: int) -> Strip:
        return self.strip_of(self._painted[y] if y < len(self._painted) else (), ())

    def _paint(self) -> None:
        """Paint anew what has changed: at a tick, some digits."""
        width = self.size.width or self._expected_width
        if self.view is None or not width:
            return
        before, self._painted = self._painted, self._cells(self._words(self.view), width)
        if len(before) != len(self._painted):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._painted, strict=True)):
            if old != new:
                begin, end = _difference(old, new, width)
                self.refresh(Region(begin, y, end - begin, 1))

    # What it says

    def _words(self, view: View) -> HeaderWords:
        report = view.report
        running = report.running
        plan = plan_of_today(view.planned, report, self._planned_name, self._zone)
        if running is None:
            start, add = map(self._name_of_key, ("timer.switch", "activity.add"))
            hint = f"{start} starts the marked one" if report.rows else f"{add} adds your first activity"
            return HeaderWords(
                "Nothing is running", hint, plan, h_mm_ss(0), _week_words(view), report.goal, False
            )
        row = report.row(running.activity)
        # What was archived, or runs in another week than the one shown, has no row.
        name = row.activity.name if row is not None else self._name_of(running.activity)
        track = f" · {running.track}" if running.track else ""
        note = f" · {running.note}" if running.note else ""
        return HeaderWords(
            f"▶ {name}{track}",
            f"since {clock_text(running.start, report.now, self._zone)}{note}",
            " · ".join(filter(None, (_hours_so_far(report, running.activity), plan))),
            h_mm_ss(running.seconds(self._now)),
            _week_words(view),
            report.goal,
            True,
        )

    def _planned_name(self, what: str) -> str:
        return what if what in MUSIC_KINDS else self._name_of(what)

    # How it is laid out

    def _cells(self, words: HeaderWords, width: int) -> tuple[Cells, ...]:
        room = width - 2 * _MARGIN
        date = (words.date, "date")
        goal = (words.goal, "muted")
        name = (words.activity, "running" if words.runs else "idle")
        elapsed = (words.elapsed if words.runs else "", "running")
        if self.lines == LARGE and width >= _WIDE:
            return self._with_large_digits(words, room, date, goal, name)
        first = _line((name, elapsed, (words.since, "muted")), date, (1, 3, 0, 2), room)
        if self.lines == ONE:
            return (first,)
        return first, _line(((words.hours, "muted"),), goal, (0, 1), room)

    def _with_large_digits(
        self,
        words: HeaderWords,
        room: int,
        date: tuple[str, str],
        goal: tuple[str, str],
        name: tuple[str, str],
    ) -> tuple[Cells, ...]:
        digits = large_digits(words.elapsed)
        style = "running" if words.runs else "muted"
        digits_width = max(map(len, digits))
        beside = room - digits_width - 3 * _GAP
        texts = (name, (words.since, "muted"), (words.hours, "muted"))
        widest = max(cell_width(text) for text, _ in texts)
        right = min(cell_width(goal[0]), max(beside // 2, beside - widest))
        right = max(cell_width(date[0]), right)
        left = min(max(0, beside - right), widest)
        goal_lines = [*wrapped(goal[0], right, _GOAL_LINES), ""]
        return tuple(
            _laid_out(
                (fitted(text[0], left), text[1]),
                (line.ljust(digits_width), style),
                other,
                room,
            )
            for text, line, other in zip(
                texts, digits, (date, *((line, goal[1]) for line in goal_lines[:_GOAL_LINES])), strict=True
            )
        )


def _line(left: Sequence[tuple[str, str]], right: tuple[str, str], order: Sequence[int], room: int) -> Cells:
    """Texts from the left and one to the right.

    ``order`` says who gets room first, by the place in ``(*left, right)``; what is left over for the others
    is cut to it, or left out where next to nothing of it could be read.
    """
    texts = [*left, right]
    said = [""] * len(texts)
    for place in order:
        text = texts[place][0]
        keeps = min(cell_width(text), room)
        if text and (keeps == cell_width(text) or keeps >= _LEAST_CUT):
            said[place] = cut(text, keeps)
            room -= keeps + _GAP
    cells: list[tuple[str, str]] = [(" " * _MARGIN, PLAIN)]
    for text, (_, style) in zip(said[:-1], left, strict=True):
        if text:
            cells += [(text, style), (" " * _GAP, PLAIN)]
    # A gap was reckoned after the one to the right as well.
    blank = room + _GAP if said[-1] else 0
    return (*cells, (" " * max(0, blank), PLAIN), (said[-1], right[1]))


def _laid_out(left: tuple[str, str], middle: tuple[str, str], right: tuple[str, str], room: int) -> Cells:
    used = cell_width(left[0]) + len(middle[0]) + cell_width(right[0]) + 2 * _GAP
    blank = " " * max(0, room - used)
    margin = (" " * _MARGIN, PLAIN)
    return (margin, left, (" " * 2 * _GAP, PLAIN), middle, (blank, PLAIN), right, margin)


def large_digits(text: str) -> tuple[str, str, str]:
    """A time in digits of three lines, as the library draws them."""
    lines = ["", "", ""]
    for char in text:
        place = DIGITS.index(char) * _DIGIT_LINES
        drawn = DIGITS3X3[place : place + _DIGIT_LINES]
        width = 1 if char == ":" else 3
        for number, part in enumerate(drawn):
            lines[number] += part.ljust(width)[:width] if char != ":" else part.strip().ljust(width)
    return lines[0], lines[1], lines[2]


def _difference(old: Cells, new: Cells, width: int) -> tuple[int, int]:
    """From which column up to which two lines differ, as far as single cells tell."""
    begin = 0
    for (was, was_style), (text, style) in zip(old, new, strict=False):
        if (was, was_style) != (text, style):
            break
        begin += cell_width(text)
    end = width
    if len(old) == len(new):
        for (was, was_style), (text, style) in zip(reversed(old), reversed(new), strict=True):
            if (was, was_style) != (text, style):
                break
            end -= cell_width(text)
    return begin, max(begin, end)


def _hours_so_far(report: WeekReport, key: str) -> str:
    row = report.row(key)
    if row is None or report.today is None:
        return ""
    of = f" of {h_mm(row.aim.seconds)}" if row.aim is not None else ""
    return f"today {h_mm(row.days[report.today])} · week {h_mm(row.seconds)}{of}"


def _week_words(view: View) -> str:
    report = view.report
    week, now = report.week, report.now
    if report.today is not None:
        date = report.week.dates[report.today]
        return f"W{week.number:02d} · {DAY_NAMES[report.today]} {date.day} {date:%b}"
    return f"W{week.number:02d} · {week.dates_text(with_year=week.dates[6].year != now.year)}"
