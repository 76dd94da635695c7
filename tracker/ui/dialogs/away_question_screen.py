"""A screen on which the away question can be answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tracker.domain.away.questions import BACK, AwayQuestion
from tracker.domain.time.shown_time import clock_text
from tracker.domain.time.zone import wall_time
from tracker.ui.context.view import View
from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.widgets.away_banner import AwayBanner
from tracker.ui.widgets.tracker_screen import TrackerScreen

if TYPE_CHECKING:
    from tracker.changes.away import AwayAnswers
    from tracker.changes.outcome import Outcome


class AwayQuestionScreen(TrackerScreen[None]):
    """Has the keys of the away question while one is open. It shows an ``AwayBanner`` somewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("away.keep", "away_keep"),
        key_binding("away.end", "away_end"),
        key_binding("away.some", "away_some"),
        key_binding("away.cut", "away_cut"),
        key_binding("away.other", "away_other"),
    ]

    def on_mount(self) -> None:
        self._asked: tuple[str, int] | None = None
        self.context.follow(self, self._show_question)

    @property
    def _question(self) -> AwayQuestion | None:
        return _first_question(self.context.view)

    @property
    def _question_of_now(self) -> AwayQuestion | None:
        """What is answered: what is in question may go on to this second."""
        return _first_question(self.context.view_of_now())

    def _show_question(self, view: View) -> None:
        self.query_one(AwayBanner).view = view
        question = self._question
        asked = None if question is None else (question.entry.id, question.begin)
        if asked != self._asked:
            if asked is not None:
                self.context.bell()
            self._asked = asked
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers are there only while a question is."""
        if not action.startswith("away_"):
            return True
        question = self._question
        return question is not None and (question.reason != BACK or action == "away_end")

    def _answer(self, answer: Callable[[AwayAnswers, datetime], Outcome]) -> None:
        self.context.change(lambda changes, now: answer(changes.away, now))

    def action_away_keep(self) -> None:
        """It was that all the time."""
        if question := self._question_of_now:
            self._answer(lambda away, now: away.keep(question, now))

    def action_away_end(self) -> None:
        """It ended when the gap began."""
        if question := self._question_of_now:
            self._answer(lambda away, now: away.end(question, now))

    def action_away_cut(self) -> None:
        """Cut the gap out and go on."""
        if question := self._question_of_now:
            self._answer(lambda away, now: away.cut(question, now))

    def action_away_some(self) -> None:
        """Ask how many minutes to keep; then it ended."""
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.ui.dialogs.minutes_form import MinutesForm

        question = self._question_of_now
        if question is None:
            return

        def keep(seconds: int | None) -> None:
            if seconds is not None:
                self._answer(lambda away, now: away.keep_some(question, seconds, now))

        name = self.context.name_of(question.entry.activity)
        begin = clock_text(wall_time(question.begin, self.context.zone), self.context.view.report.now)
        self.context.open(MinutesForm(self.context, name, begin, question.seconds), keep)

    def action_away_other(self) -> None:
        """Choose what the gap was; what ran goes on."""
        # Loaded when it is asked for: the first picture must not wait for it.
        from tracker.ui.dialogs.find import FindActivity

        question = self._question_of_now
        if question is None:
            return

        def give(key: str | None) -> None:
            if key is not None:
                activity = self.context.listed.get(key)
                self._answer(lambda away, now: away.give(question, activity, now))

        others = [a for a in self.context.listed.in_rows if a.key != question.entry.activity]
        self.context.open(FindActivity(self.context, others, "What was it?"), give)


def _first_question(view: View) -> AwayQuestion | None:
    return view.questions[0] if view.questions else None
