"""The plan in an assessment: what became of the week's own, and that of the week after."""

from __future__ import annotations

from tracker.domain.review.moves import gained
from tracker.domain.review.numbers_to_come import numbers_to_come
from tracker.domain.value import replace
from tracker.domain.week.planned_said import done_said
from tracker.domain.week.planned_week import PlannedWeek, planned_week
from tracker.domain.week.week_report import week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.review.review import Review
    from tracker.domain.week.usual_times import UsualTime
    from tracker.domain.week.week_record import WeekRecord


def planned_ahead(review: Review, following: WeekRecord, usual: tuple[UsualTime, ...]) -> PlannedWeek:
    """The week after with its plan; its targets are as the moves would have them, finished or not."""
    to_come = [number for number in numbers_to_come(review) if not number.is_cap]
    targets = {number.key: number.hours for number in to_come if number.hours is not None}
    numbers = replace(following.numbers, targets=targets)
    record = replace(following, numbers=numbers)
    moves = review.assessment.moves
    moved = {move.target: gained(moves, move.target) for move in moves}
    report = week_report(record, review.now)
    listed, calendar = following.listed, following.calendar
    return planned_week(report, following.plan, usual, listed, calendar, moved=moved)


def plan_kept_said(review: Review) -> str:
    """The plan of the week that is reviewed against what was done; empty where nothing was planned."""
    record = review.material.record
    if not record.plan:
        return ""
    return done_said(planned_week(review.report, record.plan, (), record.listed, record.calendar))
