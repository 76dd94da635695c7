"""What a rating changed in how an activity counts, said at once; and the rule by which it counts."""

from __future__ import annotations

from tracker.domain.time.duration import h_mm, whole_minutes
from tracker.domain.week.standing import MUSIC, NECESSARY, SUPPORTING, UNRATED, WASTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.week.week_report import WeekReport

_AS = {
    MUSIC: "as music",
    SUPPORTING: "as supporting your goal",
    NECESSARY: "as necessary",
    WASTED: "as wasted",
    UNRATED: "as not rated",
}


def rule_said(wasted_up_to: int) -> str:
    """What counts as wasted, in a sentence."""
    if not wasted_up_to:
        return "Nothing counts as wasted."
    return f"Priority {wasted_up_to} or less without support for your goal counts as wasted."


def standing_said(key: str, before: WeekReport, after: WeekReport, which: str = "this") -> str:
    """How an activity counts by now, and what that moves; empty where it counts as it did.

    Both are reports of the same week; ``which`` points at it.
    """
    was, now = before.row(key), after.row(key)
    if was is None or now is None or was.standing == now.standing:
        return ""
    name = now.activity.name
    if WASTED not in (was.standing, now.standing):
        return f"{name} now counts {_AS[now.standing]}."
    ended = "" if now.standing == WASTED else ", no longer as wasted"
    said = f"{name} now counts {_AS[now.standing]}{ended}"
    if not whole_minutes(now.seconds):
        return f"{said}."
    sums = (report.week_balance.wasted for report in (before, after))
    first, last = map(h_mm, sums)
    return f"{said}: {h_mm(now.seconds)} {which} week. All that is wasted is {last} now, not {first}."
