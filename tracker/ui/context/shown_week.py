"""The week that is shown: read again whenever its files change, and published as of now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from tracker.clock import SystemClock
from tracker.domain.away.questions import open_questions
from tracker.domain.errors import DataError
from tracker.domain.review.due import is_offer_due
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.week.guesses import is_guess_due
from tracker.domain.week.next_minute import next_minute
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import week_report
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.presence import Presence
from tracker.ui.context.published import Published
from tracker.ui.context.view import View
from tracker.ui.context.week_reader import Snapshot, WeekReader

if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.domain.reminders.reminders import Material

# So many seconds a key waits for the week that was asked for before it, and no longer for a disk that hangs.
_PATIENCE = 1.0
# Every so many seconds the time is told where the terminal has not the focus: it may be in sight.
_WITHOUT_FOCUS = 10


class ShownWeek:
    """Follows the files, whichever hand changes them, and the clock; ``published`` is what screens show.

    ``second`` tells what time it is each second while a timer runs, more seldom where the terminal has not
    the focus: what shows no more than minutes has nothing to do then.
    """

    def __init__(
        self,
        app: App[Any],
        reader: WeekReader,
        first: Snapshot,
        presence: Presence,
        thread: FileThread,
        clock: SystemClock,
        unsaved: Callable[[], str],
        tell_error: Callable[[DataError], None],
    ) -> None:
        """``first`` was read before there was a thread for it; ``unsaved`` tells why a change waits."""
        self._app = app
        self._reader = reader
        self._snapshot = first
        self._presence = presence
        self._thread = thread
        self._clock = clock
        self._unsaved = unsaved
        self._tell_error = tell_error
        # The one that was asked for; None for the present one, whichever that is.
        self._week: Week | None = None
        self._is_shown = asyncio.Event()
        self._is_shown.set()
        # Whether more was read than the first picture needs.
        self._has_looked = asyncio.Event()
        # Whether the files are followed, whether there is something to be done for that, and to read them.
        self._is_following = False
        self._due = asyncio.Event()
        self._is_outdated = False
        # Whether all is read that came of the time since ticks stopped, if they did.
        self._is_caught_up = True
        # Whether questions were held back when the view was published last.
        self._was_unsure = presence.is_unsure
        # There from the start, so that the first picture is laid out once.
        self.published: Published[View] = Published(self._view_now())
        self.second: Published[datetime] = Published(clock.now())

    @property
    def record(self) -> WeekRecord:
        """What was read last."""
        return self._snapshot.record

    @property
    def running(self) -> Entry | None:
        """What runs."""
        return self.record.running

    @property
    def reminded_of(self) -> Material | None:
        """What reminders of the present week are made from; None while it is not known yet."""
        return self._snapshot.reminded_of if self._is_caught_up else None

    @property
    def is_in_question(self) -> bool:
        """Whether there are questions about hours."""
        return bool(open_questions(self._snapshot.in_question, instant_of(self._clock.now())))

    # As of now

    def tick(self) -> None:
        """A second has passed: publish, and have the files looked at."""
        self._presence.tick()
        if self._presence.is_unsure:
            self._is_caught_up = False
        if self._moves_on:
            self.publish()
        elif self.running is not None:
            now = self._clock.now()
            if self._app.app_focus or instant_of(now) - instant_of(self.second.value) >= _WITHOUT_FOCUS:
                self.second.publish(now)
        if not self._is_following:
            return
        # Whoever follows the files is woken only where something is to be done, which is nearly never.
        if self._presence.is_due(self._running_id):
            self._due.set()
        else:
            self._look_at_files()

    def _look_at_files(self) -> None:
        """Have the files looked at, and read again where they differ."""
        stamps = self._snapshot.stamps
        now = instant_of(self._clock.now())

        def differ() -> None:
            # Else they were read meanwhile.
            if self._snapshot.stamps is stamps:
                self._is_outdated = True
                self._due.set()

        if self._week is None and self.record.calendar.week_at(now) != self.record.week:
            # The week that is shown as the present one is over.
            differ()
        else:
            self._thread.look(partial(self._reader.has_changed, stamps), differ)

    @property
    def _moves_on(self) -> bool:
        """Whether there is anything to show that was not a second ago; nothing is most of the time."""
        shown = self.published.value
        now = instant_of(self._clock.now())
        return (
            # The clock may have been set back.
            not instant_of(shown.report.now) <= now < self._next_minute
            or shown.unsaved != self._unsaved()
            or self._presence.is_unsure != self._was_unsure
        )

    def look_up(self, has_focus: bool) -> None:
        """The terminal has got the focus, or lost it: who comes back sees at once what is so by now."""
        if has_focus:
            self.publish()

    def publish(self) -> None:
        """Publish what was read, as of now."""
        self._was_unsure = self._presence.is_unsure
        self.published.publish(self._view_now())

    def _view_now(self) -> View:
        snapshot, record = self._snapshot, self.record
        report = week_report(record, self._clock.now(), snapshot.closed_part)
        now = instant_of(report.now)
        questions = () if self._presence.is_unsure else open_questions(snapshot.in_question, now)
        self._next_minute = next_minute(report, [question.seconds for question in questions])
        return View(
            report,
            snapshot.session,
            record.problems,
            record.oddities,
            self._week is None or report.today is not None,
            is_guess_due(record, report),
            questions,
            snapshot.stamps,
            is_offer_due(report, report.now, snapshot.open_week is not None),
            snapshot.offers,
            self._unsaved(),
            snapshot.planned,
            bool(record.guesses),
            snapshot.decided,
            snapshot.last_step,
        )

    # From the files

    async def follow_files(self) -> None:
        """Read again whatever changes in the files, by whichever hand; and when a week turns. For ever."""
        # What is not needed for the first picture is read, and loaded, behind it.
        painted = asyncio.Event()
        self._app.call_after_refresh(painted.set)
        # It is not told of a screen that another one covers at once, as by a key that was pressed early.
        with suppress(TimeoutError):
            await asyncio.wait_for(painted.wait(), _PATIENCE)
        self._presence.tick()
        await self._presence.follow(self._running_id)
        await self.read()
        self._is_following = True
        while True:
            await self._due.wait()
            self._due.clear()
            if self._presence.is_due(self._running_id):
                await self._presence.follow(self._running_id)
                with suppress(DataError):
                    if await self._thread.run(partial(self._reader.has_changed, self._snapshot.stamps)):
                        self._is_outdated = True
            if self._is_outdated:
                self._is_outdated = False
                await self.read()
            self._is_caught_up = not self._presence.is_unsure

    @property
    def _running_id(self) -> str:
        return self.running.id if self.running is not None else ""

    async def read(self) -> None:
        """Read the week that is shown, and publish it."""
        try:
            while not self._has_looked.is_set() and not await self._thread.run(self._reader.knows_all):
                # What is asked for meanwhile comes between.
                pass
            look = partial(self._reader.look, self._week, self._clock.now())
            self._snapshot = await self._thread.run(look)
        except DataError as error:
            self._tell_error(error)
            return
        self._has_looked.set()
        self.publish()

    # Another week

    def show(self, week: Week | None) -> None:
        """Show a week; the present one, and those that follow it, for None."""
        self._week = week
        self._is_shown.clear()
        self._app.run_worker(self._read_and_show(), group="read", exclusive=True)

    async def _read_and_show(self) -> None:
        await self.read()
        self._is_shown.set()

    async def until_shown(self) -> None:
        """Wait for the week that was asked for last: what is asked for next is about that one."""
        await _came(self._is_shown)

    async def knows_numbers(self) -> bool:
        """Whether the numbers that earlier weeks set are known; not yet at the beginning."""
        return await _came(self._has_looked)

    def turn(self, weeks: int) -> bool:
        """Show a week before or after the one asked for last, up to the next one; whether it is."""
        # What is read may still be an earlier one: keys come faster than a disk.
        present = self.record.calendar.week_at(instant_of(self._clock.now()))
        week = (self._week or present).plus(weeks)
        if present.plus(1) < week:
            return False
        self.show(None if week == present else week)
        return True


async def _came(event: asyncio.Event) -> bool:
    """Wait for something as long as a key may wait; whether it came."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), _PATIENCE)
    return event.is_set()
