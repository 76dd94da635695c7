"""Blocks of studio time and the usual session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry
from tracker.domain.week.session import studio_blocks, usual_session

START = BERLIN.at("2026-11-16 10:00")


def stretches(*minutes: tuple[int, int | None, str]) -> list[Entry]:
    """Entries of minutes after ten o'clock."""
    return [
        Entry(
            str(number),
            activity,
            START + timedelta(minutes=first),
            None if last is None else START + timedelta(minutes=last),
        )
        for number, (first, last, activity) in enumerate(minutes)
    ]


def blocks(*minutes: tuple[int, int | None, str]) -> list[int]:
    return [seconds // 60 for seconds in studio_blocks(stretches(*minutes), {"mixing", "beats"})]


def test_breaks_of_up_to_fifteen_minutes_belong_to_a_block() -> None:
    assert blocks((0, 60, "mixing"), (75, 100, "beats")) == [100]


def test_a_longer_break_ends_a_block() -> None:
    assert blocks((0, 60, "mixing"), (76, 100, "beats")) == [60, 24]


def test_other_activities_are_breaks_like_any_other() -> None:
    assert blocks((0, 60, "mixing"), (60, 70, "phone"), (70, 90, "mixing"), (90, 200, "phone")) == [90]


def test_a_block_that_still_runs_says_nothing_yet() -> None:
    assert blocks((0, 60, "mixing"), (200, 230, "mixing"), (235, None, "mixing")) == [60]


def test_entries_without_length_make_no_block() -> None:
    assert blocks((0, 0, "mixing"), (100, 130, "mixing")) == [30]


def test_a_short_entry_inside_the_reach_of_a_long_one_does_not_shorten_the_block() -> None:
    assert blocks((0, 120, "mixing"), (10, 20, "mixing")) == [120]


@pytest.mark.parametrize(("lengths", "median"), [([], None), ([5], 5), ([1, 100, 7], 7), ([4, 1, 9, 6], 5)])
def test_the_usual_session_is_the_median_block(lengths: list[int], median: int | None) -> None:
    assert usual_session(lengths) == median


@settings(deadline=None, max_examples=some(80))
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 90)), min_size=1, max_size=12))
def test_blocks_hold_all_studio_time_and_the_short_breaks(pairs: list[tuple[int, int]]) -> None:
    clock, minutes, short_breaks = 0, [], 0
    for number, (pause, length) in enumerate(pairs):
        clock += pause
        short_breaks += pause if number and pause <= 15 else 0
        minutes.append((clock, clock + length, "mixing"))
        clock += length
    assert sum(blocks(*minutes)) == sum(length for _, length in pairs) + short_breaks
