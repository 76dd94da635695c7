"""The files of a data folder: seen, changed, and never written over where they are not understood."""

from __future__ import annotations

import os
import stat
from datetime import datetime, time
from pathlib import Path

import pytest

from tests.desk import CAFE, MIXING, NOW, PHONE, TUTORIALS, W46, W47, W48, Desk, entry_text, thursday
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.errors import DataError, Refused
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.storage.change import Change
from tracker.storage.errors import NotSaved, Unreadable
from tracker.storage.leftovers import stray_files
from tracker.storage.writing.safe_write import LARGEST_LOG

RUNNING_AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


# Damage


def half_a_line(path: Path) -> None:
    path.write_text(path.read_text() + "\n[[entries]]\nstart = 2026-11-")


def conflict_markers(path: Path) -> None:
    path.write_text(
        path.read_text()
        + "\n<<<<<<< HEAD\n"
        + entry_text("h", "2026-11-18 10:00", "2026-11-18 11:00")
        + ">>>>>>> x\n"
    )


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def zeroes(path: Path) -> None:
    path.write_bytes(b"\0" * 500)


def blank(path: Path) -> None:
    path.write_bytes(b"\n \r\n")


def no_format(path: Path) -> None:
    path.write_text(path.read_text().replace("format = 1\n", ""))


def newer_format(path: Path) -> None:
    path.write_text(path.read_text().replace("format = 1\n", "format = 2\n"))


def no_text(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n# \xff\xfe\n")


def entries_as_table(path: Path) -> None:
    path.write_text(f'format = 1\nweek = "{W47}"\n[entries]\nid = 1\n')


def targets_as_number(path: Path) -> None:
    path.write_text(path.read_text().replace("format = 1\n", "format = 1\ntargets = 5\n"))


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere.toml")


def too_large(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(LARGEST_LOG + 1)


UNREADABLE_IN_PART = [half_a_line, conflict_markers, no_format, newer_format, no_text, targets_as_number]
UNREADABLE = [nothing, zeroes, blank, entries_as_table, fifo, folder, link_loop, link_to_nothing, too_large]


def state_of(path: Path) -> object:
    found = path.lstat()
    content = path.read_bytes()[:LARGEST_LOG] if stat.S_ISREG(found.st_mode) else b""
    return (found.st_mode, found.st_ino, found.st_mtime_ns, content)


@pytest.mark.parametrize("damage", [*UNREADABLE_IN_PART, *UNREADABLE])
def test_a_damaged_log_is_named_and_never_written_over(desk: Desk, damage: object) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    assert callable(damage)
    damage(desk.path())
    before = state_of(desk.path())
    state = desk.store.log_state(W47)
    assert state is not None
    assert state.damage
    assert [finding for finding in desk.record.findings(NOW) if finding.path == str(desk.path())]
    for change in (
        lambda: desk.changes.timer.start(MIXING, NOW),
        lambda: desk.changes.corrections.add(MIXING, thursday("12:00"), thursday("13:00"), NOW),
        lambda: desk.changes.numbers.set_one(NOW, "targets", "studio", 3.0),
    ):
        if damage is newer_format:
            with pytest.raises(DataError):
                change()
        else:
            change()
    assert state_of(desk.path()) == before


@pytest.mark.parametrize("damage", UNREADABLE_IN_PART)
def test_what_can_be_read_of_a_damaged_log_is_shown(desk: Desk, damage: object) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    assert callable(damage)
    damage(desk.path())
    week = desk.record.week(W47, NOW)
    assert "a" in [entry.id for entry in week.entries]
    assert week.problems
    assert week.problems[0].startswith("2026-W47.toml")


@pytest.mark.parametrize("damage", [*UNREADABLE_IN_PART, *UNREADABLE])
def test_a_damaged_log_leaves_the_other_weeks_working(desk: Desk, damage: object) -> None:
    desk.write(entry_text("a", "2026-11-12 10:00", "2026-11-12 11:00"), W46)
    store, changes = desk.store, desk.changes
    assert store.log(W46) is not None
    changes.record.week(W46, NOW)
    assert callable(damage)
    damage(desk.path(W46))
    changes.corrections.add(CAFE, thursday("12:00"), thursday("13:00"), NOW)
    store.change("beside", NOW, lambda change: change.put_list(replace(store.listed(), goal="x")))
    assert "cafe Thu 12:00-13:00" in desk.shown()
    assert changes.history.undo(NOW)


def test_damage_names_its_line(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00") + "what = \n")
    state = desk.store.log_state(W47)
    assert state is not None
    assert state.damage.startswith("it is not valid TOML")
    assert state.damage_line == 9


def test_a_damaged_list_is_never_written_over_and_the_timer_still_runs(desk: Desk) -> None:
    path = Path(desk.folders.activities)
    path.write_text(path.read_text() + "[[activities]]\nkey = \n")
    before = path.read_bytes()
    with pytest.raises(Unreadable):
        desk.changes.activities.set_goal(NOW, "x")
    with pytest.raises(Unreadable):
        desk.changes.activities.add(NOW, "New", "job")
    desk.changes.timer.start(MIXING, NOW)
    assert path.read_bytes() == before
    assert desk.shown() == ["mixing Thu 15:00-"]


def test_a_log_in_the_cloud_is_not_made_anew(desk: Desk) -> None:
    desk.path().parent.mkdir(exist_ok=True)
    (desk.path().parent / ".2026-W47.toml.icloud").touch()
    with pytest.raises(Unreadable, match="cloud"):
        desk.changes.timer.start(MIXING, NOW)
    assert not desk.path().exists()


@pytest.mark.parametrize(
    "name", ["2026-w47.toml", " 2026-W47.toml", "2026-W47 2.toml", "２０２６-W47.toml", "x.toml"]
)
def test_a_file_that_is_not_named_like_a_log_is_none_and_named(desk: Desk, name: str) -> None:
    desk.write("")
    (desk.path().parent / name).write_text(desk.text())
    assert desk.store.weeks() == [W47]
    assert stray_files(desk.store) == [name]


# Where files are


def test_a_log_behind_a_link_is_changed_where_it_is_and_the_link_survives(desk: Desk, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.toml"
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    desk.path().rename(real)
    desk.path().symlink_to(real)
    desk.changes.timer.start(MIXING, NOW)
    assert desk.path().is_symlink()
    assert 'id = "a"' in real.read_text()
    assert len(desk.entries()) == 2
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []


def test_a_data_folder_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "data").symlink_to("real")
    desk = Desk(tmp_path).lay_out()
    desk.changes.timer.start(MIXING, NOW)
    assert (tmp_path / "data").is_symlink()
    assert (tmp_path / "real" / "weeks" / "2026-W47.toml").is_file()


def test_what_is_made_is_for_its_owner_only(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    made = [desk.data, desk.state, *desk.data.rglob("*"), *desk.state.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o700}


def test_a_log_keeps_the_mode_it_has(desk: Desk) -> None:
    desk.write("")
    desk.path().chmod(0o664)
    desk.path().parent.chmod(0o755)
    desk.changes.timer.start(MIXING, NOW)
    assert stat.S_IMODE(desk.path().stat().st_mode) == 0o664
    assert stat.S_IMODE(desk.path().parent.stat().st_mode) == 0o755


@pytest.mark.skipif(RUNNING_AS_ROOT, reason="root may write what is read-only")
def test_a_read_only_log_can_be_viewed_and_is_not_changed(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    desk.path().chmod(0o400)
    with pytest.raises(NotSaved, match="read-only"):
        desk.changes.timer.start(MIXING, NOW)
    assert desk.shown() == ["mixing Thu 10:00-11:00"]


def test_a_log_that_may_not_be_written_is_refused_in_plain_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    before = desk.contents()
    with pytest.raises(NotSaved, match="read-only"):
        desk.changes.timer.start(MIXING, NOW)
    assert desk.contents() == before


@pytest.mark.parametrize("made_anew", [False, True])
def test_a_data_folder_that_has_gone_is_not_made_anew(desk: Desk, made_anew: bool) -> None:
    desk.changes.timer.start(MIXING, NOW)
    changes = desk.changes
    changes.record.week(W47, NOW)
    desk.data.rename(desk.data.parent / "moved")
    if made_anew:
        desk.data.mkdir()
    for change in (lambda: changes.timer.start(PHONE, NOW), lambda: changes.history.undo(NOW)):
        with pytest.raises(Unreadable, match="gone"):
            change()
    assert desk.data.exists() == made_anew
    assert not list(desk.data.glob("*"))


def test_a_folder_that_was_never_there_is_made(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.store.listed() == ActivityList()
    assert desk.store.weeks() == []
    assert desk.record.week(None, NOW).entries == ()
    assert not desk.data.exists()
    desk.changes.timer.start(MIXING, NOW)
    assert desk.path().is_file()


@pytest.mark.skipif(RUNNING_AS_ROOT, reason="root may write into a read-only folder")
def test_a_read_only_folder_can_be_viewed(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    desk.data.chmod(0o500)
    (desk.data / "weeks").chmod(0o500)
    with pytest.raises(NotSaved):
        desk.changes.timer.start(PHONE, NOW)
    assert desk.shown() == ["mixing Thu 15:00-"]


def test_where_the_state_folder_cannot_be_used_everything_can_be_viewed(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    for path in desk.state.rglob("*"):
        if path.is_file():
            path.unlink()
            path.mkdir()
    assert desk.record.week(None, NOW).running is not None
    with pytest.raises(DataError):
        desk.changes.timer.stop(NOW)
    assert desk.shown() == ["mixing Thu 15:00-"]


# What others write


def test_a_change_by_hand_is_seen_though_its_time_is_older(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    store = desk.store
    assert store.log(W47) is not None
    desk.write(entry_text("hand", "2026-11-17 10:00", "2026-11-17 11:00"))
    os.utime(desk.path(), (1, 1))
    log = store.log(W47)
    assert log is not None
    assert [entry.id for entry in log.entries] == ["hand"]


def test_under_the_lock_a_stamp_is_not_trusted(desk: Desk) -> None:
    desk.write(entry_text("aaaa", "2026-11-17 10:00", "2026-11-17 11:00"))
    store = desk.store
    assert store.log(W47) is not None
    stamp = desk.path().stat()
    text = desk.text().replace("aaaa", "bbbb")
    with desk.path().open("r+") as file:
        file.write(text)
    os.utime(desk.path(), ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    def rule(change: Change) -> None:
        log = store.log(W47)
        assert log is not None
        assert log.entries[0].id == "bbbb"
        change.put_log(log.with_number("targets", "studio", 1.0))

    store.change("x", NOW, rule)
    assert "bbbb" in desk.text()


def test_comments_layout_and_unknown_keys_survive_a_day_of_work(desk: Desk) -> None:
    hand = (
        "# by hand\nformat = 1 # one\nweek = '2026-W47'\nday_start = 00:00:00\nmood = 'fine'\n\n"
        "[targets] # wanted\nstudio = 12 # hours\n"
    ) + entry_text("a", "2026-11-16 10:00", "2026-11-16 11:00").replace(
        "id =", "# mine\nplace = 'home'\nid ="
    )
    desk.write(hand.replace("format", "format", 1) if hand.startswith("format") else hand)
    desk.path().write_text(hand)
    changes = desk.changes
    changes.timer.start(MIXING, NOW)
    changes.timer.start(PHONE, thursday("15:10"))
    changes.timer.nudge(-5, thursday("15:20"))
    changes.numbers.set_one(NOW, "caps", "phone", 4.0)
    changes.timer.stop(thursday("15:30"))
    rest = iter(desk.text().splitlines())
    assert all(any(line == other for other in rest) for line in hand.splitlines())


def test_line_ends_and_a_byte_order_mark_of_windows_are_kept(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-16 10:00", "2026-11-16 11:00"))
    desk.path().write_bytes(b"\xef\xbb\xbf" + desk.path().read_bytes().replace(b"\n", b"\r\n"))
    desk.changes.timer.start(MIXING, NOW)
    content = desk.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbfformat")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert len(desk.entries()) == 2


# Backups


def backups(desk: Desk) -> list[bytes]:
    return [path.read_bytes() for path in sorted((desk.state / "backups").rglob("*.toml"))]


def test_each_change_keeps_the_file_as_it_was(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    first = desk.path().read_bytes()
    for minute in range(1, 5):
        desk.changes.timer.start((PHONE, MIXING)[minute % 2], thursday(f"15:0{minute}"))
    kept = [content for content in backups(desk) if b"entries" in content]
    assert kept[0] == first
    assert [content.count(b"[[entries]]") for content in kept] == [1, 2, 3]


def test_a_file_that_must_be_written_whole_is_kept_each_time(desk: Desk) -> None:
    for number in range(3):
        inline = f'format = 1\nweek = "2026-W47"\nentries = [{{ id = "a{number}" }}] # {number}\n'
        desk.write(inline)
        desk.changes.corrections.add(MIXING, thursday("10:00"), thursday("11:00"), NOW)
        assert inline.encode() in backups(desk)
        assert desk.text().count("[[entries]]") == 2


def change_a_number(desk: Desk, moment: str, hours: float) -> None:
    log = desk.store.log(W47)
    assert log is not None
    changed = log.with_number("targets", "studio", hours)
    desk.store.change("x", datetime.fromisoformat(moment), lambda change: change.put_log(changed))


def backup_names(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.state / "backups" / "2026-W47").iterdir())


def test_the_last_ten_backups_and_the_first_of_each_day_are_kept(desk: Desk) -> None:
    desk.write("")
    for day in range(1, 4):
        for minute in range(15):
            change_a_number(desk, f"2026-12-{day:02d}T10:{minute:02d}:00+01:00", float(day * 20 + minute))
    days = [f"2026120{day}T100000.toml" for day in (1, 2, 3)]
    assert backup_names(desk) == [*days, *(f"20261203T10{minute:02d}00.toml" for minute in range(5, 15))]


def test_a_backup_with_more_entries_is_not_swept_for_one_with_fewer(desk: Desk) -> None:
    desk.write("")
    change_a_number(desk, "2026-12-01T09:00:00+01:00", 1.0)
    desk.write(entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00"))
    change_a_number(desk, "2026-12-01T10:00:00+01:00", 1.0)
    desk.write("# taken away by hand\n")
    for minute in range(1, 15):
        change_a_number(desk, f"2026-12-01T10:{minute:02d}:00+01:00", float(minute + 1))
    assert "20261201T100000.toml" in backup_names(desk)


def test_abandoned_temporary_files_are_swept_after_a_day_and_others_left(desk: Desk) -> None:
    desk.changes.timer.start(MIXING, NOW)
    names = {".2026-W47.toml.1.tmp": 2 * 86400, ".2026-W46.toml.2.tmp": 3600, "notes.tmp": 9 * 86400}
    for name, age in names.items():
        path = desk.path().parent / name
        path.touch()
        moment = NOW.timestamp() - age
        os.utime(path, (moment, moment))
    desk.store.sweep(NOW)
    assert sorted(path.name for path in desk.path().parent.iterdir()) == [
        ".2026-W46.toml.2.tmp",
        "2026-W47.toml",
        "notes.tmp",
    ]


# day_start


def set_day_start(desk: Desk, begin: time) -> None:
    listed = replace(desk.store.listed(), day_start=begin)
    desk.store.change("day_start", NOW, lambda change: change.put_list(listed))


def test_a_week_without_a_log_has_the_day_start_of_the_nearest_earlier_one(desk: Desk) -> None:
    desk.write('format = 1\nweek = "2026-W40"\nday_start = 05:00:00\n', Week(2026, 40))
    desk.write('format = 1\nweek = "2026-W46"\nday_start = 03:00:00\n', W46)
    set_day_start(desk, time(4))
    store = desk.store
    assert store.day_start(Week(2026, 39)) == time(4)
    assert store.day_start(Week(2026, 45)) == time(5)
    assert store.day_start(W47) == time(3)


def test_when_days_begin_is_remembered_of_many_logs_and_is_what_the_file_says_now(desk: Desk) -> None:
    weeks = [W46.plus(-number) for number in range(40)]
    for week in weeks:
        desk.write(f'format = 1\nweek = "{week}"\nday_start = 05:00:00\n', week)
    store = desk.store
    assert {store.day_start(week) for week in weeks} == {time(5)}
    desk.write(f'format = 1\nweek = "{weeks[-1]}"\nday_start = 03:00:00\n', weeks[-1])
    desk.path(weeks[-2]).unlink()
    assert [store.day_start(week) for week in weeks[-3:]] == [time(5), time(3), time(3)]


@pytest.mark.parametrize("text", ["", "format = 1\n", 'format = 1\nday_start = "4"\n', "\0\0\0"])
def test_a_log_that_does_not_say_when_its_days_begin_has_that_of_the_one_before(
    desk: Desk, text: str
) -> None:
    desk.write('format = 1\nweek = "2026-W46"\nday_start = 04:00:00\n', W46)
    desk.path().write_text(text)
    assert desk.store.day_start(W47) == time(4)
    assert desk.store.day_start(W48) == time(4)


def test_a_new_log_gets_the_setting_and_a_change_of_it_never_sorts_anew(desk: Desk) -> None:
    desk.changes.corrections.add(MIXING, BERLIN.at("2026-11-12 01:00"), BERLIN.at("2026-11-12 02:00"), NOW)
    set_day_start(desk, time(4))
    desk.changes.corrections.add(MIXING, thursday("01:00"), thursday("02:00"), NOW)
    set_day_start(desk, time(0))
    store = desk.store
    assert (store.day_start(W46), store.day_start(W47)) == (time(0), time(4))
    calendar = desk.record.calendar()
    assert calendar.day_at(int(BERLIN.at("2026-11-12 01:30").timestamp())).day == 12
    assert calendar.day_at(int(thursday("01:30").timestamp())).day == 18


def test_the_same_numbers_hold_until_a_week_names_them_anew(desk: Desk) -> None:
    desk.write("[targets]\nstudio = 10.0\nlearning = 2.0\n[caps]\nphone = 5.0\n", Week(2026, 40))
    desk.write("[targets]\nstudio = 12.0\n[guesses]\nphone = 3.0\n", W46)
    store = desk.store
    assert store.numbers(Week(2026, 39)).targets == {}
    assert store.numbers(Week(2026, 45)).targets == {"studio": 10.0, "learning": 2.0}
    assert store.numbers(W48).targets == {"studio": 12.0, "learning": 2.0}
    assert store.numbers(W48).caps == {"phone": 5.0}
    assert store.numbers(W46).guesses == {"phone": 3.0}
    assert store.numbers(W48).guesses == {}


def test_a_change_that_changes_nothing_is_no_step(desk: Desk) -> None:
    desk.store.change("nothing", NOW, lambda change: change.put_list(desk.store.listed()))
    assert desk.changes.history.undo(NOW).lines[0] == "Undid «lay out»."
    with pytest.raises(Refused, match="nothing to undo"):
        desk.changes.history.undo(NOW)


def test_a_rule_that_refuses_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.changes.timer.start(TUTORIALS, thursday("14:00"))
    before = desk.contents()
    for change in (
        lambda: desk.changes.timer.start(MIXING, NOW, thursday("13:00")),
        lambda: desk.changes.corrections.add(MIXING, thursday("14:30"), thursday("14:40"), NOW),
        lambda: desk.changes.timer.nudge(60 * 24, NOW),
        lambda: desk.changes.numbers.set_one(NOW, "caps", "mixing", 3.0),
    ):
        with pytest.raises(Refused):
            change()
    assert desk.contents() == before
