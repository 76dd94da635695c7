"""The made-up record, as values: the list and a log for each of eight weeks."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tracker.demo import made_up_days
from tracker.domain.activities.activity import MUSIC_KINDS, WASTED_UP_TO, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.review.moves import handed_on, numbers_given
from tracker.domain.review.usual_week import WEEKS_IN_USUAL
from tracker.domain.time.week import Week
from tracker.domain.time.zone import first_instant_from, instant_of, wall_time
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Intention, Move, Rating
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.plan import PlannedTime
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import WeekReport, week_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.domain.time.zone import Zone
    from tracker.domain.week.plan import Plan

DAY_START = time(4)
_MINUTE = 60
# Between two things there is time that nobody measures.
PAUSE = 5 * _MINUTE


def made_up_record(now: datetime, zone: Zone) -> tuple[ActivityList, list[WeekLog]]:
    """The list, and the logs of this week and the seven before it, the oldest first.

    Nothing in it lies after now or overlaps; the last entry is running.
    """
    calendar = Calendar(zone, lambda week: DAY_START)
    week = calendar.week_at(instant_of(now))
    weeks = [week.plus(-number) for number in reversed(range(made_up_days.WEEKS))]
    running = running_entry(now, zone, made_up_days.RUNNING_TRACK, made_up_days.RUNNING_NOTE)
    entries = [entry for number, each in enumerate(weeks) for entry in _entries(each, number, running, zone)]
    by_week: dict[Week, list[Entry]] = {each: [] for each in weeks}
    for entry in [*entries, running]:
        by_week.setdefault(calendar.week_of(entry), []).append(entry)
    listed = ActivityList(made_up_days.ACTIVITIES, made_up_days.GOAL, DAY_START, WASTED_UP_TO)
    logs = [_log(each, number, by_week[each], zone) for number, each in enumerate(weeks)]
    return listed, handed_on_to_next(logs, listed, calendar, now)


def handed_on_to_next(
    logs: list[WeekLog], listed: ActivityList, calendar: Calendar, now: datetime
) -> list[WeekLog]:
    """The logs with what the moves of each assessment give the week after it, as finishing it does."""
    logs = [*logs]
    caps: dict[str, float] = {}
    in_force: list[dict[str, float]] = []
    reports: dict[int, WeekReport] = {}

    def report(place: int) -> WeekReport:
        if place not in reports:
            log = logs[place]
            # What runs over from a neighbour counts as well.
            near = logs[max(0, place - 1) : place + 2]
            entries = tuple(entry for each in near for entry in each.entries if entry.end is not None)
            numbers = replace(log.numbers, caps=in_force[place])
            record = WeekRecord(log.week, listed, log, entries, None, numbers, calendar)
            reports[place] = week_report(record, now)
        return reports[place]

    for place, log in enumerate(logs):
        caps = {**caps, **log.numbers.caps}
        in_force.append(caps)
        if log.assessment is None or not log.assessment.moves or place == len(logs) - 1:
            continue
        weeks = [report(each) for each in reversed(range(max(0, place + 1 - WEEKS_IN_USUAL), place + 1))]
        given = numbers_given(log.assessment.moves, weeks, listed)
        logs[place] = replace(log, assessment=replace(log.assessment, given=given))
        logs[place + 1] = handed_on(logs[place + 1], given, {}, listed).log
    return logs


def running_entry(now: datetime, zone: Zone, track: str, note: str) -> Entry:
    """What runs as one looks."""
    start = wall_time(instant_of(now) - made_up_days.RUNNING_MINUTES * _MINUTE + 13, zone)
    return Entry("demorun1", made_up_days.RUNNING, start, None, note, track)


def _entries(week: Week, number: int, running: Entry, zone: Zone) -> list[Entry]:
    """What was done in a week, up to a while before what is running began."""
    latest = running.first - PAUSE
    entries: list[Entry] = []
    free_from = 0
    for place, habit in enumerate(made_up_days.HABITS):
        if number == made_up_days.BAD_WEEK and habit.activity not in made_up_days.KEPT_WHEN_ILL:
            continue
        minutes = round(habit.minutes + habit.grows * number + _swing(number, place, habit.sways))
        shift = _swing(number + 3, place, 11)
        hour, minute = divmod(habit.hour * 60 + habit.minute + shift, 60)
        midnight = datetime.combine(week.dates[habit.day], time(0))
        wall = midnight + timedelta(hours=hour, minutes=minute, seconds=(place * 17 + number * 5) % 60)
        begin = max(first_instant_from(wall, zone), free_from)
        end = min(begin + max(10, minutes) * _MINUTE, latest)
        if end - begin < 5 * _MINUTE:
            continue
        free_from = end + PAUSE
        source = "typed" if habit.is_typed else "timer"
        entries.append(
            Entry(
                f"demo{number}{place:03d}",
                habit.activity,
                wall_time(begin, zone),
                wall_time(end, zone),
                habit.note,
                habit.track,
                source,
            )
        )
    return entries


def _swing(number: int, place: int, most: int) -> int:
    """Between minus and plus ``most``, different for each week and habit and the same each time."""
    return (number * 37 + place * 53 + number * place * 7) % (2 * most + 1) - most


def _log(week: Week, number: int, entries: list[Entry], zone: Zone) -> WeekLog:
    is_past = number < made_up_days.WEEKS - 1
    sway = _swing(number, 1, 1)
    numbers = Numbers(
        {key: hours + sway for key, hours in made_up_days.GUESSES.items()} if is_past else {},
        made_up_days.TARGETS if number == 1 else {},
        made_up_days.CAPS if number == 2 else {},
    )
    log = WeekLog(week, DAY_START, tuple(entries), numbers, made_up_days.STUDIO_DAYS if number else None)
    if number > made_up_days.DECIDED_FROM:
        log = replace(log, plan=plan_of_week())
    return replace(log, assessment=_assessment(week, number, zone)) if is_past else log


def plan_of_week() -> Plan:
    """What is meant for the days of a week."""
    return tuple(
        PlannedTime(day, what, hours, None if hour is None else time(hour, minute))
        for day, hour, minute, hours, what in made_up_days.PLAN
    )


def _assessment(week: Week, number: int, zone: Zone) -> Assessment:
    desire, decision, note = made_up_days.ASSESSED[number]
    evening = first_instant_from(datetime.combine(week.dates[6], time(22, 10 + number)), zone)
    ratings = tuple(
        Rating(a.key, a.kind, a.priority, a.enjoyment, a.supports_goal)
        for a in made_up_days.ACTIVITIES
        if a.kind not in MUSIC_KINDS
    )
    moves = (
        tuple(Move(*move) for move in made_up_days.MOVES)
        if number >= 2 and number != made_up_days.BAD_WEEK
        else ()
    )
    is_decided = number >= made_up_days.DECIDED_FROM
    intentions = tuple(Intention(*each) for each in made_up_days.INTENTIONS) if is_decided else ()
    was_bad = number == made_up_days.BAD_WEEK
    held = {each.when: not was_bad for each in intentions} if number > made_up_days.DECIDED_FROM else {}
    return Assessment(
        wall_time(evening, zone),
        desire,
        made_up_days.GOAL,
        WASTED_UP_TO,
        decision,
        note,
        ratings,
        moves,
        intentions=intentions,
        held=held,
    )
