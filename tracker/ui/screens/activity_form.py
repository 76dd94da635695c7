"""The form to add or change an activity with its ratings."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Select, Static

from tracker.domain.activity import KINDS, Activity
from tracker.domain.value import value
from tracker.ui.screens.form import Form

KIND_WORDS = {
    "studio": "studio: making, recording, producing",
    "learning": "learning: studying music production",
    "connections": "connections: calls, gigs, promotion",
    "job": "job: what pays the rent",
    "chores": "chores: what has to be done",
    "wellbeing": "wellbeing: health, rest, people",
    "leisure": "leisure: games, series, the phone",
}
NAME_EXAMPLES = "Mixing, Café shifts, Social media"
REASON_EXAMPLES = "pays for the studio, keeps me sane"
RATING_HINT = "Ratings are 1 to 10 and can wait. Music needs none."
_MARKS = [("✓ supports my goal", True), ("✗ does not support it", False)]
_RATING = r"(10|[1-9])?"


@value
class ActivityFields:
    """What was filled in."""

    name: str
    kind: str
    priority: int | None
    enjoyment: int | None
    supports_goal: bool | None
    reason: str


class ActivityForm(Form[ActivityFields]):
    """Asks for an activity."""

    def __init__(
        self, activity: Activity | None, taken: frozenset[str], filled: ActivityFields | None = None
    ) -> None:
        """``taken`` are the names on the list in small letters; ``filled`` is what the form begins with."""
        super().__init__()
        self._activity = activity
        self._taken = taken - {activity.name.casefold()} if activity is not None else taken
        self._filled = filled or _fields_of(activity)

    def compose(self) -> ComposeResult:
        filled = self._filled
        title = f"Change {self._activity.name}" if self._activity is not None else "Add an activity"
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(title, classes="form-title", markup=False)
            yield from self.field("Name", _text("name", filled.name, NAME_EXAMPLES, 60))
            kinds = [(KIND_WORDS[kind], kind) for kind in KINDS]
            kind = Select(kinds, value=filled.kind, allow_blank=False, id="kind", compact=True)
            yield from self.field("Kind", kind)
            yield Static(RATING_HINT, classes="form-hint", markup=False)
            priority = _rating("priority", filled.priority)
            yield from self.field("Priority", priority, "how important in life right now")
            yield from self.field(
                "Enjoyment", _rating("enjoyment", filled.enjoyment), "whatever its priority"
            )
            mark = Select.NULL if filled.supports_goal is None else filled.supports_goal
            goal = Select(_MARKS, value=mark, prompt="not said yet", id="goal", compact=True)
            yield from self.field("Goal", goal)
            yield from self.field("Reason", _text("reason", filled.reason, REASON_EXAMPLES, 200))
            yield Static("", id="form-error", markup=False)
            yield from self.buttons()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        is_rating = self._activity is not None and not self._activity.is_music
        self.query_one("#priority" if is_rating else "#name").focus()

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Enter leads through the fields; it saves in the last one."""
        if self.focused is not None and self.focused.id == "reason":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Save what is filled in, or say what is missing."""
        name = self.query_one("#name", Input).value.strip()
        if not name:
            self._refuse("An activity needs a name.")
        elif name.casefold() in self._taken:
            self._refuse(f"«{name}» is on the list already.")
        else:
            mark = self.query_one("#goal", Select).value
            self.dismiss(
                ActivityFields(
                    name=name,
                    kind=str(self.query_one("#kind", Select).value),
                    priority=self._number("#priority"),
                    enjoyment=self._number("#enjoyment"),
                    supports_goal=mark if isinstance(mark, bool) else None,
                    reason=self.query_one("#reason", Input).value.strip(),
                )
            )

    def _number(self, selector: str) -> int | None:
        text = self.query_one(selector, Input).value
        return int(text) if text else None

    def _refuse(self, reason: str) -> None:
        self.query_one("#form-error", Static).update(reason)
        self.query_one("#name").focus()


def _fields_of(activity: Activity | None) -> ActivityFields:
    if activity is None:
        return ActivityFields("", KINDS[0], None, None, None, "")
    return ActivityFields(**{name: getattr(activity, name) for name in ActivityFields.__match_args__})


def _text(id: str, content: str, examples: str, longest: int) -> Input:
    return Input(content, id=id, compact=True, placeholder=examples, max_length=longest)


def _rating(id: str, rating: int | None) -> Input:
    return Input(str(rating or ""), id=id, classes="rating", compact=True, restrict=_RATING, placeholder="–")
