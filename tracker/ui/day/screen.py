"""A day: its entries on a time line with the gaps between them, to be put in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.changes.changes import Changes
from tracker.changes.outcome import Outcome
from tracker.domain.entries.corrections import middle
from tracker.domain.entries.entry import Entry
from tracker.domain.text import PARTED, wrapped_parts
from tracker.domain.time.duration import MINUTE, h_mm
from tracker.domain.time.shown_time import day_span, named_span
from tracker.domain.time.week import Week
from tracker.domain.time.when_in_entry import when_in_entry_text
from tracker.domain.time.zone import instant_of, wall_time_like
from tracker.domain.week.day_report import DayReport, Gap, Slice
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.day.sums import DaySums
from tracker.ui.day.time_line import DayLine
from tracker.ui.dialogs.away_question_screen import AwayQuestionScreen
from tracker.ui.dialogs.edit_entry import add_entry, edit_entry
from tracker.ui.dialogs.entry_form import EntryTexts
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.dialogs.split_form import SplitForm
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.away_banner import AwayBanner
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text

_ON_ENTRY = ("change", "split", "join", "remove", "copy", "move_edge", "switch")
_ON_GAP = ("fill", "give_before", "give_after")


class DayScreen(AwayQuestionScreen):
    """One day. What is asked of its entries goes to the context."""

    CSS_PATH = stylesheet("day")
    HELP = (
        "The entries of a day, and the gaps between them. The keys change what the cursor is on; a neighbour "
        "that touches it follows, and nothing is ever deleted by an overlap. A double click changes an entry "
        "or fills a gap."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("day.open", "open"),
        key_binding("day.change", "change", show=True),
        key_binding("day.fill", "fill", show=True),
        key_binding("day.before", "give_before", show=True),
        key_binding("day.after", "give_after", show=True),
        key_binding("day.earlier5", "move_edge('start', -5)"),
        key_binding("day.later5", "move_edge('start', 5)"),
        key_binding("day.earlier1", "move_edge('start', -1)"),
        key_binding("day.later1", "move_edge('start', 1)"),
        key_binding("day.end_earlier5", "move_edge('end', -5)"),
        key_binding("day.end_later5", "move_edge('end', 5)"),
        key_binding("day.end_earlier1", "move_edge('end', -1)"),
        key_binding("day.end_later1", "move_edge('end', 1)"),
        key_binding("day.split", "split", show=True),
        key_binding("day.join", "join"),
        key_binding("day.remove", "remove", show=True),
        key_binding("day.copy", "copy"),
        key_binding("day.add", "add", show=True),
        key_binding("day.switch", "switch"),
        key_binding("day.previous", "turn(-1)"),
        key_binding("day.next", "turn(1)"),
        key_binding("day.today", "today"),
        key_binding("day.leave", "leave", show=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]

    def __init__(self, context: ScreenContext, day: date | None = None) -> None:
        """``day`` is the one to show; None for today, whichever that is."""
        super().__init__(context)
        self._day = day
        self._asked_for: Week | None = None

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day or self.context.days.today()

    def compose(self) -> ComposeResult:
        with Horizontal(id="day-head"):
            yield Static(id="day-title", markup=False)
            yield Static(id="day-week", markup=False)
        yield Static(id="day-sums", markup=False)
        yield AwayBanner(self.context.name_of, self.context.name_of_key, self.context.zone)
        with Horizontal(id="day-middle"):
            yield DayLine(self.context.zone, id="day-line")
            yield Static(id="day-empty", markup=False)
            yield DaySums(id="day-side")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(DayLine).focus()
        self.context.follow(self, self._follow)

    def _follow(self, _: View) -> None:
        day = self.day
        report = self.context.days.report(day)
        if report is None:
            self._have_read(Week.containing(day))
            return
        self._asked_for = None
        self._show("#day-title", f"{day:%A} {day.day} {day:%B %Y}{' · today' if report.is_today else ''}")
        self._show("#day-week", str(Week.containing(day)))
        self._show("#day-sums", _sums(report, self.app.size.width - 2))
        self._show("#day-empty", self._empty_words(report))
        self.set_class(not report.items, "-empty")
        self.query_one(DayLine).report = report
        self.query_one(DaySums).report = report

    def on_resize(self) -> None:
        self._follow(self.context.view)

    def _have_read(self, week: Week) -> None:
        """Ask for another week, once; not when it is left already, and the week below shows its own again."""
        if self._asked_for != week and self in self.app.screen_stack:
            self._asked_for = week
            is_present = week == Week.containing(self.context.days.today())
            self.context.show_week(None if is_present else week)

    def _show(self, place: str, words: str) -> None:
        show_text(self.query_one(place, Static), words)

    def _empty_words(self, report: DayReport) -> str:
        key = self.context.name_of_key
        when = "today yet" if report.is_today else "on this day"
        return (
            f"Nothing is logged {when}.\n\n{key('day.add')} adds an entry with start and end; "
            f"{key('day.previous')} goes to the day before."
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense on what the cursor is on is not offered."""
        if action in _ON_ENTRY:
            return self._slice is not None
        if action == "give_after":
            return self._gap is not None and self._gap.after is not None
        if action in _ON_GAP:
            return self._gap is not None
        return super().check_action(action, parameters)

    @on(DayLine.Moved)
    def _offer_what_fits(self) -> None:
        self.refresh_bindings()

    # What the cursor is on

    @property
    def _slice(self) -> Slice | None:
        current = self._current
        return current if isinstance(current, Slice) else None

    @property
    def _gap(self) -> Gap | None:
        current = self._current
        return current if isinstance(current, Gap) else None

    @property
    def _current(self) -> Slice | Gap | None:
        return self.query_one(DayLine).current if self.is_mounted else None

    # What is asked for

    @on(DayLine.Opened)
    def _clicked_twice(self) -> None:
        # Two more clicks may have come before the form that the first two open is there.
        if self.is_active:
            self.action_open()

    def action_open(self) -> None:
        """Change the entry, or fill the gap."""
        if self._gap is not None:
            self.action_fill()
        else:
            self.action_change()

    def _change(self, work: Callable[[Changes, Entry, datetime], Outcome]) -> None:
        """Have something done to the entry under the cursor."""
        piece = self._slice
        if piece is not None:
            self.context.change(lambda changes, now: work(changes, piece.entry, now))

    def action_change(self) -> None:
        """Change the entry under the cursor in a form."""
        if self._slice is not None:
            edit_entry(self.context, self._slice.entry)

    def action_move_edge(self, edge: str, minutes: int) -> None:
        """Move the start or the end; minus is earlier."""
        self._change(lambda changes, entry, now: changes.corrections.move_edge(entry, edge, minutes, now))

    def action_join(self) -> None:
        """Make one of the entry and the next one."""
        self._change(lambda changes, entry, now: changes.corrections.join(entry, now))

    def action_remove(self) -> None:
        """Take the entry away."""
        self._change(lambda changes, entry, now: changes.corrections.remove(entry, now))

    def action_copy(self) -> None:
        """Put a copy of the entry after it."""
        self._change(lambda changes, entry, now: changes.corrections.duplicate(entry, now))

    def action_split(self) -> None:
        """Ask where to split the entry."""
        piece = self._slice
        if piece is None:
            return
        entry, now, zone = piece.entry, self.context.days.now(), self.context.zone

        def split(at: datetime | None) -> None:
            if at is not None:
                self.context.change(lambda changes, now: changes.corrections.split(entry, at, now))

        span = day_span(self.day, entry.start, entry.end or now, zone)
        title = f"Split {piece.activity.name} {span}"
        days = self.context.days.calendar.days_of(entry, instant_of(now))
        edges = self.context.days.edges()
        form = SplitForm(self.context, title, entry, middle(entry, now, zone), days, edges)
        self.context.open(form, split)

    def action_switch(self) -> None:
        """Start, switch to or stop the activity of the entry."""
        piece = self._slice
        if piece is not None:
            self.context.switch_to(piece.entry.activity)

    def action_fill(self) -> None:
        """Choose what the gap was."""
        gap = self._gap
        if gap is None:
            return
        begin, end = gap.moments(self.context.zone)

        def fill(key: str | None) -> None:
            if key is not None:
                activity = self.context.listed.get(key)
                self.context.change(lambda changes, now: changes.corrections.add(activity, begin, end, now))

        title = f"What was it, {named_span(f'{begin:%H:%M}', begin, end, self.context.zone)}?"
        self.context.open(FindActivity(self.context, [*self.context.listed.in_rows], title), fill)

    def action_give_before(self) -> None:
        """The gap belonged to the entry before it."""
        gap = self._gap
        if gap is not None:
            to = wall_time_like(gap.before.start, gap.end, self.context.zone)
            self.context.change(lambda changes, now: changes.corrections.give_gap(gap.before, "end", to, now))

    def action_give_after(self) -> None:
        """The gap belonged to the entry after it."""
        gap = self._gap
        after = gap.after if gap is not None else None
        if gap is not None and after is not None:
            to = wall_time_like(after.start, gap.begin, self.context.zone)
            self.context.change(lambda changes, now: changes.corrections.give_gap(after, "start", to, now))

    def action_add(self) -> None:
        """Add an entry: in the gap under the cursor, or after the entry under it."""
        report = self.context.days.report(self.day)
        if report is None:
            return
        zone, days, current = self.context.zone, (report.begin, report.end), self._current

        def said(moment: datetime) -> str:
            return when_in_entry_text(moment, days, zone)

        texts = EntryTexts()
        if isinstance(current, Gap):
            begin, end = current.moments(zone)
            texts = EntryTexts(start=said(begin), end=said(end))
        elif current is not None and current.entry.end is not None:
            texts = EntryTexts(start=said(current.entry.end))
        add_entry(self.context, f"Add an entry, {self.day:%A} {self.day.day} {self.day:%b}", texts, days)

    # Other days

    def action_turn(self, days: int) -> None:
        """Show the day before or after; not the future."""
        self._turn_to(self.day + timedelta(days=days))

    def action_today(self) -> None:
        """Show today."""
        self._turn_to(self.context.days.today())

    def _turn_to(self, day: date) -> None:
        today = self.context.days.today()
        if day > today:
            self.context.say("That day has not begun yet.")
            return
        self._day = None if day == today else day
        self._follow(self.context.view)

    def action_leave(self) -> None:
        """Back to the week."""
        self.dismiss()


def _sums(report: DayReport, width: int) -> str:
    """A day in a line or two: the hours in all, by kind, wasted, and the gaps."""
    words = [f"{h_mm(report.seconds)} in all"]
    words += [f"{kind} {h_mm(seconds)}" for kind, seconds in report.kinds]
    words += [f"wasted {h_mm(report.balance.wasted)}"] if report.balance.wasted >= MINUTE else []
    words += [f"gaps {h_mm(report.gap_seconds)}"] if report.gap_seconds else []
    # A kind and its hours stay together.
    return "\n".join(wrapped_parts(PARTED.join(words), width))
