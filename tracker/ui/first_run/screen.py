"""The first run: from an empty folder to a list in three short steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from tracker.domain.activities.activity import KINDS
from tracker.domain.activities.suggestions import COMMON, TICKED
from tracker.domain.text import one_line
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.first_run.tick_list import TickList
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.option_list import Options

LATEST_END = 6
DAY_END_WORDS = "A session until two in the morning then counts for the evening before."
GOAL_WORDS = "Something you can really picture, not a dream. Leave it empty to think about it first."


@value
class Beginning:
    """What was chosen in the first run."""

    activities: tuple[tuple[str, str], ...]
    day_start: time | None = None
    goal: str = ""


class TickScreen(Dialog[tuple[tuple[str, str], ...] | None]):
    """The first step: what a week's hours go to. ``None`` when it is left."""

    CSS_PATH = stylesheet("first_run")
    HELP = "Tick what your week's hours go to. You can change the list at any time."
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("Where do your week's hours go?", classes="form-title", markup=False)
            with VerticalScroll(id="tick-scroll", can_focus=False):
                yield TickList({kind: [*COMMON[kind]] for kind in KINDS}, set(TICKED), id="tick-list")
            with Horizontal(id="another"):
                yield Static("", id="another-words", markup=False)
                yield Input(id="another-name", compact=True, max_length=60, placeholder="its name")
            with Horizontal(classes="buttons"):
                yield Static("", id="ticked-count", markup=False)
                yield Button("Go on", id="go-on", variant="primary", compact=True)
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one("#another").display = False
        self.query_one(TickList).focus()
        self._count()

    @on(TickList.Ticked)
    def _count(self) -> None:
        number = len(self.query_one(TickList).chosen)
        self.query_one("#ticked-count", Static).update(f"{number} ticked; the list can change at any time")

    @on(TickList.AnotherWanted)
    def _ask_for_another(self, message: TickList.AnotherWanted) -> None:
        self._kind = message.kind
        self.query_one("#another-words", Static).update(f"Other in {message.kind}:")
        self.query_one("#another").display = True
        self.query_one("#another-name", Input).focus()

    @on(Button.Pressed, "#go-on")
    def action_go_on(self) -> None:
        """Take what is ticked; while something is being typed, that."""
        after_typing(self, self._go_on)

    def _go_on(self) -> None:
        name = self.query_one("#another-name", Input)
        if name.has_focus:
            if one_line(name.value.strip()):
                self.query_one(TickList).add(self._kind, one_line(name.value.strip()))
                self._count()
            self._close_another()
            return
        chosen = tuple(self.query_one(TickList).chosen)
        if not chosen:
            tick, add = map(self.context.name_of_key, ("choose.tick", "choose.another"))
            words = f"Tick at least one: {tick} ticks, {add} adds your own"
            self.query_one("#ticked-count", Static).update(words)
            return
        self.dismiss(chosen)

    def action_leave(self) -> None:
        """Leave the typing, or the first run."""
        if self.query_one("#another-name", Input).has_focus:
            self._close_another()
        else:
            self.dismiss(None)

    def _close_another(self) -> None:
        self.query_one("#another-name", Input).value = ""
        self.query_one("#another").display = False
        self.query_one(TickList).focus()


class DayEndScreen(Dialog[time | None]):
    """The second step: when a day ends. ``None`` when it is left."""

    CSS_PATH = stylesheet("first_run")
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True),
        *[Binding(str(hour), f"take({hour})", show=False) for hour in range(LATEST_END + 1)],
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("When does your day end?", classes="form-title", markup=False)
            yield Static(DAY_END_WORDS, classes="form-hint", markup=False)
            yield Options(*(Option(_end_words(hour)) for hour in range(LATEST_END + 1)), id="day-ends")
            with Horizontal(classes="buttons"):
                yield Button("Go on", id="go-on", variant="primary", compact=True)
        yield ScreenFooter()

    def on_mount(self) -> None:
        ends = self.query_one(OptionList)
        ends.highlighted = 0
        ends.focus()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(time(event.option_index))

    @on(Button.Pressed, "#go-on")
    def action_go_on(self) -> None:
        """Take what is marked."""
        self.dismiss(time(self.query_one(OptionList).highlighted or 0))

    def action_take(self, hour: int) -> None:
        """Take an hour by its digit."""
        self.dismiss(time(hour))

    def action_leave(self) -> None:
        """Leave it at midnight, and the rest of the first run."""
        self.dismiss(None)


class GoalScreen(Dialog[str]):
    """The last step: the goal in one sentence; empty when it is skipped."""

    CSS_PATH = stylesheet("first_run")
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("What is your goal, in one sentence?", classes="form-title", markup=False)
            yield Static(GOAL_WORDS, classes="form-hint", markup=False)
            yield Input(
                id="goal", compact=True, max_length=200, placeholder="Half my income from mixing by 2028"
            )
            with Horizontal(classes="buttons"):
                yield Button("Begin", id="go-on", variant="primary", compact=True)
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one("#goal").focus()

    @on(Button.Pressed, "#go-on")
    def action_go_on(self) -> None:
        """Take the sentence, or none."""
        after_typing(self, lambda: self._take(self.query_one("#goal", Input).value))

    def _take(self, goal: str) -> None:
        self.dismiss(goal)

    def action_leave(self) -> None:
        """Skip it."""
        self.dismiss("")


def ask_for_beginning(context: ScreenContext, begin: Callable[[Beginning], None]) -> None:
    """Lead through the steps; what was ticked is kept wherever they are left."""

    def after_ticks(chosen: tuple[tuple[str, str], ...] | None) -> None:
        if chosen is not None:
            context.open(DayEndScreen(context), lambda day_start: after_day_end(chosen, day_start))

    def after_day_end(chosen: tuple[tuple[str, str], ...], day_start: time | None) -> None:
        if day_start is None:
            begin(Beginning(chosen))
        else:
            context.open(GoalScreen(context), lambda goal: begin(Beginning(chosen, day_start, goal or "")))

    context.open(TickScreen(context), after_ticks)


def _end_words(hour: int) -> str:
    return f"{hour}   midnight" if hour == 0 else f"{hour}   {hour}:00 in the morning"
