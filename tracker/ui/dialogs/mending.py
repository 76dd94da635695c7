"""What can be mended in the files: what it would do, and the choice."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from tracker.domain.errors import TrackerError
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.footer import ScreenFooter
from tracker.versions.offers import MendingOffer, accept, take_up, what_it_does

DO_IT, IS_RIGHT, NOT_NOW = "do it", "is right", "not now"
_WORDS = {"merge": "Merge", "restore": "Bring it back", "vanished": "Bring them back"}


class MendScreen(Dialog[str]):
    """Shows what taking up an offer would do, and asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("mend.yes", "do_it", show=True),
        key_binding("mend.right", "is_right", show=True),
        key_binding("mend.leave", "not_now", show=True),
    ]

    def __init__(
        self, context: ScreenContext, offer: MendingOffer, lines: tuple[str, ...], is_possible: bool = True
    ) -> None:
        super().__init__(context)
        self._offer = offer
        self._lines = lines
        self._is_possible = is_possible

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(f"{self._offer.words}.", classes="form-title", markup=False)
            with VerticalScroll(id="what-it-does"):
                yield Static("\n\n".join(self._lines), markup=False)
            with Horizontal(classes="buttons"):
                if self._is_possible:
                    yield Button(_WORDS[self._offer.kind], id="yes", variant="primary", compact=True)
                if self._offer.may_be_right:
                    yield Button("It is right so", id="right", compact=True)
                yield Button("Not now", id="back", compact=True)
        yield ScreenFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense here is not offered."""
        if action == "is_right":
            return self._offer.may_be_right
        return self._is_possible if action == "do_it" else True

    @on(Button.Pressed, "#yes")
    def action_do_it(self) -> None:
        """Take up the offer."""
        self.dismiss(DO_IT)

    @on(Button.Pressed, "#right")
    def action_is_right(self) -> None:
        """Say that nothing is to be mended."""
        self.dismiss(IS_RIGHT)

    @on(Button.Pressed, "#back")
    def action_not_now(self) -> None:
        """Leave it; it stays on offer."""
        self.dismiss(NOT_NOW)


async def ask_to_mend(context: ScreenContext, offer: MendingOffer) -> None:
    """Show what an offer would do, and do it if wanted."""
    try:
        lines, is_possible = (
            await context.lookups.read(lambda changes: what_it_does(changes.store, offer)),
            True,
        )
    except TrackerError as error:
        lines, is_possible = (str(error),), False

    def go_on(answer: str | None) -> None:
        if answer == DO_IT:
            context.change(lambda changes, now: take_up(changes.store, offer, now))
        elif answer == IS_RIGHT:
            context.change(lambda changes, now: accept(changes.store, offer))

    context.open(MendScreen(context, offer, lines, is_possible), go_on)
