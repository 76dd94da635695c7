"""Caps and targets follow from the usual week, not from one unusual one; and a broken cap never loosens."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_review import LISTED, W47, record, reviewed
from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused
from tracker.domain.review.answer import Answer
from tracker.domain.review.moves import handed_on, has_given, numbers_given
from tracker.domain.review.number_words import number_said
from tracker.domain.review.numbers_to_come import numbers_to_come, with_number_answered
from tracker.domain.review.review import Review
from tracker.domain.review.usual_week import usual
from tracker.domain.time.duration import HOUR, MINUTE, to_quarter
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Move
from tracker.domain.week.week_log import NONE_ALLOWED, NONE_WANTED, Numbers, WeekLog
from tracker.domain.week.week_report import WeekReport, week_report

SUNDAY = BERLIN.at("2026-11-22 20:00")
QUARTER = 15 * MINUTE


def week(phone: float = 0.0, mixing: float = 0.0, cap: float | None = None) -> WeekReport:
    """A week with so many hours of each, whenever it was."""
    caps = {} if cap is None else {"phone": cap}
    made = record(numbers=Numbers({}, {}, caps))
    begin, entries = BERLIN.at("2026-11-16 00:00"), []
    for activity, hours in (("phone", phone), ("mixing", mixing)):
        end = begin + timedelta(seconds=round(hours * HOUR))
        if hours:
            entries.append(Entry(activity, activity, begin, end))
        begin = end
    return week_report(replace(made, entries=tuple(entries)), SUNDAY)


def weeks(*phone: float, cap: float | None = None) -> list[WeekReport]:
    """Weeks with so many hours of the phone, the latest first."""
    return [week(phone[0], cap=cap), *map(week, phone[1:])]


TWO_HOURS = (Move("phone", "studio", 2.0),)


@pytest.mark.parametrize(
    ("hours", "base"),
    [
        ((6,), 6),
        ((30, 6, 5, 7), 6.5),
        ((6, 0, 0, 8), 7),
        ((6, 0, 5, 8), 6),
        ((6, 6, 6, 6, 40, 40, 40), 6),
        ((0, 0), 0),
    ],
)
def test_the_usual_week_is_the_middle_of_the_last_four_that_have_hours_for_it(hours, base):
    assert usual("phone", weeks(*hours)) == base * HOUR


def test_one_week_of_illness_or_of_nothing_else_sets_no_target_that_nobody_would_set():
    usual_weeks = [week(mixing=hours) for hours in (8, 9, 8.5)]
    for unusual in (0.5, 31):
        given = numbers_given(TWO_HOURS, [week(phone=6, mixing=unusual), *usual_weeks], LISTED)
        assert 10 <= given["studio"] <= 11


def test_numbers_are_to_the_quarter_of_an_hour():
    given = numbers_given(TWO_HOURS, [week(phone=6.37, mixing=8.19)], LISTED)
    assert given == {"phone": 4.25, "studio": 10.25}


def test_a_cap_that_was_broken_is_not_widened_for_it():
    assert numbers_given(TWO_HOURS, weeks(9, 9, 9, cap=4.0), LISTED)["phone"] == 4.0
    assert numbers_given(TWO_HOURS, weeks(5, 5, 5, cap=4.0), LISTED)["phone"] == 3.0


hours_a_week = st.floats(0, 60)


@given(
    st.lists(hours_a_week, min_size=1, max_size=6),
    st.lists(st.floats(0.25, 20), min_size=1, max_size=2),
    st.none() | st.floats(0, 60),
)
def test_whatever_the_weeks_were_a_cap_is_in_quarters_no_wider_than_before_and_never_negative(
    hours, moved, cap
):
    moves = tuple(
        Move("phone", kind, hours) for kind, hours in zip(("studio", "learning"), moved, strict=False)
    )
    found = numbers_given(moves, weeks(*hours, cap=cap), LISTED)["phone"]
    assert found >= 0
    assert cap is None or found <= cap + 0.001
    assert found * HOUR == pytest.approx(to_quarter(round(found * HOUR))) or found == pytest.approx(
        cap, abs=0.001
    )


@given(st.lists(st.floats(0.1, 60), min_size=3, max_size=3), hours_a_week, hours_a_week, st.floats(0.25, 20))
def test_one_unusual_week_moves_no_target_out_of_what_the_other_weeks_were(others, one, other, moved):
    moves = (Move("phone", "studio", moved),)
    for unusual in (one, other):
        target = numbers_given(
            moves, [week(6, mixing=unusual), *(week(mixing=each) for each in others)], LISTED
        )["studio"]
        base = target * HOUR - moved * HOUR
        assert min(others) * HOUR - QUARTER <= base <= max(others) * HOUR + QUARTER


@given(st.lists(hours_a_week, min_size=1, max_size=4), st.floats(0.25, 20), st.none() | st.floats(0, 60))
def test_assessing_again_without_news_changes_nothing(hours, moved, cap):
    moves, found = (Move("phone", "studio", moved),), weeks(*hours, cap=cap)
    given = numbers_given(moves, found, LISTED)
    following = handed_on(WeekLog(W47.next(), time(0)), given, {}, LISTED).log
    assert handed_on(following, numbers_given(moves, found, LISTED), given, LISTED).log == following
    assert has_given(Assessment(moves=moves, given=given), found, LISTED)


# The numbers of the week after, as they can be changed


def looked_at(moves=(), before=(), following=None, numbers=None, given=None, has_earlier=False) -> Review:
    shown = reviewed(
        ("phone", "16 10:00", 6),
        ("mixing", "17 10:00", 8),
        kept=Assessment(moves=moves, given=given or {}),
        numbers=numbers or Numbers({}, {}, {}),
    )
    material = replace(shown.material, before=tuple(before), following=following, has_earlier=has_earlier)
    return replace(shown, material=material)


def told(review: Review) -> dict[str, tuple[float | None, str]]:
    return {number.key: (number.hours, number_said(number, review)) for number in numbers_to_come(review)}


def test_a_number_says_what_it_means_in_days_beside_the_best_week():
    shown = looked_at(TWO_HOURS, [week(mixing=9)])
    assert told(shown) == {
        "studio": (10.5, "1:30 a day; your best week so far was 9:00"),
        "phone": (4.0, "0:35 a day"),
    }


def test_where_older_weeks_were_not_looked_at_the_best_is_not_called_the_best_so_far():
    shown = looked_at(TWO_HOURS, [week(mixing=9)], has_earlier=True)
    assert told(shown)["studio"][1] == "1:30 a day; the best of your last 2 weeks was 9:00"


def test_what_holds_still_is_among_them_though_nothing_moves():
    shown = looked_at(numbers=Numbers({}, {"learning": 3.0}, {"phone": 4.0, "games": NONE_ALLOWED}))
    assert told(shown) == {
        "learning": (3.0, "0:25 a day; no hours for it yet"),
        "phone": (4.0, "0:35 a day; as before, it still holds"),
    }


def test_a_cap_that_stays_as_narrow_as_it_was_says_so():
    shown = looked_at(TWO_HOURS, numbers=Numbers({}, {}, {"phone": 3.0}))
    assert told(shown)["phone"] == (3.0, "0:25 a day; as before: a cap never loosens")


def after(review: Review, key: str, hours: float | None) -> Review:
    number = next(number for number in numbers_to_come(review) if number.key == key)
    return with_number_answered(review, number.set_to(hours))


def test_one_set_by_hand_wins_over_what_the_moves_give_also_when_they_change():
    shown = after(looked_at(TWO_HOURS), "studio", 9.0)
    assert told(shown)["studio"] == (9.0, "1:15 a day; your best week so far was 8:00; set by hand")
    more = replace(shown, kept=Assessment(moves=(Move("phone", "studio", 3.0),)))
    assert told(more)["studio"][0] == 9.0
    assert told(more)["phone"][0] == 3.0


@pytest.mark.parametrize(
    ("key", "numbers", "none"),
    [
        ("phone", Numbers({}, {}, {"phone": 4.0}), NONE_ALLOWED),
        ("studio", Numbers({}, {"studio": 4.0}, {}), NONE_WANTED),
    ],
)
def test_one_that_still_holds_is_ended_and_comes_back(key, numbers, none):
    shown = after(looked_at(numbers=numbers), key, None)
    assert told(shown)[key] == (None, "taken away by hand")
    log = shown.material.following
    assert (log.numbers.caps | log.numbers.targets)[key] == none
    assert told(after(shown, key, 4.0))[key][0] == 4.0


def test_one_that_only_a_hand_set_leaves_nothing_behind_when_it_is_taken_away():
    following = WeekLog(W47.next(), time(0), numbers=Numbers({}, {}, {"phone": 2.0}))
    shown = after(looked_at(following=following), "phone", None)
    assert shown.material.following.numbers.caps == {}
    assert told(shown) == {}


def test_one_that_was_given_and_then_taken_away_in_the_file_is_what_held_before():
    following = WeekLog(W47.next(), time(0))
    old = Numbers({}, {}, {"phone": 5.0})
    shown = looked_at(TWO_HOURS, following=following, numbers=old, given={"phone": 4.0, "studio": 10.0})
    assert told(shown)["phone"][0] == 5.0


def test_a_number_that_another_program_set_meanwhile_is_not_overwritten():
    shown = looked_at(TWO_HOURS)
    with pytest.raises(Refused, match="The cap of Phone in 2026-W48 is empty by now"):
        with_number_answered(shown, Answer("number", 1.0, 2.0, "phone"))
