"""How wide the columns of a plan are; what stands below its table keeps to them."""

from __future__ import annotations

from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.value import value

_WIDE, _WITH_TARGET = 100, 72
_LEAST_NAME = {True: 20, False: 12}
_DAY, _WIDEST_DAY = 6, 22
# « 12:00 of 19:24», or the hours alone; and what stays blank at the right edge.
_TOTAL, _SHORT_TOTAL, _MARGIN = 15, 6, 1


@value
class PlanColumns:
    """Widths in cells. Without ``has_target`` what is wanted of a row is not told beside its sum."""

    name: int
    day: int
    total: int
    has_target: bool


def plan_columns(width: int) -> PlanColumns:
    """The columns for a width; names get what is left."""
    has_target = width >= _WITH_TARGET
    total = _TOTAL if has_target else _SHORT_TOTAL
    width -= _MARGIN if has_target else 0
    day = (width - total - _LEAST_NAME[width >= _WIDE]) // DAYS_IN_WEEK
    day = min(_WIDEST_DAY, max(_DAY, day))
    return PlanColumns(max(1, width - total - DAYS_IN_WEEK * day), day, total, has_target)
