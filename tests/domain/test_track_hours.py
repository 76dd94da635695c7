"""The hours of tracks in some weeks, and the track that is offered."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.tracks.track import Track, TrackList, one_track, track_to_offer
from tracker.domain.tracks.track_hours import TrackHours, track_hours
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.tally import tally

NOW = BERLIN.at("2026-11-19 15:00")
W46, W47 = Week(2026, 46), Week(2026, 47)


def entry(track: str, start: str, end: str | None, activity: str = "mixing") -> Entry:
    return Entry(start, activity, BERLIN.at(start), BERLIN.at(end) if end else None, "", track)


def hours(entries: list[Entry], *weeks: Week) -> tuple[TrackHours, ...]:
    return track_hours(entries, weeks, Calendar(BERLIN, lambda week: time(0)), instant_of(NOW))


def test_tracks_come_with_the_most_hours_first_by_week_and_by_activity() -> None:
    entries = [
        entry("undertow", "2026-11-14 10:00", "2026-11-14 14:00"),
        entry("tides", "2026-11-15 23:00", "2026-11-16 02:00"),
        entry("", "2026-11-17 09:00", "2026-11-17 19:00"),
        entry("Tides", "2026-11-18 10:00", "2026-11-18 15:00", "beats"),
        entry("Undertow", "2026-11-19 14:00", None),
    ]
    tides, undertow = hours(entries, W46, W47)
    assert (tides.name, tides.seconds, undertow.name, undertow.seconds) == ("Tides", 28800, "Undertow", 18000)
    assert tides.weeks == ((W46, 3600), (W47, 25200))
    assert tides.activities == (("beats", 18000), ("mixing", 10800))
    assert [(track.name, track.seconds) for track in hours(entries, W46)] == [
        ("undertow", 14400),
        ("tides", 3600),
    ]


@given(records(), st.data())
def test_no_second_of_a_track_is_lost_between_weeks_nor_counted_twice(
    recorded: Recorded, data: st.DataObject
) -> None:
    names = [data.draw(st.sampled_from(("", "Tides", "TIDES", "Undertow"))) for _ in recorded.entries]
    entries = [replace(entry, track=name) for entry, name in zip(recorded.entries, names, strict=True)]
    found = track_hours(entries, recorded.weeks, recorded.calendar, recorded.now)
    whole: dict[str, int] = {}
    for each in entries:
        if each.track:
            track = one_track(each.track)
            whole[track] = whole.get(track, 0) + each.seconds(recorded.now)
    assert {one_track(row.name): row.seconds for row in found} == {k: s for k, s in whole.items() if s}
    for week in recorded.weeks:
        of_week = tally([e for e in entries if e.track], week, recorded.calendar, recorded.now).seconds
        assert sum(seconds for row in found for named, seconds in row.weeks if named == week) == of_week
    assert all(row.seconds == sum(seconds for _, seconds in row.activities) for row in found)


def test_the_last_track_of_the_activity_is_offered_and_for_the_studio_any_of_its_own() -> None:
    latest_first = [
        entry("", "2026-11-19 10:00", None, "beats"),
        entry("Done", "2026-11-18 12:00", "2026-11-18 13:00", "beats"),
        entry("Tides", "2026-11-18 10:00", "2026-11-18 11:00", "mixing"),
        entry("Client", "2026-11-17 10:00", "2026-11-17 11:00", "job"),
        entry("Undertow", "2026-11-16 10:00", "2026-11-16 11:00", "beats"),
    ]
    noted, studio = TrackList((Track("done", True),)), {"mixing", "beats", "recording"}
    offered = {
        key: track_to_offer(latest_first, noted, key, studio)
        for key in ("beats", "mixing", "recording", "job", "phone")
    }
    assert offered == {
        "beats": "Undertow",
        "mixing": "Tides",
        "recording": "Tides",
        "job": "Client",
        "phone": "",
    }
