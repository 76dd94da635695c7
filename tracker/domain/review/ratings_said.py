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


def ratings_said(rows: Sequence[ReportRow], wasted_up_to: int, music: int) -> list[str]:
    """Sentences about rated rows; the shares are of their hours and those of ``music``, in seconds.

    Music matters most, or nobody would be here: whoever gave it half of the week is not told of the other
    half alone.
    """
    rated = [row for row in rows if row.activity.priority is not None]
    listed = sum(row.seconds for row in rated)
    total = listed + music
    if not listed:
        return []

    def share(is_meant: Callable[[Activity], bool], more: int = 0) -> float:
        return (more + sum(row.seconds for row in rated if is_meant(row.activity))) / total

    said = []
    high = share(lambda a: _priority(a) >= HIGH, more=music)
    low = share(lambda a: _priority(a) <= wasted_up_to)
    matters = f"Music and what has priority {HIGH} or more"
    if high >= _MANY:
        said.append(
            f"{matters} got {percent(high)} of your hours: most of them went to what you call important."
        )
    elif high < _FEW:
        said.append(f"{matters} got {percent(high)} of your hours.")
    if low > high:
        said.append(
            f"Priority {wasted_up_to} or less got {percent(low)}, more than the {percent(high)} of music and "
            "what matters most to you."
        )
    disliked = share(lambda a: a.enjoyment is not None and a.enjoyment <= DISLIKED)
    if disliked >= _MUCH_DISLIKED:
        said.append(f"{percent(disliked)} of your hours went to what you enjoy little ({DISLIKED} or less).")
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
