"""What screens have read of the record beside the view, by the one thread that may."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from tracker.changes.changes import Changes
from tracker.clock import SystemClock
from tracker.domain.errors import TrackerError
from tracker.domain.time.week import Week
from tracker.ui.context.file_thread import Answer, FileThread
from tracker.ui.context.gone_screen import is_gone

if TYPE_CHECKING:
    from tracker.domain.report.past import Past
    from tracker.domain.report.track_rows import AllTracks
    from tracker.domain.tracks.entry_filter import Selection
    from tracker.domain.week.trends import Trends
    from tracker.domain.week.usual_times import UsualTime
    from tracker.reading.search import FoundEntries

# Notes and tracks, the latest first.
Texts = tuple[list[str], list[str]]


class Lookups:
    """One way to read: ``read``. A screen is shown at once, and what is read for it when it comes."""

    def __init__(
        self,
        thread: FileThread,
        changes: Changes,
        clock: SystemClock,
        week: Callable[[], Week],
        tell_error: Callable[[TrackerError], None],
    ) -> None:
        """``week`` is the one that the app shows; ``tell_error`` says why something could not be read."""
        self._thread = thread
        self._changes = changes
        self._clock = clock
        self._week = week
        self._tell_error = tell_error
        self._knows_sums = False

    async def read(self, work: Callable[[Changes], Answer]) -> Answer:
        """What is read of the record, once the disk has it; what that raises is raised here."""
        return await self._thread.run(lambda: work(self._changes))

    async def trends(self, last: Week | None, most: int) -> Trends:
        """So many weeks side by side that end with one, or with the present one."""
        now = self._clock.now()
        return await self.read(lambda changes: changes.record.looking_back.trends(now, last, most))

    async def past(self) -> Past:
        """Every day from the first on which anything is logged."""
        await self._learn_sums()
        now = self._clock.now()
        return await self.read(lambda changes: changes.record.looking_back.past(now))

    async def tracks(self) -> AllTracks:
        """Every track with its hours."""
        await self._learn_sums()
        now = self._clock.now()
        return await self.read(lambda changes: changes.record.looking_back.tracks(now))

    async def _learn_sums(self) -> None:
        """Have the sums of all logs known, once; where nothing is known of ten years, others read between."""
        while not self._knows_sums:
            self._knows_sums = not await self.read(lambda changes: changes.record.looking_back.learn_some())

    async def search(self, meant: Selection, holding: str) -> AsyncIterator[FoundEntries]:
        """What is meant in all logs, the newest first, as it is read; others read between.

        ``holding`` is a word that stands in the text of every log that has an entry that is meant.
        """
        search = await self.read(lambda changes: changes.record.looking_back.search(meant, holding))
        while not search.is_done:
            yield await self.read(lambda _: search.next())

    async def usual_times(self) -> tuple[UsualTime, ...]:
        """What is usual on which weekday, by the weeks before today."""
        now = self._clock.now()
        return await self.read(lambda changes: changes.record.usual_times(now))

    def _show(
        self, screen: Screen[Any], work: Callable[[Changes], Answer], show: Callable[[Answer], None]
    ) -> None:
        """Read something for a screen; it is shown when it comes, if the screen is still there."""

        async def read() -> None:
            try:
                answer = await self.read(work)
            except TrackerError as error:
                self._tell_error(error)
                return
            if not is_gone(screen):
                show(answer)

        screen.run_worker(read(), group="lookups")

    def show_earlier_texts(self, screen: Screen[Any], show: Callable[[Texts], None]) -> None:
        """Notes and tracks of the last weeks, for completion."""
        week = self._week()
        self._show(screen, lambda changes: changes.record.earlier_texts(week), show)

    def show_track_that_goes_on(
        self, screen: Screen[Any], activity: str, show: Callable[[str], None]
    ) -> None:
        """The track that an activity most likely goes on with; empty where there is none."""
        now = self._clock.now()

        def track(changes: Changes) -> str:
            # Loaded by the thread of the files, behind the first picture.
            from tracker.reading.track_that_goes_on import track_that_goes_on

            return track_that_goes_on(changes.record, activity, now)

        self._show(screen, track, show)

    def show_last_guesses(self, screen: Screen[Any], show: Callable[[dict[str, float]], None]) -> None:
        """The guesses of the week before, of what is still on the list."""
        week = self._week()
        self._show(screen, lambda changes: changes.record.last_guesses(week), show)
