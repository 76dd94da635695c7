"""When an assessment is due, and of which week."""

from __future__ import annotations

from datetime import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.week.week_report import WeekReport

SUNDAY, TUESDAY = 6, 1
EVENING = 17


def is_beginning(report: WeekReport) -> bool:
    """Whether the week that is shown began today or yesterday."""
    return report.today is not None and report.today <= TUESDAY


def is_assessable(report: WeekReport) -> bool:
    """Whether there is something to assess in a week: what was measured in it, in whichever log it stands."""
    return report.seconds > 0


def is_to_assess(report: WeekReport) -> bool:
    """Whether there is something to assess in a week, and it is not assessed yet."""
    return is_assessable(report) and not report.assessed


def is_offer_due(report: WeekReport, now: datetime, is_last_open: bool) -> bool:
    """Whether to offer the assessment, quietly: on Sunday evening, and on Monday and Tuesday.

    ``is_last_open`` says that an ended week is not assessed yet.
    """
    if report.today is None:
        return False
    if report.today == SUNDAY and (now.hour >= EVENING or now.weekday() != SUNDAY):
        return is_to_assess(report)
    return report.today <= TUESDAY and is_last_open
