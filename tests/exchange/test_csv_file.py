"""What spreadsheets are given."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import CAFE, MIXING, PHONE
from tests.domain.recorded import Recorded, records
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.entries.unknown_keys import UnknownKeys
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_log import day_logs
from tracker.domain.week.standing import judgement
from tracker.exchange.csv_file import COLUMNS, EntryRows
from tracker.exchange.within_days import WithinDays

LISTED = ActivityList((MIXING, CAFE, PHONE))
NIGHT = DayRange(date(2026, 10, 25), date(2026, 10, 25))
NOW = BERLIN.at("2026-10-26 12:00")


def read(
    entries: list[Entry], days: DayRange = NIGHT, calendar: Calendar | None = None, now: int = 0
) -> list[dict[str, str]]:
    calendar = calendar or Calendar(BERLIN, lambda week: time(0))
    judged = judgement(LISTED, None)
    within = WithinDays(days, calendar, now or instant_of(NOW))
    text = "".join(EntryRows(within, lambda week: judged).pieces(entries))
    assert text.startswith(f"{','.join(COLUMNS)}\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def entry(start: str, end: str | None, **fields: object) -> Entry:
    moments = BERLIN.at(start), BERLIN.at(end) if end else None
    return Entry("aaaaaaa1", "mixing", *moments, **fields)  # type: ignore[arg-type]


def test_a_row_says_all_of_an_entry_and_is_cut_at_the_edges_of_the_days() -> None:
    night, late, runs = read(
        [
            entry(
                "2026-10-25 01:30",
                "2026-10-25 03:30",
                track="Tides",
                note='a, "b"\nc',
                unknown=UnknownKeys({"origin": "watson:1c107f1"}),
            ),
            entry("2026-10-25 23:50", "2026-10-26 00:20"),
            entry("2026-10-25 23:59", None),
        ]
    )
    assert list(night.values()) == [
        "aaaaaaa1", "mixing", "Mixing", "studio", "music", "2026-10-25T01:30:00+02:00",
        "2026-10-25T03:30:00+01:00", "10800", "Tides", 'a, "b"\nc', "timer", "watson:1c107f1",
    ]  # fmt: skip
    assert (late["end"], late["seconds"]) == ("2026-10-26T00:00:00+01:00", "600")
    assert (runs["end"], runs["seconds"]) == ("2026-10-26T00:00:00+01:00", "60")
    (still,) = read([entry("2026-10-26 11:00", None)], DayRange(date(2026, 10, 26), date(2026, 10, 26)))
    assert (still["end"], still["seconds"]) == ("", "3600")


def test_in_a_week_whose_clocks_change_an_offset_that_was_right_before_may_be_of_elsewhere_after() -> None:
    summer = timezone(timedelta(hours=2))
    start = datetime(2026, 10, 25, 23, 30, tzinfo=summer)
    late = Entry("aaaaaaa1", "mixing", start, start + timedelta(hours=1))
    before = entry("2026-10-24 23:30", "2026-10-25 00:30")
    ordinary, cut = read([before, late], DayRange(date(2026, 10, 19), NIGHT.last))
    assert (ordinary["seconds"], ordinary["end"]) == ("3600", "2026-10-25T00:30:00+02:00")
    # Where it was recorded that day ended at midnight; here it lasts another hour.
    assert (cut["seconds"], cut["end"]) == ("1800", "2026-10-26T00:00:00+02:00")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("-1+1 @home", "'-1+1 @home"),
        ("+49 30", "'+49 30"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋49 30", "'＋49 30"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        (" =1+1", "' =1+1"),
        ("\u3000＝1", "'\u3000＝1"),
        ("\t=1+1", "' =1+1"),
        ("\r=1+1", "'\n=1+1"),
        ("a=b", "a=b"),
        ("'=1", "'=1"),
        ("a\x1b[31m\x00\u202e", "a\ufffd[31m\ufffd\ufffd"),
    ],
)
def test_formulas_and_control_characters_are_inert(text: str, shown: str) -> None:
    (row,) = read([entry("2026-10-25 10:00", "2026-10-25 11:00", note=text, track=text)])
    assert (row["note"], row["track"]) == (shown, shown)


@pytest.mark.parametrize(
    ("origin", "shown"),
    [("watson:1", "watson:1"), ("=1", "'=1"), (1, ""), (["x"], ""), (float("inf"), ""), (None, "")],
)
def test_where_an_entry_comes_from_is_a_text_or_nothing(origin: object, shown: str) -> None:
    unknown = UnknownKeys({"origin": origin})
    (row,) = read([entry("2026-10-25 10:00", "2026-10-25 11:00", unknown=unknown)])
    assert row["origin"] == shown


def test_a_number_longer_than_python_would_print_is_no_origin() -> None:
    unknown = UnknownKeys({"origin": 1 << 20000})
    (row,) = read([entry("2026-10-25 10:00", "2026-10-25 11:00", unknown=unknown)])
    assert row["origin"] == ""


@given(records(), st.data())
def test_the_seconds_add_up_to_those_of_the_days_that_are_meant(
    recorded: Recorded, data: st.DataObject
) -> None:
    first = data.draw(st.sampled_from(recorded.weeks)).monday + timedelta(days=data.draw(st.integers(0, 6)))
    days = DayRange(first, first + timedelta(days=data.draw(st.integers(0, 20))))
    shown = day_logs(list(recorded.entries), days.first, days.last, recorded.calendar, recorded.now)
    touching = list(dict.fromkeys(part.entry for day in shown for part in day.parts))
    rows = read(touching, days, recorded.calendar, recorded.now)
    assert sum(int(row["seconds"]) for row in rows) == sum(day.seconds for day in shown)


def test_a_week_is_judged_by_its_own_ratings() -> None:
    own = {Week(2026, 43): ActivityList((replace(PHONE, key="mixing", kind="leisure"),))}
    calendar = Calendar(BERLIN, lambda week: time(0))
    within = WithinDays(DayRange(date(2026, 10, 1), date(2026, 10, 31)), calendar, instant_of(NOW))
    rows = EntryRows(within, lambda week: judgement(own.get(week, LISTED), None)).pieces(
        [entry("2026-10-25 10:00", "2026-10-25 11:00"), entry("2026-10-26 10:00", "2026-10-26 11:00")]
    )
    read_rows = csv.reader(io.StringIO("".join(rows), newline=""))
    assert [row[4] for row in read_rows] == ["standing", "wasted", "music"]
