"""What is on record over many weeks: weeks side by side, and every day from the first on."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.report.past import past_of
from tracker.domain.report.report import days_with_hours, report_of
from tracker.domain.time.day_range import ALL_DAYS
from tracker.domain.time.zone import instant_of
from tracker.domain.week.trends import WEEKS_SIDE_BY_SIDE, Trends, trend_week, weeks_up_to
from tracker.reading.hours import hours_of, learn_some

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.report.past import Past
    from tracker.domain.report.track_rows import AllTracks
    from tracker.domain.time.week import Week
    from tracker.domain.time.zone import Zone
    from tracker.domain.tracks.entry_filter import Selection
    from tracker.domain.week.trends import TrendWeek
    from tracker.reading.hours import Hours
    from tracker.reading.record import Record
    from tracker.reading.search import Search
    from tracker.storage.files import Files


class LookingBack:
    """Of one record; see Record, which offers it."""

    def __init__(self, record: Record, files: Files, zone: Zone) -> None:
        self._record = record
        self._files = files
        self._zone = zone

    def trends(self, now: datetime, last: Week | None = None, most: int = WEEKS_SIDE_BY_SIDE) -> Trends:
        """So many weeks side by side that end with ``last``, or with the present one."""
        weeks = self.weeks_side_by_side(now, last, most)
        shown: list[TrendWeek] = []
        problems: list[str] = []
        for week in weeks:
            record = self._record.week(week, now, with_numbers=False)
            shown.append(trend_week(record, now))
            problems += record.problems
        present = self._record.calendar().week_at(instant_of(now))
        has_earlier = any(week < weeks[0] for week in self._files.weeks()[:1])
        # What touches two weeks, and the list, is named once.
        return Trends(tuple(shown), present, has_earlier, tuple(dict.fromkeys(problems)))

    def weeks_side_by_side(
        self, now: datetime, last: Week | None = None, most: int = WEEKS_SIDE_BY_SIDE
    ) -> list[Week]:
        """The weeks that stand there up to ``last``, or to the present one, the oldest first."""
        last = last or self._record.calendar().week_at(instant_of(now))
        return weeks_up_to(last, min([last, *self._files.weeks()[:1]]), most)

    def tracks(self, now: datetime) -> AllTracks:
        """Every track with its hours."""
        from tracker.domain.report.track_rows import AllTracks, track_rows
        from tracker.reading.file_advice import problem_of

        hours = self._hours(now)
        state, used = self._files.tracks_state(), days_with_hours(hours.series)
        rows = track_rows(hours.series, hours.verdicts, hours.listed, self._files.tracks())
        problems = (*(problem_of(state) if state is not None else ()), *hours.problems)
        if used is None:
            return AllTracks(rows, problems=problems)
        every = report_of(hours.series, hours.verdicts, used, ("kind",), hours.listed)
        return AllTracks(rows, every.balance.studio, used.first, problems)

    def search(self, meant: Selection, holding: str) -> Search:
        """Look for entries, the newest first; see Search."""
        from tracker.reading.search import Search

        return Search(self._record, self._files, meant, holding)

    def learn_some(self) -> bool:
        """Read some of the logs of which no sums are known yet; whether more are left. See ``learn_some``."""
        return learn_some(self._files, self._zone)

    def past(self, now: datetime) -> Past:
        """Every day of which anything is logged."""
        hours = self._hours(now)
        return past_of(hours.series, hours.verdicts, hours.listed, hours.today, hours.problems)

    def _hours(self, now: datetime) -> Hours:
        return hours_of(self._files, self._zone, lambda _: ALL_DAYS, now)
