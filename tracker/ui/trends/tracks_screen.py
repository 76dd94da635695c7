"""The tracks of some weeks: the songs and clients that hours went to."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tracker.domain.errors import DataError
from tracker.domain.text import counted, one_line
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track_hours import TrackHours
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.trends.track_table import TrackTable
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

_NONE = "No entry of these weeks names a track. {key} on the week screen gives one to what runs."


class TracksScreen(TrackerScreen[Week]):
    """A row for each track, and the one under the cursor in words below. Its answer is a week to show."""

    CSS_PATH = stylesheet("trends")
    HELP = (
        "The tracks, songs or clients, that entries of these weeks name, with their hours, the most first. "
        "What has no track is not counted here."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key_binding("tracks.leave", "leave", show=True)]

    def __init__(self, context: ScreenContext, last: Week | None) -> None:
        """Of the weeks side by side that end with ``last``, or with the present one."""
        super().__init__(context)
        self._last = last
        self._read_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("Tracks", id="tracks-title", markup=False)
        yield TrackTable(id="tracks-table")
        yield Static(id="tracks-track", markup=False)
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(TrackTable).focus()
        self.context.follow(self, self._follow)

    def _follow(self, view: View) -> None:
        """Read again when a file or the minute has changed; a second changes nothing here."""
        wanted = (view.stamps, instant_of(view.report.now) // MINUTE)
        if wanted != self._read_for:
            self._read_for = wanted
            self._read()

    @work(group="tracks", exclusive=True)
    async def _read(self) -> None:
        try:
            found = await self.context.lookups.tracks(self._last)
        except DataError as error:
            self.context.tell_error(error)
            return
        if is_gone(self):
            return
        first, last = found.weeks[0], found.weeks[-1]
        which = f"{first} to {last}" if first != last else f"{last}"
        show_text(self.query_one("#tracks-title", Static), f"Tracks · {which}")
        self.query_one(TrackTable).tracks = found.tracks

    @on(TrackTable.Moved)
    def _tell_of_track(self) -> None:
        table = self.query_one(TrackTable)
        if table.tracks is None:
            return
        words = _NONE.format(key=self.context.name_of_key("timer.note"))
        if table.current is not None:
            words = "\n".join(self._track_words(table.current))
        show_text(self.query_one("#tracks-track", Static), words)

    def _track_words(self, track: TrackHours) -> list[str]:
        """A track in words: what was done for it, and in which weeks."""
        done = [f"{self.context.name_of(key)} {h_mm(seconds)}" for key, seconds in track.activities]
        weeks = [f"W{week.number:02d} {h_mm(seconds)}" for week, seconds in track.weeks]
        in_weeks = counted(len(weeks), "week", "weeks")
        return [
            one_line(f"{track.name} · {h_mm(track.seconds)} in {in_weeks}"),
            one_line(" · ".join(done)),
            " · ".join(weeks),
        ]

    @on(TrackTable.Opened)
    def _open(self, message: TrackTable.Opened) -> None:
        self.dismiss(message.track.weeks[-1][0])

    def action_leave(self) -> None:
        """Back to the weeks."""
        self.dismiss()
