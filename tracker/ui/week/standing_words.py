"""What an activity counts as, in words: the letters at the end of its row, said in full."""

from __future__ import annotations

from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED
from tracker.domain.week.week_report import ReportRow

_MEANS = {
    SUPPORTING: "supports the goal",
    NECESSARY: "necessary, though it does not support the goal",
    WASTED: "does not support the goal: counts as wasted",
}


def standing_words(row: ReportRow, rate_key: str) -> str:
    """What a row's ratings say; nothing of music, which is not rated. ``rate_key`` gives them."""
    activity = row.activity
    if row.standing == MUSIC:
        return ""
    if row.standing == UNRATED:
        return f"{activity.name}: not rated yet, {rate_key} rates it"
    ratings = [
        f"{name} {rating}"
        for name, rating in (("priority", activity.priority), ("enjoyment", activity.enjoyment))
        if rating
    ]
    return f"{activity.name}: {', '.join([*ratings, _MEANS[row.standing]])}"
