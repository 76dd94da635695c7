"""The hours that reports are made of, over any days: from the sums that are known, or from the logs."""

from __future__ import annotations

from datetime import time

from tracker.domain.report.placing import Placings
from tracker.domain.report.series import series_of, together
from tracker.domain.report.verdicts import Verdicts, ratings_of
from tracker.domain.time.week import DAYS_IN_WEEK
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.domain.week.calendar import Calendar
from tracker.reading.all_logs import AllLogs
from tracker.reading.left_out import problems_of_list, problems_of_week
from tracker.storage.files import Files, day_start_in
from tracker.storage.machine.log_cache import facts_of, stamps_listed, stamps_of_week
from tracker.storage.machine.sums_cache import SumsCache, block_of
from tracker.storage.weeks_folder import week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.report.placing import Placing
    from tracker.domain.report.series import SeriesByCell
    from tracker.domain.report.verdicts import Ratings
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.week import Week
    from tracker.domain.time.zone import Zone
    from tracker.storage.machine.log_cache import Known
    from tracker.storage.machine.sums_cache import Block, Part

# The last logs differ after every change; all others are taken together.
_RECENT = 3


@value
class Hours:
    """All that was logged, by day, as of one moment; and what of it cannot be read."""

    series: tuple[SeriesByCell, ...]
    verdicts: Verdicts
    listed: ActivityList
    problems: tuple[str, ...]


def hours_of(
    files: Files,
    zone: Zone,
    days: DayRange | None,
    now: datetime,
    come_to: Callable[[int, int], None] | None = None,
) -> Hours:
    """The hours of some days, or of all, among those of others.

    ``come_to`` is told how many of the logs that have to be read have been, and of how many.
    """
    files.settle()
    looking = _Looking(files, zone, come_to)
    looking.look()
    all_logs = AllLogs(files, looking.at_hand)
    running, odd = all_logs.running, looking.odd
    if days is not None and odd:
        begin, end = looking.calendar.day_bounds(days.first)[0], looking.calendar.day_bounds(days.last)[1]
        touching = {*map(str, all_logs.logs(begin, end))}
        odd = [name for name in odd if name in touching]
    problems = [*problems_of_list(files, running)]
    for name in odd:
        problems += problems_of_week(files, week_of(name), running)
    runs = series_of([running], looking.calendar, instant_of(now)) if running is not None else {}
    listed = files.listed()
    return Hours((*looking.series, runs), Verdicts(listed, looking.ratings), listed, tuple(problems))


class _Looking:
    """One look at the sums of all logs; what is not known is read, and known from then on."""

    def __init__(self, files: Files, zone: Zone, come_to: Callable[[int, int], None] | None) -> None:
        self._files = files
        self._names = files.week_names()
        self._cache = SumsCache(files.folders.in_state)
        self._stamps = stamps_listed(files.folders.weeks)
        self._come_to = come_to
        begins = self._cache.day_starts(self._stamps).items()
        self._day_starts = {name: time.fromisoformat(begin) for name, begin in begins}
        self.calendar = Calendar(zone, self._day_start)
        self._placings = Placings(zone, self._day_start)
        self._parts: dict[str, Part] = {}
        self._learned: set[str] = set()
        self.series: list[SeriesByCell] = []
        """The seconds of all that has an end."""
        self.ratings: dict[int, Ratings] = {}
        """What assessed weeks are judged by, by the ordinals of their Mondays."""
        self.odd: list[str] = []
        """The logs of which something cannot be read, or counts nothing."""
        self.at_hand: dict[str, Known] = {}
        """What else is in the logs that were read."""

    def look(self) -> None:
        """Take up the sums of all logs."""
        block, names = self._cache.block, self._names
        if block is not None and not self._holds(block):
            block = None
        others = names[len(block.names) :] if block is not None else names
        self._look_at_each(others)
        parts = [self._parts[name] for name in others]
        # Taken together only where they are kept so: to copy ten years for a week of them takes long.
        self.series = [*([block.series] if block else ()), *(part[1] for part in parts)]
        self.ratings = {**(block.ratings if block else {}), **self._ratings_of(others)}
        self.odd = [*(block.odd if block else ()), *(name for name in others if self._parts[name][4])]
        # To read the last one alone again takes no longer than to write down what is in it.
        if self._learned - {*names[-1:]} or (block is None and self._old_names):
            self._cache.save(names, self._new_block(block))

    @property
    def _old_names(self) -> list[str]:
        """The weeks that are taken together."""
        return self._names[:-_RECENT]

    def _holds(self, block: Block) -> bool:
        return block.is_of(self._names, self._stamps) and block.placing == self._placing_together(
            block.names, block.series
        )

    def _new_block(self, block: Block | None) -> Block | None:
        """The logs of long ago as one; None where one of them is not known, as it could not be read."""
        names = self._old_names
        if block is not None and block.names == names:
            return block
        for name in names:
            part = self._parts.get(name) or self._cache.part(name, self._stamps)
            if part is None or (name in self.at_hand and name not in self._learned):
                return None
            self._parts[name] = part
        if not names:
            return None
        series = together(self._parts[name][1] for name in names)
        odd = [name for name in names if self._parts[name][4]]
        placing = self._placing_together(names, series)
        return block_of(names, self._stamps, placing, series, self._ratings_of(names), odd)

    def _look_at_each(self, names: list[str]) -> None:
        known = {name: self._cache.part(name, self._stamps) for name in names}
        for name, part in known.items():
            if part is not None and part[3] is not None:
                self._day_starts[name] = time.fromisoformat(part[3])
        to_read = []
        for name, part in known.items():
            if part is not None and part[0] == self._placing(name, part[1]):
                self._parts[name] = part
            else:
                to_read.append(name)
        for done, name in enumerate(to_read):
            if self._come_to is not None:
                self._come_to(done, len(to_read))
            self._parts[name] = self._read(name)

    def _read(self, name: str) -> Part:
        """What is in a log, which is remembered unless it could not be read."""
        week = week_of(name)
        log = self._files.log(week)
        entries = log.entries if log is not None else ()
        closed = [entry for entry in entries if entry.end is not None]
        series = series_of(closed, self.calendar, 0)
        ratings = ratings_of(log.finished_assessment if log is not None else None)
        said = day_start_in(self._files.log_state(week))
        # Whether an open entry runs is told later: it may be otherwise tomorrow.
        is_odd = len(closed) < len(entries) or any(problems_of_week(self._files, week, None))
        placing = self._placing(name, series)
        part = placing, series, ratings, None if said is None else str(said), is_odd
        stamps = self._files.stamps_read(week)
        self.at_hand[name] = stamps, facts_of(log)
        if stamps and stamps == stamps_of_week(name, self._stamps):
            self._cache.learn(name, stamps, part)
            self._learned.add(name)
        return part

    def _placing(self, name: str, series: SeriesByCell) -> Placing:
        """By what the days of one log are told."""
        return self._placings.of(*_reach([_monday(name)], series))

    def _placing_together(self, names: list[str], series: SeriesByCell) -> Placing:
        """The same of many logs that follow one another, given that none of them has changed.

        In their own weeks days begin when they say so, before them when the list says so.
        """
        following = _monday(names[-1]) + DAYS_IN_WEEK
        first, last = _reach([_monday(names[0]), following], series)
        after = self._placings.begins(following, last)
        return self._placings.clocks(first, last), (str(self._files.listed().day_start), *after)

    def _ratings_of(self, names: list[str]) -> dict[int, Ratings]:
        rated = ((_monday(name), self._parts[name][2]) for name in names)
        return {monday: ratings for monday, ratings in rated if ratings is not None}

    def _day_start(self, week: Week) -> time:
        """When days begin in a week, by one look at its files; mostly its own log is known to say it."""
        name = str(week)
        begin = self._day_starts.get(name)
        if begin is None:
            begin = self._day_starts[name] = self._files.day_start(week)
        return begin


def _monday(name: str) -> int:
    return week_of(name).monday.toordinal()


def _reach(mondays: list[int], series: SeriesByCell) -> tuple[int, int]:
    """From which day to which logs reach, given the Mondays of their weeks."""
    firsts = [first for first, _ in series.values()]
    lasts = [first + len(seconds) - 1 for first, seconds in series.values()]
    return min(*mondays, *firsts, mondays[0]), max(*mondays, *lasts, mondays[0])
