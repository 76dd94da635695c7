"""The week that a screen reviews, read again whenever its files have changed."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from textual import work

from tracker.domain.errors import DataError
from tracker.domain.review.assessment import Assessment
from tracker.domain.review.moves import has_given
from tracker.domain.review.review import Material, Review, review
from tracker.domain.time.week import Week
from tracker.reading.record import Record
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.widgets.tracker_screen import TrackerScreen


class ReviewScreen(TrackerScreen[None]):
    """Holds the review of a week. While answers wait to be kept, it is theirs, not the files'."""

    def __init__(self, context: ScreenContext, week: Week | None) -> None:
        """Of a week or, for None, of the last one that is open."""
        super().__init__(context)
        self._week = week
        self._material: Material | None = None
        self._review: Review | None = None
        self._stamps: object = None
        # The stamps of the view that was followed last.
        self._followed: object = None
        # How many answers wait to be kept.
        self._waiting = 0
        # Whether a finished assessment was answered anew and waits to be finished.
        self._is_open = False

    def show_again(self) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_unread(self) -> None:
        """Say that nothing could be read, where nothing is shown yet."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to assess."""
        return self._review is None or not self._review.report.seconds

    @property
    def is_only_read(self) -> bool:
        """Whether a finished assessment is looked at, with nothing in it that would be kept anew."""
        shown = self._review
        if shown is None or not shown.assessment.is_finished or self._is_open:
            return False
        return has_given(shown.assessment, shown.report, shown.material.record.listed)

    async def _load(self) -> None:
        """Read the week again, with what others changed."""
        now = self.context.assessments.moment()

        def read(record: Record) -> tuple[Material, object]:
            week = self._week or record.week_to_assess(now)
            stamps = record.stamps()
            return record.material(week, now), stamps

        try:
            material, stamps = await self.context.assessments.read(read)
        except DataError as error:
            self.context.tell_error(error)
            self.show_unread()
            return
        if self._waiting:
            return
        self._week, self._material, self._stamps = material.week, material, stamps
        self._review = review(material, material.kept, self._review.now if self._review else now)

    def _follow(self, view: View) -> None:
        if view.stamps != self._followed:
            self._followed = view.stamps
            self._look_again()

    @work(group="follow", exclusive=True)
    async def _look_again(self) -> None:
        week = self._week
        if week is None or self._waiting:
            return
        with suppress(DataError):
            if await self.context.assessments.read(lambda record: record.stamps()) != self._stamps:
                await self._load()
                self.show_again()

    def _judge(self, kept: Assessment | None, now: datetime) -> None:
        if self._material is not None and self._review is not None:
            self._review = review(self._material, kept, now)
