"""Oddities of entries: each is named, none stops anything."""

from __future__ import annotations

from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.time.zone import instant_of
from tracker.domain.week.oddities import odd_entries, overlaps

LIST = ActivityList((Activity("mixing", "Mixing", "studio"), Activity("cafe", "Café", "job")))
NOW = instant_of(BERLIN.at("2026-11-16 15:00"))


def entry(name: str, start: str, end: str | None = None, activity: str = "mixing") -> Entry:
    day = "2026-11-16"
    return Entry(name, activity, BERLIN.at(f"{day} {start}"), BERLIN.at(f"{day} {end}") if end else None)


def odd(*entries: Entry, running: Entry | None = None) -> list[tuple[str, str]]:
    found = [*odd_entries(entries, LIST, running, NOW)]
    found += [oddity for _, oddity in overlaps(entries, running, NOW)]
    return [(oddity.entry_id, oddity.message) for oddity in found]


def test_a_sound_log_has_no_oddities() -> None:
    running = entry("c", "12:00", activity="cafe")
    assert odd(entry("a", "10:00", "11:00"), entry("b", "11:00", "12:00"), running, running=running) == []


def test_an_activity_that_is_not_listed_is_named() -> None:
    ((which, message),) = odd(entry("a", "10:00", "11:00", "mixign"))
    assert which == "a"
    assert message.startswith("«mixign» is not on the list")


def test_an_open_entry_that_does_not_run_is_named() -> None:
    ((which, message),) = odd(entry("a", "10:00"), entry("b", "11:00", "12:00"))
    assert which == "a"
    assert "no end" in message


def test_two_open_entries_leave_one_that_counts_nothing() -> None:
    running = entry("b", "11:00")
    assert [which for which, _ in odd(entry("a", "10:00"), running, running=running)] == ["a"]


def test_times_in_the_future_are_named() -> None:
    running = entry("b", "15:30")
    found = odd(entry("a", "14:00", "15:01"), running, running=running)
    assert [which for which, message in found if "future" in message] == ["a", "b"]


def test_an_overlap_is_named_with_both_of_its_entries() -> None:
    ((which, message),) = odd(entry("a", "10:00", "11:00"), entry("b", "10:59", "12:00"))
    assert which == "b"
    assert "(a)" in message


def test_an_overlap_with_an_entry_before_the_last_one_is_named() -> None:
    found = odd(entry("a", "10:00", "14:00"), entry("b", "10:30", "11:00"), entry("c", "13:00", "13:30"))
    assert [(which, "(a)" in message) for which, message in found] == [("b", True), ("c", True)]


def test_what_runs_overlaps_what_began_after_it() -> None:
    running = entry("b", "14:00")
    found = odd(entry("a", "10:00", "14:30"), running, running=running)
    assert [which for which, _ in found] == ["b"]


def test_entries_that_meet_or_have_no_length_do_not_overlap() -> None:
    assert odd(entry("a", "10:00", "11:00"), entry("b", "10:30", "10:30"), entry("c", "11:00", "12:00")) == []


def test_an_entry_of_another_log_is_no_overlap_where_it_came_later_and_one_where_it_did_not() -> None:
    sunday = entry("sunday", "04:05", "05:00")
    assert odd(sunday, entry("monday", "00:05", "01:00")) == []
    ((which, message),) = odd(sunday, entry("monday", "00:05", "04:30"))
    assert (which, "(monday)" in message) == ("sunday", True)
