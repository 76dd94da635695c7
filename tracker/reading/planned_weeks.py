"""The logs of some weeks, for what is planned in them."""

from __future__ import annotations

from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week
from tracker.domain.value import value
from tracker.reading.left_out import problems_of_list, problems_of_week
from tracker.storage.files import Files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.entries.entry import Entry
    from tracker.domain.week.week_log import WeekLog


@value
class PlannedWeeks:
    """The logs in which something is planned, by week, and what could not be read."""

    logs: tuple[WeekLog, ...]
    problems: tuple[str, ...]


def planned_weeks(files: Files, days: DayRange, running: Entry | None) -> PlannedWeeks:
    """The logs in which something is planned, of the weeks of some days; ``running`` is what runs."""
    files.settle()
    first, last = Week.containing(days.first), Week.containing(days.last)
    logs: list[WeekLog] = []
    problems = [*problems_of_list(files, running)]
    for week in files.weeks():
        if first <= week <= last:
            log = files.log(week)
            logs += [log] if log is not None and log.plan else []
            problems += problems_of_week(files, week, running)
    return PlannedWeeks(tuple(logs), tuple(problems))
