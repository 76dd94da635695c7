"""The made-up record of a longer life, as values: the list, a log for each week, and the tracks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tracker.demo import long_life, long_life_words, made_up_days
from tracker.demo.long_life_tracks import MIXED, at_work, works
from tracker.demo.made_up_record import DAY_START, PAUSE, handed_on_to_next, plan_of_week, running_entry
from tracker.domain.activities.activity import MUSIC_KINDS, WASTED_UP_TO, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.zone import RememberedZone, first_instant_from, instant_of, wall_time
from tracker.domain.tracks.track import Track, TrackList
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Intention, Move, Rating
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.week_log import NO_NUMBERS, Numbers, WeekLog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.domain.time.week import Week
    from tracker.domain.time.zone import Zone

# The first weeks are only measured.
_FIRST_ASSESSED = 2
# Where the day was so full that something would begin that much later, it is left out.
_LATEST_BY = 90 * MINUTE
_SHORTEST = 5 * MINUTE
# In which weeks there is an evening for it, and how often it is missed all the same.
_ASSESSED = (long_life.ORDINARY, long_life.DRY, long_life.EXAM, long_life.TOUR, long_life.ILL)
_MISSED = 0.12


def long_record(now: datetime, zone: Zone, weeks: int) -> tuple[ActivityList, list[WeekLog], TrackList]:
    """The list, the logs of this week and those before it, so many, the oldest first, and the tracks.

    Nothing in it lies after now or overlaps; the last entry is running.
    """
    life = _Life(now, RememberedZone(zone), weeks)
    listed = ActivityList(long_life.ACTIVITIES, made_up_days.GOAL, DAY_START, WASTED_UP_TO)
    logs = handed_on_to_next(life.logs(), listed, life.calendar, now)
    return listed, logs, life.tracks(logs)


class _Life:
    """A life of so many weeks, up to now."""

    def __init__(self, now: datetime, zone: Zone, weeks: int) -> None:
        self._zone = zone
        self.calendar = Calendar(zone, lambda week: DAY_START)
        this = self.calendar.week_at(instant_of(now))
        self._weeks = [this.plus(-number) for number in reversed(range(weeks))]
        self._kinds = [long_life.kind_of(week, number, weeks) for number, week in enumerate(self._weeks)]
        self._course = [long_life.course(number, weeks) for number in range(weeks)]
        since = next(n for n, place in enumerate(self._course) if place >= long_life.CLIENTS)
        self._works = works(since, weeks)
        self._running = self._made_running(now)

    def _made_running(self, now: datetime) -> Entry:
        last = len(self._weeks) - 1
        work = at_work(self._works, MIXED, last)
        track, note = (work.track, work.note(last, 1, MIXED)) if work is not None else ("", "")
        running = running_entry(now, self._zone, track, note)
        begin = self.calendar.day_bounds(self._weeks[0].monday)[0]
        # Before the first week there is nothing.
        return running if running.first >= begin else replace(running, start=wall_time(begin, self._zone))

    def logs(self) -> list[WeekLog]:
        """A log for each week, also where it has nothing."""
        by_week: dict[Week, list[Entry]] = {week: [] for week in self._weeks}
        for number in range(len(self._weeks)):
            for entry in self._entries(number):
                by_week[self.calendar.week_of(entry)].append(entry)
        by_week[self.calendar.week_of(self._running)].append(self._running)
        assessments = self._assessments()
        return [
            WeekLog(
                week,
                DAY_START,
                tuple(by_week[week]),
                self._guesses(number)
                if number in assessments and self._is_like_others(number)
                else NO_NUMBERS,
                made_up_days.STUDIO_DAYS if self._course[number] else None,
                assessments.get(number),
                plan=plan_of_week() if self._is_planned(number) and number - 1 in assessments else (),
            )
            for number, week in enumerate(self._weeks)
        ]

    def tracks(self, logs: list[WeekLog]) -> TrackList:
        """Those that are finished, each on the last day on which it was worked on."""
        last: dict[str, date] = {}
        for log in logs:
            last |= {entry.track: self.calendar.day_at(entry.first) for entry in log.entries if entry.track}
        done = {work.track for among in self._works.values() for work in among if work.is_finished}
        # A song that is finished was also made, and nothing was left of some.
        given_up = {work.track for work in self._works[MIXED] if not work.is_finished}
        days = {name: day for name, day in last.items() if name in done - given_up}
        return TrackList(
            tuple(Track(name, day) for name, day in sorted(days.items(), key=lambda one: one[1]))
        )

    def _entries(self, number: int) -> Iterator[Entry]:
        """What was done in a week, up to a while before what is running began."""
        week, latest = self._weeks[number], self._running.first - PAUSE
        free_from = 0
        for place, each in long_life.doings(week, self._kinds[number], self._course[number]):
            shift = round(25 * long_life.chance(week, f"{place} shift")) - 12
            midnight = datetime.combine(week.dates[each.day], time(0))
            wall = midnight + timedelta(
                hours=each.hour, minutes=each.minute + shift, seconds=(place * 17 + number * 5) % 60
            )
            meant = first_instant_from(wall, self._zone)
            begin = max(meant, free_from)
            end = min(begin + each.minutes * MINUTE, latest)
            if begin - meant > _LATEST_BY or end - begin < _SHORTEST:
                continue
            free_from = end + PAUSE
            work = at_work(self._works, each.work, number)
            yield Entry(
                f"demo{number}{place:03d}",
                each.activity,
                wall_time(begin, self._zone),
                wall_time(end, self._zone),
                each.note if work is None else work.note(number, place, each.work),
                "" if work is None else work.track,
                "typed" if each.is_typed else "timer",
            )

    def _is_like_others(self, number: int) -> bool:
        """Whether somebody could guess how its hours will be."""
        return self._kinds[number] in (long_life.ORDINARY, long_life.DRY)

    def _is_planned(self, number: int) -> bool:
        return self._course[number] >= long_life.PLANNED and self._kinds[number] == long_life.ORDINARY

    def _guesses(self, number: int) -> Numbers:
        job, hours = ("cafe-shifts", 18.0) if self._has_new_job(number) else ("supermarket", 28.0)
        expected = {key: amount for key, amount in made_up_days.GUESSES.items() if key != "cafe-shifts"}
        sway = round(2 * long_life.chance(self._weeks[number], "guess")) - 1
        return Numbers({key: amount + sway for key, amount in (expected | {job: hours}).items()}, {}, {})

    def _has_new_job(self, number: int) -> bool:
        return self._course[number] >= long_life.NEW_JOB

    def _assessments(self) -> dict[int, Assessment]:
        """The finished assessments, each by the number of its week."""
        made: dict[int, Assessment] = {}
        phases: list[str] = []
        moves = [*long_life_words.MOVES]
        intentions: tuple[Intention, ...] = ()
        for number in filter(self._is_assessed, range(len(self._weeks))):
            place, is_turn = self._course[number], self._is_turn(number)
            phase = long_life_words.phase_of(self._kinds[number], place)
            note, desire, decision = long_life_words.said_at_end(phase, phases.count(phase))
            phases.append(phase)
            moved: tuple[tuple[str, str, float], ...] = ()
            if is_turn:
                note, moved = long_life_words.AT_THE_TURN, long_life_words.MOVES_AT_THE_TURN
                desire, decision = long_life_words.DECIDED_AT_THE_TURN
                intentions = _as_intentions(long_life_words.INTENTIONS_AT_THE_TURN)
            elif self._is_before_new_job(number):
                note = long_life_words.BEFORE_NEW_JOB
            if moves and place >= moves[0][0] and self._kinds[number] == long_life.ORDINARY:
                moved = moves.pop(0)[1]
                intentions = intentions or _as_intentions(long_life_words.INTENTIONS)
            before = made.get(number - 1)
            made[number] = Assessment(
                self._evening(number),
                desire,
                made_up_days.GOAL,
                WASTED_UP_TO,
                decision,
                note,
                tuple(self._ratings(number)),
                tuple(Move(*each) for each in moved),
                intentions=intentions,
                held=self._held(number, before.intentions or ()) if before is not None else {},
            )
        return made

    def _is_assessed(self, number: int) -> bool:
        if not _FIRST_ASSESSED <= number < len(self._weeks) - 1:
            return False
        if self._is_turn(number) or self._is_before_new_job(number):
            return True
        is_missed = long_life.chance(self._weeks[number], "assessed") < _MISSED
        return self._kinds[number] in _ASSESSED and not is_missed

    def _is_turn(self, number: int) -> bool:
        """Whether it is the last week of a dry spell."""
        after = self._kinds[number + 1 : number + 1 + len(long_life.DRY_WEEKS)]
        return self._kinds[number] == long_life.DRY and bool(after) and long_life.DRY not in after

    def _is_before_new_job(self, number: int) -> bool:
        return (
            number + 1 < len(self._weeks) and not self._has_new_job(number) and self._has_new_job(number + 1)
        )

    def _held(self, number: int, intentions: tuple[Intention, ...]) -> dict[str, bool]:
        """Which intentions of the week before were kept."""
        least = 1.0 if self._kinds[number] == long_life.DRY else 0.35
        return {each.when: long_life.chance(self._weeks[number], each.when) >= least for each in intentions}

    def _ratings(self, number: int) -> Iterator[Rating]:
        gone = "supermarket" if self._has_new_job(number) else "cafe-shifts"
        for each in long_life.ACTIVITIES:
            if each.kind not in MUSIC_KINDS and each.key != gone:
                yield Rating(each.key, each.kind, each.priority, each.enjoyment, each.supports_goal)

    def _evening(self, number: int) -> datetime:
        """When it was assessed: on its Sunday, after all else."""
        wall = datetime.combine(self._weeks[number].dates[-1], time(22, 10 + number % 40))
        return wall_time(first_instant_from(wall, self._zone), self._zone)


def _as_intentions(words: Iterable[tuple[str, str, str]]) -> tuple[Intention, ...]:
    return tuple(Intention(*each) for each in words)
