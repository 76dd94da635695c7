"""The forms for a week's numbers: of one activity, and the guesses of all."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.domain.activities.activity import Activity
from tracker.domain.errors import Misunderstood
from tracker.domain.time.duration import HOUR, h_mm, parse_hours, whole_number
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.domain.week.week_log import hours_meant
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField

HIDDEN = "The week screen hides a guess until the week is assessed: the difference is the point."
_STUDIO_DAYS = "studio-days"
_NOT_DAYS = -2
# Names of activities are longer than what other forms ask for.
_LABEL_WIDTH = 26


@value
class Wanted:
    """Numbers that were changed, each as its table, key and hours or None; and the studio days, if so."""

    numbers: tuple[tuple[str, str, float | None], ...]
    studio_days: int | None = None


@value
class NumberField:
    """One field of a form: where its number belongs, and the hours it has now."""

    table: str
    key: str
    label: str
    hours: float | None
    hint: str = ""

    @property
    def id(self) -> str:
        """An id of the field's widget, whatever signs the key has."""
        return f"number-{self.table}-{self.key.encode().hex()}"


class NumbersForm(Form[Wanted]):
    """Asks for hours a week. An empty field takes a number away."""

    def __init__(
        self,
        context: ScreenContext,
        title: str,
        fields: list[NumberField],
        words: str,
        studio_days: int | None = None,
        offers_last: bool = False,
    ) -> None:
        """``studio_days`` of -1 and more asks for the days on which studio time is planned.

        ``offers_last`` puts the guesses of the week before into fields that are empty.
        """
        super().__init__(context)
        self._offers_last = offers_last
        self._title = title
        self._fields = fields
        self._offered: Mapping[str, float] = {}
        self._words = words
        self._studio_days = studio_days

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(self._title, classes="form-title", markup=False)
            # The buttons below stay in sight, however long the list is.
            with VerticalScroll(classes="fields", can_focus=False):
                for field in self._fields:
                    hours = _hours_input(field.id, field.hours)
                    yield FormField(field.label, hours, field.hint, _LABEL_WIDTH)
                if self._studio_days is not None:
                    days = Input(
                        "" if self._studio_days < 0 else str(self._studio_days),
                        id=_STUDIO_DAYS,
                        classes="hours",
                        compact=True,
                        placeholder="–",
                    )
                    yield FormField("Studio days", days, "planned in this week, 0 to 7", _LABEL_WIDTH)
            yield Static(self._words, classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        if self._offers_last:
            self.context.lookups.show_last_guesses(self, self._offer)

    def _offer(self, hours: Mapping[str, float]) -> None:
        """Put hours, by activity, into the fields that are empty; left as they are they are set as well."""
        self._offered = hours
        for field in self._fields:
            shown = self.query_one(f"#{field.id}", Input)
            if field.key in hours and not shown.value:
                shown.value = _shown(hours[field.key])
        self.remember_texts()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Enter leads through the fields; it saves in the last one."""
        if event.input is [*self.query(Input)][-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Give back what was changed, or say under its field what is no number."""
        numbers: list[tuple[str, str, float | None]] = []
        refused = False
        for field in self._fields:
            text = self.query_one(f"#{field.id}", Input).value.strip()
            try:
                hours = parse_hours(text) if text else None
            except Misunderstood as error:
                self.refuse(field.id, str(error))
                refused = True
                continue
            self.refuse(field.id, "")
            if field.key in self._offered or text != _shown(field.hours):
                numbers.append((field.table, field.key, hours))
        days = self._days()
        if days == _NOT_DAYS:
            self.refuse(_STUDIO_DAYS, "A week has 0 to 7 days.")
            refused = True
        if not refused:
            is_new = days is not None and days != self._studio_days
            changed = Wanted(tuple(numbers), days if is_new else None)
            self.dismiss(changed if numbers or is_new else None)

    def _days(self) -> int | None:
        if self._studio_days is None:
            return None
        text = self.query_one(f"#{_STUDIO_DAYS}", Input).value.strip()
        if not text:
            return None
        days = whole_number(text, 0, 7)
        return _NOT_DAYS if days is None else days


def numbers_form(context: ScreenContext, activity: Activity, to_come: Week | None = None) -> NumbersForm:
    """The form for one activity: its guess, its target or cap and, for music, those of its kind.

    ``to_come`` is the week that it is about, where that has not begun.
    """
    key, numbers, studio_days = activity.key, context.numbers, context.studio_days
    fields = [
        NumberField("guesses", key, "Guess", numbers.guesses.get(key), "how long do you expect it to take")
    ]
    if activity.is_music:
        target = hours_meant("targets", numbers.targets.get(key))
        fields.append(NumberField("targets", key, "Target", target, "hours wanted, of this alone"))
        of_kind = hours_meant("targets", numbers.targets.get(activity.kind))
        words = f"hours wanted, of all {activity.kind}"
        fields.append(NumberField("targets", activity.kind, activity.kind.capitalize(), of_kind, words))
    else:
        cap = hours_meant("caps", numbers.caps.get(key))
        fields.append(NumberField("caps", key, "Cap", cap, "hours allowed, no more"))
    days = None if activity.kind != "studio" else -1 if studio_days is None else studio_days
    begins = to_come or "this week"
    holds = f"A target or cap holds from {begins} on, until you change it; an empty field ends it."
    title = f"Numbers of {activity.name}{_of(to_come)}, in hours a week"
    return NumbersForm(context, title, fields, f"{holds} {HIDDEN}", days)


def guess_form(context: ScreenContext, to_come: Week | None = None) -> NumbersForm:
    """The form for the guesses of all activities: those given or, before there are any, those of the week
    before. ``to_come`` is the week that it is about, where that has not begun.
    """
    given, listed = context.numbers.guesses, context.listed.in_rows
    fields = [NumberField("guesses", a.key, a.name, given.get(a.key), a.kind) for a in listed]
    title = f"Guess your week{_of(to_come)}, in hours"
    return NumbersForm(context, title, fields, HIDDEN, offers_last=not given)


def _of(to_come: Week | None) -> str:
    return f" {to_come}" if to_come is not None else ""


def _shown(hours: float | None) -> str:
    """Hours as they are shown everywhere; whole minutes."""
    return "" if hours is None else h_mm(round(hours * HOUR))


def _hours_input(id: str, hours: float | None) -> Widget:
    return Input(_shown(hours), id=id, classes="hours", compact=True, placeholder="–", max_length=8)
