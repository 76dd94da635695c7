"""A day on a time line: entries and the gaps between them, as long as they lasted where there is room."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.activities.activity import MUSIC_KINDS, kind_name
from tracker.domain.text import cell_width, fitted, one_line
from tracker.domain.time.duration import MINUTE, h_mm, shown_seconds
from tracker.domain.time.shown_time import named_span
from tracker.domain.time.zone import offset_beside, wall_time, wall_time_like
from tracker.domain.value import value
from tracker.domain.week.day_report import DayReport, Gap, Slice
from tracker.domain.week.standing import WASTED
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

# How many minutes a line may stand for; the first with which the day fits the room is taken.
_STEPS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
# Longer than this no entry is drawn: the eye has to find its beginning and its end.
_MOST_LINES = 12
_TIME, _BAR, _LENGTH = 6, 3, 7
# How wide a kind is with «wasted» beside it.
_KIND = 19


@value
class DayRow:
    """One line of an item: which, and of how many."""

    item: Slice | Gap
    number: int
    lines: int


class DayLine(RowTable):
    """Shows a day; the cursor stands on an entry or a gap."""

    style_prefix = "day-line"
    BINDINGS: ClassVar[list[BindingType]] = [*keys_to_move("day")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"day-line--{name}"
        for name in (
            "time",
            "quiet",
            "running",
            "wasted",
            "studio",
            "learning",
            "connections",
            "kind",
        )
    }

    class Opened(Message):
        """What the cursor is on was clicked twice."""

    report: reactive[DayReport | None] = reactive(None, repaint=False)
    """The day to show."""

    def __init__(self, zone: Zone, id: str | None = None) -> None:
        super().__init__(id=id)
        self._zone = zone

    # What changes

    def watch_report(self, before: DayReport | None, report: DayReport | None) -> None:
        if report is None:
            return
        if before is None or before.day != report.day:
            self._show_lines(self._beginning(report))
        elif _shown(before) != _shown(report):
            self.lay_out()
        if before is None or before.items != report.items:
            self.tell_of_move()

    def _beginning(self, report: DayReport) -> str:
        """On another day the cursor begins at its first entry; today, at what came last."""
        slices = report.slices
        return "" if not slices else slices[-1 if report.is_today else 0].name

    def lay_out(self) -> None:
        self._show_lines()

    def _show_lines(self, begin_at: str | None = None) -> None:
        if self.report is None:
            return
        items = self.report.items
        lines = [
            self._line(DayRow(item, number, lines))
            for item, lines in zip(items, _lines_of(items, self.size.height - 1), strict=True)
            for number in range(lines)
        ]
        # Where the end of the last one stands.
        lines += [Line(self._end_cells())] if items else []
        self.show(lines, begin_at=begin_at)

    @property
    def current(self) -> Slice | Gap | None:
        """What the cursor is on."""
        items = self.report.items if self.report is not None else ()
        return next((item for item in items if item.name == self.cursor_key), None)

    # What a line says

    def _line(self, row: DayRow) -> Line:
        item = row.item
        cells = self._gap_cells(item, row) if isinstance(item, Gap) else self._slice_cells(item, row)
        return Line(cells, item.name, () if row.number else (0,))

    def _begin(self, piece: Slice) -> str:
        """When a slice begins, by the clocks of where it was recorded."""
        return f" {wall_time_like(piece.entry.start, piece.begin, self._zone):%H:%M}"

    @property
    def _room(self) -> int:
        """How wide name, kind and what it was about are together."""
        return max(10, self.scrollable_content_region.width - _TIME - _BAR - _LENGTH - 1)

    def _slice_cells(self, piece: Slice, row: DayRow) -> Cells:
        kind = piece.activity.kind
        colour = "wasted" if piece.standing == WASTED else kind if kind in MUSIC_KINDS else "kind"
        runs = self._runs(piece)
        bar = (" ▶ " if runs and not row.number else " █ ", colour)
        room = self._room
        name = max(12, min(32, room // 3))
        kind_width = _KIND if room >= _KIND + 25 else 0
        rest = room - name - kind_width
        where, note = self._about(piece), one_line(piece.entry.note)
        if note and (row.lines == 1 or cell_width(f"{where} · {note}") < rest):
            # All of it fits into the first line, or there is no other.
            where, note = f"{where} · {note}" if where else note, ""
        if row.number:
            beneath = note if row.number == 1 else ""
            return ((" " * _TIME, "time"), bar, (fitted(beneath, room), "quiet"), (" " * _LENGTH, "cell"))
        said = kind_name(kind)
        said += " · wasted" if piece.standing == WASTED else ""
        return (
            (self._begin(piece), "time"),
            bar,
            (fitted(piece.activity.name, name - 1) + " ", "running" if runs else "cell"),
            (fitted(said, kind_width - 1) + " " if kind_width else "", colour),
            (fitted(where, rest), "quiet"),
            (_length(piece).rjust(_LENGTH), "running" if runs else "cell"),
        )

    def _about(self, piece: Slice) -> str:
        """Where it reaches into other days, and its track."""
        start, end = piece.entry.start, piece.entry.end
        words = [f"↑ since {start:%a %H:%M}"] if piece.comes_from else []
        words += [self._until(piece)] if piece.goes_on else []
        if any(offset_beside(edge, self._zone) for edge in (start, end) if edge is not None):
            words.append(named_span(f"{start:%H:%M}", start, end, self._zone))
        words += [one_line(piece.entry.track)] if piece.entry.track else []
        return " · ".join(words)

    def _until(self, piece: Slice) -> str:
        if piece.entry.end is None:
            return "↓ still runs"
        return f"↓ until {piece.entry.end:%a %H:%M}"

    def _gap_cells(self, gap: Gap, row: DayRow) -> Cells:
        if row.number:
            return ((" " * _TIME, "time"), (" ┆ ", "quiet"))
        words = "nothing logged since" if gap.after is None else "gap"
        begin, end = gap.moments(self._zone)
        if offset_beside(begin, self._zone) or offset_beside(end, self._zone):
            words += f" {named_span(f'{begin:%H:%M}', begin, end, self._zone)}"
        return (
            (f" {begin:%H:%M}", "time"),
            (" ┆ ", "quiet"),
            (fitted(words, self._room), "quiet"),
            (_length(gap).rjust(_LENGTH), "quiet"),
        )

    def _end_cells(self) -> Cells:
        if self.report is None or not self.report.items:
            return ()
        last = self.report.items[-1]
        is_now = self.report.is_today and (isinstance(last, Gap) or self._runs(last))
        zone = self._zone
        end = wall_time(last.end, zone) if is_now else _edge_moment(last, zone)
        return ((f" {end:%H:%M}", "time"), (" ╵ now" if is_now else " ╵", "quiet"))

    def _runs(self, piece: Slice) -> bool:
        """Whether it is what runs, and this day the one on which it does."""
        report = self.report
        return report is not None and report.is_today and piece.entry == report.running

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.post_message(self.Opened())


def _edge_moment(item: Slice | Gap, zone: Zone) -> datetime:
    """When an item ends, by the clocks of where that was recorded."""
    if isinstance(item, Gap):
        return item.moments(zone)[1]
    return wall_time_like(item.entry.end or item.entry.start, item.end, zone)


def _length(item: Slice | Gap) -> str:
    """How long an item is, between the times that are shown."""
    return h_mm(shown_seconds(item.begin, item.end))


def _lines_of(items: tuple[Slice | Gap, ...], room: int) -> list[int]:
    """How many lines each item takes: at least one, and more by its length where all fit into the room."""
    for minutes in _STEPS:
        lines = [min(_MOST_LINES, max(1, round(item.seconds / (minutes * MINUTE)))) for item in items]
        if sum(lines) <= room:
            return lines
    return [1] * len(items)


def _shown(report: DayReport | None) -> tuple[object, ...]:
    """What differs as soon as the line has to say something else: minutes, not seconds."""
    if report is None:
        return ()
    items = tuple(
        (item.name, item.begin // MINUTE, item.end // MINUTE, item.seconds // MINUTE, _said(item))
        for item in report.items
    )
    return (report.day, items, report.running, report.is_today)


def _said(item: Slice | Gap) -> tuple[object, ...]:
    if isinstance(item, Gap):
        return (item.after is None,)
    return (item.entry, item.activity, item.standing, item.comes_from, item.goes_on)
