"""When an assessment is due, and of which week."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.week.week_log import WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.week.week_report import WeekReport

SUNDAY, TUESDAY = 6, 1
EVENING = 17


def is_to_assess(log: WeekLog | None) -> bool:
    """Whether there is something in a week's log to assess, and it is not assessed yet."""
    if log is None or not log.entries:
        return False
    return log.assessment is None or not log.assessment.is_finished


def is_offer_due(report: WeekReport, now: datetime, is_last_open: bool) -> bool:
    """Whether to offer the assessment, quietly: on Sunday evening, and on Monday and Tuesday.

    ``is_last_open`` says that an ended week is not assessed yet.
    """
    if report.today is None:
        return False
    if report.today == SUNDAY and (now.hour >= EVENING or now.weekday() != SUNDAY):
        return report.seconds > 0 and not report.assessed
    return report.today <= TUESDAY and is_last_open
