"""What the ways to look back share: how they are read, the way from one to another, what they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Generic, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.bar import FULL, SHADED
from tracker.domain.errors import DataError
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.trends.entries_screen import search_entries
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.look import LOOKS, Look, LookBar
from tracker.ui.trends.read_anew import READING, problems_told, state_shown
from tracker.ui.trends.tracks_screen import TracksScreen
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

Read = TypeVar("Read")
# Whoever knows them all makes the screen of another one.
ScreenOf = Callable[[Look], "LookScreen[Any]"]
LEGEND = Content.assemble((FULL, "$studio"), " studio  ", (SHADED, "$learning"), " learning")


class LookScreen(TrackerScreen[None], Generic[Read]):
    """One way to look back; keys change it into another one in its place."""

    CSS_PATH = stylesheet("trends")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low"), (30, "-tall")]

    def __init__(self, context: ScreenContext, look: Look, screen_of: ScreenOf) -> None:
        super().__init__(context)
        self._look = look
        self._screen_of = screen_of
        self._read_for: tuple[object, ...] = ()
        self._has_read = False

    # What a subclass says

    @property
    def day(self) -> date:
        """The day that the cursor is on or, of more, the last of them that is not to come."""
        raise NotImplementedError

    @property
    def look(self) -> Look:
        """What is shown, with the cursor where it is."""
        return replace(self._look, day=self.day)

    async def ask(self) -> Read:
        """Have read what is shown."""
        raise NotImplementedError

    def take(self, read: Read) -> None:
        """Show what was read."""
        raise NotImplementedError

    def asked_for(self) -> tuple[object, ...]:
        """What differs as soon as something else is to be read, whatever stands in the files."""
        return ()

    # What is shown

    def head(self) -> Iterator[Widget]:
        """The first line: which way it is, what is shown of it, and what the signs mean."""
        with Horizontal(id="trends-head"):
            yield LookBar(self._look.kind)
            yield Static(id="trends-title", markup=False)
            yield Static(LEGEND, id="trends-legend")

    def on_mount(self) -> None:
        self.say_of_all(READING)
        self.context.follow(self, self.follow)

    def follow(self, view: View) -> None:
        """Read again when what is shown differs; a second changes nothing here."""
        wanted = (*self.asked_for(), *state_shown(view))
        if wanted != self._read_for:
            self._read_for = wanted
            self._read()

    @work(group="trends", exclusive=True)
    async def _read(self) -> None:
        try:
            read = await self.ask()
        except DataError as error:
            self.context.tell_error(error)
            if not self._has_read and not is_gone(self):
                self.say_of_all(str(error))
            return
        if not is_gone(self):
            self._has_read = True
            self.take(read)
            self.refresh_bindings()

    def show_words(self, place: str, words: str | Content) -> None:
        """Put words into a place of the screen."""
        show_text(self.query_one(place, Static), words)

    def say_of_all(self, words: str) -> None:
        """Say something of all that is shown, above it."""
        self.query_one("#trends-sentence", FittedWords).say(words)

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """Say what could not be read."""
        self.query_one(ScreenFooter).hint = problems_told(problems)

    # Where it leads

    def go(self, look: Look) -> None:
        """Look back in another way."""
        if self.is_active:
            self.context.replace(self._screen_of(look))

    def open_below(self, look: Look) -> None:
        """Show what lies below the cursor; back leads here again."""
        self.go(replace(look, above=self.look))

    @on(LookBar.Chosen)
    def _choose_look(self, message: LookBar.Chosen) -> None:
        if message.kind != self._look.kind:
            self.go(Look(message.kind, self.day))

    def action_turn_look(self, steps: int) -> None:
        """Look back in the next way or, minus, in the one before."""
        kind = LOOKS[(LOOKS.index(self._look.kind) + steps) % len(LOOKS)]
        self.go(Look(kind, self.day))

    def show_week(self, week: Week | None) -> None:
        """Leave for a week, if there is one; from there a way leads back to what is shown here."""
        if week is None or not self.is_active:
            return
        context, look, screen_of = self.context, self.look, self._screen_of
        left = None if context.view.is_present else context.view.report.week

        def come_back() -> None:
            context.show_week(left)
            context.open(screen_of(look))

        is_present = week == Week.containing(context.days.today())
        context.show_week(None if is_present else week, come_back)
        self.dismiss()

    def action_tracks(self) -> None:
        """Show all tracks."""
        self.context.open(TracksScreen(self.context))

    def action_search(self) -> None:
        """Find entries by the words of their notes."""
        search_entries(self.context)

    def action_leave(self) -> None:
        """Back to what it was opened from, or to the week that was shown."""
        if self._look.above is not None:
            self.go(self._look.above)
        else:
            self.dismiss()


def look_keys(group: str) -> list[Binding]:
    """The keys that all ways to look back have, by their group in the table of keys."""
    return [
        key_binding(f"{group}.next_look", "turn_look(1)", show=True),
        key_binding(f"{group}.previous_look", "turn_look(-1)"),
        key_binding(f"{group}.tracks", "tracks", show=True),
        key_binding(f"{group}.search", "search", show=True),
        key_binding(f"{group}.leave", "leave", show=True),
    ]
