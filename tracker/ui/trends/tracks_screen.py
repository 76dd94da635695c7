"""All tracks: the songs and clients that hours went to."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.domain.entries.entry import Entry
from tracker.domain.errors import DataError
from tracker.domain.report.track_rows import AllTracks, by_track
from tracker.domain.text import counted, one_line
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.entry_filter import Selection
from tracker.domain.tracks.track_report import TrackRow
from tracker.domain.week.session import blocks
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.trends.entries_screen import EntriesScreen, search_entries
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.read_anew import READING, problems_told, state_shown
from tracker.ui.trends.track_table import Tracks, TrackTable
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

_NONE = "No entry names a track yet. {key} on the week screen gives one to what runs."


class TracksScreen(TrackerScreen[None]):
    """A row for each track, and the one under the cursor in words below."""

    CSS_PATH = stylesheet("trends")
    HELP = (
        "The tracks, songs or clients, that entries name, with their hours, the most first. A session is "
        "work on a track with no break of more than a quarter of an hour. What has no track is not counted."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("tracks.search", "search", show=True),
        key_binding("tracks.leave", "leave", show=True),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low")]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._sessions: dict[str, int] | None = None
        self._read_for: tuple[object, ...] = ()
        self._counted_for: object = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="trends-head"):
            yield Static("Tracks", id="tracks-title", markup=False)
            yield Static(id="tracks-since", markup=False)
        yield TrackTable(id="tracks-table")
        yield FittedWords("tracks-track")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(TrackTable).focus()
        self._say_instead(READING)
        self.context.follow(self, self._follow)

    def _follow(self, view: View) -> None:
        """Read again when what is shown differs; a second changes nothing here."""
        wanted = state_shown(view)
        if wanted != self._read_for:
            self._read_for = wanted
            self._read()

    @work(group="tracks", exclusive=True)
    async def _read(self) -> None:
        try:
            found = await self.context.lookups.tracks()
        except DataError as error:
            self.context.tell_error(error)
            if not is_gone(self) and self.query_one(TrackTable).tracks is None:
                self._say_instead(str(error))
            return
        if is_gone(self):
            return
        self.set_class(not found.rows, "-none")
        self.query_one(TrackTable).tracks = Tracks(found.rows, self._sessions)
        show_text(self.query_one("#tracks-since", Static), _since_words(found))
        self.query_one(ScreenFooter).hint = problems_told(found.problems)
        # What goes on by the minute makes no other session.
        if self._counted_for != self._read_for[0]:
            self._count_sessions(self._read_for[0])

    @work(group="sessions", exclusive=True)
    async def _count_sessions(self, files: object) -> None:
        """Count the sessions, for which every entry is read, as the files are now."""
        entries: list[Entry] = []
        try:
            async for found in self.context.lookups.search(Selection(), "track"):
                entries += (entry for _, entry in found.entries if entry.track)
        except DataError as error:
            self.context.tell_error(error)
            return
        if is_gone(self):
            return
        self._counted_for = files
        now = instant_of(self.context.days.now())
        self._sessions = {
            track: len(blocks(own, {entry.activity for entry in own}, now))
            for track, own in by_track(entries).items()
        }
        table = self.query_one(TrackTable)
        if table.tracks is not None:
            table.tracks = Tracks(table.tracks.rows, self._sessions)

    def _say_instead(self, words: str) -> None:
        """Say why there is no row yet, or none at all."""
        self.add_class("-none")
        self.query_one(FittedWords).say(words)

    @on(TrackTable.Moved)
    def _tell_of_track(self) -> None:
        table = self.query_one(TrackTable)
        if table.tracks is None:
            return
        words = [_NONE.format(key=self.context.name_of_key("timer.note"))]
        if table.current is not None:
            words = self._track_words(table.current, table.tracks.sessions_of(table.current))
        self.query_one(FittedWords).say(*words)

    def _track_words(self, track: TrackRow, sessions: int | None) -> list[str]:
        """A track in words: how long and how often, whether it is finished, and what was done for it."""
        facts = [track.name, h_mm(track.seconds)]
        if sessions:
            each = f", {h_mm(track.seconds // sessions)} each" if sessions > 1 else ""
            facts.append(f"{counted(sessions, 'session', 'sessions')}{each}")
        done = [f"{self.context.name_of(key)} {h_mm(seconds)}" for key, seconds in track.activities.items()]
        # What was done can be more than there is room for.
        return [*map(one_line, (" · ".join(facts), _finished_words(track), " · ".join(done)))]

    @on(TrackTable.Opened)
    def _open(self, message: TrackTable.Opened) -> None:
        if self.is_active:
            self.context.open(EntriesScreen(self.context, Selection(track=message.track.name)))

    def action_search(self) -> None:
        """Find entries by the words of their notes, of any track or none."""
        search_entries(self.context)

    def action_leave(self) -> None:
        """Back to what it was opened from."""
        self.dismiss()


def _since_words(tracks: AllTracks) -> str:
    """All hours in the studio, with a track or without one."""
    if tracks.since is None or tracks.studio < MINUTE:
        return ""
    return f"{h_mm(tracks.studio)} in the studio since {tracks.since.day} {tracks.since:%B %Y}"


def _finished_words(track: TrackRow) -> str:
    if isinstance(track.finished, bool):
        return "Finished" if track.finished else ""
    return f"Finished on {track.finished.day} {track.finished:%B %Y}"
