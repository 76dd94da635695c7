"""The week that is reviewed, read again when its files have changed, and the answers that are given to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.changes.changes import Changes
from tracker.domain.errors import DataError
from tracker.domain.review.answer import Answer, answered
from tracker.domain.review.due import is_assessable
from tracker.domain.review.moves import has_given
from tracker.domain.review.numbers_to_come import NUMBER, with_number_answered
from tracker.domain.review.review import Material, Review, review
from tracker.domain.time.week import Week
from tracker.domain.week.assessment import Assessment
from tracker.ui.context.context import ScreenContext


class ReviewedWeek:
    """Holds the review of a week. While answers wait to be kept, it is theirs, not the files'."""

    def __init__(self, context: ScreenContext, week: Week | None) -> None:
        """Of a week or, for None, of the last one that is open."""
        self._context = context
        self.week = week
        """Which week it is; None until that is known."""
        self.review: Review | None = None
        """How it stands; None until it was read."""
        self.is_open = False
        """Whether a finished assessment was answered anew and waits to be finished."""
        self._stamps: object = None
        # How many answers wait to be kept.
        self._waiting = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to assess."""
        return self.review is None or not is_assessable(self.review.report)

    @property
    def is_only_read(self) -> bool:
        """Whether a finished assessment is looked at, with nothing in it that would be kept anew."""
        shown = self.review
        if shown is None or not shown.assessment.is_finished or self.is_open:
            return False
        # A week that is over keeps its numbers, whatever they would be by now.
        listed = shown.material.record.listed
        return shown.is_following_over or has_given(shown.assessment, shown.weeks, listed)

    # From the files

    async def read(self) -> None:
        """Read the week again, with what others changed. Raises DataError."""
        now = self._context.days.now()

        def material_and_stamps(changes: Changes) -> tuple[Material, object]:
            record = changes.record
            week = self.week or record.reviews.week_to_assess(now)
            stamps = record.stamps()
            return record.reviews.material(week, now), stamps

        material, stamps = await self._context.lookups.read(material_and_stamps)
        if self._waiting:
            return
        self.week, self._stamps = material.week, stamps
        self.review = self._reviewed(material, material.kept, self.review.now if self.review else now)

    def _reviewed(self, material: Material, kept: Assessment | None, now: datetime) -> Review:
        return review(material, kept, now, self._context.view.questions)

    async def has_changed(self) -> bool:
        """Whether the files have changed since, and may be shown."""
        if self.week is None or self._waiting:
            return False
        try:
            stamps = await self._context.lookups.read(lambda changes: changes.record.stamps())
        except DataError:
            return False
        return stamps != self._stamps

    # Answers

    def judge(self, kept: Assessment | None, now: datetime) -> None:
        """Have it stand as of a moment, with these answers."""
        if self.review is not None:
            self.review = self._reviewed(self.review.material, kept, now)

    def answer(self, answer: Answer, kept: Callable[[], None], lost: Callable[[], None]) -> None:
        """Take an answer over at once, and have it kept. Raises Refused where it cannot be given.

        ``kept`` is called once none waits any more, and ``lost`` where somebody else answered meanwhile.
        """
        shown = self.review
        if shown is None:
            return
        if answer.field == NUMBER:
            self.review = with_number_answered(shown, answer)
        else:
            self.judge(answered(shown.kept, shown.material.record.listed, answer), shown.now)
        week = shown.material.week
        self._waiting += 1

        def is_done() -> None:
            self._waiting -= 1
            if not self._waiting:
                kept()

        def is_refused() -> None:
            # Theirs is read, whatever the stamps say.
            self._stamps = None
            is_done()
            lost()

        self._context.change(
            lambda changes, now: changes.assessment.answer(week, now, answer),
            done=is_done,
            refused=is_refused,
        )
