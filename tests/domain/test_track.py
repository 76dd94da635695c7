"""Tracks: how they are found by name, what is noted about them, and their hours."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.entry_filter import Selection
from tracker.domain.tracks.track import Track, TrackList, find_track, names_to_offer
from tracker.domain.tracks.track_report import TrackRow, track_report
from tracker.domain.week.calendar import Calendar

NAMES = ["Tides", "Tidal wave", "Undertow", "tides"]
NOTHING_NOTED = TrackList()
NOW = BERLIN.at("2026-11-19 15:00")


def entry(track: str, start: str, end: str | None, activity: str = "mixing", note: str = "") -> Entry:
    return Entry(start, activity, BERLIN.at(start), BERLIN.at(end) if end else None, note, track)


def rows(entries: list[Entry], tracks: TrackList = NOTHING_NOTED) -> tuple[TrackRow, ...]:
    return track_report(entries, tracks, Calendar(BERLIN, lambda week: time(4)), instant_of(NOW))


@pytest.mark.parametrize(
    ("text", "name"), [("Tides", "Tides"), ("tides ", "Tides"), ("u", "Undertow"), ("TIDA", "Tidal wave")]
)
def test_a_track_is_found_by_its_name_or_an_unambiguous_beginning(text: str, name: str) -> None:
    assert find_track(text, NAMES) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tid", "could be «Tides» and «Tidal wave»"),
        ("Undretow", "Did you mean «Undertow»"),
        ("qqq", "tracker tracks"),
        ("", "Say which track"),
        (" \u3000", "Say which track"),
    ],
)
def test_what_is_no_track_is_refused_with_what_may_be_meant(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        find_track(text, NAMES)


def test_where_no_track_has_a_name_it_is_said_how_to_give_one() -> None:
    with pytest.raises(Refused, match="--track NAME"):
        find_track("Tides", [])


def test_what_is_noted_about_a_track_is_found_whatever_its_capital_letters() -> None:
    tracks = TrackList((Track("Tides", date(2026, 11, 1)), Track("Undertow")))
    assert tracks.get("TIDES").finished == date(2026, 11, 1)
    assert tracks.get("Other") == Track("Other")
    assert tracks.with_track(Track("tides")).tracks == (Track("tides"), Track("Undertow"))
    assert tracks.renamed("tides", "Sea").get("sea").finished == date(2026, 11, 1)
    assert tracks.without("TIDES").tracks == (Track("Undertow"),)


def test_a_track_needs_a_name() -> None:
    with pytest.raises(Invalid):
        Track("  ")


def test_the_track_worked_on_last_comes_first_with_its_hours_days_and_activities() -> None:
    report = rows(
        [
            entry("tides", "2026-10-01 10:00", "2026-10-01 11:00"),
            entry("Undertow", "2026-10-02 10:00", "2026-10-02 11:00"),
            entry("", "2026-10-03 10:00", "2026-10-03 11:00"),
            entry("Tides", "2026-11-18 23:30", "2026-11-19 05:00", "beats"),
        ],
        TrackList((Track("Undertow", True), Track("Never begun"))),
    )
    assert [row.name for row in report] == ["Tides", "Undertow", "Never begun"]
    assert (report[0].first, report[0].last) == (date(2026, 10, 1), date(2026, 11, 19))
    assert list(report[0].activities.items()) == [("beats", 19800), ("mixing", 3600)]
    assert report[0].seconds == 23400
    assert [row.finished for row in report] == [False, True, False]
    assert (report[2].seconds, report[2].first) == (0, None)


def test_what_ends_where_a_day_does_has_that_day_for_its_last() -> None:
    (row,) = rows([entry("Tides", "2026-11-17 23:00", "2026-11-18 04:00")])
    assert row.last == date(2026, 11, 17)


def test_what_runs_counts_up_to_now() -> None:
    (row,) = rows([entry("Tides", "2026-11-19 14:00", None)])
    assert (row.seconds, row.last) == (3600, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("selection", "is_meant"),
    [
        (Selection(), True),
        (Selection("TIDES", "mixing", "COMP"), True),
        (Selection("tid"), False),
        (Selection(activity="mix"), False),
        (Selection(note="drums"), False),
        (Selection(note="COMP vo"), True),
        (Selection(note="vocal drums"), False),
        (Selection(note=" "), True),
    ],
)
def test_an_entry_is_meant_where_all_that_is_asked_for_fits(selection: Selection, is_meant: bool) -> None:
    noted = entry("Tides", "2026-11-19 14:00", None, note="vocal comp")
    assert selection.has(noted) is is_meant


def test_tracks_are_offered_the_latest_first_and_the_finished_last() -> None:
    latest_first = [
        entry("Tides", "2026-11-19 10:00", None),
        entry("", "2026-11-18 10:00", "2026-11-18 11:00"),
        entry("Undertow", "2026-11-17 10:00", "2026-11-17 11:00"),
        entry("Tides", "2026-11-16 10:00", "2026-11-16 11:00"),
        entry("Shore", "2026-11-15 10:00", "2026-11-15 11:00"),
    ]
    noted = TrackList((Track("tides", date(2026, 11, 19)), Track("Elsewhere")))
    assert names_to_offer(latest_first, noted) == ["Undertow", "Shore", "Tides"]
