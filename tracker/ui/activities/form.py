"""The form to add or change an activity with its ratings."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from tracker.domain.activities.activity import KINDS, MARKS, Activity, ActivityList
from tracker.domain.activities.suggestions import KIND_ABOUT
from tracker.domain.errors import Misunderstood
from tracker.domain.review.standing_said import rule_said
from tracker.domain.text import one_line
from tracker.domain.time.duration import hours_text, parse_hours, whole_number
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField
from tracker.ui.widgets.inline_select import InlineSelect

NAME_EXAMPLES = "Mixing, Café shifts, Social media"
REASON_EXAMPLES = "pays for the studio, keeps me sane"
RATING_HINT = "Ratings are 1 to 10 and can wait. Music needs none."
NO_RATING = "A rating goes from 1 to 10."
_GOAL = (
    ("not said yet", None),
    (f"{MARKS[True]} supports my goal", True),
    (f"{MARKS[False]} does not support it", False),
)


@value
class ActivityFields:
    """What was filled in."""

    name: str
    kind: str
    priority: int | None
    enjoyment: int | None
    supports_goal: bool | None
    reason: str
    longest: float | None


class ActivityForm(Form[ActivityFields]):
    """Asks for an activity."""

    def __init__(
        self,
        context: ScreenContext,
        activity: Activity | None,
        filled: ActivityFields | None = None,
        kind: str = KINDS[0],
    ) -> None:
        """``filled`` is what the form begins with."""
        super().__init__(context)
        self._activity = activity
        listed = context.listed.activities
        self._others = [other for other in listed if activity is None or other.key != activity.key]
        self._filled = filled or _fields_of(activity, kind)
        self._asked_about = ""

    def compose(self) -> ComposeResult:
        filled = self._filled
        title = f"Change {self._activity.name}" if self._activity is not None else "Add an activity"
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(title, classes="form-title", markup=False)
            yield FormField("Name", _text("name", filled.name, NAME_EXAMPLES, 60))
            kinds = [(f"{kind}: {KIND_ABOUT[kind]}", kind) for kind in KINDS]
            yield FormField("Kind", InlineSelect(kinds, filled.kind, id="kind"))
            priority = _rating("priority", filled.priority)
            yield FormField("Priority", priority, "how important in life right now, 1 to 10")
            enjoyment = _rating("enjoyment", filled.enjoyment)
            yield FormField("Enjoyment", enjoyment, "whatever its priority, 1 to 10")
            yield FormField("Goal", InlineSelect(_GOAL, filled.supports_goal, id="goal"))
            yield FormField("Reason", _text("reason", filled.reason, REASON_EXAMPLES, 200))
            longest = Input(
                "" if filled.longest is None else hours_text(filled.longest),
                id="longest",
                classes="hours",
                compact=True,
                placeholder="–",
            )
            yield FormField("Longest", longest, "hours; a longer stretch is asked about")
            yield Static(self._rating_hint(), classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def _rating_hint(self) -> str:
        """The rule by which hours are wasted, and the goal that it is about."""
        listed = self.context.listed
        goal = f" Your goal: {one_line(listed.goal)}" if listed.goal else ""
        return f"{RATING_HINT} {rule_said(listed.wasted_up_to)}{goal}"

    def on_mount(self) -> None:
        super().on_mount()
        is_rating = self._activity is not None and not self._activity.is_music
        self.query_one("#priority" if is_rating else "#name").focus()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Enter leads through the fields; it saves in the last one."""
        if event.input.id == "longest":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Save what is filled in, or say under its field what is missing or wrong."""
        name = self.query_one("#name", Input).value.strip()
        ratings = [self._taken_rating("enjoyment"), self._taken_rating("priority")]
        longest = self._taken_longest()
        if not self._is_name_right(name) or "" in (*ratings, longest):
            return
        mark = self.query_one("#goal", InlineSelect).value
        self.dismiss(
            ActivityFields(
                name=name,
                kind=str(self.query_one("#kind", InlineSelect).value),
                priority=ratings[1] if isinstance(ratings[1], int) else None,
                enjoyment=ratings[0] if isinstance(ratings[0], int) else None,
                supports_goal=mark if isinstance(mark, bool) else None,
                reason=self.query_one("#reason", Input).value.strip(),
                longest=longest if isinstance(longest, float) else None,
            )
        )

    def is_filled(self) -> bool:
        before = (self._filled.kind, self._filled.supports_goal)
        chosen = (self.query_one("#kind", InlineSelect).value, self.query_one("#goal", InlineSelect).value)
        return super().is_filled() or chosen != before

    def _is_name_right(self, name: str) -> bool:
        """Whether the name can be taken; one that looks like another is asked about once."""
        taken = next((other for other in self._others if other.is_called(name)), None)
        alike = ActivityList(tuple(self._others)).looks_like(name)
        reason = ""
        if not name:
            reason = "An activity needs a name."
        elif taken is not None:
            back = f"archived; the list has it back with {self.context.name_of_key('list.archive')}"
            state = back if taken.archived else "on the list already"
            reason = f"«{taken.name}» is {state}."
        elif alike is not None and name != self._asked_about:
            self._asked_about = name
            reason = f"Did you mean {alike.name}? It is on the list. Save again if this is something else."
        self.refuse("name", reason)
        return not reason

    def _taken_rating(self, field: str) -> int | str | None:
        """A rating, None for none, or nothing where what was typed is none."""
        text = self.query_one(f"#{field}", Input).value.strip()
        rating = whole_number(text, 1, 10)
        is_refused = bool(text) and rating is None
        self.refuse(field, NO_RATING if is_refused else "")
        return "" if is_refused else rating

    def _taken_longest(self) -> float | str | None:
        """Hours, None for none, or nothing where what was typed are none."""
        text = self.query_one("#longest", Input).value.strip()
        try:
            hours = parse_hours(text) if text else None
        except Misunderstood as error:
            self.refuse("longest", str(error))
            return ""
        self.refuse("longest", "")
        return hours


def _fields_of(activity: Activity | None, kind: str) -> ActivityFields:
    if activity is None:
        return ActivityFields("", kind, None, None, None, "", None)
    return ActivityFields(**{name: getattr(activity, name) for name in ActivityFields.__match_args__})


def _text(id: str, content: str, examples: str, longest: int) -> Input:
    return Input(content, id=id, compact=True, placeholder=examples, max_length=longest)


def _rating(id: str, rating: int | None) -> Input:
    return Input(str(rating or ""), id=id, classes="rating", compact=True, max_length=4, placeholder="–")
