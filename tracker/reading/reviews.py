"""What is on record for the assessment of weeks: which is to assess, and all that it is assessed by."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.review.due import is_to_assess
from tracker.domain.time.zone import instant_of
from tracker.domain.week.week_report import week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.review.review import Material
    from tracker.domain.time.week import Week
    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.week_report import WeekReport
    from tracker.reading.record import Record
    from tracker.storage.files import Files

ASSESSMENTS_LOOKED_AT = 8


class Reviews:
    """Of one record; see Record, which offers them."""

    def __init__(self, record: Record, files: Files) -> None:
        self._record = record
        self._files = files

    def week_to_assess(self, now: datetime) -> Week:
        """The newest of the last two weeks that is not assessed yet, else the present one."""
        present = self._record.calendar().week_at(instant_of(now))
        return self.open_week(now) or present

    def open_week(self, now: datetime) -> Week | None:
        """The newest of the last two weeks, if any, in which something is to assess."""
        last = self._record.calendar().week_at(instant_of(now)).previous()
        for week in (last, last.previous()):
            if is_to_assess(week_report(self._record.week(week, now, with_numbers=False), now)):
                return week
        return None

    def material(self, week: Week, now: datetime) -> Material:
        """What a week is assessed by."""
        # Which week is to assess is asked much more often.
        from tracker.domain.review.review import Material
        from tracker.domain.week.session import WEEKS_LOOKED_AT

        before = self.before(week, WEEKS_LOOKED_AT - 1, now)
        return Material(
            self._record.week(week, now),
            before,
            self.earlier(week),
            self._record.usual_session(week),
            self._files.log(week.next()),
            any(known < week.plus(-len(before)) for known in self._files.weeks()[:1]),
            self._files.tracks(),
        )

    def earlier(self, week: Week) -> tuple[tuple[Week, Assessment], ...]:
        """The last finished assessments of the weeks before one, the latest first."""
        from tracker.storage.machine.log_cache import ASSESSMENT

        weeks = self._files.known_logs().before(week, ASSESSMENT)[:ASSESSMENTS_LOOKED_AT]
        logs = [log for log in map(self._files.log, weeks) if log is not None]
        earlier = ((log.week, log.finished_assessment) for log in logs)
        return tuple((known, assessment) for known, assessment in earlier if assessment is not None)

    def before(self, week: Week, number: int, now: datetime) -> tuple[WeekReport, ...]:
        """The reports of so many weeks before one, the latest first, without their numbers."""
        weeks = [week.plus(-back) for back in range(1, number + 1)]
        return tuple(week_report(self._record.week(each, now, with_numbers=False), now) for each in weeks)
