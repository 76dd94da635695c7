"""The hours that reports are made of, over any days: from the sums that are known, or from the logs."""

from __future__ import annotations

from datetime import date

from tracker.domain.report.series import end_of
from tracker.domain.report.verdicts import Verdicts, ratings_of
from tracker.domain.time.week import DAYS_IN_WEEK, Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import value
from tracker.reading.left_out import problems_of_list, problems_of_week
from tracker.reading.placed_logs import PlacedLogs
from tracker.storage.file_state import day_start_in
from tracker.storage.files import Files
from tracker.storage.machine.log_cache import facts_of, stamps_of_week
from tracker.storage.machine.sums_cache import Block, SumsCache, stamps_in_bytes
from tracker.storage.weeks_folder import week_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.domain.report.pieces import Piece
    from tracker.domain.report.placing import Placing
    from tracker.domain.report.series import SeriesByCell
    from tracker.domain.report.verdicts import Ratings
    from tracker.domain.time.day_range import DayRange
    from tracker.domain.time.zone import Zone
    from tracker.domain.week.week_log import WeekLog
    from tracker.storage.machine.log_cache import Known
    from tracker.storage.machine.sums_cache import Newest, Part

# The last logs differ after every change; all others are taken together.
_RECENT = 3
# To read so many takes no longer than anybody notices.
_AT_ONCE = 13


@value
class Hours:
    """All that was logged, by day, as of one moment; and what of the days that are meant cannot be read.

    The sums are those of the ``logs`` at one look, with what was ``running`` then.
    """

    series: tuple[SeriesByCell, ...]
    verdicts: Verdicts
    listed: ActivityList
    today: date
    meant: DayRange
    problems: tuple[str, ...]
    running: Entry | None
    logs: PlacedLogs

    def pieces_running(self, now: datetime) -> list[Piece]:
        """What runs, up to now, in the pieces that pages and lists are made of."""
        if self.running is None:
            return []
        from tracker.domain.report.pieces import pieces_of

        return pieces_of([self.running], self.logs.calendar, instant_of(now))


def hours_of(
    files: Files,
    zone: Zone,
    days_meant: Callable[[date], DayRange],
    now: datetime,
    come_to: Callable[[int, int], None] | None = None,
) -> Hours:
    """The hours of some days, which may depend on today, among those of all others.

    ``come_to`` is told how many of the logs that have to be read have been, and of how many.
    """
    files.settle()
    looking = _Looking(files, zone, come_to)
    instant = instant_of(now)
    today = looking.logs.calendar.day_at(instant)
    meant = days_meant(today)
    looking.look()
    running = looking.running()
    if looking.is_overtaken:
        # What was ended in between would be in neither: not in the sums, and not as what runs.
        looking = _Looking(files, zone, come_to)
        looking.look()
        running = looking.running()
    problems = [*problems_of_list(files, running)]
    for name in looking.odd_on(meant):
        problems += problems_of_week(files, week_of(name), running)
    series = looking.series
    if running is not None:
        from tracker.domain.report.entry_series import series_of

        series = [*series, series_of([running], looking.logs.calendar, instant)]
    listed = files.listed()
    verdicts = Verdicts(listed, looking.ratings)
    return Hours(tuple(series), verdicts, listed, today, meant, tuple(problems), running, looking.logs)


def learn_some(files: Files, zone: Zone) -> bool:
    """Read some of the logs of which no sums are known, and know them from then on; whether more are left.

    So nobody has to wait until all are read: others read and write between one call and the next.
    """
    files.settle()
    return _Looking(files, zone, None).learn_some()


class _Looking:
    """One look at the sums of all logs; what is not known is read, and known from then on."""

    def __init__(self, files: Files, zone: Zone, come_to: Callable[[int, int], None] | None) -> None:
        self._files = files
        self._cache = SumsCache(files.folders.in_state)
        self.logs = PlacedLogs(files, zone)
        self._names, self._stamps = self.logs.names, self.logs.stamps
        self._come_to = come_to
        for name, begin in self._cache.day_starts(self._stamps).items():
            self.logs.begin_at(name, begin)
        self._parts: dict[str, Part] = {}
        self._learned: set[str] = set()
        # What else is in the logs that were read.
        self._at_hand: dict[str, Known] = {}
        self._newest: Newest | None = None
        self._odd: list[str] = []
        self.series: list[SeriesByCell] = []
        """The seconds of all that has an end."""
        self.ratings: dict[int, Ratings] = {}
        """What assessed weeks are judged by, by the ordinals of their Mondays."""
        self.is_overtaken = False
        """Whether the log that tells what runs is another one by now than the one that was added up."""

    def look(self) -> None:
        """Take up the sums of all logs."""
        block = self._cache.block
        if block is not None and not self._holds(block):
            block = None
        self._look_at_each(self._others(block))
        # To read the last one alone again takes no longer than to write down what is in it.
        if self._learned - {*self._names[-1:]} or (block is None and self._old_names):
            made = self._made_of_old(block)
            self._cache.save(self._names, made)
            block = made or block
        if len(self._at_hand) > _RECENT:
            # Whoever asks next for what is known of all logs need not read them once more.
            self._files.known_logs(self._at_hand)
        others = self._others(block)
        parts = [self._parts[name] for name in others]
        self.series = [part[1] for part in parts]
        self.ratings = self._ratings_of(others)
        self._odd = [name for name in others if self._parts[name][4]]
        if block is not None:
            self.series = [*block.series, *self.series]
            self.ratings = {**block.ratings, **self.ratings}
            self._odd = [*block.odd, *self._odd]
        self._newest = _newest_of([*(part[5] for part in parts), block.newest if block is not None else None])

    def learn_some(self) -> bool:
        """Read some of what is not known; whether more of it is left, and worth another try."""
        block = self._cache.block
        unknown = self._unknown(self._others(block if block is not None and self._holds(block) else None))
        for name in unknown[:_AT_ONCE]:
            self._read(name)
        if self._learned:
            self._cache.save(self._names, None)
        return bool(self._learned) and len(unknown) > _AT_ONCE

    def running(self) -> Entry | None:
        """The running entry: the last one by start, if it has no end."""
        if self._newest is None or not self._newest[3]:
            return None
        name = self._newest[2]
        log = self._files.log(week_of(name))
        self.is_overtaken = self._files.stamps_read(week_of(name)) != stamps_of_week(name, self._stamps)
        last = log.entries[-1] if log is not None and log.entries else None
        return last if last is not None and last.end is None else None

    def odd_on(self, days: DayRange) -> list[str]:
        """The logs that may touch some days of which something cannot be read, or counts nothing."""
        first, last = str(Week.containing(days.first)), str(Week.containing(days.last))
        if all(first <= name <= last for name in self._odd):
            # Of their own weeks they are; mostly it is one alone, in which a timer runs.
            return self._odd
        from tracker.reading.all_logs import AllLogs

        begin, end = self.logs.calendar.day_bounds(days.first)[0], self.logs.calendar.day_bounds(days.last)[1]
        touching = {*map(str, AllLogs(self._files, self._at_hand).logs(begin, end))}
        return [name for name in self._odd if name in touching]

    @property
    def _old_names(self) -> list[str]:
        """The weeks that are taken together."""
        return self._names[:-_RECENT]

    def _others(self, block: Block | None) -> list[str]:
        return self._names[len(block.names) :] if block is not None else self._names

    def _holds(self, block: Block) -> bool:
        return block.is_of(self._names, self._stamps) and block.placing == self._placing_together(
            block.names, block.series
        )

    def _made_of_old(self, block: Block | None) -> Block | None:
        """The logs of long ago as one; None where one of them is not known, as it could not be read."""
        names = self._old_names
        # With fewer logs by now it may hold more of them than would be taken together anew.
        if block is not None and len(block.names) >= len(names):
            return block
        # Those of the last block one by one: what is kept of them may be of another zone than the block.
        self._look_at_each([name for name in names if name not in self._parts])
        if not names or any(name in self._at_hand and name not in self._learned for name in names):
            return None
        from tracker.domain.report.entry_series import together

        series = together(self._parts[name][1] for name in names)
        odd = [name for name in names if self._parts[name][4]]
        newest = _newest_of(self._parts[name][5] for name in names)
        placing, stamps = self._placing_together(names, series), stamps_in_bytes(names, self._stamps)
        return Block(names, stamps, placing, series, self._ratings_of(names), odd, newest)

    def _look_at_each(self, names: list[str]) -> None:
        to_read = self._unknown(names)
        for done, name in enumerate(to_read):
            if self._come_to is not None:
                self._come_to(done, len(to_read))
            self._parts[name] = self._read(name)

    def _unknown(self, names: list[str]) -> list[str]:
        """Of which logs no sums are known; what is known of the others is taken up."""
        known = {name: self._cache.part(name, self._stamps) for name in names}
        for name, part in known.items():
            if part is not None and part[3] is not None:
                self.logs.begin_at(name, part[3])
        unknown = []
        for name, part in known.items():
            if part is not None and part[0] == self._placing(name, part[1]):
                self._parts[name] = part
            else:
                unknown.append(name)
        return unknown

    def _read(self, name: str) -> Part:
        """What is in a log, which is remembered unless it could not be read."""
        from tracker.domain.report.entry_series import series_of

        week = week_of(name)
        log, stamps = self._files.log(week), self._files.stamps_read(week)
        entries = log.entries if log is not None else ()
        closed = [entry for entry in entries if entry.end is not None]
        series = series_of(closed, self.logs.calendar, 0)
        ratings = ratings_of(log.finished_assessment if log is not None else None)
        said = day_start_in(self._files.log_state(week))
        # Whether an open entry runs is told later: it may be otherwise tomorrow.
        is_odd = len(closed) < len(entries) or any(problems_of_week(self._files, week, None))
        placing = self._placing(name, series)
        part = placing, series, ratings, None if said is None else str(said), is_odd, _newest_in(name, log)
        self._at_hand[name] = stamps, facts_of(log, not is_odd)
        if stamps and stamps == stamps_of_week(name, self._stamps):
            self._cache.learn(name, stamps, part)
            self._learned.add(name)
        return part

    def _placing(self, name: str, series: SeriesByCell) -> Placing:
        """By what the days of one log are told."""
        return self.logs.placings.of(*_reach([_monday(name)], [series]))

    def _placing_together(self, names: list[str], series: Iterable[SeriesByCell]) -> Placing:
        """The same of many logs that follow one another, given that none of them has changed.

        In their own weeks days begin when they say so, before them when the list says so.
        """
        following = _monday(names[-1]) + DAYS_IN_WEEK
        first, last = _reach([_monday(names[0]), following], series)
        after = self.logs.placings.begins(following, last)
        return self.logs.placings.clocks(first, last), (str(self._files.listed().day_start), *after)

    def _ratings_of(self, names: Iterable[str]) -> dict[int, Ratings]:
        rated = ((_monday(name), self._parts[name][2]) for name in names)
        return {monday: ratings for monday, ratings in rated if ratings is not None}


def _newest_in(name: str, log: WeekLog | None) -> Newest | None:
    """The last entry of a log by start; see ``LogSpans.newest_entry``."""
    if log is None or not log.entries:
        return None
    last = log.entries[-1]
    return last.first, last.end != last.start, name, last.end is None


def _newest_of(each: Iterable[Newest | None]) -> Newest | None:
    return max((newest for newest in each if newest is not None), default=None)


def _monday(name: str) -> int:
    return week_of(name).monday.toordinal()


def _reach(mondays: list[int], series: Iterable[SeriesByCell]) -> tuple[int, int]:
    """From which day to which logs reach, given the Mondays of their weeks."""
    each = [own for part in series for own in part.values()]
    firsts = [first for first, _ in each]
    lasts = [end_of(own) - 1 for own in each]
    return min(*mondays, *firsts, mondays[0]), max(*mondays, *lasts, mondays[0])
