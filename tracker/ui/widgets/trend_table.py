"""Weeks side by side: a row each, with wasted time and music as bars on one scale from zero."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.duration import MINUTE, h_mm
from tracker.domain.text import fitted, wrapped
from tracker.domain.trends import Trends, TrendWeek
from tracker.domain.week import Week
from tracker.ui.bars import bar_text, double_bar_texts
from tracker.ui.bound import bound
from tracker.ui.widgets.styled_cells import Cells, StyledCells
from tracker.ui.widgets.trend_columns import TrendColumns, trend_columns

QUIET = "·"
_FAR = 999
_BEFORE_NOTE = "   "
# A decision in a narrow column.
_SHORT = {"full-time": "full", "part-time": "part", "undecided": "undec."}


class TrendTable(StyledCells, can_focus=True):
    """Shows some weeks; the cursor stands on one of them."""

    style_prefix = "trend-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("trends.open", "open", show=True),
        bound("trends.up", "move(-1)"),
        bound("trends.down", "move(1)"),
        bound("trends.first", f"move(-{_FAR})"),
        bound("trends.last", f"move({_FAR})"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"trend-table--{name}"
        for name in (
            "header",
            "label",
            "present",
            "wasted",
            "studio",
            "learning",
            "cell",
            "quiet",
            "row",
            "hover",
            "cursor",
        )
    }

    class Opened(Message):
        """A week is to be shown as a whole."""

        def __init__(self, week: Week) -> None:
            super().__init__()
            self.week = week

    class Moved(Message):
        """The cursor stands on another week, or that week has changed."""

    trends: reactive[Trends | None] = reactive(None, repaint=False)
    """The weeks to show."""
    cursor_week: reactive[Week | None] = reactive(None, repaint=False)
    """The week under the cursor."""
    hover_place: reactive[int | None] = reactive(None)
    """Which of the weeks is under the mouse."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: TrendColumns = trend_columns(80, 0, 1)
        self._scale = 0

    # What changes

    def watch_trends(self, trends: Trends | None) -> None:
        if trends is None:
            return
        sums = [amount for shown in trends.weeks for amount in (shown.balance.wasted, shown.balance.music)]
        self._scale = max(sums, default=0)
        if self.current is None:
            self.cursor_week = trends.weeks[-1].week
        self._lay_out()
        self.post_message(self.Moved())

    def watch_cursor_week(self) -> None:
        self.refresh()
        self._bring_into_view()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._lay_out()
        self._bring_into_view()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._columns = trend_columns(width, self.size.height, len(self._weeks))
        self.virtual_size = Size(width, len(self._weeks) * self._columns.lines + 1)
        self.refresh()

    # Where things are

    @property
    def _weeks(self) -> tuple[TrendWeek, ...]:
        return self.trends.weeks if self.trends is not None else ()

    @property
    def current(self) -> TrendWeek | None:
        """The week under the cursor."""
        if self.trends is None or self.cursor_week is None:
            return None
        return self.trends.of(self.cursor_week)

    def _cursor_place(self) -> int:
        return next((place for place, shown in enumerate(self._weeks) if shown.week == self.cursor_week), 0)

    def _place_at(self, y: int) -> int | None:
        """Which week is painted at a height of the widget."""
        place = (y - 1 + self.scroll_offset.y) // self._columns.lines
        return place if y >= 1 and place < len(self._weeks) else None

    def _bring_into_view(self) -> None:
        lines, room = self._columns.lines, self.size.height - 1
        first, top = self._cursor_place() * lines, self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif first + lines > top + room > 0:
            self.scroll_to(y=first + lines - room, animate=False)

    # What a line says

    def render_line(self, y: int) -> Strip:
        if y == 0:
            return self.strip_of(self._header(), ())
        place = self._place_at(y)
        if place is None:
            return Strip.blank(self.size.width, self.style_of().background_style)
        shown = self._weeks[place]
        line = (y - 1 + self.scroll_offset.y) % self._columns.lines
        if line == 2:
            return Strip.blank(self.size.width, self.style_of().background_style)
        has_cursor = shown.week == self.cursor_week
        under: tuple[str, ...] = ("row",) if has_cursor else ("hover",) if place == self.hover_place else ()
        cells = self._second_cells(shown) if line else self._first_cells(shown)
        return self.strip_of(cells, under, 0 if has_cursor else None)

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
        return (self._label(shown), *bars, *self._numbers(shown), *self._note(shown))

    def _second_cells(self, shown: TrendWeek) -> Cells:
        """The line below it, where a week has two."""
        columns = self._columns
        numbers = columns.desire + columns.decision + columns.guess + columns.measured
        rest = (" " * (numbers + columns.off + columns.block), "cell")
        return ((" " * columns.label, "cell"), *self._music(shown), rest, *self._note(shown, 1))

    def _label(self, shown: TrendWeek) -> tuple[str, str]:
        runs = self.trends is not None and shown.week == self.trends.present
        monday = shown.week.monday
        when = "so far" if runs else f"{monday.day:>2} {monday:%b}"
        text = fitted(f" W{shown.week.number:02d} {when}", self._columns.label)
        return (text, "present" if runs else "label" if shown.has_hours else "quiet")

    def _wasted(self, shown: TrendWeek) -> Cells:
        bar = bar_text(shown.balance.wasted, self._scale, self._columns.bar)
        return ((bar.ljust(self._columns.bar), "wasted"), self._hours(shown.balance.wasted))

    def _music(self, shown: TrendWeek) -> Cells:
        balance, width = shown.balance, self._columns.bar
        solid, shaded = double_bar_texts(balance.studio, balance.learning, self._scale, width)
        rest = " " * (width - len(solid) - len(shaded))
        return ((solid, "studio"), (shaded, "learning"), (rest, "cell"), self._hours(balance.music))

    def _hours(self, seconds: int) -> tuple[str, str]:
        return _right(h_mm(seconds) if seconds >= MINUTE else "", self._columns.hours)

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
            (h_mm(shown.longest_block) if shown.longest_block else "", columns.block),
        ]
        return tuple(_right(text, width) for text, width in texts if width)

    def _note(self, shown: TrendWeek, line: int = 0) -> Cells:
        """A line of the note, which goes over as many lines as have a bar."""
        width = self._columns.note
        if not width:
            return ()
        note = shown.assessment.note if shown.assessment is not None else ""
        room = max(1, width - len(_BEFORE_NOTE))
        parts = wrapped(note, room, min(2, self._columns.lines))
        return ((fitted(_BEFORE_NOTE + (parts[line] if line < len(parts) else ""), width), "label"),)

    # Keys and mouse

    def action_move(self, weeks: int) -> None:
        """Move the cursor; minus is back in time."""
        if self._weeks:
            place = min(len(self._weeks) - 1, max(0, self._cursor_place() + weeks))
            self.cursor_week = self._weeks[place].week

    def action_open(self) -> None:
        """Show the week under the cursor as a whole."""
        if self.cursor_week is not None:
            self.post_message(self.Opened(self.cursor_week))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover_place = self._place_at(event.y)

    def on_leave(self) -> None:
        self.hover_place = None

    def on_click(self, event: events.Click) -> None:
        place = self._place_at(event.y)
        if place is None:
            return
        self.cursor_week = self._weeks[place].week
        if event.chain == 2:
            self.action_open()


def _right(text: str, width: int) -> tuple[str, str]:
    """A number at the right of its column; a quiet dot where there is none."""
    return (text or QUIET).rjust(width), "cell" if text else "quiet"
