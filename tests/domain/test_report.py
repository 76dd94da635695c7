"""Reports add up to what the week, the log and the tracks say of the same days, to the second."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import permutations
from tracemalloc import get_traced_memory
from tracemalloc import start as start_trace
from tracemalloc import stop as stop_trace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Misunderstood
from tracker.domain.report.crossed import crossed
from tracker.domain.report.entry_series import series_of, together
from tracker.domain.report.periods import TIMES
from tracker.domain.report.report import (
    EVERYTHING,
    GROUPS,
    Report,
    Selected,
    days_with_hours,
    groups_named,
    report_of,
)
from tracker.domain.report.series import APART
from tracker.domain.report.verdicts import Verdicts, ratings_of
from tracker.domain.text import folded
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.tracks.track import TrackList
from tracker.domain.tracks.track_report import track_report
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Rating
from tracker.domain.week.balance import Balance
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_log import day_logs
from tracker.domain.week.week_log import NO_NUMBERS, WeekLog
from tracker.domain.week.week_record import WeekRecord
from tracker.domain.week.week_report import WeekReport, week_report

LISTED = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("tutorials", "Tutorials", "learning"),
        Activity("social-media", "Social media", "leisure", 2, 4, False),
    )
)
BERLIN_NOW = BERLIN.at("2027-01-04 12:00")
NOTHING_YET = Balance()
ratings = st.builds(
    Rating,
    st.sampled_from(["social-media", "mixing", "cafe"]),
    st.sampled_from(["studio", "job", "leisure"]),
    st.integers(1, 10),
    st.none(),
    st.booleans(),
)
assessments = st.none() | st.builds(
    Assessment,
    st.sampled_from([None, BERLIN_NOW]),
    wasted_up_to=st.integers(0, 10),
    ratings=st.lists(ratings, max_size=3).map(tuple),
)
tracks = st.sampled_from(["", "Tides", " tides", "Ｔides", "Undertow"])


class History:
    """A record whose weeks may be assessed and whose entries may be on tracks, cut into logs."""

    def __init__(self, recorded: Recorded, data: st.DataObject) -> None:
        self.recorded = recorded
        self.now = recorded.now
        self.entries = tuple(replace(entry, track=data.draw(tracks)) for entry in recorded.entries)
        self.assessed = {week: data.draw(assessments) for week in recorded.weeks}
        ratings = {week.monday.toordinal(): ratings_of(self.finished(week)) for week in recorded.weeks}
        assessed = {monday: rated for monday, rated in ratings.items() if rated is not None}
        self.verdicts = Verdicts(LISTED, assessed)

    def finished(self, week: Week) -> Assessment | None:
        assessment = self.assessed.get(week)
        return assessment if assessment is not None and assessment.is_finished else None

    def series(self):
        """What a report is made from: each log by itself, and what runs."""
        logs: dict[object, list[Entry]] = {}
        for entry in self.entries:
            calendar = self.recorded.calendar
            logs.setdefault("runs" if entry.end is None else calendar.week_of(entry), []).append(entry)
        parts = [series_of(own, self.recorded.calendar, self.now) for own in logs.values()]
        return [*together(parts[::2]), *parts[1::2]]

    def report(self, days: DayRange, by: str = "kind", selected: Selected = EVERYTHING) -> Report:
        return report_of(self.series(), self.verdicts, days, by.split(","), LISTED, selected)

    def week_report(self, week: Week) -> WeekReport:
        running = next((entry for entry in self.entries if entry.end is None), None)
        log = WeekLog(week, self.recorded.calendar._day_start_of(week), assessment=self.assessed.get(week))
        record = WeekRecord(
            week, LISTED, log, self.entries, running, NO_NUMBERS, self.recorded.calendar
        )  # fmt: skip
        return week_report(record, wall_time(self.now, self.recorded.zone))


def sums_of(report: Report) -> dict[str, int]:
    return {group.key: group.seconds for group in report.groups}


@settings(deadline=None, max_examples=some(160))
@given(records(), st.data())
def test_a_report_of_a_week_is_what_the_week_says(recorded: Recorded, data: st.DataObject) -> None:
    history = History(recorded, data)
    for week in recorded.weeks:
        shown = history.week_report(week)
        days = DayRange(week.monday, week.dates[6])
        by_activity = history.report(days, "activity")
        assert sums_of(by_activity) == {r.activity.key: r.seconds for r in shown.rows if r.seconds}
        assert by_activity.balance == shown.week_balance
        assert by_activity.measured_share == shown.measured_share
        kinds = {kind: shown.seconds_of_kind(kind) for kind in shown.kinds}
        assert sums_of(history.report(days, "kind")) == {k: n for k, n in kinds.items() if n}
        by_standing: dict[str, int] = {}
        for row in shown.rows:
            by_standing[row.standing] = by_standing.get(row.standing, 0) + row.seconds
        assert sums_of(history.report(days, "standing")) == {k: n for k, n in by_standing.items() if n}
        totals = dict(enumerate(shown.day_totals))
        by_weekday = history.report(days, "weekday").groups
        assert {group.number: group.seconds for group in by_weekday} == {d: n for d, n in totals.items() if n}


@settings(deadline=None, max_examples=some(160))
@given(records(), st.data())
def test_a_report_of_any_days_is_what_the_log_says(recorded: Recorded, data: st.DataObject) -> None:
    history = History(recorded, data)
    first = recorded.weeks[0].monday
    length = (recorded.weeks[-1].dates[6] - first).days
    begin, end = sorted((data.draw(st.integers(0, length)), data.draw(st.integers(0, length))))
    days = DayRange(first + timedelta(days=begin), first + timedelta(days=end))
    logged = day_logs(history.entries, days.first, days.last, recorded.calendar, recorded.now)
    by_day = {str(day.day): day.seconds for day in logged if day.seconds}
    assert sums_of(history.report(days, "day")) == by_day
    for by in GROUPS:
        assert history.report(days, by).seconds == sum(by_day.values())
    by_month: dict[str, int] = {}
    for day, seconds in by_day.items():
        by_month[day[:7]] = by_month.get(day[:7], 0) + seconds
    assert sums_of(history.report(days, "month")) == by_month


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data())
def test_a_report_by_track_is_what_tracks_says(recorded: Recorded, data: st.DataObject) -> None:
    history = History(recorded, data)
    rows = track_report(history.entries, TrackList(), recorded.calendar, recorded.now)
    days = DayRange(recorded.weeks[0].monday, recorded.weeks[-1].dates[6])
    groups = history.report(days, "track,activity").groups
    on_tracks = [group for group in groups if group.key]
    assert {folded(g.key): g.seconds for g in on_tracks} == {
        folded(row.name): row.seconds for row in rows if row.seconds
    }
    for row in rows:
        own = history.report(days, "activity", Selected(track=row.name))
        assert sums_of(own) == {key: seconds for key, seconds in row.activities.items() if seconds}
        assert own.balance == history.report(days).balance


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data(), st.sampled_from(GROUPS), st.sampled_from(GROUPS))
def test_two_groups_add_up_to_each_of_them_either_way(
    recorded: Recorded, data: st.DataObject, one: str, other: str
) -> None:
    history = History(recorded, data)
    whole = days_with_hours(history.series())
    if whole is None or one == other:
        return
    one_way, other_way = history.report(whole, f"{one},{other}"), history.report(whole, f"{other},{one}")
    assert sums_of(one_way) == sums_of(history.report(whole, one))
    assert sums_of(other_way) == sums_of(history.report(whole, other))
    for report in (one_way, other_way):
        assert all(sum(inner.seconds for inner in group.groups) == group.seconds for group in report.groups)
    pairs = {(g.key, inner.key): inner.seconds for g in one_way.groups for inner in g.groups}
    assert pairs == {(inner.key, g.key): inner.seconds for g in other_way.groups for inner in g.groups}


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data(), st.sampled_from([by for by in permutations(GROUPS, 2) if {*by} & {*TIMES}]))
def test_a_table_has_the_hours_of_the_tree_in_rows_and_in_columns_either_way(
    recorded: Recorded, data: st.DataObject, by: tuple[str, str]
) -> None:
    history = History(recorded, data)
    report = history.report(DayRange(recorded.weeks[0].monday, recorded.weeks[-1].dates[6]), ",".join(by))
    tree = {(outer.key, inner.key): inner.seconds for outer in report.groups for inner in outer.groups}
    assert 0 not in tree.values()
    table, turned = crossed(report), crossed(report).turned
    rows, columns = [table.cells(group) for group in table.down], [*map(list, table.columns(list))]
    pairs = {
        (d.key, a.key): row[place]
        for d, row in zip(table.down, rows, strict=True)
        for place, a in enumerate(table.across)
    }
    assert {pair: seconds for pair, seconds in pairs.items() if seconds} == tree
    assert rows == [*map(list, zip(*columns, strict=True))]
    assert [turned.cells(group) for group in turned.down] == columns
    assert [*map(list, turned.columns(list))] == rows
    assert [*map(sum, rows)] == [group.seconds for group in table.down]
    assert [*map(sum, columns)] == [group.seconds for group in table.across]


@settings(deadline=None, max_examples=some(100))
@given(records(), st.data())
def test_a_range_in_two_parts_adds_up_to_the_whole(recorded: Recorded, data: st.DataObject) -> None:
    history = History(recorded, data)
    whole = days_with_hours(history.series())
    entries = sum(entry.seconds(recorded.now) for entry in history.entries)
    if whole is None:
        assert entries == 0
        return
    assert history.report(whole).seconds == entries
    cut = whole.first + timedelta(days=data.draw(st.integers(0, whole.count - 1)))
    parts = [DayRange(whole.first, cut)]
    if cut < whole.last:
        parts.append(DayRange(cut + timedelta(days=1), whole.last))
    assert sum(history.report(part).seconds for part in parts) == entries
    for field in ("wasted", "studio", "learning", "connections", "unrated"):
        parted = sum(getattr(history.report(part).balance, field) for part in parts)
        assert getattr(history.report(whole).balance, field) == parted


def entry(start: str, end: str, activity: str = "mixing", track: str = "") -> Entry:
    return Entry(start, activity, BERLIN.at(start), BERLIN.at(end), track=track)


def of(days: DayRange, by: str, *entries: Entry, assessed: Assessment | None = None) -> Report:
    series = series_of(entries, Calendar(BERLIN, lambda _: time(0)), instant_of(BERLIN_NOW))
    ratings = ratings_of(assessed)
    verdicts = Verdicts(LISTED, {} if ratings is None else {W47.monday.toordinal(): ratings})
    return report_of([series], verdicts, days, by.split(","), LISTED)


W47 = Week(2026, 47)
NOVEMBER = DayRange(date(2026, 11, 1), date(2026, 11, 30))


def test_groups_have_what_programs_and_people_call_them() -> None:
    entries = (entry("2026-11-16 10:00", "2026-11-16 12:00", track="Tides"),
               entry("2026-11-17 10:00", "2026-11-17 11:00", "social-media"))  # fmt: skip
    found = {by: [(g.key, g.name) for g in of(NOVEMBER, by, *entries).groups] for by in GROUPS}
    assert found == {
        "kind": [("studio", "Studio"), ("leisure", "Leisure")],
        "standing": [("music", "Music"), ("wasted", "Wasted")],
        "activity": [("mixing", "Mixing"), ("social-media", "Social media")],
        "track": [("Tides", "Tides"), ("", "no track")],
        "weekday": [("mon", "Mon"), ("tue", "Tue")],
        "day": [("2026-11-16", "Mon 16 Nov"), ("2026-11-17", "Tue 17 Nov")],
        "week": [("2026-W47", "W47")],
        "month": [("2026-11", "Nov 2026")],
        "year": [("2026", "2026")],
    }


def test_the_last_week_of_a_year_with_53_is_one_week_of_two_years() -> None:
    night = entry("2026-12-31 23:00", "2027-01-01 02:00")
    days = DayRange(date(2026, 12, 1), date(2027, 1, 31))
    week, year = (of(days, by, night) for by in ("week,month", "year"))
    assert [(g.key, g.seconds // 3600) for g in week.groups] == [("2026-W53", 3)]
    assert [(g.key, g.seconds // 3600) for g in week.groups[0].groups] == [("2026-12", 1), ("2027-01", 2)]
    assert [(g.key, g.seconds // 3600) for g in year.groups] == [("2026", 1), ("2027", 2)]


def test_thousands_of_tracks_that_were_taken_up_again_after_years_weigh_what_was_done_on_them() -> None:
    first, years = date(2016, 1, 4).toordinal(), 3640
    found, sketched = [], []
    for number in range(2000):
        cell, day = ("mixing", f"Track {number}", True), first + number // 10
        sketched.append({cell: (day, (0, 3600))})
        found.append({cell: (day + years, (0, 1800, 1800, 2400))})
    days = DayRange(date(2016, 1, 1), date(2026, 12, 31))
    start_trace()
    parts = together((*found, *sketched))
    by_day, by_weekday, by_week = (
        report_of(parts, Verdicts(LISTED, {}), days, ("track", by), LISTED)
        for by in ("day", "weekday", "week")
    )
    most = get_traced_memory()[1]
    stop_trace()
    # As many numbers as there are days in these years would be seven million.
    assert most < 30_000_000
    assert sum(len(totals) for part in parts for _, totals in part.values()) == 2000 * 6
    for made in (by_day, by_weekday, by_week):
        assert {group.seconds for group in made.groups} == {6000}
    track = next(group for group in by_day.groups if group.key == "Track 0")
    assert [group.seconds for group in track.groups] == [3600, 1800, 600]
    assert [group.key for group in track.groups] == ["2016-01-04", "2025-12-22", "2025-12-24"]
    track = next(group for group in by_weekday.groups if group.key == "Track 0")
    assert [(group.key, group.seconds) for group in track.groups] == [("mon", 5400), ("wed", 600)]


def test_what_is_taken_up_again_is_one_thing_however_long_it_rested() -> None:
    gaps = (1, APART - 1, APART, APART + 1, 7 * APART)
    begins = [date(2020, 1, 1).toordinal() + sum(gaps[:number]) * 3 for number in range(len(gaps))]
    parts = [{("mixing", "Tides", True): (begin, (0, 60, 180))} for begin in begins]
    days = DayRange(date(2020, 1, 1), date(2026, 12, 31))
    for by in ("day", "weekday", "week", "month", "year"):
        apart, as_one = (
            report_of(series, Verdicts(LISTED, {}), days, ("track", by), LISTED)
            for series in (parts[::-1], together(parts))
        )
        assert apart == as_one
        assert as_one.seconds == sum(each.seconds for each in as_one.groups[0].groups) == 180 * len(gaps)


def test_each_week_is_judged_by_its_own_assessment() -> None:
    phone = entry("2026-11-16 10:00", "2026-11-16 12:00", "social-media")
    assert of(NOVEMBER, "standing", phone).balance.wasted == 7200
    kept = Assessment(BERLIN_NOW, ratings=(Rating("social-media", "job", 9, 9, False),))
    report = of(NOVEMBER, "kind,standing", phone, assessed=kept)
    assert report.balance.wasted == 0
    assert [(g.key, g.groups[0].key) for g in report.groups] == [("job", "necessary")]


@pytest.mark.parametrize(("text", "words"), [
    ("kin", "«kin» is not a group"), ("", "is not a group"), ("kind,kind", "twice"),
    ("kind,week,day", "one group or two"), ("kind,", "is not a group"),
])  # fmt: skip
def test_an_unknown_group_is_refused(text: str, words: str) -> None:
    with pytest.raises(Misunderstood, match=words):
        groups_named(text)
    assert groups_named(" Kind, WEEK") == ("kind", "week")
