"""Tracks with their hours in some weeks: a row each, the most first, as bars on one scale from zero."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tracker.domain.bar import bar_text
from tracker.domain.text import fitted, one_line
from tracker.domain.time.duration import h_mm
from tracker.domain.tracks.track_hours import TrackHours
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.row_table import Line, RowTable, keys_to_move
from tracker.ui.widgets.styled_cells import Cells

_HOURS, _LAST = 8, 8
_LEAST_NAME, _MOST_NAME = 16, 40


class TrackTable(RowTable):
    """Shows tracks; the cursor stands on one of them."""

    style_prefix = "track-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("tracks.open", "open", show=True),
        *keys_to_move("tracks"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"track-table--{name}" for name in ("header", "bar", "quiet")}

    class Opened(Message):
        """What lies below a track is to be shown."""

        def __init__(self, track: TrackHours) -> None:
            super().__init__()
            self.track = track

    tracks: reactive[tuple[TrackHours, ...] | None] = reactive(None, repaint=False)
    """What to show; None until it was read."""

    def watch_tracks(self) -> None:
        self.lay_out()
        self.tell_of_move()

    @property
    def current(self) -> TrackHours | None:
        """The track under the cursor."""
        return next((track for track in self.tracks or () if track.name == self.cursor_key), None)

    def lay_out(self) -> None:
        if self.tracks is None:
            return
        width = self.scrollable_content_region.width
        name = max(_LEAST_NAME, min(_MOST_NAME, width // 3))
        bar = max(1, width - name - _HOURS - _LAST - 2)
        most = max((track.seconds for track in self.tracks), default=0)
        header = (
            (fitted(" Track", name), "header"),
            (f"{'Hours':>{_HOURS}}", "header"),
            (" " * (bar + 2), "header"),
            (f"{'Last in':>{_LAST}}", "header"),
        )
        lines = [Line(_cells(track, name, bar, most), track.name, (0,)) for track in self.tracks]
        self.show(lines, head=(Line(header),))

    def action_open(self) -> None:
        """Show the week in which it was last worked on."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def clicked(self, again: bool, times: int) -> None:
        if times == 2:
            self.action_open()


def _cells(track: TrackHours, name: int, bar: int, most: int) -> Cells:
    last = track.weeks[-1][0]
    return (
        (fitted(f" {one_line(track.name)}", name), "cell"),
        (f"{h_mm(track.seconds):>{_HOURS}}", "cell"),
        (f"  {bar_text(track.seconds, most, bar).ljust(bar)}", "bar"),
        (f"{f'W{last.number:02d}':>{_LAST}}", "quiet"),
    )
