"""Hours that are in question: whoever counts on them would tick off a target that may not be reached."""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, whole_minutes
from tracker.domain.week.tally import overlap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.domain.away.questions import AwayQuestion
    from tracker.domain.week.week_report import WeekReport


def doubtful_seconds(questions: Iterable[AwayQuestion], report: WeekReport) -> Mapping[str, int]:
    """The seconds of a week that are in question, by activity and by kind: of each question whole minutes."""
    found: dict[str, int] = {}
    for question in questions:
        row = report.row(question.entry.activity)
        seconds = overlap(question.begin, question.end, report.bounds[0], report.bounds[7])
        if row is not None and seconds:
            seconds = whole_minutes(seconds + MINUTE - 1)
            for key in (row.activity.key, row.activity.kind):
                found[key] = found.get(key, 0) + seconds
    return found
