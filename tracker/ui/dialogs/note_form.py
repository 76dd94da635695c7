"""The form for the note and the track of what runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.lookups import Texts
from tracker.ui.dialogs.form import Form
from tracker.ui.dialogs.track_input import TrackInput
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField


@value
class NoteFields:
    """What was filled in; empty takes one away."""

    note: str
    track: str


class NoteForm(Form[NoteFields]):
    """Asks for note and track, completing them from earlier ones. What they are about may come later."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._title, self._activity = "What is it about?", ""
        self._filled = NoteFields("", "")
        self._told: Mapping[str, str] = {}

    def speak_of(self, activity: str, name: str, filled: NoteFields) -> None:
        """Say what the form is about, by its key and name, and fill the fields that nobody has typed into."""
        before, self._filled = self._filled, filled
        self._title, self._activity = f"What is {name} about?", activity
        if not self.query("#track"):
            return
        self._look_for_track()
        self.query_one(".form-title", Static).update(self._title)
        for id in ("track", "note"):
            field = self.query_one(f"#{id}", Input)
            if field.value == getattr(before, id):
                field.value = getattr(filled, id)
        # What was typed before this was known is no part of what the form began with.
        self._texts = [(self.query_one(f"#{id}", Input), getattr(filled, id)) for id in ("track", "note")]

    def tell(self, told: Mapping[str, str]) -> None:
        """What to say under a field, by its name; before the form is shown."""
        self._told = told

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            note = Input(
                self._filled.note,
                id="note",
                compact=True,
                max_length=500,
                placeholder="vocal comp, second verse",
            )
            yield FormField("Note", note)
            yield FormField("Track", TrackInput(self._filled.track, id="track"))
            yield Static("→ takes the suggestion from earlier weeks", classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#note").focus()
        for name, words in self._told.items():
            leave = self.context.name_of_key("form.leave")
            self.refuse(name, f"{words}. Saving takes what stands above, {leave} leaves it as it is.")
        self.context.lookups.show_earlier_texts(self, self._suggest)
        self._look_for_track()

    def _look_for_track(self) -> None:
        if self._activity:
            offer = self.query_one(TrackInput).offer
            self.context.lookups.show_track_that_goes_on(self, self._activity, offer)

    def _suggest(self, texts: Texts) -> None:
        suggest(self, texts)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save both."""
        note = self.query_one("#note", Input).value
        self.dismiss(NoteFields(note, self.query_one("#track", Input).value))


def suggest(form: Form[Any], texts: Texts) -> None:
    """Complete note and track of a form from earlier ones."""
    for id, earlier in zip(("note", "track"), texts, strict=True):
        form.query_one(f"#{id}", Input).suggester = SuggestFromList(earlier, case_sensitive=False)
