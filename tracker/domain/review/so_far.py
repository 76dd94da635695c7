"""A week that is assessed before it is over."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.week.week_report import WeekReport

_DAYS = ("one", "two", "three", "four", "five", "six")


def days_so_far(report: WeekReport) -> str:
    """How many days of a week there have been, such as «two of seven days».

    Empty once its last day has begun: what the evening still brings changes little.
    """
    if report.today is None or report.today >= len(_DAYS):
        return ""
    return f"{_DAYS[report.today]} of seven days"


def moving_early_said(report: WeekReport) -> str:
    """What moving hours of a week with days to come means; empty where there are none."""
    days = days_so_far(report)
    if not days:
        return ""
    return (
        f"{days.capitalize()} so far, and what is usual would take them for a whole week. "
        "Better to move hours when the week is over."
    )
