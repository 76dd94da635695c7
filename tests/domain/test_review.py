"""The rules of the assessment, by example from the method."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.review.answer import Answer, answered, completed, with_ratings_of
from tracker.domain.review.desire import desire_said
from tracker.domain.review.due import is_offer_due, is_to_assess
from tracker.domain.review.moves import (
    Kept,
    fitting,
    handed_on,
    moved,
    moves_kept,
    numbers_given,
    with_move,
)
from tracker.domain.review.music import music_review
from tracker.domain.review.ratings_said import ratings_said
from tracker.domain.review.reveal import directions_said, late_guesses, revealed, revealed_words
from tracker.domain.review.review import Material, Review, review
from tracker.domain.review.so_far import moving_early_said
from tracker.domain.review.standing_said import rule_said, standing_said
from tracker.domain.review.wasted import busiest_days, hours_to_find, thief_said
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Move, Rating
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import week_report

W46, W47 = Week(2026, 46), Week(2026, 47)
SUNDAY = BERLIN.at("2026-11-22 20:00")
MIXING = Activity("mixing", "Mixing", "studio")
TUTORIALS = Activity("tutorials", "Tutorials", "learning")
JOB = Activity("shift", "Early shift", "job", 9, 2, True)
GAMES = Activity("games", "Games", "leisure", 2, 7, False)
SOCIAL = Activity("evening", "Evening with friends", "leisure", 3, 8, True, "keeps me sane")
PHONE = Activity("phone", "Phone", "leisure", 2, 3, False)
LISTED = ActivityList((MIXING, TUTORIALS, JOB, GAMES, SOCIAL, PHONE), "Mix for a living", time(0), 4)


def entries(*given: tuple[str, str, float]) -> tuple[Entry, ...]:
    """Entries of activity, start (``16 10:00``) and hours."""
    made = []
    for number, (activity, start, hours) in enumerate(given):
        begin = BERLIN.at(f"2026-11-{start}")
        made.append(Entry(f"e{number}", activity, begin, begin + timedelta(hours=hours)))
    return tuple(made)


def record(*given: tuple[str, str, float], listed: ActivityList = LISTED, **fields: object) -> WeekRecord:
    log = replace(WeekLog(W47, time(0), entries(*given)), **fields)
    calendar = Calendar(BERLIN, lambda week: time(0))
    return WeekRecord(W47, listed, log, log.entries, None, log.numbers, calendar)


def reviewed(*given: tuple[str, str, float], kept: Assessment | None = None, **fields: object) -> Review:
    made = record(*given, **fields)
    return review(Material(made, session=2 * HOUR), kept, SUNDAY)


# What is wasted


def test_a_job_that_is_disliked_but_important_and_gives_stability_is_never_wasted():
    found = hours_to_find(reviewed(("shift", "16 06:00", 8)).report, None)
    assert found.wasted == ()
    assert [row.activity.key for row in found.disliked] == ["shift"]


def test_four_hours_of_games_a_day_are_wasted():
    days = [("games", f"{day} 18:00", 4.0) for day in range(16, 22)]
    found = hours_to_find(reviewed(*days).report, 2 * HOUR)
    assert found.seconds == 24 * HOUR
    assert found.wasted[0].sessions == 12


def test_a_social_evening_of_low_priority_that_keeps_one_well_is_not_wasted():
    assert hours_to_find(reviewed(("evening", "16 18:00", 5)).report, None).wasted == ()


def test_what_is_not_even_enjoyed_comes_first_though_it_took_less():
    found = hours_to_find(reviewed(("games", "16 18:00", 4), ("phone", "17 18:00", 1)).report, None)
    assert [(one.row.activity.key, one.is_enjoyed) for one in found.wasted] == [
        ("phone", False),
        ("games", True),
    ]


def test_a_rating_of_the_draft_counts_though_standings_ignore_drafts():
    draft = Assessment(ratings=(Rating("games", "leisure", 8, 7, False),))
    shown = reviewed(("games", "16 18:00", 4), kept=draft)
    assert hours_to_find(shown.report, None).wasted == ()
    assert shown.report.row("games").standing == "necessary"


def test_what_is_not_rated_is_named_and_not_wasted():
    listed = replace(LISTED, activities=(Activity("new", "New", "leisure"),))
    found = hours_to_find(reviewed(("new", "16 18:00", 4), listed=listed).report, None)
    assert (found.wasted, found.unrated) == ((), 4 * HOUR)


@pytest.mark.parametrize(
    ("studio", "learning", "is_named"),
    [(1, 5, True), (5, 5, False), (0, 0.5, False), (0, 2, True), (6, 3, False)],
)
def test_the_quiet_thief_is_more_learning_than_studio(studio, learning, is_named):
    assert bool(thief_said(studio * HOUR, int(learning * HOUR))) == is_named


def test_the_days_that_take_most_of_it_are_named_in_their_order():
    shown = reviewed(("shift", "16 06:00", 2), ("shift", "18 06:00", 6), ("shift", "20 06:00", 4))
    assert busiest_days(shown.report.row("shift")) == "Wed 6:00, Fri 4:00"


# The reveal


def with_guesses(**guesses: float) -> dict[str, object]:
    return {"numbers": Numbers(guesses, {}, {})}


def test_the_largest_self_deception_comes_first_whichever_way_it_goes():
    shown = reviewed(
        ("mixing", "16 10:00", 2), ("phone", "17 10:00", 6), **with_guesses(phone=4.0, mixing=10.0)
    )
    found = revealed(shown)
    assert [(one.key, one.difference) for one in found] == [("mixing", -8 * HOUR), ("phone", 2 * HOUR)]
    assert revealed_words(found)[0] == "Mixing: guessed 10:00, measured 2:00. That is 8:00 less than guessed."


def test_a_guess_that_was_far_too_low_is_said_in_times():
    shown = reviewed(("phone", "17 10:00", 6), **with_guesses(phone=2.0))
    assert revealed_words(revealed(shown))[0].endswith("4:00 more, 3.0 times the guess.")


def test_it_is_said_which_guesses_were_too_high_and_which_too_low():
    shown = reviewed(
        ("phone", "16 10:00", 6),
        ("mixing", "17 10:00", 2),
        ("games", "18 10:00", 3),
        **with_guesses(phone=2.0, mixing=10.0, games=3.0),
    )
    assert directions_said(revealed(shown)) == ["Guessed too high: Mixing; too low: Phone."]
    assert directions_said(()) == []


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        ("2026-11-16 20:00", "One of seven days so far, and what is usual would take them for a whole week."),
        ("2026-11-17 20:00", "Two of seven days so far, and what is usual would take them for a whole week."),
        ("2026-11-22 20:00", ""),
        ("2026-11-24 20:00", ""),
    ],
)
def test_of_a_week_with_days_to_come_it_is_said_what_moving_its_hours_means(moment, says):
    report = week_report(record(("phone", "16 10:00", 6)), BERLIN.at(moment))
    assert moving_early_said(report).startswith(says)
    assert bool(moving_early_said(report)) == bool(says)


def test_without_guesses_it_says_what_they_would_have_shown():
    assert "guess first" in revealed_words(revealed(reviewed(("phone", "17 10:00", 6))))[0]


def test_a_guess_given_when_half_of_the_week_was_measured_is_late():
    given = (("phone", "16 10:00", 3), ("phone", "18 10:00", 3))
    times = {"phone": BERLIN.at("2026-11-16 13:00"), "mixing": BERLIN.at("2026-11-16 12:59")}
    made = record(*given, guessed=times)
    assert late_guesses(made, instant_of(SUNDAY)) == {"phone"}


def test_a_guess_whose_moment_is_not_on_record_is_not_called_late():
    made = record(("phone", "16 10:00", 3), **with_guesses(phone=3.0))
    assert late_guesses(made, instant_of(SUNDAY)) == frozenset()


# Ratings and desire


def test_the_share_of_what_matters_is_said_where_it_is_small():
    shown = reviewed(("games", "16 10:00", 8), ("shift", "17 10:00", 1))
    said = ratings_said(shown.timed, 4, 0)
    assert said[0] == "Music and what has priority 8 or more got 11% of your hours."
    assert said[1] == ("Priority 4 or less got 89%, more than the 11% of music and what matters most to you.")


def test_whoever_gave_half_of_the_week_to_music_is_not_told_of_the_other_half_alone():
    shown = reviewed(("games", "16 10:00", 8), ("shift", "17 10:00", 1), ("mixing", "18 00:00", 36))
    said = ratings_said(shown.timed, 4, 36 * HOUR)
    assert said == [
        "Music and what has priority 8 or more got 82% of your hours: most of them went to what you call "
        "important."
    ]


def test_a_rating_that_makes_something_wasted_says_so_and_what_it_moves():
    hours = (("shift", "16 10:00", 0.5), ("games", "17 10:00", 7))
    as_it_was = reviewed(*hours).report
    lower = Assessment(ratings=(Rating("shift", "job", 2, 2, False),))
    wasted = reviewed(*hours, kept=lower).report
    assert standing_said("shift", as_it_was, wasted) == (
        "Early shift now counts as wasted: 0:30 this week. All that is wasted is 7:30 now, not 7:00."
    )
    assert standing_said("shift", wasted, as_it_was, "that") == (
        "Early shift now counts as supporting your goal, no longer as wasted: 0:30 that week. "
        "All that is wasted is 7:00 now, not 7:30."
    )
    assert standing_said("games", as_it_was, wasted) == ""
    needed = Assessment(ratings=(Rating("shift", "job", 9, 2, False),))
    now = reviewed(*hours, kept=needed).report
    assert standing_said("shift", as_it_was, now) == "Early shift now counts as necessary."


def test_the_rule_by_which_hours_are_wasted_is_a_sentence():
    assert rule_said(4) == "Priority 4 or less without support for your goal counts as wasted."
    assert rule_said(0) == "Nothing counts as wasted."


def test_nothing_is_said_where_nothing_is_rated():
    assert ratings_said([], 4, 0) == []


@pytest.mark.parametrize(
    ("desire", "says"),
    [
        (10, "Higher than all 3 priorities"),
        (9, "Higher than 2 of the 3 priorities on your list. You want this more than most"),
        (2, "Higher than none of the 3 priorities on your list. Most of what fills your week"),
    ],
)
def test_desire_is_held_against_the_priorities(desire, says):
    assert says in desire_said(desire, [9, 2, 3])


@given(st.integers(1, 10), st.lists(st.integers(1, 10), min_size=1, max_size=12))
def test_a_chance_is_seen_exactly_where_desire_is_higher_than_most(desire, priorities):
    below = sum(priority < desire for priority in priorities)
    assert ("you have a chance" in desire_said(desire, priorities).casefold()) == (
        2 * below > len(priorities)
    )


# Moves


def test_moves_become_caps_and_targets_of_measured_hours():
    shown = reviewed(("phone", "16 10:00", 6), ("mixing", "17 10:00", 2))
    moves = (Move("phone", "studio", 2.0), Move("phone", "learning", 1.0))
    given = numbers_given(moves, shown.weeks, LISTED)
    assert given == {"phone": 3.0, "studio": 4.0, "learning": 1.0}


music_kinds = st.sampled_from(["studio", "learning", "connections"])


@given(
    st.integers(0, 100 * HOUR),
    st.lists(st.tuples(music_kinds, st.floats(0, 200)), max_size=8),
)
def test_whatever_is_asked_for_no_more_is_moved_than_was_measured(measured, asked):
    moves: tuple[Move, ...] = ()
    for target, amount in asked:
        moves = with_move(moves, "phone", target, fitting(moves, "phone", target, amount, measured))
        assert 0 <= moved(moves, "phone") * HOUR <= measured + 1


def test_a_move_set_to_nothing_goes_and_the_others_keep_their_order():
    moves = with_move(with_move((), "a", "studio", 1.0), "b", "studio", 2.0)
    assert with_move(moves, "a", "studio", 0.0) == (Move("b", "studio", 2.0),)
    assert with_move(moves, "a", "studio", 3.0) == (Move("a", "studio", 3.0), Move("b", "studio", 2.0))


def next_log(**caps: float) -> WeekLog:
    return WeekLog(W47.next(), time(0), numbers=Numbers({}, {}, caps))


def test_numbers_that_moves_gave_before_are_given_anew():
    handing = handed_on(next_log(phone=3.0), {"phone": 2.0}, {"phone": 3.0}, LISTED)
    assert (handing.log.numbers.caps, handing.by_hand) == ({"phone": 2.0}, ())


def test_a_number_set_by_hand_wins_and_is_named():
    handing = handed_on(next_log(phone=5.0), {"phone": 2.0}, {"phone": 3.0}, LISTED)
    assert (handing.log.numbers.caps, handing.by_hand) == ({"phone": 5.0}, ("phone",))


def test_a_number_whose_move_is_gone_goes_unless_it_was_set_by_hand():
    assert handed_on(next_log(phone=3.0), {}, {"phone": 3.0}, LISTED).log.numbers.caps == {}
    assert handed_on(next_log(phone=4.0), {}, {"phone": 3.0}, LISTED).log.numbers.caps == {"phone": 4.0}


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        (4 * HOUR, "kept"),
        (4 * HOUR + 12 * MINUTE, "kept"),
        (4 * HOUR + 13 * MINUTE, "half kept"),
        (5 * HOUR, "half kept"),
        (5 * HOUR + MINUTE, "not this time"),
        (9 * HOUR, "not this time"),
    ],
)
def test_a_cap_is_kept_half_kept_or_not(seconds, verdict):
    assert Kept("phone", True, 2 * HOUR, 4 * HOUR, seconds).verdict == verdict


@pytest.mark.parametrize(
    ("seconds", "verdict"), [(9 * HOUR, "kept"), (5 * HOUR, "half kept"), (4 * HOUR, "not this time")]
)
def test_so_is_a_target(seconds, verdict):
    assert Kept("studio", False, 2 * HOUR, 6 * HOUR, seconds).verdict == verdict


def test_a_number_in_force_that_was_set_by_hand_is_what_moves_are_held_against():
    last = Assessment(moves=(Move("phone", "studio", 2.0),), given={"phone": 4.0, "studio": 3.0})
    numbers = Numbers({}, {"studio": 1.0}, {"phone": 5.0})
    shown = record(("phone", "16 10:00", 4.5), ("mixing", "17 10:00", 1), numbers=numbers)
    now = week_report(shown, SUNDAY)
    assert [(one.aim, one.verdict) for one in moves_kept(last, now, now)] == [
        (5 * HOUR, "kept"),
        (1 * HOUR, "kept"),
    ]


def test_moves_without_their_numbers_on_record_are_held_against_the_week_before():
    before = week_report(record(("phone", "16 10:00", 6), ("mixing", "17 10:00", 1)), SUNDAY)
    now = week_report(record(("phone", "16 10:00", 4), ("mixing", "17 10:00", 1)), SUNDAY)
    kept = moves_kept(Assessment(moves=(Move("phone", "studio", 2.0),)), before, now)
    assert [(one.key, one.aim, one.verdict) for one in kept] == [
        ("phone", 4 * HOUR, "kept"),
        ("studio", 3 * HOUR, "not this time"),
    ]


# Answers


def test_an_answer_begins_a_draft_and_rates_by_what_was_said_last_time():
    draft = answered(None, LISTED, Answer("priority", 2, 5, "games"))
    assert draft.ratings == (Rating("games", "leisure", 5, 7, False),)
    assert not draft.is_finished


def test_an_answer_over_one_that_was_changed_elsewhere_is_refused_with_theirs():
    theirs = answered(None, LISTED, Answer("priority", 2, 6, "games"))
    with pytest.raises(Refused, match="The priority of Games is 6 by now"):
        answered(theirs, LISTED, Answer("priority", 2, 5, "games"))


def test_the_same_answer_from_two_programs_is_no_conflict():
    theirs = answered(None, LISTED, Answer("desire", None, 6))
    assert answered(theirs, LISTED, Answer("desire", None, 6)) == theirs


def test_a_finished_assessment_has_the_goal_and_every_rating_and_the_kinds_of_music():
    draft = answered(None, LISTED, Answer("priority", 2, 5, "games"))
    done = completed(draft, LISTED, [activity.key for activity in LISTED.activities], SUNDAY)
    assert done.goal == "Mix for a living"
    assert {rating.activity: rating.priority for rating in done.ratings} == {
        "games": 5,
        "mixing": None,
        "tutorials": None,
        "shift": 9,
        "evening": 3,
        "phone": 2,
    }


def test_ratings_and_goal_become_those_of_today():
    ratings = (Rating("games", "leisure", 5, None, True), Rating("mixing", "studio", 9, 9, False))
    changed = with_ratings_of(LISTED, Assessment(goal="New", ratings=ratings))
    assert changed.goal == "New"
    assert (changed.get("games").priority, changed.get("games").enjoyment) == (5, None)
    assert changed.get("mixing") == MIXING


def test_an_assessed_week_keeps_the_goal_of_its_own():
    then = Assessment(SUNDAY, goal="Play one gig")
    assert week_report(record(("phone", "16 10:00", 6), assessment=then), SUNDAY).goal == "Play one gig"
    draft = replace(then, assessed=None)
    assert week_report(record(("phone", "16 10:00", 6), assessment=draft), SUNDAY).goal == LISTED.goal


# Music, and when it is due


def test_music_is_held_against_targets_and_planned_days():
    shown = reviewed(
        ("mixing", "16 10:00", 2),
        ("mixing", "16 12:10", 1),
        ("mixing", "18 10:00", 1),
        studio_days=5,
        numbers=Numbers({}, {"studio": 10.0}, {}),
    )
    found = music_review(shown)
    assert (found.kinds[0].seconds, found.kinds[0].target) == (4 * HOUR, 10 * HOUR)
    assert (found.studio_days, found.planned_days) == (2, 5)
    assert found.longest == 3 * HOUR + 10 * MINUTE


def test_the_tracks_of_music_stand_there_with_the_most_hours_first():
    of_week = record(("mixing", "16 10:00", 1), ("mixing", "17 10:00", 2), ("phone", "18 10:00", 5))
    tracks = ("Undertow", "Tides", "Tides")
    entries = tuple(replace(entry, track=name) for entry, name in zip(of_week.entries, tracks, strict=True))
    of_week = replace(of_week, entries=entries)
    found = music_review(review(Material(of_week, of_week), None, SUNDAY))
    assert found.tracks == (("Tides", 2 * HOUR), ("Undertow", HOUR))


def test_what_nobody_measured_is_the_rest_of_the_week_so_far():
    assert reviewed(("mixing", "16 10:00", 2)).unmeasured == (6 * 24 + 20 - 2) * HOUR


@pytest.mark.parametrize(
    ("moment", "is_due"),
    [("2026-11-22 16:59", False), ("2026-11-22 17:00", True), ("2026-11-20 20:00", False)],
)
def test_the_week_that_ends_is_offered_on_sunday_evening(moment, is_due):
    report = week_report(record(("mixing", "16 10:00", 2)), BERLIN.at(moment))
    assert is_offer_due(report, report.now, is_last_open=True) == is_due


def test_an_assessed_week_is_not_to_assess_and_one_in_which_nothing_was_measured_neither():
    def is_open(*logged, assessment=None):
        return is_to_assess(week_report(record(*logged, assessment=assessment), SUNDAY))

    assert is_open(("mixing", "16 10:00", 2))
    assert is_open(("mixing", "16 10:00", 2), assessment=Assessment())
    assert not is_open(("mixing", "16 10:00", 2), assessment=Assessment(SUNDAY))
    assert not is_open()


def test_what_was_measured_makes_a_week_one_to_assess_in_whichever_log_it_stands():
    from_before = week_report(record(("mixing", "15 23:00", 2)), SUNDAY)
    assert is_to_assess(from_before)
    of_another = week_report(record(("mixing", "10 10:00", 2)), SUNDAY)
    assert not is_to_assess(of_another)
