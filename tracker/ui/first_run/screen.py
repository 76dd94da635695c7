"""The first run: from an empty folder to a list in three short steps."""

from __future__ import annotations

from datetime import datetime, time
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
_EVENING, _NIGHT_END, _USUAL_LATE_END = 20, 5, 4
LEAVES_TICKS = "Nothing is kept yet: {} again leaves without it"
GOAL_WORDS = "Something you can really picture, not a dream. Leave it empty to think about it first."


@value
class Beginning:
    """What was chosen in the first run."""

    activities: tuple[tuple[str, str], ...]
    day_start: time
    goal: str


class Draft:
    """What has been answered so far; a step that is gone back to shows it again."""

    def __init__(self, now: datetime) -> None:
        self.items = {kind: [*COMMON[kind]] for kind in KINDS}
        self.ticked = set(TICKED)
        self.day_end = likely_end(now)
        self.goal = ""

    @property
    def has_ticks_of_its_own(self) -> bool:
        """Whether somebody has ticked, or taken a tick away."""
        return self.ticked != set(TICKED)


def likely_end(now: datetime) -> int:
    """The hour that is offered first: midnight, but a later one where somebody is up in the night."""
    if _NIGHT_END <= now.hour < _EVENING:
        return 0
    return _USUAL_LATE_END if now.hour >= _EVENING else max(_USUAL_LATE_END, now.hour + 1)


class TickScreen(Dialog[tuple[tuple[str, str], ...] | None]):
    """The first step: what a week's hours go to. ``None`` when it is left."""

    CSS_PATH: ClassVar = [stylesheet("dialogs"), stylesheet("first_run")]
    HELP = "Tick what your week's hours go to. You can change the list at any time."
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True),
    ]

    def __init__(self, context: ScreenContext, draft: Draft) -> None:
        super().__init__(context)
        self._draft = draft
        self._is_warned = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("Where do your week's hours go?", classes="form-title", markup=False)
            with VerticalScroll(id="tick-scroll", can_focus=False):
                yield TickList(self._draft.items, self._draft.ticked, id="tick-list")
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
        self._is_warned = False
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
        """Leave the typing, or the first run; what was ticked is not lost by one key."""
        if self.query_one("#another-name", Input).has_focus:
            self._close_another()
        elif self._draft.has_ticks_of_its_own and not self._is_warned:
            self._is_warned = True
            words = LEAVES_TICKS.format(self.context.name_of_key("choose.leave"))
            self.query_one("#ticked-count", Static).update(words)
        else:
            self.dismiss(None)

    def _close_another(self) -> None:
        self.query_one("#another-name", Input).value = ""
        self.query_one("#another").display = False
        self.query_one(TickList).focus()


class DayEndScreen(Dialog[time | None]):
    """The second step: when a day ends. ``None`` goes back to the first."""

    CSS_PATH: ClassVar = [stylesheet("dialogs"), stylesheet("first_run")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True, words="Back"),
        *[Binding(str(hour), f"take({hour})", show=False) for hour in range(LATEST_END + 1)],
    ]

    def __init__(self, context: ScreenContext, draft: Draft) -> None:
        super().__init__(context)
        self._draft = draft

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("When does your day end?", classes="form-title", markup=False)
            yield Static(
                _meaning_of_end(self._draft.day_end), id="end-words", classes="form-hint", markup=False
            )
            yield Options(*(Option(_end_words(hour)) for hour in range(LATEST_END + 1)), id="day-ends")
            with Horizontal(classes="buttons"):
                yield Button("Go on", id="go-on", variant="primary", compact=True)
        yield ScreenFooter()

    def on_mount(self) -> None:
        ends = self.query_one(OptionList)
        ends.highlighted = self._draft.day_end
        ends.focus()

    @on(OptionList.OptionHighlighted)
    def _say_what_it_means(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#end-words", Static).update(_meaning_of_end(event.option_index))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    @on(Button.Pressed, "#go-on")
    def action_go_on(self) -> None:
        """Take what is marked."""
        self._take(self.query_one(OptionList).highlighted or 0)

    def action_take(self, hour: int) -> None:
        """Mark an hour by its digit; an enter behind it is for this step, not for the next."""
        self.query_one(OptionList).highlighted = hour

    def _take(self, hour: int) -> None:
        self._draft.day_end = hour
        self.dismiss(time(hour))

    def action_leave(self) -> None:
        """Go back to what was ticked."""
        self._draft.day_end = self.query_one(OptionList).highlighted or 0
        self.dismiss(None)


class GoalScreen(Dialog[str | None]):
    """The last step: the goal in one sentence; empty when it is skipped. ``None`` goes back."""

    CSS_PATH: ClassVar = [stylesheet("dialogs"), stylesheet("first_run")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.on", "go_on", show=True, priority=True),
        key_binding("choose.leave", "leave", show=True, words="Back"),
    ]

    def __init__(self, context: ScreenContext, draft: Draft) -> None:
        super().__init__(context)
        self._draft = draft

    def compose(self) -> ComposeResult:
        with Vertical(classes="form first-run"):
            yield Static("What is your goal, in one sentence?", classes="form-title", markup=False)
            yield Static(GOAL_WORDS, classes="form-hint", markup=False)
            yield Input(
                self._draft.goal,
                id="goal",
                compact=True,
                max_length=200,
                placeholder="Half my income from mixing by 2028",
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
        """Go back to the end of the day; what is written here is kept."""
        self._draft.goal = self.query_one("#goal", Input).value
        self.dismiss(None)


def ask_for_beginning(context: ScreenContext) -> None:
    """Lead through the steps, forth and back, and begin the record at the end of the last one."""
    draft = Draft(context.view.report.now)

    def ask_for_ticks() -> None:
        context.open(TickScreen(context, draft), after_ticks)

    def after_ticks(chosen: tuple[tuple[str, str], ...] | None) -> None:
        if chosen is not None:
            ask_for_day_end(chosen)

    def ask_for_day_end(chosen: tuple[tuple[str, str], ...]) -> None:
        context.open(DayEndScreen(context, draft), lambda day_start: after_day_end(chosen, day_start))

    def after_day_end(chosen: tuple[tuple[str, str], ...], day_start: time | None) -> None:
        if day_start is None:
            ask_for_ticks()
        else:
            context.open(GoalScreen(context, draft), lambda goal: after_goal(chosen, day_start, goal))

    def after_goal(chosen: tuple[tuple[str, str], ...], day_start: time, goal: str | None) -> None:
        if goal is None:
            ask_for_day_end(chosen)
        else:
            _begin(context, Beginning(chosen, day_start, goal))

    ask_for_ticks()


def _end_words(hour: int) -> str:
    return f"{hour}   midnight" if hour == 0 else f"{hour}   {hour}:00 in the morning"


def _meaning_of_end(hour: int) -> str:
    """What follows from the answer under the cursor."""
    if hour == 0:
        return "What you do after midnight counts for the new day."
    return f"What you do until {hour} in the morning counts for the evening before."


def _begin(context: ScreenContext, chosen: Beginning) -> None:
    context.change(
        lambda changes, now: changes.activities.begin(now, chosen.activities, chosen.day_start, chosen.goal),
        f"{context.name_of_key('timer.switch')} starts the marked one",
    )
