"""What pages and lists are made of is what the entries give, whatever happened to the files; and no log is
read twice for it."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import NOW, Desk, entry_text
from tests.domain.recorded import Recorded, records
from tests.examples import some
from tests.reading.fifteen_weeks import ALL, AUTUMN, CHANGES, EARLY, WEEKS, edit, fifteen_weeks, taken_apart
from tests.reading.kept import DECADES, FATES, Kept
from tests.storage.file_calls import unreadable
from tests.zones import BERLIN, NamedZone
from tracker.domain.report.hours_of_day import by_weekday_and_hour, hours_of_day
from tracker.domain.report.timesheet import Terms, done_of, done_on, timesheet
from tracker.domain.text import folded
from tracker.domain.time.day_range import DayRange
from tracker.domain.time.duration import HOUR, MINUTE
from tracker.domain.time.zone import FixedZone, instant_of, wall_time
from tracker.domain.week.day_log import day_logs
from tracker.reading.hours import Hours, hours_of
from tracker.reading.made_of_logs import MadeOfLogs
from tracker.reading.record import Record
from tracker.storage.files import Files
from tracker.storage.folders import Folders

# A day of another place and a night over the end of a week lie at its edges.
CUT = DayRange(EARLY.dates[3], WEEKS[6].dates[6])
MONTH = DayRange(EARLY.dates[6], EARLY.dates[6] + timedelta(days=30))
CACHES = ("hours-of-day.cache", "done.cache")
# The day, activity, track, what was done and the seconds of each line, and what still runs.
Shown = tuple[tuple[tuple[int, ...], ...], list[tuple[date, str, str, str, int]], str]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fifteen_weeks(tmp_path)


def look(folders: Folders, zone: NamedZone, now: datetime = NOW) -> tuple[Files, Hours]:
    files = Files(folders)
    return files, hours_of(files, zone, lambda today: ALL, now)


def made(files: Files, hours: Hours, days: DayRange, now: datetime = NOW) -> Shown:
    """What a page and a list are made of."""
    running = hours.pieces_running(now)
    known = [*MadeOfLogs(files, hours, "hours-of-day", 1, hours_of_day).on(days), hours_of_day(running)]
    whole = [(days.first.toordinal(), days.last.toordinal() + 1)]
    by_hour = by_weekday_and_hour(known, lambda _: whole)
    done = done_on(days, MadeOfLogs(files, hours, "done", 1, done_of).on(days), lambda _: True)
    of_now = done_on(days, (done_of(running),), lambda _: True)
    sheet = timesheet(done, of_now, Terms(4000), lambda activity, day: True, lambda key: key)
    lines = [(line.day, line.activity, line.track, line.what, line.seconds) for line in sheet.lines]
    return by_hour, lines, sheet.running


def from_entries(folders: Folders, zone: NamedZone, days: DayRange, now: datetime = NOW) -> Shown:
    """The same, told from every entry."""
    record, instant = Record(Files(folders), zone), instant_of(now)
    entries = record.entries_between(days.first, days.last).entries
    calendar = record.calendar()
    sums = [[0] * 24 for _ in range(7)]
    lines: dict[tuple[date, str, str, str], int] = {}
    tracks: dict[tuple[date, str], str] = {}
    running = ""
    for day in day_logs(entries, days.first, days.last, calendar, instant):
        for part in day.parts:
            entry, clock, offset = part.entry, part.begin, calendar.foreign_offset(part.entry)
            while clock < part.end:
                wall = wall_time(clock, zone if offset is None else FixedZone(offset))
                # No clock is changed, and none shows another hour, between two full minutes of UTC.
                step = MINUTE if _changes_soon(clock, zone) else 15 * MINUTE
                until = min(part.end, clock - clock % step + step)
                sums[day.day.weekday()][wall.hour] += until - clock
                clock = until
            if part.begin < part.end:
                what = f"{entry.activity} · {entry.note}" if entry.note else entry.activity
                line = day.day, entry.activity, folded(entry.track), what
                lines[line] = lines.get(line, 0) + part.seconds
                tracks[day.day, folded(entry.track)] = entry.track
                running = entry.activity if entry.end is None else running
    told = [(day, key, tracks[day, track], what, sum_) for (day, key, track, what), sum_ in lines.items()]
    return tuple(map(tuple, sums)), told, running


def _changes_soon(instant: int, zone: NamedZone) -> bool:
    return zone.offset_at(instant) != zone.offset_at(instant + HOUR)


def assert_from_entries(desk: Desk, zone: NamedZone = BERLIN) -> None:
    for days in (MONTH, ALL, CUT):
        expected = from_entries(desk.folders, zone, days)
        for _ in range(2):
            assert made(*look(desk.folders, zone), days) == expected


@pytest.mark.parametrize("what", CHANGES)
def test_after_whatever_change_it_is_what_the_entries_give(desk: Desk, what: str) -> None:
    assert_from_entries(desk)
    CHANGES[what](desk)
    assert_from_entries(desk)


def test_what_was_made_for_one_zone_is_never_that_of_another(desk: Desk) -> None:
    long_one = f"{entry_text('d', '2026-10-24 22:00', '2026-10-26 00:30')}\n[[entries]]"
    edit(AUTUMN, "\n[[entries]]", long_one)(desk)
    names = ("Europe/Berlin", "Africa/Johannesburg", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Berlin")
    for zone in map(NamedZone, names):
        assert_from_entries(desk, zone)


def test_tracks_and_notes_are_told_apart_and_the_last_spelling_counts(desk: Desk) -> None:
    named = ("Tides", "", "TIDES", "Undertow", "tides", "Tides")
    text = ""
    for number, (track, week) in enumerate(zip(named, (EARLY, EARLY.next(), EARLY) * 2, strict=True)):
        day = EARLY.dates[2]
        entry = entry_text(f"t{number}", f"{day} {8 + number:02d}:00", f"{day} {8 + number:02d}:30")
        entry += f'track = "{track}"\nnote = "take {number % 2}"\n'
        # Some lie in a log that is not that of their week.
        desk.path(week).write_text(desk.text(week) + entry)
        text += entry
    assert_from_entries(desk)


def test_no_log_is_read_twice_and_of_few_days_few(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(days: DayRange) -> list[str]:
        return taken_apart(monkeypatch, lambda: made(*look(desk.folders, BERLIN), days))

    look(desk.folders, BERLIN)
    near, every = read(MONTH), [f"weeks/{week}.toml" for week in WEEKS]
    assert len(near) == len({*near}) < len(every)
    # To read the few that are left takes no longer than to find out which of them matter.
    assert sorted({*near, *read(MONTH)}) == every
    assert read(ALL) == read(MONTH) == []
    desk.write(entry_text("new", f"{EARLY.monday} 10:00", f"{EARLY.monday} 11:00"), EARLY)
    assert read(ALL) == [f"weeks/{EARLY}.toml"]
    assert read(ALL) == []


def test_logs_that_do_not_say_when_days_begin_are_not_asked_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for week in WEEKS[2:9]:
        edit(week, "day_start = 00:00:00\n", "")(desk)
    assert_from_entries(desk)
    hours = look(desk.folders, BERLIN)
    assert taken_apart(monkeypatch, lambda: made(*hours, ALL)) == []


@pytest.mark.parametrize("name", CACHES)
def test_a_cache_that_is_gone_or_torn_costs_time_and_nothing_else(desk: Desk, name: str) -> None:
    assert_from_entries(desk)
    path = Path(desk.folders.in_state(name))
    kept = path.read_bytes()
    for content in (None, b"", kept[: len(kept) // 2], kept[:-1] + b"\0", b"\0" * len(kept)):
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        assert_from_entries(desk)
        assert path.read_bytes() == kept


@pytest.mark.parametrize("name", CACHES)
def test_what_a_slower_program_saves_is_not_taken_for_the_files(desk: Desk, name: str) -> None:
    assert_from_entries(desk)
    path = Path(desk.folders.in_state(name))
    old = path.read_bytes()
    CHANGES["an entry is longer"](desk)
    assert_from_entries(desk)
    path.write_bytes(old)
    assert_from_entries(desk)


def test_what_cannot_be_read_is_not_remembered(desk: Desk) -> None:
    whole = made(*look(desk.folders, BERLIN), ALL)
    shutil.rmtree(desk.state)
    with unreadable(desk.path(EARLY)):
        for _ in range(2):
            assert len(made(*look(desk.folders, BERLIN), ALL)[1]) < len(whole[1])
    assert made(*look(desk.folders, BERLIN), ALL) == whole


def test_what_is_stopped_between_two_looks_counts_once(desk: Desk) -> None:
    desk.write(entry_text("runs", "2026-11-19 14:00"))
    files, hours = look(desk.folders, BERLIN)
    expected = from_entries(desk.folders, BERLIN, ALL)
    desk.path().write_text(f"{desk.text()}end = 2026-11-19T14:59:00+01:00\n")
    assert made(files, hours, ALL) == expected
    assert_from_entries(desk)


def test_what_has_the_id_of_what_runs_counts_all_the_same(desk: Desk) -> None:
    desk.write(entry_text("runs", "2026-11-19 14:00"))
    edit(EARLY, 'id = "a3"', 'id = "runs"')(desk)
    assert_from_entries(desk)


@settings(deadline=None, max_examples=some(60))
@given(records(), st.data())
def test_whatever_happens_it_is_what_the_entries_give(
    tmp_path_factory: pytest.TempPathFactory, recorded: Recorded, data: st.DataObject
) -> None:
    kept = Kept(recorded, tmp_path_factory.mktemp("kept"))
    now = kept.zone.moment(kept.now)
    first = recorded.weeks[0].monday
    edges = st.integers(0, (recorded.weeks[-1].dates[6] - first).days).map(
        lambda n: first + timedelta(days=n)
    )
    for what in ("nothing", *data.draw(st.lists(st.sampled_from(FATES), min_size=1, max_size=4))):
        kept.suffer(what, data.draw(st.sampled_from(sorted(kept.logs))), data)
        for days in (DECADES, DayRange(*sorted((data.draw(edges), data.draw(edges))))):
            expected = from_entries(kept.folders(knows_nothing=True), kept.zone, days, now)
            for _ in range(2):
                assert made(*look(kept.desk.folders, kept.zone, now), days, now) == expected
