"""Asking for note and track of an entry, until they are saved or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entry import Entry
from tracker.domain.meanwhile import ChangedMeanwhile
from tracker.ui.screens.note_form import NoteFields, NoteForm

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.outcome import Outcome
    from tracker.timekeeper import Timekeeper
    from tracker.ui.app import TrackerApp


def ask_for_note(
    app: TrackerApp, entry: Entry, typed: NoteFields | None = None, changed: ChangedMeanwhile | None = None
) -> None:
    """Show the form for the note and track of an entry, whatever runs by the time it is saved.

    Where the entry was changed meanwhile in the same fields, the form comes back with what was typed and
    with what stands there now; saving again takes what was typed.
    """

    def save(fields: NoteFields | None) -> None:
        if fields is None:
            return
        clashes: list[ChangedMeanwhile] = []

        def note(keeper: Timekeeper, now: datetime) -> Outcome:
            try:
                return keeper.annotate(now, entry, fields.note, fields.track)
            except ChangedMeanwhile as clash:
                clashes.append(clash)
                raise

        def ask_again() -> None:
            if clashes:
                ask_for_note(app, clashes[0].present, fields, clashes[0])

        app.change(note, refused=ask_again)

    shown = typed or NoteFields(entry.note, entry.track)
    told = {
        name: f"Meanwhile: {getattr(entry, name) or 'none'}" for name in (changed.fields if changed else ())
    }
    app.push_screen(NoteForm(app.name_of(entry.activity), shown, app.earlier_texts, told), save)
