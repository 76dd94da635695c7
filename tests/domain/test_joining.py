"""One entry made of two."""

from __future__ import annotations

import pytest

from tests.zones import BERLIN
from tracker.domain.entries.corrections import join
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Refused

NOW = BERLIN.at("2026-11-16 15:00")


def entry(name: str, start: str, end: str | None = None, activity: str = "mixing", **texts: str) -> Entry:
    begin, stop = (BERLIN.at(f"2026-11-16 {clock}") if clock else None for clock in (start, end))
    assert begin is not None
    return Entry(name, activity, begin, stop, **texts)


def joined(first: Entry, second: Entry) -> Entry:
    edit, _ = join([first, second], first, NOW, lambda e: e.id)
    assert edit.removed == (second,)
    return edit.put[0]


def test_the_gap_between_goes_into_the_joined_entry_and_is_told() -> None:
    first, second = entry("a", "10:00", "11:00"), entry("b", "11:20", "12:00")
    edit, gap = join([first, second], first, NOW, lambda e: e.id)
    assert edit.put == (entry("a", "10:00", "12:00"),)
    assert gap == 20 * 60


def test_joined_with_what_runs_it_runs() -> None:
    assert joined(entry("a", "10:00", "11:00"), entry("b", "11:00")).end is None


def test_an_entry_that_came_to_lie_inside_another_takes_no_time_from_it() -> None:
    first, second = entry("a", "10:00", "13:00"), entry("b", "11:00", "12:00")
    assert joined(first, second) == first


def test_both_notes_are_kept_and_one_track() -> None:
    first = entry("a", "10:00", "11:00", note="vocal comp")
    second = entry("b", "11:00", "12:00", note="drums", track="Tides")
    both = joined(first, second)
    assert (both.note, both.track) == ("vocal comp; drums", "Tides")


@pytest.mark.parametrize(
    "second",
    [entry("b", "11:00", "12:00", "phone"), entry("b", "11:00", "12:00", track="Glass")],
    ids=["another activity", "another track"],
)
def test_what_is_not_the_same_is_not_joined(second: Entry) -> None:
    first = entry("a", "10:00", "11:00", track="Tides")
    with pytest.raises(Refused):
        join([first, second], first, NOW, lambda e: e.id)
