"""The life of a longer demo: its activities, a usual week of it, and what becomes of that in other weeks.

A life has a course that goes from 0 at the first assessments to 1 now. Over it the studio grows and the phone
gives way, a job becomes another, and sessions are left out more rarely. Beside it there are the seasons, and
weeks of their own kind: nothing here is random, what varies follows from the week.
"""

from __future__ import annotations

from math import cos, pi
from zlib import crc32

from tracker.demo import made_up_days
from tracker.demo.long_life_tracks import MADE, MIXED, ORDERED
from tracker.domain.activities.activity import Activity
from tracker.domain.value import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.time.week import Week

MOST_WEEKS = 520
# From here on the course of a life the café is the job, there are clients, and weeks are planned.
NEW_JOB, CLIENTS, PLANNED = 0.36, 0.25, 0.4
OLD_JOB = Activity("supermarket", "Supermarket", "job", 7, 2, True, "pays the rent, and nothing else")
ACTIVITIES = (*made_up_days.ACTIVITIES, replace(OLD_JOB, archived=True))


@value
class Usual:
    """Something usual on a day of the week (0 is Monday), from an hour and minute on, for some minutes.

    ``since`` and ``until`` are places on the course of the life, ``work`` what of music it is about. What
    ``is_rare`` is done in one week of four.
    """

    day: int
    hour: int
    minute: int
    minutes: int
    activity: str
    work: str = ""
    since: float = 0.0
    until: float = 2.0
    note: str = ""
    is_typed: bool = False
    is_rare: bool = False


USUAL_WEEK = (
    Usual(0, 8, 30, 360, "cafe-shifts", since=NEW_JOB),
    Usual(0, 9, 0, 420, "supermarket", until=NEW_JOB),
    Usual(0, 16, 30, 75, "social-media"),
    Usual(0, 18, 10, 35, "cooking"),
    Usual(0, 19, 20, 105, "mixing", MIXED),
    Usual(0, 21, 40, 80, "series"),
    Usual(1, 9, 0, 420, "supermarket", until=NEW_JOB),
    Usual(1, 9, 40, 60, "social-media", since=NEW_JOB),
    Usual(1, 11, 10, 50, "running", since=NEW_JOB),
    Usual(1, 13, 0, 75, "tutorials", since=NEW_JOB, note="parallel compression"),
    Usual(1, 15, 10, 45, "calls-and-gigs", since=CLIENTS, note="the bar on Fridays"),
    Usual(1, 18, 10, 125, "mixing", MIXED),
    Usual(1, 22, 30, 60, "social-media"),
    Usual(2, 8, 30, 360, "cafe-shifts", since=NEW_JOB),
    Usual(2, 9, 0, 420, "supermarket", until=NEW_JOB),
    Usual(2, 16, 20, 70, "social-media"),
    Usual(2, 17, 50, 40, "housework", is_typed=True),
    Usual(2, 20, 0, 95, "beat-making", MADE),
    Usual(2, 21, 50, 90, "series"),
    Usual(2, 23, 40, 75, "beat-making", MADE, is_rare=True),
    Usual(3, 10, 0, 65, "social-media"),
    Usual(3, 12, 0, 45, "tutorials", note="gain staging"),
    Usual(3, 13, 30, 35, "ear-training"),
    Usual(3, 14, 30, 35, "calls-and-gigs", note="who needs a mix"),
    Usual(3, 18, 40, 130, "mixing", ORDERED),
    Usual(3, 21, 30, 45, "cooking"),
    Usual(3, 23, 0, 150, "beat-making", MADE),
    Usual(4, 8, 30, 360, "cafe-shifts", since=NEW_JOB),
    Usual(4, 9, 0, 420, "supermarket", until=NEW_JOB),
    Usual(4, 14, 50, 80, "mixing", MIXED, since=NEW_JOB, is_rare=True),
    Usual(4, 16, 20, 60, "social-media"),
    Usual(4, 17, 30, 45, "running"),
    Usual(4, 19, 30, 210, "friends", is_typed=True),
    Usual(5, 11, 0, 70, "housework"),
    Usual(5, 12, 40, 50, "social-media"),
    Usual(5, 14, 30, 160, "mixing", ORDERED),
    Usual(5, 17, 50, 45, "tutorials", note="just watching"),
    Usual(5, 20, 30, 100, "series"),
    Usual(5, 23, 10, 125, "mixing", MIXED),
    Usual(6, 12, 0, 60, "cooking", is_typed=True),
    Usual(6, 14, 0, 150, "friends"),
    Usual(6, 16, 40, 70, "beat-making", MADE, is_rare=True),
    Usual(6, 18, 0, 75, "social-media"),
    Usual(6, 20, 30, 60, "ear-training"),
)


def _tour(towns: tuple[str, ...]) -> tuple[Usual, ...]:
    return tuple(
        each
        for day, town in enumerate(towns, 2)
        for each in (
            Usual(day, 16, 0, 110, "calls-and-gigs", note=f"sound check, {town}"),
            Usual(day, 20, 30, 290, "calls-and-gigs", note=f"live sound, {town}"),
        )
    )


_LEARNT = tuple(Usual(day, 9, 30, 170, "tutorials", note="for the exam") for day in (1, 3, 5, 6))

# What comes on top in some weeks of the year.
_EXTRA = {
    6: _LEARNT,
    7: _LEARNT,
    39: _tour(("Ghent", "Leipzig", "Basel", "Graz")),
    40: _tour(("Turin", "Lyon", "Nantes", "Bruges")),
}

ORDINARY, DRY, HOLIDAY, AWAY = "ordinary", "dry", "holiday", "away"
EXAM, TOUR, ILL, FORGOTTEN = "exam", "tour", "ill", "forgotten"
# When in the year; from some place on the course of the life on.
_IN_THE_YEAR = {6: EXAM, 7: EXAM, 10: ILL, 31: HOLIDAY, 32: AWAY, 39: TOUR, 40: TOUR, 52: HOLIDAY}
_TOURS_SINCE = 0.3
# Of these many weeks, counted back from now, so many are dry.
_DRY_EACH, DRY_WEEKS = 60, range(26, 33)
# What becomes of a usual week in others; what is not named stays as it is or, in the last three, is left out.
_TIMES = {
    DRY: {"mixing": 0.3, "beat-making": 0.0, "ear-training": 0.0, "social-media": 1.6, "series": 1.5}
    | {"tutorials": 0.6, "calls-and-gigs": 0.4},
    EXAM: {"ear-training": 1.6, "mixing": 0.5, "beat-making": 0.0, "friends": 0.4, "series": 0.5},
    TOUR: {"running": 0.5, "social-media": 0.7, "housework": 0.5, "friends": 0.4},
    ILL: {"social-media": 1.3, "series": 1.7, "cooking": 0.7},
    HOLIDAY: {"friends": 1.6, "running": 1.3, "cooking": 1.3, "social-media": 0.6, "ear-training": 0.5},
}
_LEFT_OUT_ELSE = (TOUR, ILL, HOLIDAY)
# By how much it changes over the course of the life, and how much more of it there is in summer.
_AT_FIRST_AND_NOW = {
    "mixing": (0.45, 1.15),
    "beat-making": (0.5, 1.15),
    "tutorials": (0.9, 1.15),
    "ear-training": (0.7, 1.1),
    "social-media": (1.55, 0.55),
    "series": (1.35, 0.6),
}
_IN_SUMMER = {"mixing": -0.15, "beat-making": -0.2, "running": 0.35, "friends": 0.25, "series": -0.2}
_STUDIO = ("mixing", "beat-making")
_KEPT_UP = ("supermarket", "cafe-shifts", "cooking", "social-media", "series")
_LEAST, _LAST_OF_FORGOTTEN = 20, 1


def course(number: int, weeks: int) -> float:
    """The place of a week, counted from the first one, on the course of a life of so many weeks."""
    return max(0, number - 3) / (weeks - 4) if weeks > 4 else 1.0


def kind_of(week: Week, number: int, weeks: int) -> str:
    """What kind of week it is."""
    back = weeks - 1 - number
    kind = _IN_THE_YEAR.get(week.number, ORDINARY)
    if kind == TOUR and course(number, weeks) < _TOURS_SINCE:
        kind = ORDINARY
    if kind == ORDINARY and back % _DRY_EACH in DRY_WEEKS:
        return DRY
    # Of this week and the ones before it there is something to see.
    if kind in (ORDINARY, AWAY) and back < 3:
        return ORDINARY
    return FORGOTTEN if kind == ORDINARY and chance(week, "forgotten") < 0.04 else kind


def doings(week: Week, kind: str, place: float) -> Iterator[tuple[int, Usual]]:
    """What is done in a week, in the order of its times, each with a number and the minutes that it takes."""
    if kind == AWAY:
        return
    extra = _EXTRA.get(week.number, ()) if kind in (TOUR, EXAM) else ()
    every = enumerate((*USUAL_WEEK, *extra))
    for number, each in sorted(every, key=lambda one: (one[1].day, one[1].hour, one[1].minute)):
        if not each.since <= place < each.until or (kind == FORGOTTEN and each.day > _LAST_OF_FORGOTTEN):
            continue
        if each.activity not in _KEPT_UP and chance(week, f"{number} left out") < _left_out(each, place):
            continue
        sway = 0.8 + 0.4 * chance(week, f"{number} minutes")
        minutes = round(each.minutes * sway * (1.0 if each in extra else _times(each, week, kind, place)))
        if minutes >= _LEAST:
            yield number, replace(each, minutes=minutes)


def _left_out(each: Usual, place: float) -> float:
    """How often something is left out, between 0 and 1."""
    if each.is_rare:
        return 0.75
    return 0.55 - 0.45 * place if each.activity in _STUDIO else 0.15


def _times(each: Usual, week: Week, kind: str, place: float) -> float:
    of_kind = _TIMES.get(kind, {}).get(each.activity, 0.0 if kind in _LEFT_OUT_ELSE else 1.0)
    first, now = _AT_FIRST_AND_NOW.get(each.activity, (1.0, 1.0))
    summer = cos(2 * pi * (week.number - 28) / 52)
    return of_kind * (first + (now - first) * place) * (1 + _IN_SUMMER.get(each.activity, 0.0) * summer)


def chance(week: Week, what: str) -> float:
    """A number from 0 to below 1 that is another one for each week and thing, and the same each time."""
    return crc32(f"{week} {what}".encode()) / 2**32
