"""The days of a week as strips of time, and its tracks: what a tall screen has room for below the grid."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive
from textual.strip import Strip

from tracker.domain.activities.activity import MUSIC_KINDS
from tracker.domain.text import fitted
from tracker.domain.time.duration import DAY, HOUR, MINUTE, h_mm
from tracker.domain.time.week import DAY_NAMES, DAYS_IN_WEEK
from tracker.domain.time.zone import instant_of, offset_of, zone_of
from tracker.domain.week.standing import WASTED
from tracker.domain.week.week_report import WeekReport
from tracker.ui.context.view import View
from tracker.ui.week.grid_lines import packed
from tracker.ui.widgets.styled_cells import PLAIN, Cells, StyledCells

if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.zone import Zone

_NAME = 9
_MOST_CELLS_AN_HOUR = 6
# The hours that are named above the strips.
_NAMED = 3
_MOST_TRACK_LINES = 2
# A blank line, the clock and the legend.
_BESIDE = 3
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
    return len(_tracks(report, width)) + DAYS_IN_WEEK + _BESIDE if report.clips else 0


def week_strips(report: WeekReport, zone: Zone, width: int) -> tuple[Cells, ...]:
    """The lines of a week at a width; none where nothing is on record."""
    if not report.clips:
        return ()
    clock = _Clock(report, zone)
    longest = max(map(clock.length, range(DAYS_IN_WEEK)))
    an_hour = max(1, min(_MOST_CELLS_AN_HOUR, (width - _NAME) * HOUR // longest))
    lines = _tracks(report, width)
    return (
        ((" ", PLAIN),),
        _scale(clock, an_hour),
        *(_day(report, clock, day, an_hour) for day in range(DAYS_IN_WEEK)),
        _legend(),
        *((_label("" if number else "Tracks"), (line, PLAIN)) for number, line in enumerate(lines)),
    )


def _tracks(report: WeekReport, width: int) -> list[str]:
    tracks = [f"{track} {h_mm(seconds)}" for track, seconds in report.tracks if seconds >= MINUTE]
    return packed(tracks, width - _NAME)[:_MOST_TRACK_LINES]


class _Clock:
    """Where the days of a week lie by the clock on the wall, in seconds since 1970.

    The hours above the strips are true of each of them, also where the clocks change or an entry was
    recorded by the clock of another zone.
    """

    def __init__(self, report: WeekReport, zone: Zone) -> None:
        self._zone = zone
        self._now = instant_of(report.now)
        self._begins = [instant + zone.offset_at(instant) for instant in report.bounds]

    def begin(self, day: int) -> int:
        """When a day begins."""
        return self._begins[day]

    def length(self, day: int) -> int:
        """How long it lasts, by that clock."""
        return self._begins[day + 1] - self._begins[day]

    def of(self, entry: Entry) -> tuple[int, int]:
        """When an entry began and ended, or is now; by the clock of where it was recorded."""
        zone, last = zone_of(entry.start, self._zone), entry.last(self._now)
        return entry.first + offset_of(entry.start), last + zone.offset_at(last)


def _scale(clock: _Clock, an_hour: int) -> Cells:
    """The clock above the strips, from the first whole hour of a day."""
    begin = clock.begin(0) % DAY
    first = -(-begin // HOUR)
    before = " " * ((first * HOUR - begin) * an_hour // HOUR)
    hours = (f"{(first + hour) % 24:<{_NAMED * an_hour}}" for hour in range(0, 24, _NAMED))
    return (_label("When"), (before + "".join(hours), "label"))


def _day(report: WeekReport, clock: _Clock, day: int, an_hour: int) -> Cells:
    date = report.week.dates[day].day
    name = f"{DAY_NAMES[day]} {date}"
    label = f"[{name}]" if day == report.today else f" {name}"
    cells = [(fitted(label, _NAME), "today" if day == report.today else "label")]
    for look, places in groupby(_looks(report, clock, day, an_hour)):
        sign = _SIGNS.get(look, _OTHER) if look else _NOTHING
        cells.append((sign * len(list(places)), look if look in _SIGNS else "label"))
    return tuple(cells)


def _looks(report: WeekReport, clock: _Clock, day: int, an_hour: int) -> list[str]:
    """What each cell of a day's strip shows; empty where nothing was measured."""
    looks = [""] * (clock.length(day) * an_hour // HOUR)
    for clip in report.clips:
        if clip.days[day]:
            begin, end = (moment - clock.begin(day) for moment in clock.of(clip.entry))
            first, last = max(0, begin * an_hour // HOUR), end * an_hour / HOUR
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
