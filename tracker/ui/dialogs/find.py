"""Finding an activity by typing."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.activities.activity import Activity
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.chooser import Chooser, fitting


class FindActivity(Chooser[str]):
    """Asks for an activity; its key, or ``None``."""

    def __init__(self, context: ScreenContext, activities: list[Activity], title: str = "") -> None:
        super().__init__(context)
        self.title_words = title
        self._activities = activities

    def offers(self, text: str) -> Iterable[tuple[str, str]]:
        return [(f"{a.name}  ({a.kind})", a.key) for a in fitting(self._activities, text)]

    def taken(self, offer: str) -> str:
        return offer
