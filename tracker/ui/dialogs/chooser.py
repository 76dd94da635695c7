"""Choosing by typing: a line of text above what fits it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.option_list import Options

Chosen = TypeVar("Chosen")

_MOST_LINES = 12
NO_SUCH = "Nothing on the list is called that."


class Chooser(Dialog[Chosen | None], Generic[Chosen]):
    """Offers what fits the text; ``None`` when it is left without choosing."""

    CSS_PATH: ClassVar = [stylesheet("dialogs"), stylesheet("find")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("find.choose", "choose", show=True, priority=True),
        key_binding("find.leave", "leave", show=True),
        key_binding("find.down", "highlight(1)", show=True, priority=True),
        key_binding("find.up", "highlight(-1)", show=True, priority=True),
    ]

    title_words = ""
    placeholder = "Type a part of its name"
    hint = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            if self.title_words:
                yield Static(self.title_words, classes="form-title", markup=False)
            yield Input(placeholder=self.placeholder, id="find-text", compact=True)
            if self.hint:
                yield Static(self.hint, id="find-hint", markup=False)
            yield Options(id="find-list", markup=False)
            yield Static(NO_SUCH, id="find-none", markup=False)
        yield ScreenFooter()

    def on_mount(self) -> None:
        self.query_one("#find-list").can_focus = False
        self._offer("")

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let the list take the lines that there are, so that its bar says where it goes on below them."""
        options, form = self.query_one(OptionList), self.query_one(".form")
        if options.display:
            room = self.query_one(ScreenFooter).region.y - options.region.y - form.gutter.bottom
            options.styles.max_height = max(1, min(_MOST_LINES, room))
            self.call_after_refresh(options.scroll_to_highlight)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option.id or "")

    def _offer(self, text: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(Content(words), id=id) for words, id in self.offers(text))
        options.highlighted = 0 if options.option_count else None
        options.display = bool(options.option_count)
        self.query_one("#find-none").display = not options.option_count
        self.call_after_refresh(self._fit)

    def offers(self, text: str) -> Iterable[tuple[str, str]]:
        """What fits the text: the words to show, and what tells it from the others."""
        raise NotImplementedError

    def taken(self, offer: str) -> Chosen | None:
        """What choosing an offer means; ``None`` where it cannot be chosen now."""
        raise NotImplementedError

    def action_highlight(self, lines: int) -> None:
        """Move through what fits."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + lines) % options.option_count

    def action_choose(self) -> None:
        """Take what is highlighted."""
        after_typing(self, self._choose)

    def _choose(self) -> None:
        if (offer := self.highlighted) is not None:
            self._take(offer)

    @property
    def highlighted(self) -> str | None:
        """The offer that is highlighted; None where nothing fits the text."""
        # The list follows the text with a delay, and a quick enter means the text.
        self._offer_anew()
        options = self.query_one(OptionList)
        place = options.highlighted
        return None if place is None else options.get_option_at_index(place).id or ""

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def _offer_anew(self) -> None:
        text = self.query_one("#find-text", Input).value
        options = self.query_one(OptionList)
        shown = [options.get_option_at_index(place).id for place in range(options.option_count)]
        if shown != [id for _, id in self.offers(text)]:
            self._offer(text)

    def _take(self, offer: str) -> None:
        chosen = self.taken(offer)
        if chosen is not None:
            self.dismiss(chosen)
