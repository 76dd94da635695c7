"""The form for the note and the track of what runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Button, Footer, Input, Label, Static

from tracker.domain.value import value


@value
class NoteFields:
    """What was filled in; empty takes one away."""

    note: str
    track: str


class NoteForm(ModalScreen[NoteFields | None]):
    """Asks for track and note, completing them from earlier ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="form.leave"),
        Binding("ctrl+s", "save", "Save", id="form.save"),
        # Before the field sees it, so that keys typed quickly land where they should.
        Binding("tab", "app.focus_next", "Next field", id="form.next", priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, id="form.previous", priority=True),
    ]

    def __init__(
        self,
        name: str,
        note: str,
        track: str,
        earlier_texts: Callable[[], Awaitable[tuple[list[str], list[str]]]],
    ) -> None:
        super().__init__()
        self._name_of_activity = name
        self._note = note
        self._track = track
        self._earlier_texts = earlier_texts

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(f"What is {self._name_of_activity} about?", classes="form-title", markup=False)
            with Horizontal(classes="field"):
                yield Label("Track", markup=False)
                yield Input(
                    self._track, id="track", compact=True, max_length=100, placeholder="the song or client"
                )
            with Horizontal(classes="field"):
                yield Label("Note", markup=False)
                yield Input(
                    self._note,
                    id="note",
                    compact=True,
                    max_length=500,
                    placeholder="vocal comp, second verse",
                )
            yield Static("→ takes the suggestion from earlier weeks", classes="form-hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        self.query_one("#track").focus()
        notes, tracks = await self._earlier_texts()
        self.query_one("#note", Input).suggester = SuggestFromList(notes, case_sensitive=False)
        self.query_one("#track", Input).suggester = SuggestFromList(tracks, case_sensitive=False)

    @on(Button.Pressed, "#back")
    def action_leave(self) -> None:
        """Leave without saving."""
        self.dismiss(None)

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save both."""
        note = self.query_one("#note", Input).value
        self.dismiss(NoteFields(note, self.query_one("#track", Input).value))
