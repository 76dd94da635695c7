"""Each change a user can make: what it does to the files, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk import CAFE, MIXING, NOW, PHONE, W46, W47, Desk, entry_text, thursday
from tests.zones import BERLIN, NEW_YORK, TOKYO
from tracker.domain.entries.changed_meanwhile import ChangedMeanwhile
from tracker.domain.entries.timeline import Covers
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.week import Week
from tracker.domain.week.week_report import week_report


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A data folder with the usual list and no log yet."""
    return Desk(tmp_path).lay_out()


# The timer


def test_a_start_is_on_the_disk_and_says_when(desk: Desk) -> None:
    outcome = desk.changes.timer.start(MIXING, NOW, note=" vocal comp ", track="Tides")
    assert outcome.lines == ("Started Mixing at 15:00.",)
    running = desk.record.running()
    assert running is not None
    assert (running.activity, running.note, running.track, running.source) == (
        "mixing",
        "vocal comp",
        "Tides",
        "timer",
    )


def test_a_switch_ends_what_runs_at_that_instant(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    assert desk.changes.timer.start(PHONE, NOW).lines == (
        "Started Phone at 15:00.",
        "Mixing ended 15:00, after 1:00.",
    )
    assert desk.shown() == ["mixing Thu 14:00-15:00", "phone Thu 15:00-"]


def test_starting_what_runs_already_changes_nothing(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"), note="x")
    before = desk.contents()
    outcome = desk.changes.timer.start(MIXING, NOW)
    assert outcome.lines == ("Mixing is running already, since 14:00.",)
    assert not outcome.label
    assert desk.contents() == before


def test_a_start_in_the_past_says_whose_end_it_moved(desk: Desk) -> None:
    desk.changes.corrections.add(PHONE, thursday("14:00"), thursday("14:50"), NOW)
    assert desk.changes.timer.start(MIXING, NOW, thursday("14:40")).lines == (
        "Started Mixing at 14:40.",
        "Phone now ends 14:40 (was 14:50).",
    )


def test_a_start_that_would_cover_an_entry_is_refused_naming_it(desk: Desk) -> None:
    desk.changes.corrections.add(PHONE, thursday("14:00"), thursday("14:50"), NOW)
    with pytest.raises(Covers, match="Phone 14:00–14:50"):
        desk.changes.timer.start(MIXING, NOW, thursday("13:00"))


def test_a_stop_says_how_long_it_was(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("13:30"))
    assert desk.changes.timer.stop(NOW).lines == ("Stopped Mixing at 15:00, after 1:30.",)
    with pytest.raises(Refused, match="Nothing is running"):
        desk.changes.timer.stop(NOW)


def test_where_the_clock_has_gone_back_a_stop_is_refused_and_the_way_out_works(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    with pytest.raises(Refused, match="--at"):
        desk.changes.timer.stop(thursday("14:00"))
    desk.changes.timer.stop(thursday("14:00"), NOW)
    assert desk.shown() == ["mixing Thu 15:00-15:00"]


def test_to_resume_is_to_go_on_with_what_ran_last(desk: Desk) -> None:
    with pytest.raises(Refused, match="Nothing has run yet"):
        desk.changes.timer.resume(NOW)
    desk.changes.timer.start(MIXING, thursday("13:00"), note="comp", track="Tides")
    desk.changes.timer.stop(thursday("14:00"))
    desk.changes.timer.resume(NOW)
    running = desk.record.running()
    assert running is not None
    assert (running.activity, running.note, running.track) == ("mixing", "comp", "Tides")


def test_a_nudge_moves_the_start_and_the_end_of_the_neighbour(desk: Desk) -> None:
    desk.changes.timer.start(PHONE, thursday("14:00"))
    desk.changes.timer.start(MIXING, thursday("14:30"))
    assert desk.changes.timer.nudge(-5, NOW).lines == (
        "Mixing now starts 14:25 (was 14:30).",
        "Phone now ends 14:25 (was 14:30).",
    )
    assert desk.shown() == ["phone Thu 14:00-14:25", "mixing Thu 14:25-"]


def test_a_note_is_put_on_what_runs_and_taken_away_again(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    running = desk.changes.record.running()
    assert running is not None
    desk.changes.corrections.annotate(NOW, running, "comp\x1b[2J", "Tides")
    assert 'note = "comp' in desk.text()
    assert "\\u001b" not in desk.text()
    noted = desk.changes.record.running()
    assert noted is not None
    desk.changes.corrections.annotate(NOW, noted, "", "")
    assert "note" not in desk.text()


def test_a_note_that_was_changed_meanwhile_is_not_written_over(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    opened = desk.changes.record.running()
    assert opened is not None
    desk.changes.corrections.annotate(NOW, opened, "theirs", "Tides")
    with pytest.raises(ChangedMeanwhile, match="theirs"):
        desk.changes.corrections.annotate(NOW, opened, "mine", "")
    assert 'note = "theirs"' in desk.text()
    assert 'track = "Tides"' in desk.text()


def test_a_note_goes_to_the_entry_it_was_meant_for_though_another_runs_by_now(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    mixing = desk.changes.record.running()
    assert mixing is not None
    desk.changes.timer.start(PHONE, thursday("14:30"))
    desk.changes.corrections.annotate(NOW, mixing, "vocal comp", "")
    assert [entry.note for entry in _entries(desk, W47)] == ["vocal comp", ""]
    desk.changes.history.undo(NOW)
    desk.changes.history.undo(NOW)
    desk.changes.history.undo(NOW)
    with pytest.raises(Refused, match="not there any more"):
        desk.changes.corrections.annotate(NOW, mixing, "x", "")


# Over the end of a week


def test_a_switch_over_the_end_of_a_week_touches_both_logs(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-15 23:00"))
    desk.changes.timer.start(PHONE, BERLIN.at("2026-11-16 01:00"))
    assert [e.activity for e in _entries(desk, W46)] == ["mixing"]
    assert [e.activity for e in _entries(desk, W47)] == ["phone"]
    assert desk.shown() == ["mixing Sun 23:00-01:00", "phone Mon 01:00-"]


def test_a_session_after_midnight_stays_in_the_week_whose_sunday_has_not_ended(tmp_path: Path) -> None:
    desk = Desk(tmp_path).lay_out(day_start=time(4))
    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-15 23:00"))
    desk.changes.timer.start(PHONE, BERLIN.at("2026-11-16 01:00"))
    assert desk.store.weeks() == [W46]
    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-16 04:00"))
    assert desk.store.weeks() == [W46, W47]


def test_a_start_nudged_over_the_end_of_a_week_moves_to_its_log(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, BERLIN.at("2026-11-16 00:03"))
    desk.changes.timer.nudge(-5, BERLIN.at("2026-11-16 00:10"))
    assert [e.activity for e in _entries(desk, W46)] == ["mixing"]
    assert _entries(desk, W47) == []
    assert desk.record.running() is not None


def test_a_timer_that_ran_for_weeks_is_found_and_stopped(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, BERLIN.at("2026-10-05 10:00"))
    for number in (43, 44, 45, 46):
        desk.write("[targets]\nstudio = 3.0\n", Week(2026, number))
    assert desk.record.week(None, NOW).running is not None
    desk.changes.timer.stop(NOW)
    (entry,) = desk.entries()
    assert entry.end == NOW


def _entries(desk: Desk, week: Week) -> list[object]:
    log = desk.store.log(week)
    return list(log.entries) if log is not None else []


# Add


def test_an_entry_typed_in_says_what_it_did_to_neighbours(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("10:00"))
    outcome = desk.changes.corrections.add(PHONE, thursday("11:00"), thursday("11:30"), NOW, trim=True)
    assert outcome.lines == (
        "Added Phone 11:00–11:30, 0:30.",
        "Mixing ended 11:00, after 1:00.",
        "Mixing goes on at 11:30.",
    )
    assert desk.shown() == ["mixing Thu 10:00-11:00", "phone Thu 11:00-11:30", "mixing Thu 11:30-"]
    assert [e.source for e in desk.entries()] == ["timer", "typed", "timer"]


def test_an_entry_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="not after"):
        desk.changes.corrections.add(PHONE, thursday("11:00"), thursday("11:00"), NOW)


def test_an_overlap_with_an_entry_in_a_log_further_back_is_seen(desk: Desk) -> None:
    desk.changes.corrections.add(CAFE, BERLIN.at("2026-10-05 10:00"), BERLIN.at("2026-11-17 10:00"), NOW)
    for number in (42, 43, 44, 45, 46):
        desk.write("[targets]\nstudio = 3.0\n", Week(2026, number))
    with pytest.raises(Covers, match="Café shifts"):
        desk.changes.corrections.add(
            MIXING, BERLIN.at("2026-11-11 10:00"), BERLIN.at("2026-11-11 11:00"), NOW
        )


def test_an_entry_that_would_cover_others_weeks_away_from_its_ends_is_refused(desk: Desk) -> None:
    desk.changes.corrections.add(PHONE, BERLIN.at("2026-10-14 10:00"), BERLIN.at("2026-10-14 11:00"), NOW)
    for week in (36, 37, 38, 39, 45, 46, 47):
        desk.write("[targets]\nstudio = 3.0\n", Week(2026, week))
    with pytest.raises(Covers, match="Phone"):
        desk.changes.corrections.add(
            CAFE, BERLIN.at("2026-09-10 10:00"), BERLIN.at("2026-11-17 10:00"), NOW, trim=True
        )


def test_an_entry_between_logs_gets_one_of_its_own_with_the_day_start_of_the_one_before(desk: Desk) -> None:
    desk.write('format = 1\nweek = "2026-W40"\nday_start = 05:00:00\n', Week(2026, 40))
    desk.write("", W47)
    desk.changes.corrections.add(MIXING, BERLIN.at("2026-10-14 10:00"), BERLIN.at("2026-10-14 11:00"), NOW)
    assert "day_start = 05:00:00\n" in desk.text(Week(2026, 42))


# What was recorded elsewhere


def test_a_timer_started_at_home_runs_though_a_later_week_was_begun_far_to_the_east(desk: Desk) -> None:
    begin, end = TOKYO.at("2026-11-16 05:00"), TOKYO.at("2026-11-16 06:00")
    desk.changes.corrections.add(CAFE, begin, end, BERLIN.at("2026-11-15 22:30"))
    assert desk.store.weeks() == [W47]
    now = BERLIN.at("2026-11-15 23:00")
    desk.changes.timer.start(MIXING, now)
    assert desk.store.weeks() == [W46, W47]
    running = desk.record.running()
    assert running is not None
    assert running.activity == "mixing"
    later = BERLIN.at("2026-11-15 23:30")
    assert [e.activity for e in desk.record.week(None, later).entries] == ["cafe", "mixing"]
    desk.changes.timer.start(PHONE, later)
    desk.changes.timer.stop(BERLIN.at("2026-11-15 23:50"))
    assert [e.end is None for e in desk.entries()] == [False] * 3
    desk.changes.history.undo(later)
    desk.changes.history.undo(later)
    running = desk.record.running()
    assert running is not None
    assert running.activity == "mixing"


def test_what_was_recorded_elsewhere_stays_on_its_day_in_the_log_of_its_week(tmp_path: Path) -> None:
    desk = Desk(tmp_path, NEW_YORK).lay_out()
    desk.changes.corrections.add(CAFE, BERLIN.at("2026-11-16 01:00"), BERLIN.at("2026-11-16 02:00"), NOW)
    assert desk.store.weeks() == [W47]


# The list and the numbers


def test_a_new_activity_gets_a_key_and_a_second_of_its_name_is_refused(desk: Desk) -> None:
    outcome = desk.changes.activities.add(NOW, " Beat\x1b making ", "studio", reason="x\x1b")
    assert outcome.lines[0].endswith("(studio) as beat-making.")
    assert desk.store.listed().get("beat-making").reason == "x\ufffd"
    assert "\\u001b" not in Path(desk.folders.activities).read_text()
    with pytest.raises(Refused, match="on the list already"):
        desk.changes.activities.add(NOW, "MIXING", "studio")
    with pytest.raises(Invalid):
        desk.changes.activities.add(NOW, "Odd", "unlisted")


def test_an_activity_is_renamed_and_keeps_its_key(desk: Desk) -> None:
    assert desk.changes.activities.change(NOW, "phone", name=" Social\x1b media ").lines == (
        "Phone is now called Social\ufffd media.",
    )
    assert desk.store.listed().get("phone").name == "Social\ufffd media"
    with pytest.raises(Refused, match="«Mixing» is on the list already"):
        desk.changes.activities.change(NOW, "phone", name="mixing")
    desk.changes.activities.change(NOW, "mixing", name="MIXING")


def test_an_activity_is_archived_and_brought_back(desk: Desk) -> None:
    assert desk.changes.activities.change(NOW, "phone", archived=True).lines == ("Phone is archived.",)
    assert desk.store.listed().get("phone").archived
    assert desk.changes.activities.change(NOW, "phone", archived=False).lines == (
        "Phone is back on the list.",
    )
    with pytest.raises(Refused, match="so already"):
        desk.changes.activities.change(NOW, "phone", archived=False)


def test_an_archived_activity_is_not_started_and_the_way_back_is_named(desk: Desk) -> None:
    desk.changes.activities.change(NOW, "phone", archived=True)
    with pytest.raises(Refused, match="tracker activity archive phone --back"):
        desk.changes.timer.start(desk.store.listed().get("phone"), NOW)


def test_a_number_is_set_for_the_activity_that_is_meant(desk: Desk) -> None:
    desk.changes.numbers.set_one(NOW, "targets", "studio", 12.0)
    desk.changes.numbers.set_one(NOW, "targets", "Tutor", 2.0)
    desk.changes.numbers.set_one(NOW, "caps", "Phone", 4.0)
    desk.changes.numbers.set_one(NOW, "guesses", "café", 20.0)
    numbers = desk.store.numbers(W47)
    assert numbers.targets == {"studio": 12.0, "tutorials": 2.0}
    assert numbers.caps == {"phone": 4.0}
    assert numbers.guesses == {"cafe": 20.0}


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("targets", "phone"),
        ("caps", "mixing"),
        ("caps", "studio"),
        ("targets", "job"),
        ("guesses", "studio"),
        ("caps", "zzz"),
    ],
)
def test_a_number_for_the_wrong_thing_is_refused(desk: Desk, table: str, key: str) -> None:
    with pytest.raises(Refused):
        desk.changes.numbers.set_one(NOW, table, key, 4.0)
    assert desk.store.weeks() == []


# What the record says


def test_open_entries_that_do_not_run_count_nothing(desk: Desk) -> None:
    desk.write(
        entry_text("orphan", "2026-11-16 10:00") + entry_text("last", "2026-11-17 10:00", "2026-11-17 11:00")
    )
    record = desk.record.week(W47, NOW)
    assert [e.id for e in record.entries] == ["last"]
    assert record.running is None
    assert "orphan" in [finding.oddity.entry_id for finding in desk.record.findings(NOW)]


def test_the_last_open_entry_by_start_runs_wherever_it_stands_in_its_file(desk: Desk) -> None:
    desk.write(
        entry_text("late", "2026-11-18 10:00") + entry_text("early", "2026-11-17 10:00", "2026-11-17 11:00")
    )
    running = desk.record.running()
    assert running is not None
    assert running.id == "late"
    desk.changes.timer.stop(NOW)
    assert desk.record.running() is None


def test_a_week_takes_in_what_reaches_into_it_from_logs_before_and_after(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-01 10:00", "2026-11-17 10:00"), Week(2026, 44))
    desk.write("[targets]\nstudio = 3.0\n", W46)
    desk.write(entry_text("b", "2026-11-17 10:00", "2026-11-17 11:00"), W47)
    assert [e.id for e in desk.record.week(W46, NOW).entries] == ["a", "b"]
    assert [e.id for e in desk.record.week(W47, NOW).entries] == ["a", "b"]


def test_an_orphan_between_sessions_neither_joins_nor_hides_them(desk: Desk) -> None:
    desk.write(
        entry_text("a", "2026-11-16 10:00", "2026-11-16 11:00")
        + entry_text("orphan", "2026-11-16 11:10")
        + entry_text("b", "2026-11-16 11:20", "2026-11-16 13:20")
        + entry_text("open", "2026-11-17 08:00")
        + entry_text("c", "2026-11-17 10:00", "2026-11-17 10:30", "phone")
    )
    assert desk.record.usual_session(W47) == 90 * 60


def test_the_usual_session_is_of_the_last_eight_weeks(desk: Desk) -> None:
    desk.write(entry_text("old", "2026-09-23 10:00", "2026-09-23 20:00"), Week(2026, 39))
    desk.write(entry_text("new", "2026-09-30 10:00", "2026-09-30 12:00"), Week(2026, 40))
    assert desk.record.usual_session(W47) == 2 * 3600
    assert desk.record.usual_session(W46) == 6 * 3600


def test_entries_are_listed_by_the_days_that_they_belong_to(desk: Desk) -> None:
    desk.changes.corrections.add(MIXING, BERLIN.at("2026-11-15 23:00"), BERLIN.at("2026-11-16 01:00"), NOW)
    desk.changes.corrections.add(PHONE, BERLIN.at("2026-11-17 10:00"), BERLIN.at("2026-11-17 11:00"), NOW)
    desk.changes.timer.start(CAFE, thursday("14:00"))
    monday = W47.monday

    def listed(first: int, last: int) -> list[str]:
        days = (monday + timedelta(days=first), monday + timedelta(days=last))
        return [e.activity for e in desk.record.entries_between(*days).entries]

    assert listed(0, 6) == ["mixing", "phone", "cafe"]
    assert listed(-1, -1) == ["mixing"]
    assert listed(0, 0) == ["mixing"]
    assert listed(1, 2) == ["phone"]
    assert listed(-700, 700) == ["mixing", "phone", "cafe"]


def test_no_mixture_of_programs_makes_entries_overlap(desk: Desk) -> None:
    first, second = desk.changes, desk.changes
    for minute in range(0, 40, 4):
        first.timer.start(MIXING, thursday(f"14:{minute:02d}"))
        second.timer.start(PHONE, thursday(f"14:{minute + 1:02d}"))
        first.timer.nudge(1, thursday(f"14:{minute + 2:02d}"))
        second.timer.stop(thursday(f"14:{minute + 3:02d}"))
    entries = desk.entries()
    assert len(entries) == 20
    assert all(before.end is not None and before.end <= after.start for before, after in pairwise(entries))


def test_a_change_shows_in_the_stamps_of_its_week(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    record = desk.record
    before = record.stamps()
    assert record.stamps() == before
    desk.changes.timer.stop(thursday("15:01"))
    assert record.stamps() != before


def test_the_list_the_logs_that_are_named_and_whatever_is_replaced_are_found_to_differ(desk: Desk) -> None:
    for week in (Week(2024, 10), W46, W47):
        desk.write("", week)
    record, far = desk.record, desk.path(Week(2024, 10))

    def differs_after(write: Callable[[], object]) -> bool:
        before = record.stamps()
        write()
        assert record.stamps() != before
        return record.differs(before, ("2026-W46.toml", "2026-W47.toml"))

    assert not differs_after(lambda: far.write_text(f"{far.read_text()}# by hand\n"))
    assert differs_after(lambda: desk.path(W46).write_text(f"{desk.text(W46)}# by hand\n"))
    assert differs_after(lambda: Path(desk.folders.activities).write_text("format = 1\n"))
    assert differs_after(lambda: far.rename(far.with_name("2024-W11.toml")))
    assert differs_after(lambda: desk.path(W47).unlink())
    assert not record.differs(record.stamps(), ("2026-W46.toml", "2026-W47.toml"))


def test_findings_name_the_file_the_line_and_the_entry(desk: Desk) -> None:
    desk.write(
        entry_text("a", "2026-11-16 10:00", "2026-11-16 12:00")
        + entry_text("b", "2026-11-16 11:00", "2026-11-16 13:00", "nobody")
        + entry_text("c", "2026-11-17 11:00", "2026-11-17 10:00")
    )
    (desk.path().parent / "2026-W47 2.toml").touch()
    found = [(Path(f.path).name, f.oddity.line, f.oddity.entry_id) for f in desk.record.findings(NOW)]
    assert found == [
        ("2026-W47.toml", 17, "c"),
        ("2026-W47.toml", None, "b"),
        ("2026-W47.toml", None, "b"),
        ("2026-W47 2.toml", None, ""),
    ]


def test_an_overlap_over_the_end_of_a_week_is_found(desk: Desk) -> None:
    desk.write(
        entry_text("long", "2026-11-14 10:00", "2026-11-16 12:00")
        + entry_text("short", "2026-11-15 10:00", "2026-11-15 10:10"),
        W46,
    )
    desk.write(entry_text("b", "2026-11-16 11:00", "2026-11-16 13:00"))
    found = [finding.oddity.entry_id for finding in desk.record.findings(NOW)]
    assert found == ["short", "b"]


def test_a_week_with_numbers_for_what_is_not_listed_can_be_reported(desk: Desk) -> None:
    desk.write(
        '[caps]\nstudio = 3.0\n"Odd one" = 2.0\n'
        + entry_text("a", "2026-11-16 10:00", "2026-11-16 11:00", "studio")
    )
    report = week_report(desk.record.week(W47, NOW), NOW)
    assert report.seconds == 3600
    assert report.week_balance.unrated == 3600


def test_a_nudge_of_what_lies_in_the_future_names_the_ways_out(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("15:00"))
    entry = desk.entries()[0]
    with pytest.raises(Refused, match=rf"lies in the future.*edit {entry.id} --start.*remove {entry.id}"):
        desk.changes.timer.nudge(-5, thursday("14:00"))
    desk.changes.timer.nudge(-60, thursday("14:30"))
    assert desk.shown() == ["mixing Thu 14:00-"]
