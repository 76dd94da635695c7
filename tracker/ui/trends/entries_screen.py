"""Entries out of all that was ever logged: those of a track, or those that were looked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.domain.entries.entry import Entry, length_text
from tracker.domain.errors import DataError
from tracker.domain.text import counted, one_line
from tracker.domain.time.duration import h_mm
from tracker.domain.time.shown_time import day_span
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.entry_filter import Selection
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.trends.day_below import open_day
from tracker.ui.trends.entry_table import EntryRow, EntryTable
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.read_anew import problems_told, state_shown
from tracker.ui.trends.search_form import SearchForm
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

# Who has found more looks for less.
_MOST = 500


def search_entries(context: ScreenContext) -> None:
    """Ask for words, and show the entries that have them in their notes."""

    def search(words: str | None) -> None:
        if words is not None:
            context.open(EntriesScreen(context, Selection(note=words)))

    context.open(SearchForm(context), search)


class EntriesScreen(TrackerScreen[None]):
    """What was found, the newest first, as it is found; the entry under the cursor in words below."""

    CSS_PATH = stylesheet("trends")
    HELP = (
        "Entries out of all that was ever logged, the newest first. Each opens its day, where it can be "
        "changed. All the words are looked for in the notes, in any order, in small letters or capitals."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("entries.search", "search", show=True),
        key_binding("entries.leave", "leave", show=True),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low")]

    def __init__(self, context: ScreenContext, meant: Selection) -> None:
        """``meant`` are the entries of a track, or those with some words in their note."""
        super().__init__(context)
        self._meant = meant
        self._found: tuple[tuple[date, Entry], ...] = ()
        self._is_reading = True
        self._problems: tuple[str, ...] = ()
        self._shown_for: tuple[object, int] = (None, 0)
        self._has_more = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="trends-head"):
            yield Static(id="entries-title", markup=False)
            yield Static(id="entries-sum", markup=False)
        yield EntryTable(id="entries-table")
        yield FittedWords("entries-entry")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(EntryTable).focus()
        self._show()
        self.context.follow(self, self._follow)

    def _follow(self, view: View) -> None:
        """Look again when a file has changed; what runs grows by the minute."""
        files, _ = wanted = state_shown(view)
        if files != self._shown_for[0]:
            self._read()
        elif wanted != self._shown_for and not self._is_reading:
            self._show()
        self._shown_for = wanted

    @work(group="entries", exclusive=True)
    async def _read(self) -> None:
        """Look through all logs; a search that begins takes the place of the one before."""
        # What is there already is not taken away before something else is known.
        is_first = not self._found
        entries: list[tuple[date, Entry]] = []
        problems: list[str] = []
        self._is_reading = True
        holding = "track" if self._meant.track else "note"
        try:
            async for found in self.context.lookups.search(self._meant, holding):
                entries += found.entries
                problems += found.problems
                if is_gone(self):
                    return
                if is_first and found.entries:
                    self._take(entries)
                if len(entries) > _MOST:
                    break
        except DataError as error:
            self.context.tell_error(error)
            problems.append(str(error).rstrip("."))
        if is_gone(self):
            return
        self._is_reading = False
        self._problems = tuple(dict.fromkeys(problems))
        self._take(entries)

    def _take(self, entries: list[tuple[date, Entry]]) -> None:
        # Logs are not quite in the order of time where offsets differ.
        latest_first = sorted(entries, key=lambda found: found[1].first, reverse=True)
        self._found = tuple(latest_first[:_MOST])
        self._has_more = len(entries) > _MOST
        self._show()

    # What is shown

    def _show(self) -> None:
        now, zone = instant_of(self.context.days.now()), self.context.zone
        rows = []
        for number, (day, entry) in enumerate(self._found):
            rows.append(
                EntryRow(
                    f"{entry.id}:{entry.first}:{number if not entry.id else ''}",
                    f"{day:%a} {day.day:>2} {day:%b %Y}",
                    day_span(day, entry.start, entry.end, zone),
                    length_text(entry, now),
                    self.context.name_of(entry.activity),
                    self._about(entry),
                )
            )
        self.query_one(EntryTable).rows = tuple(rows)
        show_text(self.query_one("#entries-title", Static), self._title())
        show_text(self.query_one("#entries-sum", Static), self._sum(now))
        self.query_one(ScreenFooter).hint = problems_told(self._problems)
        self.set_class(not self._found, "-none")
        if not self._found:
            self.query_one(FittedWords).say(self._nothing())

    def _about(self, entry: Entry) -> str:
        """What stands in an entry beside what was asked for, the note first."""
        is_of_track = bool(self._meant.track)
        return entry.note if is_of_track else " · ".join(filter(None, (entry.note, entry.track)))

    def _title(self) -> str:
        return one_line(self._meant.track or f"«{self._meant.note}» in the notes")

    def _sum(self, now: int) -> str:
        """How many they are and how long they lasted, or that more may come."""
        number = len(self._found)
        in_all = h_mm(sum(entry.seconds(now) for _, entry in self._found))
        told = f"{counted(number, 'entry', 'entries')} · {in_all}" if number else ""
        if self._is_reading:
            return f"{told} · looking further …" if told else "Looking …"
        return f"the newest {told}" if self._has_more else told

    def _nothing(self) -> str:
        if self._is_reading:
            return ""
        if self._problems:
            # What cannot be read is not said to be empty.
            return "Nothing was found in what can be read."
        if self._meant.track:
            return one_line(f"No entry names the track {self._meant.track}.")
        which = "all of " if len(self._meant.words) > 1 else ""
        return one_line(f"No note has {which}«{self._meant.note}» in it.")

    @property
    def _current(self) -> tuple[date, Entry] | None:
        place = self.query_one(EntryTable).place
        return self._found[place] if place is not None and place < len(self._found) else None

    @on(EntryTable.Moved)
    def _tell_of_entry(self) -> None:
        table = self.query_one(EntryTable)
        if self._current is None or table.place is None:
            return
        (day, entry), row = self._current, table.rows[table.place]
        self.query_one(FittedWords).say(
            one_line(f"{day:%A} {day.day} {day:%B %Y} · {row.span} · {row.length} · {row.name}"),
            one_line(" · ".join(filter(None, (entry.track, entry.note)))),
        )

    # What is asked for

    @on(EntryTable.Opened)
    def _open(self) -> None:
        if self._current is not None:
            open_day(self, self._current[0])

    def action_search(self) -> None:
        """Find entries by other words."""

        def search(words: str | None) -> None:
            if words is not None:
                self._meant = Selection(note=words)
                self._found, self._problems = (), ()
                # Before anything was looked into, nothing is said not to be there.
                self._is_reading = True
                self._show()
                self._read()

        self.context.open(SearchForm(self.context, self._meant.note), search)

    def action_leave(self) -> None:
        """Back to what it was opened from."""
        self.dismiss()
