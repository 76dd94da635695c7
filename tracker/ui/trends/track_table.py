"""Tracks with their hours: a row each, the most first, as bars on one scale from zero."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.bar import bar_text
from tracker.domain.text import fitted, one_line
from tracker.domain.time.duration import NOTHING, cell_h_mm
from tracker.domain.tracks.track import one_track
from tracker.domain.tracks.track_report import TrackRow
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_HOURS, _SESSIONS, _DAY = 9, 10, 13
_LEAST_NAME, _USUAL_NAME, _MOST_NAME, _LEAST_BAR = 8, 16, 40, 2
_WIDE = 116
_FINISHED = "✓"


@value
class Tracks:
    """What is shown: every track, and how many sessions each has had, as far as that is known."""

    rows: tuple[TrackRow, ...]
    sessions: Mapping[str, int] | None = None

    def sessions_of(self, row: TrackRow) -> int | None:
        """How many sessions a track has had; None while they are not counted yet."""
        return None if self.sessions is None else self.sessions.get(one_track(row.name), 0)


class TrackTable(RowTable):
    """Shows tracks; the cursor stands on one of them."""

    style_prefix = "track-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("tracks.open", "open", show=True),
        *keys_to_move("tracks"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"track-table--{name}" for name in ("header", "bar", "finished", "quiet")
    }

    class Opened(Message):
        """The entries of a track are to be shown."""

        def __init__(self, track: TrackRow) -> None:
            super().__init__()
            self.track = track

    tracks: reactive[Tracks | None] = reactive(None, repaint=False)
    """What to show; None until it was read."""

    def watch_tracks(self) -> None:
        self.lay_out()
        self.refresh_bindings()
        self.tell_of_move()

    @property
    def current(self) -> TrackRow | None:
        """The track under the cursor."""
        rows = self.tracks.rows if self.tracks is not None else ()
        return next((row for row in rows if _key(row) == self.cursor_key), None)

    def lay_out(self) -> None:
        tracks = self.tracks
        if tracks is None:
            return
        width = self.scrollable_content_region.width or self.size.width
        finished = 13 if width >= _WIDE else 5
        name = min(_MOST_NAME, max(_USUAL_NAME, width // 4))
        others = _HOURS + _SESSIONS + finished + 2 + _LEAST_BAR
        name = max(_LEAST_NAME, min(name, width - others))
        # The last day is more than the first; where there is no room, neither is there.
        days = max(0, min(2, (width - name - others) // _DAY))
        bar = max(_LEAST_BAR, width - name - _HOURS - _SESSIONS - days * _DAY - finished - 2)
        most = max((row.seconds for row in tracks.rows), default=0)
        header = (
            fitted(" Track", name),
            "Hours".rjust(_HOURS),
            " " * (bar + 2),
            "Sessions".rjust(_SESSIONS),
            *(head.rjust(_DAY) for head in ("First", "Last")[2 - days :]),
            ("Finished" if finished > 8 else "Done").rjust(finished),
        )
        lines = [
            Line(_cells(row, tracks.sessions_of(row), (name, bar, days, finished), most), _key(row), (0,))
            for row in tracks.rows
        ]
        self.show(lines, head=(Line(tuple((text, "header") for text in header)),))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row there is nothing to open."""
        return bool(self.cursor_key) if action == "open" else super().check_action(action, parameters)

    def action_open(self) -> None:
        """Show the entries of the track under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()


def _key(row: TrackRow) -> str:
    # A name may be nothing but blanks.
    return f"track {one_track(row.name)}"


def _cells(row: TrackRow, sessions: int | None, widths: tuple[int, int, int, int], most: int) -> Cells:
    name, bar, days, finished = widths
    return (
        (fitted(f" {one_line(row.name)}", name), "cell"),
        (cell_h_mm(row.seconds).rjust(_HOURS), "cell"),
        (f"  {bar_text(row.seconds, most, bar).ljust(bar)}", "bar"),
        (("…" if sessions is None else str(sessions or NOTHING)).rjust(_SESSIONS), "cell"),
        *((_day(day).rjust(_DAY), "quiet") for day in (row.first, row.last)[2 - days :]),
        (_finished(row, finished).rjust(finished), "finished"),
    )


def _day(day: date | None) -> str:
    return NOTHING if day is None else f"{day.day} {day:%b %Y}"


def _finished(row: TrackRow, width: int) -> str:
    """That a track is finished and, where there is room, since when."""
    if not row.finished:
        return ""
    is_dated = not isinstance(row.finished, bool) and width > len(_FINISHED) + 8
    return _day(row.finished) if is_dated and not isinstance(row.finished, bool) else _FINISHED
