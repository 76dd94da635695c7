"""What is on record about a week: all that a report of it is made from."""

from __future__ import annotations

from tracker.domain.value import value
from tracker.domain.week.week_log import NO_NUMBERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.time.week import Week
    from tracker.domain.week.assessment import Assessment
    from tracker.domain.week.calendar import Calendar
    from tracker.domain.week.plan import Plan
    from tracker.domain.week.week_log import Numbers, WeekLog


@value
class WeekRecord:
    """What is on record about one week, as it was read at one moment.

    ``entries`` holds those of whatever log that may touch the week, and the running one however old;
    ``numbers`` are those in force, also where an earlier week set them.
    """

    week: Week
    listed: ActivityList
    log: WeekLog | None
    entries: tuple[Entry, ...]
    running: Entry | None
    numbers: Numbers
    calendar: Calendar
    problems: tuple[str, ...] = ()
    oddities: int = 0

    @property
    def finished_assessment(self) -> Assessment | None:
        """The week's own assessment, once it is finished."""
        return self.log.finished_assessment if self.log is not None else None

    @property
    def plan(self) -> Plan:
        """What is planned of the week, as far as it is for music or for an activity of the list."""
        if self.log is None or not self.log.plan:
            return ()
        # Few weeks are planned, and every command reads one.
        from tracker.domain.week.plan import meaningful

        return meaningful(self.log.plan, self.listed)

    @property
    def studio_days(self) -> int | None:
        """On how many days studio time is planned: as it was set or, unless it was, by the plan."""
        if self.log is not None and self.log.studio_days is not None:
            return self.log.studio_days
        studio = {"studio", *(each.key for each in self.listed.activities if each.kind == "studio")}
        return len({each.day for each in self.plan if each.what in studio}) or None

    @property
    def guesses(self) -> Mapping[str, float]:
        """What was guessed of the week, in hours by key."""
        return self.log.numbers.guesses if self.log is not None else NO_NUMBERS.guesses
