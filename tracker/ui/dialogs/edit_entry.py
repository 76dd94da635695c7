"""Asking for an entry over a screen, until the record takes what was filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.entries.corrections import Fields, fields_of
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.timeline import Overlaps
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.shown_time import span_text
from tracker.domain.time.zone import instant_of
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.entry_form import AskedEntry, EntryForm, EntryTexts, FilledEntry, texts_of
from tracker.ui.dialogs.yes_no_dialog import YesNoDialog

# Makes the change that was filled in; the last one says whether others may be shortened.
Work = Callable[[Changes, datetime, Fields, bool], Outcome]


def edit_entry(context: ScreenContext, entry: Entry) -> None:
    """Show the form for an entry that there is."""
    name = context.name_of(entry.activity)
    days = context.days.calendar.days_of(entry, instant_of(context.days.now()))
    fields = fields_of(entry)
    start = entry.start
    title = f"Change {name}, {start:%A} {start.day} {start:%b}"
    texts = texts_of(fields, name, days, context.zone)
    asked = AskedEntry(title, fields, texts, days, context.days.edges(without=entry.id))
    _ask(
        context,
        asked,
        lambda changes, now, filled, trim: changes.corrections.change(entry, filled, now, trim),
    )


def add_entry(context: ScreenContext, title: str, texts: EntryTexts, days: tuple[int, int]) -> None:
    """Show the form for a new entry, with what ``texts`` offer."""

    def add(changes: Changes, now: datetime, filled: Fields, trim: bool) -> Outcome:
        activity = changes.record.listed().find(filled.activity)
        assert filled.end is not None
        return changes.corrections.add(
            activity, filled.start, filled.end, now, filled.note, filled.track, trim
        )

    _ask(context, AskedEntry(title, None, texts, days, context.days.edges()), add)


def _ask(
    context: ScreenContext, asked: AskedEntry, work: Work, filled: EntryTexts | None = None, refused: str = ""
) -> None:
    """Show the form; should the record refuse what was filled in, show it again with that."""

    def save(given: FilledEntry | None) -> None:
        if given is not None:
            _carry_out(context, asked, work, given, trim=False)

    form = EntryForm(context, asked, filled, refused)
    context.open(form, save)


def _carry_out(context: ScreenContext, asked: AskedEntry, work: Work, given: FilledEntry, trim: bool) -> None:
    refusals: list[Refused | Invalid] = []

    def attempt(changes: Changes, now: datetime) -> Outcome:
        try:
            return work(changes, now, given.fields, trim)
        except (Refused, Invalid) as error:
            # Said in the form, where it can be put right.
            refusals.append(error)
            return Outcome(())

    def see() -> None:
        if not refusals:
            return
        if isinstance(refusals[0], Overlaps):
            _offer_to_shorten(context, asked, work, given, refusals[0])
        else:
            _ask(context, asked, work, given.texts, str(refusals[0]))

    context.change(attempt, done=see, refused=lambda: _ask(context, asked, work, given.texts))


def _offer_to_shorten(
    context: ScreenContext, asked: AskedEntry, work: Work, given: FilledEntry, overlaps: Overlaps
) -> None:
    """Ask whether what is in the way may give way; if not, back to the form."""
    named = ", ".join(_words(context, entry) for entry in overlaps.covered)
    others = "that one" if len(overlaps.covered) == 1 else "them"

    def decide(yes: bool | None) -> None:
        if yes:
            _carry_out(context, asked, work, given, trim=True)
        else:
            _ask(context, asked, work, given.texts, f"It would overlap {named}.")

    question = YesNoDialog(
        context,
        f"Shorten {others}?",
        f"It would overlap {named}. Yes shortens {others}; nothing is deleted, and it can be undone.",
    )
    context.open(question, decide)


def _words(context: ScreenContext, entry: Entry) -> str:
    """An entry in few words: «Mixing 14:00–15:00»."""
    span = span_text(entry.start, entry.end, context.days.now(), context.zone)
    return f"{context.name_of(entry.activity)} {span}"
