"""The usual week: what the middle of the last four weeks gave to something.

One week is no measure of the next: an illness or a holiday would set a target that nobody keeps, and a
broken cap would loosen the one after it.
"""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, median

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.week.week_report import WeekReport

WEEKS_IN_USUAL = 4


def usual(key: str, weeks: Sequence[WeekReport]) -> int:
    """Seconds of an activity or a music kind: the median of the last four weeks that have hours for it.

    ``weeks`` are the latest first. A week without counts for nothing; 0 where none has any.
    """
    lengths = [week.seconds_of(key) for week in weeks[:WEEKS_IN_USUAL]]
    return median([seconds for seconds in lengths if seconds >= MINUTE]) or 0
