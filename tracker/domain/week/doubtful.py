"""Hours that are in question: whoever counts on them would tick off a target that may not be reached."""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, whole_minutes
from tracker.domain.week.tally import overlap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.domain.week.week_report import WeekReport

    # An activity, and the instants between which nobody knows whether it was.
    Stretch = tuple[str, int, int]


def doubtful_seconds(stretches: Iterable[Stretch], report: WeekReport) -> Mapping[str, int]:
    """The seconds of a week that are in question, by activity and by kind: of each stretch whole minutes."""
    found: dict[str, int] = {}
    for key, begin, end in stretches:
        row = report.row(key)
        seconds = overlap(begin, end, report.bounds[0], report.bounds[7])
        if row is not None and seconds:
            seconds = whole_minutes(seconds + MINUTE - 1)
            for each in (key, row.activity.kind):
                found[each] = found.get(each, 0) + seconds
    return found
