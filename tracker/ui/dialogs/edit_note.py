"""Asking for note and track of an entry, until they are saved or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.entries.changed_meanwhile import ChangedMeanwhile
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.note_form import NoteFields, NoteForm

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.changes.changes import Changes
    from tracker.changes.outcome import Outcome

NOTHING_RUNS = "Nothing is running, so there is nothing to note."


class NoteEdit:
    """One form for the note and track of an entry. It is saved to that entry, whatever runs by then."""

    def __init__(self, context: ScreenContext) -> None:
        self._context = context
        self._entry: Entry | None = None
        self.form = NoteForm(context)

    def be_about(self, entry: Entry, typed: NoteFields | None = None) -> None:
        """Have the form speak of an entry, with what was typed before or what the entry says."""
        self._entry = entry
        fields = typed or NoteFields(entry.note, entry.track)
        self.form.speak_of(entry.activity, self._context.name_of(entry.activity), fields)

    def save(self, fields: NoteFields | None) -> None:
        """Have it saved. Where the entry was changed meanwhile in the same fields, the form comes back
        with what was typed and with what stands there now; saving again takes what was typed.
        """
        if fields is None:
            return
        clashes: list[ChangedMeanwhile] = []

        def note(changes: Changes, now: datetime) -> Outcome:
            # Known by now: what was asked for before it has been carried out.
            if self._entry is None:
                raise Refused(NOTHING_RUNS)
            try:
                return changes.corrections.annotate(now, self._entry, fields.note, fields.track)
            except ChangedMeanwhile as clash:
                clashes.append(clash)
                raise

        def ask_again() -> None:
            for clash in clashes:
                again = NoteEdit(self._context)
                again.be_about(clash.present, fields)
                again.form.tell(
                    {name: f"Meanwhile: {getattr(clash.present, name) or 'none'}" for name in clash.fields}
                )
                self._context.open(again.form, again.save)

        self._context.change(note, refused=ask_again, may_switch=False)


def edit_note(context: ScreenContext) -> None:
    """Show the form for note and track of what runs once all is done that was asked for before."""
    edit = NoteEdit(context)

    def tell(running: Entry | None) -> None:
        if running is not None:
            edit.be_about(running)
        else:
            edit.form.withdraw()
            context.say(NOTHING_RUNS)

    context.tell_what_runs(tell)
    if not edit.form.is_withdrawn:
        context.open(edit.form, edit.save)
