"""The list of activities: rate, add, change, order, merge, archive."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tracker.domain.activities.activity import KINDS, Activity
from tracker.domain.review.standing_said import rule_said
from tracker.ui.activities.digit_dialog import DigitDialog
from tracker.ui.activities.edit_activity import edit_activity
from tracker.ui.activities.table import FIELDS, ActivityTable
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.dialogs.yes_no_dialog import YesNoDialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

HINTS = (
    "Priority: how important is it in your life now? How you feel afterwards is a hint.",
    "Enjoyment: how much do you like doing it, whatever its priority?",
    "Does it support your goal? Yes too for what keeps you well, or what you dislike but need.",
)


class ActivitiesScreen(TrackerScreen[None]):
    """The whole list. What is asked of it goes to the context."""

    CSS_PATH = stylesheet("activities")
    HELP = (
        "What your hours go to. The cursor stands on a rating; a digit fills it and goes on to the next one "
        "that is missing. What is low in priority and does not support your goal counts as wasted."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("list.add", "add", show=True),
        key_binding("list.change", "change", show=True),
        key_binding("list.merge", "merge", show=True),
        key_binding("list.digit", "digit", show=True),
        key_binding("list.higher", "order(-1)"),
        key_binding("list.lower", "order(1)"),
        key_binding("list.archive", "archive", show=True),
        key_binding("list.archived", "show_archived"),
        key_binding("list.leave", "leave", show=True),
    ]

    def __init__(self, context: ScreenContext, begins_with_unrated: bool = False) -> None:
        super().__init__(context)
        self._begins_with_unrated = begins_with_unrated

    def compose(self) -> ComposeResult:
        yield Static(id="list-title", markup=False)
        yield Static(id="list-hint", markup=False)
        yield ActivityTable(id="list-table")
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.context.follow(self, self._follow)
        self.query_one(ActivityTable).focus()
        table = self.query_one(ActivityTable)
        if self._begins_with_unrated:
            table.action_next_unrated()
        else:
            table.go_to_rateable()

    def _follow(self, _: View) -> None:
        table = self.query_one(ActivityTable)
        if table.listed != self.context.listed:
            table.listed = self.context.listed
        self._say_where_it_stands()

    @on(ActivityTable.Moved)
    def _say_where_it_stands(self) -> None:
        table = self.query_one(ActivityTable)
        number, unrated = len(table.listed.current), len(table.unrated)
        archived = len(table.listed.activities) - number
        words = [f"Your list: {number} {'activity' if number == 1 else 'activities'}"]
        key = self.context.name_of_key
        if unrated:
            words.append(f"{unrated} not rated yet, {key('list.next')} goes to the next")
        elif self._begins_with_unrated:
            words.append(f"all rated, {key('list.leave')} goes back")
        else:
            words.append("all rated")
        if archived and not table.shows_archived:
            words.append(f"{archived} archived, {key('list.archived')} shows them")
        self._show("#list-title", " · ".join(words))
        current = table.current
        is_mark = FIELDS[table.cursor_field] == "supports_goal"
        answers = "{} or {}" if is_mark else "{} to {}, {} is 10"
        ids = ("list.yes", "list.no") if is_mark else ("list.rate1", "list.rate9", "list.rate10")
        hint = f"{answers.format(*map(key, ids))}.  {HINTS[table.cursor_field]}"
        if FIELDS[table.cursor_field] != "enjoyment":
            hint = f"{hint} {rule_said(table.listed.wasted_up_to)}"
        if current is not None and current.is_music:
            hint = "Music needs no ratings."
        self._show("#list-hint", hint)

    def _show(self, place: str, words: str) -> None:
        show_text(self.query_one(place, Static), words)

    @property
    def _current(self) -> Activity | None:
        return self.query_one(ActivityTable).current

    # What is asked for

    @on(ActivityTable.Rated)
    def _rate(self, message: ActivityTable.Rated) -> None:
        table = self.query_one(ActivityTable)
        self.context.change(
            lambda changes, now: changes.activities.change(
                now, message.key, **{message.field: message.rating}
            ),
            refused=lambda: table.forget(message.key, message.field),
        )
        self._say_where_it_stands()

    @on(ActivityTable.NotTaken)
    def _tell_why(self, message: ActivityTable.NotTaken) -> None:
        if message.words:
            self.context.say(message.words)
        else:
            self.context.bell()

    def action_add(self) -> None:
        """Put an activity on the list, of the kind the cursor is at."""
        kind = self._current.kind if self._current is not None else KINDS[0]
        edit_activity(self.context, None, kind=kind, then=self._go_to)

    def action_change(self) -> None:
        """Change the activity under the cursor."""
        if self._current is not None:
            edit_activity(self.context, self._current)

    def action_digit(self) -> None:
        """Choose the digit that starts the activity under the cursor."""
        current = self._current
        if current is None:
            return
        if current.archived:
            self.context.say(f"{current.name} is archived: no digit starts it.")
            return

        def give(digit: int | None) -> None:
            if digit is not None:
                self.context.change(
                    lambda changes, now: changes.activities.change(now, current.key, digit=digit)
                )

        self.context.open(DigitDialog(self.context, current), give)

    def action_order(self, places: int) -> None:
        """Move the activity under the cursor up (minus) or down."""
        current = self._current
        if current is not None:
            self.context.change(lambda changes, now: changes.activities.move(now, current.key, places))

    def action_archive(self) -> None:
        """Take the activity under the cursor off the list, or put it back."""
        current = self._current
        if current is not None:
            archived = not current.archived
            self.context.change(
                lambda changes, now: changes.activities.change(now, current.key, archived=archived)
            )

    def action_merge(self) -> None:
        """Make the activity under the cursor part of another one, in every week."""
        current = self._current
        if current is None:
            return
        others = [activity for activity in self.context.listed.in_rows if activity.key != current.key]

        def ask(key: str | None) -> None:
            if key is not None:
                self._ask_to_merge(current, self.context.listed.get(key))

        self.context.open(FindActivity(self.context, others, f"What is {current.name} part of?"), ask)

    def _ask_to_merge(self, source: Activity, target: Activity) -> None:
        question = YesNoDialog(
            self.context,
            f"Merge {source.name} into {target.name}?",
            f"In every week, all that went to {source.name} becomes {target.name}, and {source.name} leaves "
            "the list. It can be undone.",
        )

        def merge(yes: bool | None) -> None:
            if yes:
                self.context.change(
                    lambda changes, now: changes.activities.merge(now, source.key, target.key),
                    done=lambda: self._go_to(target.name),
                )

        self.context.open(question, merge)

    def action_show_archived(self) -> None:
        """Show archived activities, or hide them."""
        table = self.query_one(ActivityTable)
        table.shows_archived = not table.shows_archived
        self._say_where_it_stands()

    def action_leave(self) -> None:
        """Back to the week."""
        self.dismiss()

    def _go_to(self, name: str) -> None:
        """Put the cursor on an activity by its name."""
        for activity in self.context.listed.called(name):
            self.query_one(ActivityTable).cursor_key = activity.key
