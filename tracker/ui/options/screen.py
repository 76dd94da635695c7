"""The options: everything that can be set, on this machine and in the record."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tracker.domain.activities.activity import MOST_WASTED_UP_TO
from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import hours_text, parse_hours, whole_number
from tracker.domain.time.time_words import TimeOfDay, spoken_time
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.dialogs.sentence_form import SentenceForm
from tracker.ui.options.option_rows import (
    DAY_START,
    GOAL,
    WASTED_UP_TO,
    Content,
    Options,
    option_of,
)
from tracker.ui.options.table import OptionTable
from tracker.ui.options.value_form import ValueForm
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

# What is a step of undo; the rest stands in this machine's file.
_OF_RECORD = (GOAL, DAY_START, WASTED_UP_TO)


class OptionsScreen(TrackerScreen[None]):
    """One list. What is asked of it goes to the context."""

    CSS_PATH = stylesheet("options")
    HELP = (
        "Everything that can be set. What belongs to the record goes with it to other machines and can be "
        "undone; what belongs to this machine stands in its own file, whose other lines stay as they are."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("options.leave", "leave", show=True),
        # Whoever has just set something here means that, and not the timer started before.
        key_binding("app.undo", "undo_here"),
    ]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        # What was chosen and is not known to be saved yet: keys come faster than a disk.
        self._chosen: dict[str, Content] = {}
        self._waiting: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield Static("What can be set", id="options-title", markup=False)
        yield OptionTable(id="options-table")
        yield Static(id="options-about", markup=False)
        yield Static(id="options-file", markup=False)
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one(OptionTable).focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show())
        self.context.follow(self, self._follow)

    def on_unmount(self) -> None:
        # A signal keeps whom it calls, for as long as the app is open.
        self.app.theme_changed_signal.unsubscribe(self)

    def _follow(self, _: View) -> None:
        self._show()

    @property
    def _options(self) -> Options:
        context = self.context
        return Options(context.listed, context.settings, self.app.theme)

    def _show(self) -> None:
        self.query_one(OptionTable).sections = self._options.sections()
        self._explain()

    @on(OptionTable.Moved)
    def _explain(self) -> None:
        row = self.query_one(OptionTable).current
        if row is not None:
            show_text(self.query_one("#options-about", Static), row.about)
            where = (
                "It goes with your record"
                if row.id in _OF_RECORD
                else f"It stands in {self.context.settings_path}"
            )
            show_text(self.query_one("#options-file", Static), f"{where}.")
        self.refresh_bindings()

    # What is asked for

    async def action_undo_here(self) -> None:
        """Take back the last change, where the cursor is on what belongs to the record."""
        row = self.query_one(OptionTable).current
        if row is not None and row.id not in _OF_RECORD:
            self.context.say("What is set for this machine is set back here: nothing was undone.")
        else:
            await self.run_action("app.undo")

    @on(OptionTable.Stepped)
    def _step(self, message: OptionTable.Stepped) -> None:
        row_id = message.row_id
        before = self._chosen.get(option_of(row_id), self._options.content(row_id))
        after = self._options.stepped(row_id, before, message.step)
        if after == before:
            self.context.bell()
        else:
            self._choose(row_id, after)

    @on(OptionTable.Changed)
    def _change(self, message: OptionTable.Changed) -> None:
        self._write(message.row_id)

    def _write(self, row_id: str) -> None:
        """Ask for what has to be typed; of what has few choices, take the next."""
        content = self._options.content(row_id)
        if row_id == GOAL:
            hint = "One sentence: what, and by when. Something you can picture, not a dream."
            form = SentenceForm(self.context, "What is your goal?", hint, self.context.listed.goal)
            self.context.open(form, lambda goal: self._take(GOAL, goal))
        elif isinstance(content, time):
            self._ask_for_day_end(content)
        elif row_id == WASTED_UP_TO:
            self.context.open(
                ValueForm(
                    self.context,
                    "Wasted up to which priority?",
                    f"0 to {MOST_WASTED_UP_TO}",
                    f"{content}",
                    _priority,
                ),
                lambda priority: self._take(WASTED_UP_TO, priority),
            )
        elif (typed := self._options.typed(row_id, content)) is not None:
            self.context.open(
                ValueForm(self.context, typed.title, typed.hint, typed.text, typed.parse),
                lambda meant: self._take(row_id, meant),
            )
        elif isinstance(content, int | float) and not isinstance(content, bool):
            self.context.open(
                ValueForm(
                    self.context, "After how many hours?", "4, 4.5 or 4:30", hours_text(content), parse_hours
                ),
                lambda hours: self._take(row_id, hours),
            )
        else:
            self._step(OptionTable.Stepped(row_id, 1))

    def _ask_for_day_end(self, begin: time) -> None:
        title, hint = "When does your day end?", "such as 0:00 or 4:00"
        form = ValueForm(self.context, title, hint, f"{begin.hour}:{begin:%M}", _time_of_day)
        self.context.open(form, lambda end: self._take(DAY_START, end))

    def _take(self, row_id: str, content: Content) -> None:
        if content is not None:
            self._choose(row_id, content)

    def _choose(self, row_id: str, content: Content) -> None:
        """Have a choice saved, and hold it until that is known."""
        name = option_of(row_id)
        self._chosen[name] = content
        self._waiting[name] = self._waiting.get(name, 0) + 1

        def known() -> None:
            self._waiting[name] -= 1
            if not self._waiting[name]:
                self._chosen.pop(name, None)
            self._show()

        if row_id == GOAL:
            self.context.change(
                lambda changes, now: changes.activities.set_goal(now, str(content)), done=known, refused=known
            )
        elif isinstance(content, time):
            begin = content
            self.context.change(
                lambda changes, now: changes.activities.set_day_start(now, begin), done=known, refused=known
            )
        elif row_id == WASTED_UP_TO and isinstance(content, int):
            priority = content
            self.context.change(
                lambda changes, now: changes.activities.set_wasted_up_to(now, priority),
                done=known,
                refused=known,
            )
        elif content is not None:
            self.context.choose(name, content, self._options.said(row_id, content), known)

    def action_leave(self) -> None:
        """Back to the week."""
        self.dismiss()


def _priority(text: str) -> int:
    number = whole_number(text, 0, MOST_WASTED_UP_TO)
    if number is None:
        raise Misunderstood(f"A whole number from 0 to {MOST_WASTED_UP_TO}.")
    return number


def _time_of_day(text: str) -> time:
    spoken = spoken_time(text)
    if not isinstance(spoken, TimeOfDay) or spoken.day or spoken.offset is not None:
        raise Misunderstood(f"«{text}» is not a time of day. Write it like 4:00.")
    return time(0) if spoken.ends_day else spoken.clock
