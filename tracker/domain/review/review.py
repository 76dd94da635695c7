"""A week as it is assessed: what was measured, judged by the answers given so far."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.activities.activity import UNLISTED
from tracker.domain.away.questions import AwayQuestion
from tracker.domain.review.answer import completed
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import TrackList
from tracker.domain.value import replace, value
from tracker.domain.week.assessment import Assessment, Intention
from tracker.domain.week.meaningless_keys import without_meaningless
from tracker.domain.week.plan import Plan, meaningful
from tracker.domain.week.week_log import WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import ReportRow, WeekReport, week_report


@value
class Material:
    """What is on record for assessing a week.

    ``before`` are the weeks before it, the latest first, and ``has_earlier`` says whether there are more;
    ``earlier`` are the finished assessments of earlier weeks, the latest first; ``session`` is the usual one
    in seconds; ``following`` is the log of the week after, if there is one; ``noted_tracks`` are those of
    which something is noted, such as that they are finished.
    """

    record: WeekRecord
    before: tuple[WeekReport, ...] = ()
    earlier: tuple[tuple[Week, Assessment], ...] = ()
    session: int | None = None
    following: WeekLog | None = None
    has_earlier: bool = False
    noted_tracks: TrackList = TrackList()

    @property
    def week(self) -> Week:
        return self.record.week

    @property
    def kept(self) -> Assessment | None:
        """The assessment or draft that the week's log has."""
        return self.record.log.assessment if self.record.log is not None else None

    @property
    def planned(self) -> Plan:
        """What is planned of the week after, as far as it makes sense."""
        return meaningful(self.following.plan, self.record.listed) if self.following is not None else ()

    @property
    def last(self) -> Assessment | None:
        """The finished assessment of the week before; None where it was not assessed."""
        if self.earlier and self.earlier[0][0] == self.week.previous():
            return without_meaningless(self.earlier[0][1], self.record.listed)
        return None


@value
class Review:
    """The material with the answers so far, as of a moment; ``kept`` is None before the first answer.

    ``questions`` are about hours that may not have been.
    """

    material: Material
    kept: Assessment | None
    report: WeekReport
    now: datetime
    questions: tuple[AwayQuestion, ...] = ()

    @property
    def weeks(self) -> tuple[WeekReport, ...]:
        """The week and those before it, the latest first: what is usual is read from them."""
        return (self.report, *self.material.before)

    @property
    def timed(self) -> tuple[ReportRow, ...]:
        """What took time and is not music, the longest first: the list of the method."""
        rows = [row for row in self.report.rows if _is_on_list(row) and row.seconds >= MINUTE]
        return tuple(sorted(rows, key=lambda row: -row.seconds))

    @property
    def assessment(self) -> Assessment:
        """The answers so far, as far as they make sense; an empty assessment before the first."""
        listed = self.material.record.listed
        if self.kept is None:
            return Assessment(wasted_up_to=listed.wasted_up_to)
        return without_meaningless(self.kept, listed)

    @property
    def last_intentions(self) -> tuple[Intention, ...]:
        """What was meant last time, whichever week that was."""
        if not self.material.earlier:
            return ()
        last = without_meaningless(self.material.earlier[0][1], self.material.record.listed)
        return last.intentions or ()

    @property
    def goal(self) -> str:
        return self.assessment.goal or self.material.record.listed.goal

    @property
    def is_over(self) -> bool:
        """Whether the week has ended."""
        return self.ends <= instant_of(self.now)

    @property
    def is_following_over(self) -> bool:
        """Whether the week after has ended as well, so that its numbers are history."""
        bounds = self.material.record.calendar.bounds(self.material.week.next())
        return bounds[7] <= instant_of(self.now)

    @property
    def which(self) -> str:
        """How the week is pointed at: «this» while it runs, «that» once it is over."""
        return "that" if self.is_over else "this"

    @property
    def ends(self) -> int:
        """The instant at which the week ends."""
        return self.material.record.calendar.bounds(self.material.week)[7]

    @property
    def unmeasured(self) -> int:
        """Seconds of the week, up to now, that nobody measured."""
        begin = self.material.record.calendar.bounds(self.material.week)[0]
        return max(0, min(instant_of(self.now), self.ends) - begin - self.report.seconds)


def review(
    material: Material, kept: Assessment | None, now: datetime, questions: tuple[AwayQuestion, ...] = ()
) -> Review:
    """A week judged by the answers given so far, finished or not."""
    record = material.record
    log = record.log or WeekLog(record.week, record.listed.day_start)
    # A week's standings ignore a draft; here it is the draft that is looked at.
    keys = [activity.key for activity in record.listed.activities]
    judged = replace(log, assessment=completed(kept, record.listed, keys, now))
    return Review(material, kept, week_report(replace(record, log=judged), now), now, questions)


def _is_on_list(row: ReportRow) -> bool:
    return not row.activity.is_music and row.activity.kind != UNLISTED
