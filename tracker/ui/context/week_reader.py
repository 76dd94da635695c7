"""What the app has read of the files, taken over whole from their thread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.changes.changes import Changes
from tracker.clock import SystemClock
from tracker.domain.away.questions import InQuestion, Limits
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace, value
from tracker.domain.week.plan_words import TimedPlan, timed_plan
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import ClosedPart, closed_part
from tracker.storage.journal.journal_end import last_step
from tracker.storage.weeks_folder import WEEK_LENGTH

if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.reminders.reminders import Material
    from tracker.domain.review.decided import Decided
    from tracker.reading.record import RecordStamps
    from tracker.settings.reminders import Reminders
    from tracker.versions.offers import MendingOffer

    # What a view depends on beside the record, and the stamps of its files.
    ViewStamps = tuple[tuple[object, ...], RecordStamps]

# How many logs, to the one of a week, a view of it is mostly made from.
_NEARBY = 12
# To look at the logs of ten years takes longer than all else that a second asks for. What is on the screen is
# to be what a hand has written a moment ago; of the others each is looked at once in so many seconds.
_ROUND = 25
# Each takes some milliseconds.
_AT_ONCE = 16
NO_STAMPS: ViewStamps = ((), ((), {}))


@value
class Snapshot:
    """What was read of the files at one time; ``stamps`` are from before they were read.

    ``open_week`` is one of the last weeks that is not assessed yet, ``reminded_of`` what reminders of the
    present week are made from; None before it was read behind the first picture. ``last_step`` differs as
    soon as another step is the last one.
    """

    record: WeekRecord
    closed_part: ClosedPart
    session: int | None = None
    in_question: InQuestion = InQuestion()
    stamps: ViewStamps = NO_STAMPS
    open_week: Week | None = None
    offers: tuple[MendingOffer, ...] = ()
    planned: TimedPlan = TimedPlan()
    decided: Decided | None = None
    reminded_of: Material | None = None
    last_step: bytes = b""


class WeekReader:
    """Reads a week for the app. Only the thread of the files may call it."""

    def __init__(
        self,
        changes: Changes,
        clock: SystemClock,
        limits: Callable[[], Limits],
        reminders: Callable[[], Reminders],
        first: Snapshot,
    ) -> None:
        """``limits`` and ``reminders`` tell those in force."""
        self._record = changes.record
        self._store = changes.store
        self._questions = changes.questions
        self._clock = clock
        self._limits = limits
        self._reminders = reminders
        self._last = first
        # As of the last reading: the app begins with the present one.
        self._present_week = first.record.week
        # Which logs are near what is shown, and which are not, of those with certain stamps.
        self._near: tuple[ViewStamps, set[str], list[str]] = (NO_STAMPS, set(), [])
        self._looks = 0

    def knows_all(self) -> bool:
        """Look into some logs that this machine has not looked into yet, and say whether none is left.

        To look at a week takes all of them. Ten years of logs may take seconds, and keys wait no longer than
        for some of them.
        """
        return self._store.known_logs(at_most=_AT_ONCE).are_all

    def has_changed(self, stamps: ViewStamps) -> bool:
        """Whether what was read has to be read again. Logs from which nothing comes that is shown are looked
        at in turn, unless their folder tells of them.
        """
        read_with, near, far = self._near
        if stamps is not read_with:
            return self._stamps() != stamps
        self._looks += 1
        # A screen may show other weeks than the view: it has just had them read.
        looked_at = near | self._store.read_lately() | {*far[self._looks % _ROUND :: _ROUND]}
        return self._beside() != stamps[0] or self._record.differs(stamps[1], looked_at)

    def _logs_near(self, week: Week, running: Entry | None, logs: Iterable[str]) -> set[str]:
        """Which of these logs a view of a week is made from."""
        names, known = self._store.week_names(), self._store.known_logs()
        near = known.logs_in_force(week) | known.logs_in_force(self._present_week)
        if running is not None:
            near.update(known.spans.touching(running.first, running.first))
        # Whichever week is shown, what runs and what is in question come from the present one.
        for last in (week, self._present_week):
            end = bisect_right(names, str(last.next()))
            near.update(names[max(0, end - _NEARBY - 1) : end])
        return {log for log in logs if log[:WEEK_LENGTH] in near}

    def _stamps(self) -> ViewStamps:
        return self._beside(), self._record.stamps()

    def _beside(self) -> tuple[object, ...]:
        """What a view depends on beside the record."""
        return self._clock.zone_name(), self._questions.stamp(), self._limits(), self._reminders()

    def _decided(self, present: Week, listed: ActivityList) -> Decided | None:
        # Loaded by the thread of the files, behind the first picture.
        from tracker.domain.review.decided import decided_for

        log = self._store.log(present.previous())
        return decided_for(present, log.finished_assessment if log is not None else None, listed)

    def look(self, week: Week | None, now: datetime) -> Snapshot:
        """What is on record about a week; the present one if none is named.

        It is for somebody to see: files that lost nothing are taken for seen.
        """
        # Loaded by the thread of the files, behind the first picture.
        from tracker.domain.reminders.reminders import Material
        from tracker.versions.offers import offers, take_for_seen

        present_week = self._present_week = self._record.calendar().week_at(instant_of(now))
        week_shown = week or present_week
        step = last_step(self._store.folders)
        stamps, failed = self._stamps(), self._store.failed_readings
        if self._store.is_gone:
            # What was there stays on the screen: an empty week would look as if all were lost.
            words = f"{self._store.folders.data} is gone. Bring it back, and it goes on; nothing is made anew"
            return replace(self._last, record=replace(self._last.record, problems=(words,)), stamps=stamps)
        record = self._record.week(week_shown, now)
        is_present = week_shown == present_week
        with_numbers = self._reminders().limits
        present = record if is_present else self._record.week(present_week, now, with_numbers)
        next_log = self._store.log(present_week.next())
        reminded_of = Material(present, next_log.plan if next_log is not None else ())
        in_question = self._questions.in_question(present, now, self._limits())
        session, open_week = self._record.usual_session(week_shown), self._record.reviews.open_week(now)
        if self._store.failed_readings != failed:
            # What could not be read is read again, though no stamp may change by then.
            stamps = NO_STAMPS
        weeks = (week_shown, present_week, present_week.previous())
        offered = offers(self._store, weeks)
        take_for_seen(self._store, weeks)
        logs = stamps[1][1]
        near = self._logs_near(week_shown, present.running, logs)
        self._near = stamps, near, sorted(logs.keys() - near)
        self._last = Snapshot(
            record,
            closed_part(record),
            session,
            in_question,
            stamps,
            open_week,
            offered,
            timed_plan(record),
            self._decided(present_week, record.listed),
            reminded_of,
            step,
        )
        return self._last
