"""The days of a week as strips of time, and its tracks: what a tall screen has room for below the grid."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import fitted
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.week.standing import WASTED
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View
from tracker.ui.week.grid_lines import packed
from tracker.ui.widgets.styled_cells import PLAIN, Cells, StyledCells

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

_NAME = 9
# A day on which the clocks go back.
_MOST_HOURS = 25
_MOST_CELLS_AN_HOUR = 6
# The hours that are named above the strips.
_NAMED = 3
_MOST_TRACK_LINES = 2
_DAYS = 7
# A blank line, the clock and the legend.
_BESIDE_DAYS = 3
# Told apart by more than colour.
_SIGNS = {"studio": "█", "learning": "▒", "connections": "▓", WASTED: "░"}
_OTHER, _NOTHING = "─", " "


class WeekStrips(StyledCells, can_focus=False, inherit_bindings=False):
    """Shows when the hours of each day were, and how many each track got. It moves with the minutes."""

    style_prefix = "week-strips"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"week-strips--{name}" for name in ("label", "today", "studio", "learning", "connections", "wasted")
    }

    view: reactive[View | None] = reactive(None, repaint=False)
    """What to show."""

    def __init__(self, zone: Zone, id: str | None = None) -> None:
        super().__init__(id=id)
        self._zone = zone
        self._painted: tuple[Cells, ...] = ()

    def watch_view(self) -> None:
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        if self.view is None or not self.display or not self.size.width:
            return
        before, self._painted = self._painted, week_strips(self.view.report, self._zone, self.size.width)
        if before != self._painted:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.strip_of(self._painted[y] if y < len(self._painted) else (), ())


def strips_height(report: WeekReport, width: int) -> int:
    """How many lines a week takes at a width; none where nothing is on record."""
    return len(_tracks(report, width)) + _DAYS + _BESIDE_DAYS if report.clips else 0


def week_strips(report: WeekReport, zone: Zone, width: int) -> tuple[Cells, ...]:
    """The lines of a week at a width; none where nothing is on record."""
    if not report.clips:
        return ()
    an_hour = max(1, min(_MOST_CELLS_AN_HOUR, (width - _NAME) // _MOST_HOURS))
    lines = _tracks(report, width)
    return (
        ((" ", PLAIN),),
        _scale(report, zone, an_hour),
        *(_day(report, day, an_hour) for day in range(_DAYS)),
        _legend(),
        *((_label("" if number else "Tracks"), (line, PLAIN)) for number, line in enumerate(lines)),
    )


def _tracks(report: WeekReport, width: int) -> list[str]:
    tracks = [f"{track} {h_mm(seconds)}" for track, seconds in report.tracks if seconds >= MINUTE]
    return packed(tracks, width - _NAME)[:_MOST_TRACK_LINES]


def _scale(report: WeekReport, zone: Zone, an_hour: int) -> Cells:
    """The clock above the strips, from the hour at which a day begins."""
    first = wall_time(report.bounds[0], zone).hour
    hours = (f"{(first + hour) % 24:<{_NAMED * an_hour}}" for hour in range(0, 24, _NAMED))
    return (_label("When"), ("".join(hours), "label"))


def _day(report: WeekReport, day: int, an_hour: int) -> Cells:
    date = report.week.dates[day].day
    name = f"{DAY_NAMES[day]} {date}"
    label = f"[{name}]" if day == report.today else f" {name}"
    cells = [(fitted(label, _NAME), "today" if day == report.today else "label")]
    for look, places in groupby(_looks(report, day, an_hour)):
        sign = _SIGNS.get(look, _OTHER) if look else _NOTHING
        cells.append((sign * len(list(places)), look if look in _SIGNS else "label"))
    return tuple(cells)


def _looks(report: WeekReport, day: int, an_hour: int) -> list[str]:
    """What each cell of a day's strip shows; empty where nothing was measured."""
    begin, end = report.bounds[day], report.bounds[day + 1]
    looks = [""] * ((end - begin) * an_hour // HOUR)
    for clip in report.clips:
        if clip.days[day]:
            first = max(0, (clip.entry.first - begin) * an_hour // HOUR)
            last = (clip.entry.last(instant_of(report.now)) - begin) * an_hour / HOUR
            for place in range(first, min(len(looks), max(first + 1, round(last)))):
                looks[place] = _look_of(report, clip.entry.activity)
    return looks


def _legend() -> Cells:
    cells: list[tuple[str, str]] = [_label("")]
    for look, sign in _SIGNS.items():
        cells += [(sign * 2, look), (f" {look}   ", "label")]
    return (*cells, (f"{_OTHER * 2} the rest", "label"))


def _label(name: str) -> tuple[str, str]:
    return (fitted(f" {name}", _NAME), "label")


def _look_of(report: WeekReport, key: str) -> str:
    row = report.row(key)
    if row is None:
        return _OTHER
    if row.activity.kind in MUSIC_KINDS:
        return row.activity.kind
    return WASTED if row.standing == WASTED else _OTHER
