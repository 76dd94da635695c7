"""Undo and redo: each a new change, across programs, refused where the record has changed since."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import CAFE, LISTED, MIXING, NOW, PHONE, W46, W47, Desk, entry_text, thursday
from tests.examples import ALL
from tracker.domain.errors import DataError, Refused
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.storage.errors import MaybeSaved, NotSaved, Unreadable
from tracker.storage.journal import journal
from tracker.storage.journal.step_writer import StepWriter
from tracker.versions.copies import merge

# Any changes, back and forth

STEPS = st.one_of(
    st.tuples(st.just("start"), st.sampled_from(LISTED), st.sampled_from([0, 0, 5, 90])),
    st.tuples(st.just("stop"), st.sampled_from([0, 0, 5])),
    st.tuples(st.just("nudge"), st.sampled_from([-60, -5, 1])),
    st.tuples(
        st.just("annotate"), st.sampled_from(["", "vocal comp", 'a "b" # c']), st.sampled_from(["", "Tides"])
    ),
    st.tuples(
        st.just("add"), st.sampled_from(LISTED), st.integers(0, 3000), st.integers(1, 300), st.booleans()
    ),
    st.tuples(st.just("activity"), st.sampled_from(["New", "Näh [/foo", "Studio"])),
    st.tuples(st.just("rate"), st.sampled_from(LISTED), st.none() | st.integers(1, 10)),
    st.tuples(st.just("goal"), st.sampled_from(["", "Earn my living"])),
    st.tuples(st.just("target"), st.sampled_from(["studio", "learning", "mixing"]), st.integers(0, 20)),
    st.tuples(st.just("wait"), st.sampled_from([1, 10, 120, 1440, 6000])),
)


def carry_out(desk: Desk, step: tuple[Any, ...], instant: int) -> None:
    now = desk.zone.moment(instant)
    changes = desk.changes
    match step:
        case ("start", activity, ago):
            changes.timer.start(activity, now, desk.zone.moment(instant - ago * MINUTE))
        case ("stop", ago):
            changes.timer.stop(now, desk.zone.moment(instant - ago * MINUTE))
        case ("nudge", minutes):
            changes.timer.nudge(minutes, now)
        case ("annotate", note, track):
            running = changes.record.running()
            if running is not None:
                changes.corrections.annotate(now, running, note, track)
        case ("add", activity, ago, length, trim):
            begin = instant - (ago + length) * MINUTE
            end = desk.zone.moment(begin + length * MINUTE)
            changes.corrections.add(activity, desk.zone.moment(begin), end, now, trim=trim)
        case ("activity", name):
            changes.activities.add(now, name, "leisure")
        case ("rate", activity, priority):
            changes.activities.change(now, activity.key, priority=priority)
        case ("goal", goal):
            changes.activities.set_goal(now, goal)
        case ("target", key, amount):
            changes.numbers.set_one(now, "targets", key, float(amount))


BY_HAND = "# mine\n" + entry_text("h1", "2026-11-17 10:00", "2026-11-17 11:00").replace(
    "id =", "place = 1 # x\nid ="
)


@settings(deadline=None, max_examples=12 if ALL else 5)
@given(st.lists(STEPS, min_size=20, max_size=60))
def test_all_changes_are_undone_and_redone_to_the_byte(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder)).lay_out()
        desk.write(BY_HAND)
        shutil.rmtree(desk.state)
        instant = instant_of(NOW)
        states = [desk.contents()]
        for step in steps:
            instant += step[1] * MINUTE if step[0] == "wait" else 1
            before = desk.contents()
            try:
                carry_out(desk, step, instant)
            except Refused:
                assert desk.contents() == before
            if desk.contents() != before:
                states.append(desk.contents())
        now = desk.zone.moment(instant)
        for state in reversed(states[:-1]):
            desk.changes.history.undo(now)
            assert desk.contents() == state
        with pytest.raises(Refused, match="nothing to undo"):
            desk.changes.history.undo(now)
        for state in states[1:]:
            desk.changes.history.redo(now)
            assert desk.contents() == state
        with pytest.raises(Refused, match="nothing to redo"):
            desk.changes.history.redo(now)


# What others do in between


def test_undoing_a_start_opens_the_entry_before_it_again(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    desk.changes.timer.start(PHONE, thursday("14:30"))
    assert desk.changes.history.undo(NOW).lines == ("Undid «start Phone».", "Mixing is running, since 14:00.")
    assert desk.shown() == ["mixing Thu 14:00-"]


def test_a_start_is_not_undone_where_another_entry_came_after_it(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("13:00"))
    desk.changes.timer.start(PHONE, thursday("13:30"))
    later = desk.text().replace('activity = "phone"\n', 'activity = "phone"\n')
    desk.path().write_text(later + entry_text("late", "2026-11-19 14:00", "2026-11-19 14:10", "cafe"))
    before = desk.contents()
    with pytest.raises(Refused, match=r"start Phone.*cafe came after it"):
        desk.changes.history.undo(NOW)
    assert desk.contents() == before


def test_a_stop_is_not_undone_where_something_was_started_since(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("13:00"))
    desk.changes.timer.stop(thursday("13:30"))
    desk.path().write_text(desk.text() + entry_text("late", "2026-11-19 14:00", None, "cafe"))
    with pytest.raises(Refused, match="came after it"):
        desk.changes.history.undo(NOW)


def test_an_undo_is_refused_and_dropped_where_its_entry_was_edited_by_hand(desk: Desk) -> None:
    desk.changes.activities.set_goal(NOW, "first")
    desk.changes.timer.start(MIXING, thursday("14:00"))
    desk.path().write_text(desk.text().replace("14:00:00", "14:05:00"))
    before = desk.contents()
    with pytest.raises(Refused, match="«start Mixing» was not taken back"):
        desk.changes.history.undo(NOW)
    assert desk.contents() == before
    assert desk.changes.history.undo(NOW).lines[0] == "Undid «change the goal»."


def test_what_was_edited_by_hand_elsewhere_in_the_file_is_kept_by_an_undo_and_a_redo(desk: Desk) -> None:
    desk.changes.corrections.add(CAFE, thursday("08:00"), thursday("12:00"), NOW)
    desk.changes.timer.start(MIXING, thursday("14:00"))
    hand = "# by hand\n" + desk.text().replace('activity = "cafe"', 'activity = "cafe" # long\nnote = "hand"')
    desk.path().write_text(hand)
    desk.changes.history.undo(NOW)
    assert desk.shown() == ["cafe Thu 08:00-12:00"]
    assert desk.text().startswith("# by hand\n")
    assert 'activity = "cafe" # long\nnote = "hand"\n' in desk.text()
    desk.changes.history.redo(NOW)
    assert desk.shown() == ["cafe Thu 08:00-12:00", "mixing Thu 14:00-"]
    assert 'note = "hand"' in desk.text()


def test_an_undo_of_what_made_a_log_leaves_a_log_where_others_wrote_into_it(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    desk.path().write_text(desk.text() + "\n[targets]\nstudio = 3.0\n")
    desk.changes.history.undo(NOW)
    state = desk.store.log_state(W47)
    assert state is not None
    assert not state.damage
    assert state.read.log.entries == ()
    assert state.read.log.numbers.targets == {"studio": 3.0}
    desk.changes.history.redo(NOW)
    assert desk.shown() == ["mixing Thu 14:00-"]


def test_a_redo_that_makes_a_log_puts_its_entry_into_one_made_since(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    desk.changes.history.undo(NOW)
    assert not desk.path().exists()
    desk.write("[targets]\nstudio = 3.0\n")
    desk.changes.history.redo(NOW)
    assert desk.shown() == ["mixing Thu 14:00-"]
    assert "studio = 3.0\n" in desk.text()


def test_an_undo_over_two_logs_is_all_or_nothing(desk: Desk) -> None:
    sunday, monday = thursday("23:00") - timedelta(days=4), thursday("00:30") - timedelta(days=3)
    desk.changes.timer.start(MIXING, sunday)
    desk.changes.timer.start(PHONE, monday)
    desk.path(W46).write_text(desk.text(W46).replace("23:00:00", "22:00:00"))
    before = desk.contents()
    with pytest.raises(Refused):
        desk.changes.history.undo(NOW)
    assert desk.contents() == before


def test_an_undo_in_a_damaged_log_is_refused_and_can_be_done_once_it_is_mended(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("14:00"))
    whole = desk.text()
    desk.path().write_text(whole + "<<<<<<< HEAD\n")
    with pytest.raises(Unreadable):
        desk.changes.history.undo(NOW)
    desk.path().write_text(whole + "# mended\n")
    desk.changes.history.undo(NOW)
    assert desk.shown() == []


def test_a_refused_redo_says_that_it_was_not_brought_back(desk: Desk) -> None:
    desk.changes.activities.set_goal(NOW, "first")
    desk.changes.history.undo(NOW)
    path = Path(desk.folders.activities)
    path.write_text(path.read_text().replace("format = 1\n", 'format = 1\ngoal = "hand"\n'))
    with pytest.raises(Refused, match="not brought back"):
        desk.changes.history.redo(NOW)
    with pytest.raises(Refused, match="nothing to redo"):
        desk.changes.history.redo(NOW)


def test_a_new_change_ends_what_could_be_redone(desk: Desk) -> None:
    desk.changes.activities.set_goal(NOW, "first")
    desk.changes.history.undo(NOW)
    desk.changes.activities.set_goal(NOW, "second")
    with pytest.raises(Refused, match="nothing to redo"):
        desk.changes.history.redo(NOW)


def test_one_program_undoes_what_another_did(desk: Desk) -> None:
    first, second = desk.changes, desk.changes
    first.timer.start(MIXING, thursday("14:00"))
    second.record.week(None, NOW)
    first.timer.stop(thursday("14:30"))
    second.history.undo(NOW)
    assert first.record.running() is not None


def test_a_step_whose_effect_is_gone_is_undone_once(desk: Desk) -> None:
    desk.write("", W46)
    desk.changes.activities.set_goal(NOW, "first")
    desk.changes.numbers.set_one(NOW, "targets", "studio", 3.0)
    desk.path().unlink()
    with pytest.raises(Refused):
        desk.changes.history.undo(NOW)
    assert desk.changes.history.undo(NOW).lines[0] == "Undid «change the goal»."


# The journal


def test_where_nothing_was_done_there_is_nothing_to_undo(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(Refused, match="nothing to undo"):
        desk.changes.history.undo(NOW)


@pytest.mark.parametrize(
    "tail",
    [
        b"{",
        b'{"step": "x"',
        b"\xff\xff\n",
        b"\n\n",
        b'{"step": "x", "kind": "change"}\n',
        b"[]\n",
        b"\0" * 300,
    ],
)
def test_a_torn_or_damaged_line_of_the_journal_costs_that_line_only(desk: Desk, tail: bytes) -> None:
    desk.changes.activities.set_goal(NOW, "first")
    with (desk.state / "journal.jsonl").open("ab") as file:
        file.write(tail)
    desk.record.week(None, NOW)
    desk.changes.activities.set_goal(NOW, "second")
    desk.changes.history.undo(NOW)
    assert desk.store.listed().goal == "first"
    desk.changes.history.undo(NOW)
    assert desk.store.listed().goal == ""


def test_a_journal_that_is_lost_costs_the_undo_and_nothing_else(desk: Desk) -> None:
    desk.changes.activities.set_goal(NOW, "first")
    (desk.state / "journal.jsonl").unlink()
    with pytest.raises(Refused, match="nothing to undo"):
        desk.changes.history.undo(NOW)
    assert desk.store.listed().goal == "first"


def test_a_journal_grown_large_forgets_the_oldest_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_COMPACT_ABOVE", 4000)
    monkeypatch.setattr(journal, "_STEPS_KEPT", 12)
    for number in range(40):
        desk.changes.activities.set_goal(NOW, f"goal {number}")
    assert (desk.state / "journal.jsonl").stat().st_size < 12000
    for number in range(38, 34, -1):
        desk.changes.history.undo(NOW)
        assert desk.store.listed().goal == f"goal {number}"


def test_every_line_of_the_journal_is_json_for_its_owner_only(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    path = desk.state / "journal.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [("step" in line, "done" in line) for line in lines[-2:]] == [(True, False), (False, True)]
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_the_journal_cannot_be_written_nothing_is_changed(desk: Desk) -> None:
    (desk.state / "journal.jsonl").unlink()
    (desk.state / "journal.jsonl").mkdir()
    before = desk.contents()
    with pytest.raises(DataError):
        desk.changes.timer.start(MIXING, NOW)
    assert desk.contents() == before


# A record with oddities

NO_ID = 'activity = "mixing"\nstart = 2026-11-19T13:00:00+01:00\n'
LEFT_OPEN = entry_text("left-open", "2026-11-19 09:00")


@pytest.mark.parametrize("way", ["stop", "start"])
@pytest.mark.parametrize("more", ["", "\n# by hand\n[targets]\nstudio = 3.0\n"])
def test_what_ran_without_an_id_runs_again_once_its_end_is_taken_back(
    desk: Desk, way: str, more: str
) -> None:
    desk.write(f"\n[[entries]]\n{NO_ID}")
    before = desk.text()
    if way == "stop":
        desk.changes.timer.stop(thursday("14:00"))
    else:
        desk.changes.timer.start(PHONE, thursday("14:00"))
    desk.path().write_text(desk.text() + more)
    desk.changes.history.undo(NOW)
    assert desk.shown() == ["mixing Thu 13:00-"]
    if not more:
        assert desk.text() == before
    desk.changes.history.redo(NOW)
    assert "mixing Thu 13:00-14:00" in desk.shown()


@pytest.mark.parametrize("running", ["", entry_text("later", "2026-11-19 11:00", None, "cafe")])
def test_an_entry_left_open_that_was_removed_comes_back(desk: Desk, running: str) -> None:
    desk.write(LEFT_OPEN + entry_text("b", "2026-11-19 10:00", "2026-11-19 11:00") + running)
    before = desk.contents()
    left_open = next(entry for entry in desk.entries() if entry.id == "left-open")
    desk.changes.corrections.remove(left_open, NOW)
    assert desk.changes.history.undo(NOW).lines[0].startswith("Undid «remove Mixing")
    assert desk.contents() == before


BACKDATED = entry_text("foreign", "2026-11-19 09:10", None, "tutorials")


def test_a_stop_is_not_undone_where_another_machine_started_earlier_since_than_it_was_made(
    desk: Desk,
) -> None:
    desk.changes.timer.start(MIXING, thursday("08:00"))
    desk.changes.timer.stop(thursday("10:00"), thursday("09:00"))
    desk.path().write_text(desk.text() + BACKDATED)
    with pytest.raises(Refused, match="tutorials came after it, Thu 09:10"):
        desk.changes.history.undo(NOW)
    assert desk.shown() == ["mixing Thu 08:00-09:00", "tutorials Thu 09:10-"]


def test_a_start_is_not_redone_where_another_machine_started_later_since(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("10:00"), thursday("09:00"))
    desk.changes.history.undo(thursday("10:01"))
    desk.write(BACKDATED)
    with pytest.raises(Refused, match=r"not brought back.*tutorials came after it, Thu 09:10"):
        desk.changes.history.redo(NOW)
    assert desk.shown() == ["tutorials Thu 09:10-"]


@pytest.mark.parametrize("week", [W46, W47])
def test_an_entry_left_open_comes_back_also_where_its_log_was_changed_since(desk: Desk, week: Week) -> None:
    start = {W46: "2026-11-12 09:00", W47: "2026-11-19 07:00"}[week]
    desk.write(entry_text("a", "2026-11-19 08:00", "2026-11-19 09:00"))
    desk.write((desk.text(week) if desk.path(week).exists() else "") + entry_text("left-open", start), week)
    left_open = next(entry for entry in desk.entries() if entry.id == "left-open")
    desk.changes.corrections.remove(left_open, NOW)
    desk.path().write_text(desk.text() + BACKDATED)
    assert desk.changes.history.undo(NOW).lines[0].startswith("Undid «remove Mixing")
    assert [entry.id for entry in desk.entries() if entry.end is None] == ["left-open", "foreign"]
    desk.changes.history.redo(NOW)
    desk.changes.history.undo(NOW)
    assert [entry.id for entry in desk.entries() if entry.end is None] == ["left-open", "foreign"]


def test_with_two_open_entries_what_was_done_is_undone(desk: Desk) -> None:
    desk.write(LEFT_OPEN + entry_text("runs", "2026-11-19 11:00", None, "cafe"))
    before = desk.contents()
    desk.changes.timer.start(PHONE, NOW)
    desk.changes.timer.stop(NOW + timedelta(hours=1))
    desk.changes.history.undo(NOW + timedelta(hours=1))
    desk.changes.history.undo(NOW + timedelta(hours=1))
    assert desk.contents() == before


def test_the_entry_that_stands_against_an_undo_is_named(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, thursday("13:00"))
    desk.changes.timer.stop(thursday("13:30"))
    desk.path().write_text(desk.text() + entry_text("late", "2026-11-19 14:00", None, "cafe"))
    with pytest.raises(Refused, match="cafe came after it, Thu 14:00, late"):
        desk.changes.history.undo(NOW)


def test_a_journal_that_one_change_made_large_is_not_written_anew_with_each(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_COMPACT_ABOVE", 4000)
    desk.changes.activities.set_goal(NOW, "long" * 20000)
    path = desk.state / "journal.jsonl"
    desk.changes.activities.set_goal(NOW, "first")
    desk.changes.activities.set_goal(NOW, "second")
    anew = 0
    for number in range(8):
        before = path.read_bytes()
        desk.changes.activities.set_goal(NOW, f"goal {number}")
        anew += not path.read_bytes().startswith(before)
    assert anew <= 1
    for number in range(6, -1, -1):
        desk.changes.history.undo(NOW)
        assert desk.store.listed().goal == f"goal {number}"


@pytest.mark.parametrize("error", [NotSaved, MaybeSaved])
def test_an_undo_of_a_merge_that_fails_leaves_what_was_seen_as_it_was_and_one_that_may_be_saved_does_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: type[DataError]
) -> None:
    desk.write(entry_text("ours", "2026-11-19 10:00", "2026-11-19 11:00"))
    before = desk.path().read_bytes()
    theirs = entry_text("theirs", "2026-11-19 12:00", "2026-11-19 13:00")
    (desk.path().parent / "2026-W47 2.toml").write_text(desk.text() + theirs)
    merge(desk.store, [], NOW)
    merged = desk.path().read_bytes()
    write = StepWriter.write_step

    def fails(*arguments: Any) -> None:
        if error is MaybeSaved:
            write(*arguments)
        raise error("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(StepWriter, "write_step", fails)
        with pytest.raises(error):
            desk.changes.history.undo(NOW)
    seen = (desk.state / "seen" / "2026-W47.toml").read_bytes()
    assert (desk.path().read_bytes(), seen) == ((merged, merged) if error is NotSaved else (before, before))
