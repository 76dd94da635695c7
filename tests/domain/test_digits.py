"""Digits belong to activities and stay with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tracker.domain.activities.activity import KINDS, Activity, ActivityList
from tracker.domain.activities.digits import digits_in_force, with_digit, with_digits_written
from tracker.domain.errors import Invalid


def a_list(*digits: int | None) -> ActivityList:
    return ActivityList(
        tuple(Activity(f"a{n}", f"A{n}", "job", digit=digit) for n, digit in enumerate(digits, 1))
    )


lists = st.lists(
    st.tuples(st.sampled_from(KINDS), st.booleans(), st.none() | st.integers(1, 9)),
    max_size=14,
    unique_by=lambda each: each[2] or object(),
).map(
    lambda given: ActivityList(
        tuple(
            Activity(f"a{n}", f"A{n}", kind, archived=archived, digit=digit)
            for n, (kind, archived, digit) in enumerate(given)
        )
    )
)


def test_where_none_is_said_the_lowest_free_ones_go_by_the_order_of_the_rows():
    listed = ActivityList((Activity("phone", "Phone", "leisure"), Activity("mixing", "Mixing", "studio")))
    assert digits_in_force(listed) == {"mixing": 1, "phone": 2}
    assert digits_in_force(a_list(None, 1, None, 3)) == {"a1": 2, "a2": 1, "a3": 4, "a4": 3}
    assert "a10" not in digits_in_force(a_list(*[None] * 10))


def test_what_is_archived_holds_no_digit():
    gone = Activity("gone", "Gone", "job", archived=True, digit=1)
    assert digits_in_force(ActivityList((gone, Activity("a", "A", "job")))) == {"a": 1}


@given(lists)
@settings(max_examples=some(200), deadline=None)
def test_writing_the_digits_down_changes_none_and_doing_it_again_nothing(listed):
    written = with_digits_written(listed)
    assert digits_in_force(written) == digits_in_force(listed)
    assert with_digits_written(written) == written


@given(lists, st.integers(1, 9), st.data())
@settings(max_examples=some(200), deadline=None)
def test_a_digit_that_is_given_moves_at_most_the_one_that_had_it(listed, digit, data):
    if not listed.current:
        return
    key = data.draw(st.sampled_from(listed.current)).key
    before, after = digits_in_force(listed), digits_in_force(with_digit(listed, key, digit))
    assert after[key] == digit
    held = [other for other, had in before.items() if had == digit and other != key]
    for other, had in before.items():
        if other not in (key, *held):
            assert after[other] == had
    if held and key in before:
        assert after[held[0]] == before[key]


def test_a_digit_starts_one_activity_alone_and_is_one_of_nine():
    with pytest.raises(Invalid, match="one activity alone"):
        a_list(3, 3)
    for digit in (0, 10):
        with pytest.raises(Invalid, match="1 to 9"):
            a_list(digit)
