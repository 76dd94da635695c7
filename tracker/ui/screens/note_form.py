"""The form for the note and the track of what runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tracker.domain.value import value
from tracker.ui.screens.form import Form
from tracker.ui.widgets.key_bar import KeyBar

NOTHING: Mapping[str, str] = {}


@value
class NoteFields:
    """What was filled in; empty takes one away."""

    note: str
    track: str


class NoteForm(Form[NoteFields]):
    """Asks for track and note, completing them from earlier ones."""

    def __init__(
        self,
        name: str,
        filled: NoteFields,
        earlier_texts: Callable[[], Awaitable[tuple[list[str], list[str]]]],
        told: Mapping[str, str] = NOTHING,
    ) -> None:
        """``told`` is what to say under a field, by its name."""
        super().__init__()
        self._name_of_activity = name
        self._filled = filled
        self._earlier_texts = earlier_texts
        self._told = told

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(f"What is {self._name_of_activity} about?", classes="form-title", markup=False)
            track = Input(
                self._filled.track, id="track", compact=True, max_length=100, placeholder="the song or client"
            )
            yield from self.field("Track", track)
            note = Input(
                self._filled.note,
                id="note",
                compact=True,
                max_length=500,
                placeholder="vocal comp, second verse",
            )
            yield from self.field("Note", note)
            yield Static("→ takes the suggestion from earlier weeks", classes="form-hint", markup=False)
            yield from self.buttons()
        yield KeyBar()

    async def on_mount(self) -> None:  # type: ignore[override]
        super().on_mount()
        self.query_one("#track").focus()
        for name, words in self._told.items():
            self.refuse(name, f"{words}. Saving takes what stands above, escape leaves it as it is.")
        notes, tracks = await self._earlier_texts()
        self.query_one("#note", Input).suggester = SuggestFromList(notes, case_sensitive=False)
        self.query_one("#track", Input).suggester = SuggestFromList(tracks, case_sensitive=False)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save both."""
        note = self.query_one("#note", Input).value
        self.dismiss(NoteFields(note, self.query_one("#track", Input).value))
