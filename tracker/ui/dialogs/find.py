"""Finding an activity by typing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from tracker.domain.activities.activity import Activity
from tracker.domain.activities.matching import fitting
from tracker.domain.value import value
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.chooser import Chooser, Chosen
from tracker.ui.terminal.after_typing import after_typing
from tracker.ui.terminal.key_bindings import key_binding


@value
class Found:
    """The key of what was found, and whether it is to start."""

    key: str
    starts: bool = True


class ActivityChooser(Chooser[Chosen]):
    """Offers the activities whose names fit."""

    def __init__(self, context: ScreenContext, activities: list[Activity], title: str = "") -> None:
        super().__init__(context)
        self.title_words = title
        self._activities = activities

    def offers(self, text: str) -> Iterable[tuple[str, str]]:
        return [(f"{a.name}  ({a.kind})", a.key) for a in fitting(self._activities, text)]


class FindActivity(ActivityChooser[str]):
    """Asks for an activity; its key, or ``None``."""

    def taken(self, offer: str) -> str:
        return offer


class FindToStart(ActivityChooser[Found]):
    """Asks for an activity that is to start, or only to be gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("find.choose", "choose", show=True, priority=True, words="Start"),
        # Before the field sees it, which would leave the focus to nothing.
        key_binding("find.go", "go", show=True, priority=True),
    ]

    def taken(self, offer: str) -> Found:
        return Found(offer)

    def action_go(self) -> None:
        """Take what is highlighted, without starting it."""
        after_typing(self, self._go_there)

    def _go_there(self) -> None:
        if (offer := self.highlighted) is not None:
            self.dismiss(Found(offer, starts=False))
