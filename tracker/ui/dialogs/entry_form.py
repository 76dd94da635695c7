"""The form for an entry: when it was, what it was, and what it was about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tracker.domain.entries.corrections import Fields, refuse_impossible
from tracker.domain.entries.shown_edges import ShownEdges
from tracker.domain.errors import Misunderstood, TrackerError
from tracker.domain.time.when_in_entry import ReplacedMoment, parse_when_in_entry, when_in_entry_text
from tracker.domain.time.zone import wall_time
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.lookups import Texts
from tracker.ui.dialogs.form import Form
from tracker.ui.dialogs.note_form import suggest
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField

if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone

_Taken = TypeVar("_Taken")
_TEXTS = ("start", "end", "activity", "track", "note")
# With a date, seconds and a UTC offset.
_LONGEST_TIME = 32


@value
class EntryTexts:
    """What stands in the fields."""

    start: str = ""
    end: str = ""
    activity: str = ""
    track: str = ""
    note: str = ""


@value
class FilledEntry:
    """What was meant, and how it was typed."""

    fields: Fields
    texts: EntryTexts


@value
class AskedEntry:
    """What the form begins with. ``old`` is what the entry says now, None for a new one.

    ``texts`` say the same as they are typed; ``days`` are the instants between which a bare time lies, and
    ``edges`` those of the other entries, which a time without seconds may mean.
    """

    title: str
    old: Fields | None
    texts: EntryTexts
    days: tuple[int, int]
    edges: ShownEdges

    @property
    def may_run(self) -> bool:
        """Whether it may do without an end."""
        return self.old is not None and self.old.end is None


def texts_of(fields: Fields, name: str, days: tuple[int, int], zone: Zone) -> EntryTexts:
    """An entry as it is typed; ``name`` is that of its activity."""
    end = when_in_entry_text(fields.end, days, zone) if fields.end is not None else ""
    return EntryTexts(when_in_entry_text(fields.start, days, zone), end, name, fields.track, fields.note)


class EntryForm(Form[FilledEntry]):
    """Asks for an entry; what the record refused is said above the buttons."""

    def __init__(
        self,
        context: ScreenContext,
        asked: AskedEntry,
        filled: EntryTexts | None = None,
        refused: str = "",
    ) -> None:
        """``filled`` is what was typed before, and ``refused`` why that could not be."""
        super().__init__(context)
        self._asked = asked
        self._filled = filled or asked.texts
        self._refused = refused

    def compose(self) -> ComposeResult:
        filled = self._filled
        is_new, may_run = self._asked.old is None, self._asked.may_run
        times = "14:05" if is_new else "14:05, +15m or -10m"
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(self._asked.title, classes="form-title", markup=False)
            start = _field("start", filled.start, "14:05", _LONGEST_TIME, "when")
            yield FormField("Start", start, times)
            end = _field("end", filled.end, "" if may_run else "16:40", _LONGEST_TIME, "when")
            until = "empty: it still runs" if may_run else "16:40, or +20m" if is_new else times
            yield FormField("End", end, until)
            yield FormField("Activity", _field("activity", filled.activity, "Mixing", 60))
            yield FormField("Track", _field("track", filled.track, "the song or client", 100))
            yield FormField("Note", _field("note", filled.note, "vocal comp, second verse", 500))
            yield Static("→ takes what is suggested", classes="form-hint", markup=False)
            yield Static(self._refused, id="form-error", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#form-error").display = bool(self._refused)
        self.query_one("#start").focus()
        names = [activity.name for activity in self.context.listed.in_rows]
        self.query_one("#activity", Input).suggester = SuggestFromList(names, case_sensitive=False)
        self.context.lookups.show_earlier_texts(self, self._suggest)

    def _suggest(self, texts: Texts) -> None:
        suggest(self, texts)

    @property
    def _texts_now(self) -> EntryTexts:
        return EntryTexts(**{name: self.query_one(f"#{name}", Input).value.strip() for name in _TEXTS})

    def is_filled(self) -> bool:
        return self._texts_now != self._asked.texts

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what is filled in, or say under its field what is wrong."""
        texts, old = self._texts_now, self._asked.old
        begin = wall_time(self._asked.days[0], self.context.zone)
        # From the last field up, so that the first one that is wrong gets the focus.
        activity = self._taken("activity", lambda: self._activity(texts.activity))
        start = self._taken("start", lambda: self._moment("start", texts.start, old.start if old else begin))
        base = (old.end or self.context.days.now()) if old is not None else start or begin
        end: datetime | None = None
        is_open = not texts.end and self._asked.may_run
        if not is_open:
            end = self._taken("end", lambda: self._moment("end", texts.end, base, start))
        else:
            self.refuse("end", "")
        if activity is None or start is None or (end is None and not is_open):
            self._go_to_first_refused()
            return
        try:
            refuse_impossible(start, end, self.context.days.now())
        except TrackerError as error:
            is_start = start > self.context.days.now()
            self.refuse("start" if is_start else "end", str(error))
            return
        self.dismiss(FilledEntry(Fields(activity, start, end, texts.note, texts.track), texts))

    def _taken(self, field: str, take: Callable[[], _Taken]) -> _Taken | None:
        """What a field means; None, and the reason under it, where it means nothing."""
        try:
            taken = take()
        except TrackerError as error:
            self.refuse(field, str(error))
            return None
        self.refuse(field, "")
        return taken

    def _go_to_first_refused(self) -> None:
        wrong = [field for field in self.query(FormField) if field.refused]
        if wrong:
            wrong[0].query_one(Input).focus()

    def _activity(self, text: str) -> str:
        """The key of what is named; what was not touched stays, on the list or not."""
        if self._asked.old is not None and text == self._asked.texts.activity:
            return self._asked.old.activity
        if not text:
            raise Misunderstood("What was it? Type the beginning of an activity.")
        return self.context.listed.find(text).key

    def _moment(self, field: str, text: str, old: datetime, after: datetime | None = None) -> datetime:
        """When it was; what was not touched stays as it is, to the second."""
        known = self._asked.old
        if known is not None and text == getattr(self._asked.texts, field):
            untouched = known.start if field == "start" else known.end
            if untouched is not None:
                return untouched
        if not text:
            raise Misunderstood(f"Say when it {'began' if field == 'start' else 'ended'}, like 14:05.")
        edges = self._asked.edges
        kept = None if known is None else known.start if field == "start" else known.end
        meaning = edges.begin_in if field == "start" else edges.end_in
        replaced = ReplacedMoment(old, self._asked.days, after, kept)
        return parse_when_in_entry(text, replaced, self.context.days.now(), self.context.zone, meaning)


def _field(id: str, text: str, example: str, longest: int, classes: str = "") -> Input:
    return Input(text, id=id, compact=True, placeholder=example, max_length=longest, classes=classes)
