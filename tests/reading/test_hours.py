"""The sums that are kept are those of the files, whatever happened to these; and no log is read twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import NOW, W47, Desk, entry_text
from tests.domain.recorded import Recorded, records
from tests.examples import some
from tests.reading.fifteen_weeks import ALL, AUTUMN, CHANGES, EARLY, WEEKS, edit, fifteen_weeks, taken_apart
from tests.reading.kept import DECADES, FATES, Kept
from tests.storage.file_calls import unreadable
from tests.zones import BERLIN, NamedZone
from tracker.domain.entries.entry import Entry
from tracker.domain.report.report import GROUPS, days_with_hours, report_of
from tracker.domain.time.day_range import DayRange
from tracker.reading.hours import Hours, _Looking, hours_of, learn_some
from tracker.storage.files import Files


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return fifteen_weeks(tmp_path)


def hours(desk: Desk, zone: NamedZone = BERLIN, days: DayRange = ALL) -> Hours:
    return hours_of(Files(desk.folders), zone, lambda today: days, NOW)


def reports(found: Hours, days: DayRange = ALL) -> list[object]:
    made = [
        report_of(found.series, found.verdicts, days, (by, "activity"), found.listed) for by in GROUPS[3:]
    ]
    return [*made, found.problems]


def assert_as_read(desk: Desk, zone: NamedZone = BERLIN) -> None:
    """What is known is what somebody finds who knows nothing."""
    known = reports(hours(desk, zone))
    aside = desk.state.with_name("aside")
    desk.state.rename(aside)
    try:
        assert reports(hours(desk, zone)) == known
    finally:
        shutil.rmtree(desk.state, ignore_errors=True)
        aside.rename(desk.state)


def test_no_log_is_read_twice_and_in_the_end_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [f"weeks/{week}.toml" for week in WEEKS]
    assert taken_apart(monkeypatch, lambda: hours(desk)) == every
    assert taken_apart(monkeypatch, lambda: hours(desk)) == []
    desk.write(entry_text("new", f"{EARLY.monday} 10:00", f"{EARLY.monday} 11:00"), EARLY)
    assert taken_apart(monkeypatch, lambda: hours(desk)) == [f"weeks/{EARLY}.toml"]
    assert taken_apart(monkeypatch, lambda: hours(desk)) == []


def test_what_is_not_known_is_read_a_few_logs_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[bool] = []
    read = [
        len(taken_apart(monkeypatch, lambda: left.append(learn_some(Files(desk.folders), BERLIN))))
        for _ in range(3)
    ]
    # When days begin after the first ones is read as well.
    assert (read[1:], left) == ([2, 0], [True, False, False])
    assert taken_apart(monkeypatch, lambda: hours(desk)) == []
    assert_as_read(desk)


def test_what_cannot_be_read_is_not_asked_for_again_and_again(desk: Desk) -> None:
    for week in WEEKS:
        desk.path(week).unlink()
        desk.path(week).mkdir()
    assert not learn_some(Files(desk.folders), BERLIN)


# Each log says itself when days begin; and the list says the same.
WITHOUT_EFFECT = ("days begin later on the list", "logs do not say when days begin")


@pytest.mark.parametrize("what", CHANGES)
def test_after_whatever_change_the_sums_are_those_of_the_files(desk: Desk, what: str) -> None:
    before = reports(hours(desk))
    CHANGES[what](desk)
    assert_as_read(desk)
    assert_as_read(desk)
    assert (reports(hours(desk)) != before) == (what not in WITHOUT_EFFECT)


def test_sums_of_one_zone_are_never_those_of_another(desk: Desk) -> None:
    # Over the night on which Berlin's clocks go back and those of Johannesburg do not.
    long_one = f"{entry_text('d', '2026-10-24 22:00', '2026-10-26 00:30')}\n[[entries]]"
    edit(AUTUMN, "\n[[entries]]", long_one)(desk)
    zones = (*map(NamedZone, ("Europe/Berlin", "Africa/Johannesburg", "Pacific/Apia", "Europe/Berlin")),)
    for zone in zones:
        assert_as_read(desk, zone)
    assert len({str(reports(hours(desk, zone))) for zone in zones}) == 2


def test_of_two_programs_in_two_zones_neither_adds_the_sums_of_the_other_to_its_own(desk: Desk) -> None:
    long_one = f"{entry_text('d', '2026-10-24 22:00', '2026-10-26 00:30')}\n[[entries]]"
    edit(AUTUMN, "\n[[entries]]", long_one)(desk)
    hours(desk)
    together = Path(desk.folders.in_state("sums.cache"))
    kept = together.read_bytes()
    hours(desk, NamedZone("Pacific/Apia"))
    # The other one was killed between the two files, or this one has saved its own in between.
    together.write_bytes(kept)
    # One log more is of long ago from now on.
    desk.write(entry_text("new", "2026-11-23 10:00", "2026-11-23 11:00"), W47.next())
    CHANGES["an entry of last week is"](desk)
    hours(desk)
    assert_as_read(desk)


@pytest.mark.parametrize("then", ["", entry_text("next", "2026-11-19 14:59", activity="phone")])
def test_what_is_stopped_while_the_sums_are_looked_at_is_in_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    desk.write(entry_text("runs", "2026-11-19 14:00"))
    hours(desk)
    told = _Looking.running

    def stopped_before(looking: _Looking) -> Entry | None:
        if "14:59" not in desk.text():
            desk.path().write_text(f"{desk.text()}end = 2026-11-19T14:59:00+01:00\n{then}")
        return told(looking)

    monkeypatch.setattr(_Looking, "running", stopped_before)
    of_that_moment = reports(hours(desk))
    monkeypatch.undo()
    assert of_that_moment == reports(hours(desk))


def test_what_cannot_be_read_is_told_and_not_remembered(desk: Desk) -> None:
    whole = reports(hours(desk))
    shutil.rmtree(desk.state)
    with unreadable(desk.path(EARLY)):
        for _ in range(2):
            assert any(str(EARLY) in problem for problem in hours(desk).problems)
    assert reports(hours(desk)) == whole


def test_only_what_touches_the_days_is_told(desk: Desk) -> None:
    CHANGES["it makes no sense any more"](desk)
    for _ in range(2):
        assert len(hours(desk).problems) == 1
        assert hours(desk, days=DayRange(W47.monday, W47.dates[6])).problems == ()
        assert len(hours(desk, days=DayRange(EARLY.monday, EARLY.monday)).problems) == 1


def test_while_a_timer_runs_no_more_is_looked_at_than_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHANGES["a timer runs"](desk)
    whole = reports(hours(desk))
    monkeypatch.setattr(Files, "known_logs", lambda *_: pytest.fail("what is known of all logs is loaded"))
    assert reports(hours(desk)) == whole


@pytest.mark.parametrize("name", ["sums.cache", "old-sums.cache", "logs.cache"])
def test_a_cache_that_is_gone_or_torn_costs_time_and_nothing_else(desk: Desk, name: str) -> None:
    whole = reports(hours(desk))
    path = Path(desk.folders.in_state(name))
    kept = path.read_bytes()
    for content in (None, b"", kept[: len(kept) // 2], kept[:-1] + b"\0", b"\0" * len(kept)):
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        desk.write(entry_text("new", f"{EARLY.monday} 10:00", f"{EARLY.monday} 11:00"), EARLY)
        assert reports(hours(desk)) != whole
        assert_as_read(desk)


def test_of_two_programs_neither_takes_the_sums_of_the_other_for_those_of_the_files(desk: Desk) -> None:
    hours(desk)
    old = {name: Path(desk.folders.in_state(name)).read_bytes() for name in ("sums.cache", "old-sums.cache")}
    CHANGES["an entry is longer"](desk)
    hours(desk)
    for name, content in old.items():
        # What a slower program saves that read before the change.
        Path(desk.folders.in_state(name)).write_bytes(content)
        assert_as_read(desk)


def test_how_far_reading_has_come_is_told(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    hours_of(Files(desk.folders), BERLIN, lambda today: ALL, NOW, lambda done, of: told.append((done, of)))
    assert told == [(number, len(WEEKS)) for number in range(len(WEEKS))]
    told.clear()
    hours_of(Files(desk.folders), BERLIN, lambda today: ALL, NOW, lambda done, of: told.append((done, of)))
    assert told == []


def reports_of(kept: Kept, knows_nothing: bool = False) -> list[object]:
    found = hours_of(
        Files(kept.folders(knows_nothing)), kept.zone, lambda today: DECADES, kept.zone.moment(kept.now)
    )
    groups = (("kind", "day"), ("week", "activity"), ("weekday",), ("month", "standing"))
    return [
        *(report_of(found.series, found.verdicts, DECADES, by, found.listed) for by in groups),
        days_with_hours(found.series),
        found.problems,
    ]


@settings(deadline=None, max_examples=some(80))
@given(records(), st.data())
def test_whatever_happens_a_report_is_the_same_with_and_without_a_cache(
    tmp_path_factory: pytest.TempPathFactory, recorded: Recorded, data: st.DataObject
) -> None:
    kept = Kept(recorded, tmp_path_factory.mktemp("kept"))
    logged = sum(entry.seconds(recorded.now) for entry in recorded.entries)
    assert reports_of(kept)[0].seconds == logged  # type: ignore[attr-defined]
    for what in data.draw(st.lists(st.sampled_from(FATES), min_size=1, max_size=5)):
        kept.suffer(what, data.draw(st.sampled_from(sorted(kept.logs))), data)
        warm = reports_of(kept)
        assert reports_of(kept) == warm
        assert reports_of(kept, knows_nothing=True) == warm
