"""Changes of assessments: each answer at once, as a draft, and the finish."""

from __future__ import annotations

from datetime import datetime

from tracker.changes.door import Door
from tracker.changes.outcome import Outcome
from tracker.changes.placing_calendar import new_log
from tracker.domain.errors import Refused
from tracker.domain.value import replace
from tracker.domain.week.week_log import WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.review.answer import Answer
    from tracker.domain.review.moves import HandedOn
    from tracker.domain.time.week import Week
    from tracker.domain.week.week_report import WeekReport
    from tracker.storage.change import Change

_SAVED = Outcome(())


class Assessments:
    """Changes of assessments; see Changes, which offers them with all others."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def answer(self, week: Week, now: datetime, answer: Answer) -> Outcome:
        """Keep one answer in the week's assessment, which is begun as a draft where there is none.

        A number of the week after is kept in the log of that week.

        Raises Refused where another program answered the same meanwhile.
        """
        from tracker.domain.review.answer import answered
        from tracker.domain.review.numbers_to_come import NUMBER, with_number

        label = f"answer in the assessment of {week}"

        def rule(change: Change) -> Outcome:
            log = self._assessable(week, now)
            if answer.field == NUMBER:
                following = self._log_after(week, now)
                numbered = with_number(following, self._door.store.listed(), answer)
                if numbered == following:
                    return _SAVED
                change.put_log(numbered)
                return replace(_SAVED, label=label)
            assessment = answered(log.assessment, self._door.store.listed(), answer)
            if assessment == log.assessment:
                return _SAVED
            change.put_log(replace(log, assessment=assessment))
            return replace(_SAVED, label=label)

        return self._door.change(label, now, rule)

    def finish(self, week: Week, now: datetime, as_of: datetime | None = None) -> Outcome:
        """Finish the week's assessment: its moves become the next week's caps and targets.

        Hours are those measured ``as_of`` a moment, now unless given. Where no later week is assessed,
        its ratings and its goal become today's.
        """
        from tracker.domain.review.answer import completed, with_ratings_of
        from tracker.domain.review.moves import handed_on, numbers_given
        from tracker.domain.review.usual_week import WEEKS_IN_USUAL
        from tracker.domain.week.meaningless_keys import without_meaningless
        from tracker.domain.week.week_report import week_report

        label = f"assess {week}"

        def rule(change: Change) -> Outcome:
            log, listed = self._assessable(week, now), self._door.store.listed()
            report = week_report(self._door.record.week(week, now), as_of or now)
            rated = [activity.key for activity in listed.in_rows]
            rated += [row.activity.key for row in report.rows if row.activity.key not in rated]
            earlier = self._door.record.reviews.earlier(week)
            last = earlier[0][1].intentions if earlier else None
            assessment = completed(log.assessment, listed, rated, now, last or ())
            before = self._door.record.reviews.before(week, WEEKS_IN_USUAL - 1, now)
            given = numbers_given(assessment.moves, (report, *before), listed)
            told = without_meaningless(assessment, listed).given
            left = {key: amount for key, amount in assessment.given.items() if key not in told}
            change.put_log(replace(log, assessment=replace(assessment, given={**left, **given})))
            # A log that is gone took no number away.
            old = told if self._door.store.log(week.next()) is not None else {}
            handed = handed_on(self._log_after(week, now), given, old, listed)
            if handed.log != self._door.store.log(week.next()) and (given or told):
                change.put_log(handed.log)
            # What is thought today is not overruled by an older week.
            is_latest = not any(
                self._is_assessed(later) for later in self._door.store.weeks() if week < later
            )
            if is_latest and with_ratings_of(listed, assessment) != listed:
                change.put_list(with_ratings_of(listed, assessment))
            return Outcome(
                (f"{week} is assessed.", *_told(handed, given, week.next(), listed), *_early(given, report)),
                label,
            )

        return self._door.change(label, now, rule)

    # Inside

    def _assessable(self, week: Week, now: datetime) -> WeekLog:
        """The log of a week in which there is something to assess. Raises Refused."""
        from tracker.domain.review.due import is_assessable
        from tracker.domain.week.week_report import week_report

        if not is_assessable(week_report(self._door.record.week(week, now, with_numbers=False), now)):
            raise Refused(f"Nothing was measured in {week}, so there is nothing to assess.")
        return self._door.store.log(week) or WeekLog(week, self._door.store.day_start(week))

    def _log_after(self, week: Week, now: datetime) -> WeekLog:
        """The log of the week after; a new one where there is none."""
        following = self._door.store.log(week.next())
        return following or new_log(self._door.store, self._door.zone, now, week.next())

    def _is_assessed(self, week: Week) -> bool:
        log = self._door.store.log(week)
        return log is not None and log.finished_assessment is not None


def _early(given: dict[str, float], report: WeekReport) -> tuple[str, ...]:
    """What is to be known of numbers that a week gave before it was over."""
    from tracker.domain.review.so_far import days_so_far

    days = days_so_far(report)
    if not given or not days:
        return ()
    return (f"They take {days} for a whole week: assess {report.week} again when it is over.",)


def _told(handed: HandedOn, given: dict[str, float], week: Week, listed: ActivityList) -> tuple[str, ...]:
    """What the moves gave the next week, and what stayed."""
    lines = []
    if len(given) > len(handed.by_hand):
        lines.append(f"Its moves are caps and targets of {week} now.")
    numbers = handed.log.numbers
    there = [key for key in handed.by_hand if key in numbers.targets or key in numbers.caps]
    gone = [key for key in handed.by_hand if key not in there]
    for said, keys in (("Set by hand", there), ("Taken away by hand", gone)):
        if keys:
            names = ", ".join(listed.get(key).name if listed.has(key) else key for key in keys)
            lines.append(f"{said} for {week}, so left as it is: {names}.")
    return tuple(lines)
