"""The form to add or change an activity with its ratings."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
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

    def __init__(self, activity: Activity | None) -> None:
        super().__init__()
        self._activity = activity

    def compose(self) -> ComposeResult:
        activity = self._activity
        title = f"Change {activity.name}" if activity is not None else "Add an activity"
        with VerticalScroll(classes="form", can_focus=False) as form:
            form.border_title = None
            yield Static(title, classes="form-title", markup=False)
            with Horizontal(classes="field"):
                yield Label("Name", markup=False)
                yield Input(
                    activity.name if activity else "",
                    id="name",
                    compact=True,
                    placeholder="Mixing, Café shifts, Social media",
                    max_length=60,
                )
            with Horizontal(classes="field"):
                yield Label("Kind", markup=False)
                yield Select(
                    [(KIND_WORDS[kind], kind) for kind in KINDS],
                    value=activity.kind if activity else Select.NULL,
                    prompt="enter opens the list",
                    id="kind",
                    compact=True,
                )
            yield Static(
                "Ratings are 1 to 10 and can wait. Music needs none.", classes="form-hint", markup=False
            )
            with Horizontal(classes="field"):
                yield Label("Priority", markup=False)
                yield _rating("priority", activity.priority if activity else None)
                yield Static("how important in life right now", classes="field-hint", markup=False)
            with Horizontal(classes="field"):
                yield Label("Enjoyment", markup=False)
                yield _rating("enjoyment", activity.enjoyment if activity else None)
                yield Static("whatever its priority", classes="field-hint", markup=False)
            with Horizontal(classes="field"):
                yield Label("Goal", markup=False)
                mark = activity.supports_goal if activity else None
                yield Select(
                    _MARKS,
                    value=Select.NULL if mark is None else mark,
                    prompt="not said yet",
                    id="goal",
                    compact=True,
                )
            with Horizontal(classes="field"):
                yield Label("Reason", markup=False)
                yield Input(
                    activity.reason if activity else "",
                    id="reason",
                    compact=True,
                    placeholder="pays for the studio, keeps me sane",
                    max_length=200,
                )
            yield Static("", id="form-error", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#priority" if self._activity is not None else "#name").focus()

    @on(Button.Pressed, "#back")
    def action_leave(self) -> None:
        """Leave without saving."""
        self.dismiss(None)

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what is filled in, or say what is missing."""
        name = self.query_one("#name", Input).value.strip()
        kind = self.query_one("#kind", Select).value
        if not name:
            self._refuse("An activity needs a name.", "#name")
        elif not isinstance(kind, str):
            self._refuse("Which kind is it? Choose one of the seven.", "#kind")
        else:
            mark = self.query_one("#goal", Select).value
            self.dismiss(
                ActivityFields(
                    name,
                    kind,
                    self._number("#priority"),
                    self._number("#enjoyment"),
                    mark if isinstance(mark, bool) else None,
                    self.query_one("#reason", Input).value.strip(),
                )
            )

    def _number(self, selector: str) -> int | None:
        text = self.query_one(selector, Input).value
        return int(text) if text else None

    def _refuse(self, reason: str, selector: str) -> None:
        self.query_one("#form-error", Static).update(reason)
        self.query_one(selector).focus()


def _rating(id: str, rating: int | None) -> Input:
    return Input(str(rating or ""), id=id, classes="rating", compact=True, restrict=_RATING, placeholder="–")
