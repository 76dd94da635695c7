"""Reading the record: what the views and rules are made from."""

from __future__ import annotations

import os
import time as time_module
from datetime import date, datetime, timedelta

from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.errors import Refused
from tracker.domain.time.week import Week
from tracker.domain.time.zone import WELL_WITHIN, instant_of
from tracker.domain.value import replace, value
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.storage.errors import NotRead, Unreadable
from tracker.storage.files import Files
from tracker.storage.weeks_folder import week_of
from tracker.storage.writing.safe_write import stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.domain.time.zone import Zone
    from tracker.domain.tracks.track import TrackList
    from tracker.domain.tracks.track_report import TrackRow
    from tracker.domain.week.usual_times import UsualTime
    from tracker.domain.week.week_record import WeekRecord
    from tracker.reading.all_logs import AllLogs
    from tracker.reading.findings import Finding
    from tracker.reading.looking_back import LookingBack
    from tracker.reading.reviews import Reviews
    from tracker.storage.writing.safe_write import Stamp

    # Those of the folders and the list, and those of all logs by name.
    RecordStamps = tuple[tuple[object, ...], dict[str, Stamp]]

# An editor that saves the list in place is done with it by then.
_PAUSES = (0.02, 0.05, 0.1, 0.2)


@value
class Found:
    """Entries by start, and what could not be read where they were looked for."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


@value
class TrackReport:
    """Every track, and what could not be read of them."""

    rows: tuple[TrackRow, ...]
    problems: tuple[str, ...]


class Record:
    """The record of one data folder, as it stands in the files at each call."""

    def __init__(self, files: Files, zone: Zone) -> None:
        self._files = files
        self._zone = zone

    @property
    def folder(self) -> str:
        """Where it lies."""
        return self._files.folders.data

    def listed(self) -> ActivityList:
        """The list of activities."""
        return self._files.listed()

    def whole_list(self) -> ActivityList:
        """The list, for what is done by the names on it.

        Raises Unreadable where it cannot be read or is damaged, also after a moment: what is missing from it
        may be on it.
        """
        for pause in (*_PAUSES, None):
            state = self._files.list_state()
            if state is None or not state.damage or state.is_newer:
                break
            if pause is None:
                from tracker.reading.file_advice import way_out

                path = self._files.folders.activities
                if state.is_unread:
                    raise NotRead(f"{path} {state.damage}.")
                raise Unreadable(f"{path}{state.damage_told}{way_out(state)}")
            time_module.sleep(pause)
        return self._files.listed()

    def refuse_unknown_timer(self) -> None:
        """Raise NotRead where a log that may hold what runs cannot be read."""
        for week in map(week_of, reversed(self._files.week_names())):
            for state in self._files.states_of(week):
                if state.is_unread:
                    path = os.path.join(self.folder, state.name)
                    raise NotRead(f"Nobody knows what runs: {path} {state.damage}.")
            log = self._files.log(week)
            if log is not None and log.entries:
                return

    def is_new(self) -> bool:
        """Whether there is nothing yet: no list and no log, not even a damaged one."""
        if self._files.list_state() is not None or self._files.week_names():
            return False
        from tracker.storage.leftovers import stray_files

        return not stray_files(self._files)

    def calendar(self) -> Calendar:
        """The days and weeks of the record."""
        return Calendar(self._zone, self._files.day_start)

    def running(self) -> Entry | None:
        """The running entry: the last one by start, if it has no end."""
        return self._all_logs().running

    def last_entry(self) -> Entry | None:
        """The last entry of all, running or not."""
        return self._all_logs().newest

    def entry(self, text: str) -> Entry:
        """The entry of an id or an unambiguous beginning of one; ``last`` is the last by start.

        Raises Refused where none or several fit, and LeftOut of one that makes no sense.
        """
        if text.strip().lower() != "last":
            # Most changes are made without one.
            from tracker.reading.entry_named import entry_named

            return entry_named(self._files, text)
        self.refuse_unknown_timer()
        last = self.last_entry()
        if last is None:
            raise Refused("Nothing is logged yet.")
        return last

    def name(self, entry: Entry) -> str:
        """What the activity of an entry is called."""
        return self._files.listed().get(entry.activity).name

    def week(self, week: Week | None, now: datetime, with_numbers: bool = True) -> WeekRecord:
        """What is on record about a week; the present one if none is named."""
        self._files.settle()
        calendar = self.calendar()
        week = week or calendar.week_at(instant_of(now))
        return self._week_from(self._all_logs(), calendar, week, now, with_numbers)

    def hours_of_week(
        self,
        week: Week | None,
        now: datetime,
        with_numbers: bool = True,
        longest: Callable[[str], int] | None = None,
    ) -> WeekRecord:
        """The same for its hours alone: without what lies about it, and without what is odd in it.

        What is asked about is there, given from how many seconds on an entry of an activity is ``longest``.
        """
        self._files.settle()
        calendar, all_logs = self.calendar(), self._all_logs()
        week = week or calendar.week_at(instant_of(now))
        bounds = calendar.bounds(week)
        logs = all_logs.logs_of_hours(bounds[0], bounds[7], calendar.steady_offset(week), longest)
        return self._week_of_logs(all_logs, logs, calendar, week, with_numbers)

    def week_at_first(self, now: datetime) -> WeekRecord:
        """What is on record about the present week, from its own logs and the one that tells what runs.

        On a machine that has not read the history yet that takes a moment, and all of it may take long.
        Targets and caps that an earlier log may have set are not in it then.
        """
        from tracker.reading.all_logs import AllLogs

        self._files.settle()
        calendar = self.calendar()
        week = calendar.week_at(instant_of(now))
        all_logs = AllLogs(self._files, since=calendar.bounds(week)[0])
        return self._week_from(all_logs, calendar, week, now)

    def _week_from(
        self, all_logs: AllLogs, calendar: Calendar, week: Week, now: datetime, with_numbers: bool = True
    ) -> WeekRecord:
        bounds = calendar.bounds(week)
        logs = all_logs.logs(bounds[0], bounds[7])
        record = self._week_of_logs(all_logs, logs, calendar, week, with_numbers)
        if not with_numbers:
            return record
        from tracker.reading.left_out import count_oddities

        return replace(record, oddities=count_oddities(self._files, logs, record.running, now))

    def _week_of_logs(
        self, all_logs: AllLogs, logs: list[Week], calendar: Calendar, week: Week, with_numbers: bool
    ) -> WeekRecord:
        # What shows a week loads this; what changes one does without.
        from tracker.domain.week.week_record import WeekRecord
        from tracker.reading.left_out import problems

        within = all_logs.within(logs)
        return WeekRecord(
            week=week,
            listed=self._files.listed(),
            log=self._files.log(week),
            entries=within.counted,
            running=within.running,
            numbers=self._files.numbers(week, all_logs.known) if with_numbers else NO_NUMBERS,
            calendar=calendar,
            problems=tuple(problems(self._files, logs, within.running)),
        )

    def entries_between(self, first: date, last: date) -> Found:
        """What was logged on the days from first to last; by start."""
        from bisect import bisect_left

        from tracker.domain.entries.touching import touching
        from tracker.reading.left_out import problems_of_list, problems_of_week

        self._files.settle()
        calendar, all_logs = self.calendar(), self._all_logs()
        problems = [*problems_of_list(self._files, all_logs.running)]
        entries: list[Entry] = []
        # All that is asked of a log is asked of it at once: those of ten years are not kept.
        for week in all_logs.logs(calendar.day_bounds(first)[0], calendar.day_bounds(last)[1]):
            log = self._files.log(week)
            entries += log.entries if log is not None else ()
            problems += problems_of_week(self._files, week, all_logs.running)
        within = touching(entries, all_logs.running)
        stretches: dict[int | None, tuple[int, int]] = {}

        def is_between(entry: Entry) -> bool:
            offset = calendar.foreign_offset(entry)
            if offset not in stretches:
                stretches[offset] = (
                    calendar.day_bounds(first, offset)[0],
                    calendar.day_bounds(last, offset)[1],
                )
            first_instant, (begin, end) = entry.first, stretches[offset]
            is_running = entry == within.running
            return first_instant < end and (first_instant >= begin or is_running or entry.last(0) > begin)

        counted = within.counted
        begin, end = calendar.day_bounds(first)[0], calendar.day_bounds(last)[1]
        # By whatever offset it was recorded, what lies well within is between: most of ten years.
        inner, outer = (
            bisect_left(counted, instant, key=lambda entry: entry.first)
            for instant in (begin + WELL_WITHIN, max(begin + WELL_WITHIN, end - WELL_WITHIN))
        )
        edges = filter(is_between, counted[:inner]), filter(is_between, counted[outer:])
        return Found((*edges[0], *counted[inner:outer], *edges[1]), tuple(problems))

    def entries_near(self, begin: int, end: int) -> tuple[Entry, ...]:
        """What counts in the logs that touch what lies between two instants, by start."""
        self._files.settle()
        return self._all_logs().touching(begin, end).counted

    def entries_holding(self, words: str) -> Found:
        """What was logged, in whatever week, in logs in whose text these words stand; by start."""
        from tracker.reading.left_out import problems_of_week
        from tracker.storage.logs_holding import logs_holding

        self._files.settle()
        running = self.running()
        entries: list[Entry] = []
        problems: list[str] = []
        for state in logs_holding(self._files, words.encode()):
            log = self._files.log(state.read.log.week)
            entries += (entry for entry in (log.entries if log else ()) if entry.end is not None)
            problems += problems_of_week(self._files, state.read.log.week, running)
        # What runs may be in a log that was passed over, and is then not what is looked for.
        if running is not None:
            entries.append(running)
        return Found(tuple(by_start(entries)), tuple(problems))

    def tracks(self, now: datetime) -> TrackReport:
        """Every track with its hours over all that was logged, the one worked on last first."""
        # Few commands are about tracks.
        from tracker.domain.tracks.track_report import track_report
        from tracker.reading.file_advice import problem_of

        found = self.entries_holding("track")
        state = self._files.tracks_state()
        noted = self._files.tracks()
        rows = track_report(found.entries, noted, self.calendar(), instant_of(now))
        return TrackReport(rows, (*(problem_of(state) if state is not None else ()), *found.problems))

    def noted_tracks(self) -> TrackList:
        """What is noted about tracks, such as that they are finished."""
        return self._files.tracks()

    def usual_session(self, week: Week) -> int | None:
        """The median studio block, in seconds, of the eight weeks that end with this one."""
        from tracker.domain.week.session import studio_blocks, usual_session

        studio = {activity.key for activity in self.listed().activities if activity.kind == "studio"}
        calendar, weeks = self.calendar(), _last_weeks(week)
        begin, end = calendar.bounds(weeks[-1])[0], calendar.bounds(week)[7]
        counted = self._all_logs().touching(begin, end).counted
        entries = [entry for entry in counted if calendar.week_of(entry) in weeks]
        return usual_session(studio_blocks(entries, studio))

    def usual_times(self, now: datetime) -> tuple[UsualTime, ...]:
        """What is usual on which weekday, by the four weeks before today."""
        from tracker.domain.week.usual_times import DAYS_LOOKED_AT, usual_times

        calendar = self.calendar()
        today = calendar.day_at(instant_of(now))
        begin = calendar.day_bounds(today - timedelta(days=DAYS_LOOKED_AT))[0]
        entries = self.entries_near(begin, calendar.day_bounds(today)[0])
        return usual_times(entries, self.listed(), calendar, today)

    def earlier_texts(self, week: Week) -> tuple[list[str], list[str]]:
        """Notes and tracks of the eight weeks that end with this one, the latest first.

        Finished tracks come last.
        """
        # Few commands are about tracks.
        from tracker.domain.tracks.track import names_to_offer

        logs = [log for log in map(self._files.log, _last_weeks(week)) if log is not None]
        entries = [entry for log in logs for entry in reversed(log.entries)]
        notes = dict.fromkeys(entry.note for entry in entries if entry.note)
        return list(notes), names_to_offer(entries, self._files.tracks())

    def last_guesses(self, week: Week) -> dict[str, float]:
        """The guesses of the nearest earlier week that has any, of what is still on the list."""
        from tracker.storage.machine.log_cache import GUESSES

        on_list = {activity.key for activity in self.listed().current}
        for earlier in self._files.known_logs().before(week, GUESSES)[:1]:
            log = self._files.log(earlier)
            if log is not None:
                return {key: hours for key, hours in log.numbers.guesses.items() if key in on_list}
        return {}

    @property
    def reviews(self) -> Reviews:
        """What is on record for the assessment of weeks."""
        # Few commands are about assessments.
        from tracker.reading.reviews import Reviews

        return Reviews(self, self._files)

    @property
    def looking_back(self) -> LookingBack:
        """What is on record over many weeks."""
        from tracker.reading.looking_back import LookingBack

        return LookingBack(self, self._files, self._zone)

    def stamps(self) -> RecordStamps:
        """What differs as soon as a file differs that a view is made from: the folders and the list, and
        the logs. Targets, caps and day_start may come from any log.
        """
        from tracker.storage.machine.log_cache import stamps_listed

        return self._folder_stamps(), stamps_listed(self._files.folders.weeks)

    def differs(self, stamps: RecordStamps, logs: Iterable[str]) -> bool:
        """Whether a file differs from the ``stamps`` of all, of those that mostly do.

        Of the logs, only those are looked at that are named, by the names of their files. The folder tells
        of others that come, go or are replaced, and not of one that is written in its place.
        """
        folder, known = self._files.folders.weeks, stamps[1]
        return self._folder_stamps() != stamps[0] or any(
            stamp_of(os.path.join(folder, name)) != known.get(name) for name in logs
        )

    def _folder_stamps(self) -> tuple[object, ...]:
        folders = self._files.folders
        return tuple(map(stamp_of, (folders.activities, folders.data, folders.weeks)))

    def findings(self, now: datetime) -> Iterator[Finding]:
        """Every oddity of every file."""
        # Only ``check`` looks through every file; all commands load this module.
        from tracker.reading.findings import Findings

        return Findings(self._files, self.calendar(), self.running).all(now)

    def _all_logs(self) -> AllLogs:
        # A start is made from what the change itself reads.
        from tracker.reading.all_logs import AllLogs

        return AllLogs(self._files)


def _last_weeks(week: Week) -> list[Week]:
    """The eight weeks that end with one, the latest first."""
    from tracker.domain.week.session import WEEKS_LOOKED_AT

    return [week.plus(-number) for number in range(WEEKS_LOOKED_AT)]
