"""The method: standings, the balance, the measured share."""

from __future__ import annotations

from datetime import time

import pytest

from tests.zones import BERLIN
from tracker.domain.activities.activity import UNLISTED, Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Rating
from tracker.domain.week.balance import balance
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.standing import judgement, standing
from tracker.domain.week.tally import tally
from tracker.domain.week.week_log import WeekLog

WEEK = Week(2026, 47)
CALENDAR = Calendar(BERLIN, lambda _: time(0))
MIXING = Activity("mixing", "Mixing", "studio")
TUTORIALS = Activity("tutorials", "Tutorials", "learning")
CALLS = Activity("calls", "Calls", "connections")
EARLY_SHIFT = Activity("early-shift", "Early shift", "job", 9, 2, False)
PART_TIME = Activity("part-time", "Part-time job", "job", 7, 2, True)
RUNNING = Activity("running", "Running", "wellbeing", 8, 6, True)
SOCIAL_MEDIA = Activity("social-media", "Social media", "leisure", 2, 4, False)
SERIES = Activity("series", "Series", "leisure")
LIST = ActivityList((MIXING, TUTORIALS, CALLS, EARLY_SHIFT, PART_TIME, RUNNING, SOCIAL_MEDIA, SERIES))


@pytest.mark.parametrize(
    ("activity", "meant"),
    [
        (MIXING, "music"),
        (TUTORIALS, "music"),
        (CALLS, "music"),
        (EARLY_SHIFT, "necessary"),
        (PART_TIME, "supporting"),
        (RUNNING, "supporting"),
        (SOCIAL_MEDIA, "wasted"),
        (SERIES, "unrated"),
        (replace(SOCIAL_MEDIA, priority=4), "wasted"),
        (replace(SOCIAL_MEDIA, priority=5), "necessary"),
        (replace(SOCIAL_MEDIA, supports_goal=True), "supporting"),
        (replace(SOCIAL_MEDIA, priority=None), "unrated"),
        (replace(SOCIAL_MEDIA, supports_goal=None), "unrated"),
        (replace(SOCIAL_MEDIA, enjoyment=None), "wasted"),
        (replace(MIXING, priority=1, supports_goal=False), "music"),
        (Activity("x", "x", UNLISTED, 1, 1, False), "unrated"),
    ],
)
def test_an_activity_stands_as_the_method_says(activity: Activity, meant: str) -> None:
    assert standing(activity, 4) == meant


def test_where_the_line_is_drawn_is_the_owners_choice() -> None:
    assert standing(EARLY_SHIFT, 9) == "wasted"
    assert standing(SOCIAL_MEDIA, 1) == "necessary"
    assert standing(SOCIAL_MEDIA, 0) == "necessary"


RATED_ANEW = Assessment(
    assessed=BERLIN.at("2026-11-22 20:31"),
    wasted_up_to=6,
    ratings=(
        Rating("social-media", "wellbeing", 6, 8, False),
        Rating("running", "connections", 8, 6, True),
        Rating("gone", "leisure", 1, 1, False),
    ),
)


def test_a_finished_assessment_judges_its_week_by_its_own_ratings() -> None:
    judged = judgement(LIST, RATED_ANEW)
    assert judged.standing("social-media") == "wasted"
    assert judged.activity("social-media").kind == "wellbeing"
    assert judged.standing("running") == "music"
    assert judged.standing("early-shift") == "necessary"
    # What is not on the list counts nothing, also where it was rated.
    assert judged.standing("gone") == "unrated"


def test_a_list_that_could_be_read_only_in_part_takes_no_rating_away() -> None:
    assert judgement(replace(LIST, is_whole=False), RATED_ANEW).standing("gone") == "wasted"


def test_a_draft_of_an_assessment_judges_nothing() -> None:
    draft = WeekLog(WEEK, time(0), assessment=replace(RATED_ANEW, assessed=None))
    judged = judgement(LIST, draft.finished_assessment)
    assert judged.activity("running").kind == "wellbeing"
    assert judged.standing("gone") == "unrated"
    assert judged.standing("early-shift") == "necessary"


def entries(*stretches: tuple[str, str, str]) -> list[Entry]:
    """Entries of ``(activity, start, end)``, each with its number as id."""
    return [
        Entry(str(number), activity, BERLIN.at(start), BERLIN.at(end))
        for number, (activity, start, end) in enumerate(stretches)
    ]


LOGGED = entries(
    ("mixing", "2026-11-16 10:00", "2026-11-16 12:00"),
    ("social-media", "2026-11-16 12:00", "2026-11-16 13:00"),
    ("tutorials", "2026-11-17 10:00", "2026-11-17 10:30"),
    ("calls", "2026-11-17 10:30", "2026-11-17 11:00"),
    ("series", "2026-11-17 20:00", "2026-11-17 22:00"),
    ("early-shift", "2026-11-18 06:00", "2026-11-18 14:00"),
    ("nobody-knows", "2026-11-18 15:00", "2026-11-18 16:00"),
)


def test_the_balance_sets_wasted_time_against_studio_and_learning() -> None:
    sums = tally(LOGGED, WEEK, CALENDAR, 0)
    week = balance(sums, judgement(LIST, None))
    assert (week.wasted, week.studio, week.learning) == (HOUR, 2 * HOUR, HOUR // 2)
    assert week.music == 2.5 * HOUR
    assert week.connections == HOUR // 2


def test_unrated_and_unlisted_time_is_unrated_and_never_wasted() -> None:
    sums = tally(LOGGED, WEEK, CALENDAR, 0)
    week = balance(sums, judgement(LIST, None))
    assert week.unrated == 3 * HOUR
    tuesday = balance(sums, judgement(LIST, None), 1)
    assert (tuesday.wasted, tuesday.unrated, tuesday.learning) == (0, 2 * HOUR, HOUR // 2)


def test_the_days_of_a_balance_add_up_to_its_week() -> None:
    sums, judged = tally(LOGGED, WEEK, CALENDAR, 0), judgement(LIST, None)
    for field in ("wasted", "studio", "learning", "connections", "unrated"):
        days = sum(getattr(balance(sums, judged, day), field) for day in range(7))
        assert days == getattr(balance(sums, judged), field)


def test_the_measured_share_is_the_part_that_the_timer_measured() -> None:
    typed = [replace(entry, source="typed") for entry in LOGGED[:2]]
    sums = tally([*typed, *LOGGED[2:4]], WEEK, CALENDAR, 0)
    assert sums.measured_share == pytest.approx(1 / 4)


def test_where_nothing_is_logged_there_is_no_measured_share() -> None:
    assert tally([], WEEK, CALENDAR, 0).measured_share is None
