"""A screen on which what was decided is in sight: once when its week begins, and by a key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tracker.domain.review.due import is_beginning
from tracker.domain.time.week import Week
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.gone_screen import is_gone
from tracker.ui.context.view import View
from tracker.ui.dialogs.away_question_screen import AwayQuestionScreen
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.week.greeting import Greeting


class GreetedScreen(AwayQuestionScreen):
    """Says when the ``Greeting`` that stands somewhere on it is shown, and can hide it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("week.decided", "decided"),
    ]

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        # The week of which it was asked whether it is greeted now.
        self._asked_to_greet: Week | None = None
        self._is_greeting = False

    def make_room(self) -> None:
        """Something that comes and goes takes other lines than before."""

    def greet(self, view: View) -> None:
        """Show what was decided when its week begins, once; not over a question."""
        self.query_one(Greeting).show_view(view, self._is_greeting and view.is_present)
        decided = view.decided
        if decided is None or decided.week == self._asked_to_greet or view.questions:
            return
        if not (view.is_present and is_beginning(view.report)):
            return
        self._asked_to_greet = decided.week
        self.run_worker(self._greet_once(decided.week), group="greet")

    async def _greet_once(self, week: Week) -> None:
        if await self.context.bookmarks.greets(week):
            self.show_decided(True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not in sight cannot be hidden."""
        return self._is_in_sight if action == "hide_decided" else super().check_action(action, parameters)

    @property
    def _is_in_sight(self) -> bool:
        return self._is_greeting and self.context.view.is_present

    def action_decided(self) -> None:
        """Show what was decided for this week, or hide it."""
        wants = not self._is_in_sight
        if not self.context.view.is_present:
            self.context.show_week(None)
        if self.context.view.decided is None:
            assess = self.context.name_of_key("week.assess")
            self.context.say(f"Nothing was decided for this week. {assess} assesses the last one.")
            return
        self.show_decided(wants)

    def action_hide_decided(self) -> None:
        """Hide what was decided."""
        self.show_decided(False)

    def show_decided(self, is_wanted: bool) -> None:
        """Have what was decided in sight, or not."""
        if is_wanted == self._is_greeting or is_gone(self):
            return
        self._is_greeting = is_wanted
        view = self.context.view
        self.query_one(Greeting).show_view(view, is_wanted and view.is_present)
        self.refresh_bindings()
        self.make_room()
