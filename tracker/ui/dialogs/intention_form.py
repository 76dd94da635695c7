"""The form for one intention: when, then, and what it is about."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tracker.domain.text import one_line
from tracker.domain.week.assessment import Intention
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.form_field import FormField
from tracker.ui.widgets.inline_select import InlineSelect

_LONGEST = 120
_EXAMPLES = {"when": "I reach for the phone in the morning", "then": "I open my last project first"}


class IntentionForm(Form[Intention]):
    """Asks for the two halves of a sentence."""

    def __init__(self, context: ScreenContext, begun: Intention | None) -> None:
        """``begun`` is what the form begins with."""
        super().__init__(context)
        self._begun = begun

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static("When this happens, then I do that", classes="form-title", markup=False)
            for id, label in (("when", "When"), ("then", "Then")):
                said = getattr(self._begun, id) if self._begun is not None else ""
                field = Input(said, id=id, compact=True, max_length=_LONGEST, placeholder=_EXAMPLES[id])
                yield FormField(label, field)
            offered = [("nothing in particular", "")]
            offered += [(one_line(each.name), each.key) for each in self.context.listed.in_rows]
            about = self._begun.about if self._begun is not None else ""
            yield FormField("About", InlineSelect(offered, about, id="about"))
            hint = "It is shown again when that begins, and when its cap is near."
            yield Static(hint, classes="form-hint", markup=False)
            yield from self.buttons()
        yield ScreenFooter()

    def on_mount(self) -> None:
        super().on_mount()
        has_when = self._begun is not None and self._begun.when
        self.query_one("#then" if has_when else "#when").focus()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Enter leads from the first half to the second, and saves there."""
        if event.input.id == "when":
            self.focus_next()
        else:
            self.action_save()

    def is_filled(self) -> bool:
        before = self._begun.about if self._begun is not None else ""
        return super().is_filled() or self.query_one("#about", InlineSelect).value != before

    def action_save(self) -> None:
        """Take the sentence, or say which half is missing."""
        when, then = (_half(self.query_one(f"#{id}", Input).value, id) for id in ("when", "then"))
        self.refuse("then", "" if then else "What will you do then?")
        self.refuse("when", "" if when else "When is it: what happens, or what time is it?")
        if when and then:
            self.dismiss(Intention(when, then, str(self.query_one("#about", InlineSelect).value)))


def _half(text: str, word: str) -> str:
    """One half without the word that the sentence has already, and without its end."""
    said = " ".join(text.split()).strip(" ,")
    first, _, rest = said.partition(" ")
    return rest.strip() if first.casefold() == word else said
