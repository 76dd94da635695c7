"""What the ratings of a week say about its hours, where there is something to say."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.text import percent
from tracker.domain.time.duration import h_mm
from tracker.domain.week.week_report import ReportRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HIGH, DISLIKED = 8, 3
_FEW, _MANY, _MUCH_DISLIKED = 0.3, 0.6, 0.25


def ratings_said(rows: Sequence[ReportRow], wasted_up_to: int) -> list[str]:
    """Sentences about rated rows; the shares are of the hours of what is rated."""
    rated = [row for row in rows if row.activity.priority is not None]
    total = sum(row.seconds for row in rated)
    if not total:
        return []

    def share(is_meant: Callable[[Activity], bool]) -> float:
        return sum(row.seconds for row in rated if is_meant(row.activity)) / total

    said = []
    high, low = share(lambda a: _priority(a) >= HIGH), share(lambda a: _priority(a) <= wasted_up_to)
    if high < _FEW:
        said.append(f"Priority {HIGH} and more got {percent(high)} of these hours.")
    elif high >= _MANY:
        said.append(
            f"Priority {HIGH} and more got {percent(high)} of these hours: most of your listed hours went "
            "to what you call important."
        )
    if low > high:
        said.append(
            f"Priority {wasted_up_to} and less got {percent(low)}, more than the {percent(high)} of what "
            "matters most to you."
        )
    disliked = share(lambda a: a.enjoyment is not None and a.enjoyment <= DISLIKED)
    if disliked >= _MUCH_DISLIKED:
        said.append(f"{percent(disliked)} of these hours went to what you enjoy little ({DISLIKED} or less).")
    neither = [row for row in rated if _is_neither(row.activity, wasted_up_to)]
    if neither:
        most = max(neither, key=lambda row: row.seconds)
        said.append(f"{most.activity.name} is neither important nor enjoyed, and took {h_mm(most.seconds)}.")
    return said


def _priority(activity: Activity) -> int:
    return activity.priority or 0


def _is_neither(activity: Activity, wasted_up_to: int) -> bool:
    is_enjoyed = activity.enjoyment is None or activity.enjoyment > DISLIKED + 1
    return _priority(activity) <= wasted_up_to and not is_enjoyed
