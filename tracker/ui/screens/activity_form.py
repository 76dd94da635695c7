"""The form to add or change an activity with its ratings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Footer, Input, Label, Select, Static

from tracker.domain.activity import KINDS, Activity
from tracker.domain.value import value

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


class ActivityForm(ModalScreen[ActivityFields | None]):
    """Asks for an activity; ``None`` when it is left without saving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="form.leave"),
        Binding("ctrl+s", "save", "Save", id="form.save"),
        Binding("tab", "app.focus_next", "Next field", id="form.next"),
    ]

    def __init__(self, activity: Activity | None, kind: str, taken: frozenset[str]) -> None:
        """``kind`` is chosen at first for a new activity; ``taken`` are names in small letters."""
        super().__init__()
        self._activity = activity
        self._kind = activity.kind if activity is not None else kind
        self._taken = taken - {activity.name.casefold()} if activity is not None else taken

    def compose(self) -> ComposeResult:
        activity = self._activity
        title = f"Change {activity.name}" if activity is not None else "Add an activity"
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(title, classes="form-title", markup=False)
            yield from _field("Name", _text("name", activity.name if activity else "", NAME_EXAMPLES, 60))
            kinds = [(KIND_WORDS[kind], kind) for kind in KINDS]
            yield from _field(
                "Kind", Select(kinds, value=self._kind, allow_blank=False, id="kind", compact=True)
            )
            yield Static(RATING_HINT, classes="form-hint", markup=False)
            yield from _field(
                "Priority",
                _rating("priority", activity.priority if activity else None),
                "how important in life right now",
            )
            yield from _field(
                "Enjoyment",
                _rating("enjoyment", activity.enjoyment if activity else None),
                "whatever its priority",
            )
            mark = activity.supports_goal if activity else None
            yield from _field(
                "Goal",
                Select(
                    _MARKS,
                    value=Select.NULL if mark is None else mark,
                    prompt="not said yet",
                    id="goal",
                    compact=True,
                ),
            )
            yield from _field(
                "Reason", _text("reason", activity.reason if activity else "", REASON_EXAMPLES, 200)
            )
            yield Static("", id="form-error", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        is_rating = self._activity is not None and not self._activity.is_music
        self.query_one("#priority" if is_rating else "#name").focus()

    @on(Button.Pressed, "#back")
    def action_leave(self) -> None:
        """Leave without saving."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Enter leads through the fields; it saves in the last one."""
        if self.focused is not None and self.focused.id == "reason":
            self.action_save()
        else:
            self.focus_next()

    @on(Button.Pressed, "#save")
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


def _field(label: str, widget: Widget, hint: str = "") -> Iterator[Widget]:
    with Horizontal(classes="field"):
        yield Label(label, markup=False)
        yield widget
        if hint:
            yield Static(hint, classes="field-hint", markup=False)


def _text(id: str, content: str, examples: str, longest: int) -> Input:
    return Input(content, id=id, compact=True, placeholder=examples, max_length=longest)


def _rating(id: str, rating: int | None) -> Input:
    return Input(str(rating or ""), id=id, classes="rating", compact=True, restrict=_RATING, placeholder="–")
