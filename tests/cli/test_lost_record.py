"""A record that was here and is gone before the start: said, and nothing is begun anew unasked."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.cli.person import Person, refuses
from tracker.domain.text import counted
from tracker.domain.time.week import Week
from tracker.storage.folders import find_folders
from tracker.storage.store import Store
from tracker.versions.offers import take_for_seen


@pytest.fixture
def busy(person: Person) -> Person:
    """Two entries on Monday."""
    person.does("add mixing 10:00 11:00", "start tutorials")
    return person


def lose(busy: Person, what: str, kept: Path) -> None:
    """The whole folder, its files as of a disk that is not mounted, or the logs alone."""
    shutil.copytree(busy.data, kept)
    shutil.rmtree(busy.data if what != "logs" else busy.log().parent)
    if what == "files":
        busy.data.mkdir()
    if what == "logs":
        busy.log().parent.mkdir()


@pytest.mark.parametrize("what", ["folder", "files", "logs"])
def test_what_is_gone_is_named_with_the_ways_out_and_nothing_is_written(
    busy: Person, tmp_path: Path, what: str
) -> None:
    lose(busy, what, tmp_path / "kept")
    before = sorted(busy.data.rglob("*"))
    for line in ("start mixing", "status", "week", "stop", "goal x", "undo", "activity add X --kind studio"):
        refuses(busy.types(line), 3, "1 log", "had been seen", "tracker restore", "tracker check --accept")
    said = busy.types("check")
    assert (said.code, "had been seen" in said.out) == (1, True)
    assert sorted(busy.data.rglob("*")) == before
    shutil.rmtree(busy.data, ignore_errors=True)
    shutil.copytree(tmp_path / "kept", busy.data)
    busy.does("status", "start mixing")


@pytest.mark.parametrize("what", ["folder", "files", "logs"])
def test_what_was_seen_can_be_restored(busy: Person, tmp_path: Path, what: str) -> None:
    whole = busy.log().read_bytes()
    lose(busy, what, tmp_path / "kept")
    if what != "logs":
        busy.does("restore activities 1")
    refuses(busy.types("status"), 3, "restore 2026-W47")
    busy.does("restore 2026-W47 1", "status")
    assert busy.log().read_bytes() == whole


@pytest.mark.parametrize("what", ["folder", "logs"])
def test_to_begin_anew_is_said_once(busy: Person, tmp_path: Path, what: str) -> None:
    lose(busy, what, tmp_path / "kept")
    assert "gone for good reason" in busy.types("check --accept").out
    busy.does("activity add Walks --kind wellbeing", "start walks", "check")


def test_what_was_undone_back_to_the_beginning_is_not_missed(newcomer: Person) -> None:
    newcomer.does("activity add Mixing --kind studio", "start mixing", "undo", "undo")
    newcomer.does("activity add Mixing --kind studio", "start mixing")


def test_a_folder_that_was_moved_with_intent_begins_with_a_state_of_its_own(
    busy: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(busy.data, tmp_path / "moved")
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path / "moved"))
    busy.does("status", "stop")
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path / "other"))
    busy.does("activity add Mixing --kind studio")


def test_a_timer_whose_log_is_gone_is_named_by_status(busy: Person) -> None:
    busy.at("2026-11-23 19:00", "start gaming", "stop", "start mixing")
    busy.log("2026-W48").unlink()
    said = busy.types("status")
    assert "2026-W48.toml is gone, and mixing ran in it since Mon 2026-11-23 19:00" in said.err
    assert "tracker restore 2026-W48" in said.err
    busy.does("restore 2026-W48 1", "status")
    assert busy.types("status").err == ""


def test_one_id_in_two_logs_is_named(busy: Person) -> None:
    busy.at("2026-11-16 19:10", "stop")
    text = busy.log().read_text()
    busy.log("2026-W48").write_text(text.replace("2026-W47", "2026-W48").replace("2026-11-16", "2026-11-23"))
    assert "an entry of 2026-W47 has the same id" in busy.types("check").out


def test_a_change_of_every_week_says_which_log_it_did_not_reach(busy: Person) -> None:
    busy.does("edit last --track Tides", "stop")
    busy.at("2026-11-23 15:00", "add mixing 10:00 11:00 --track Tides", "add tutorials 12:00 13:00", "week")
    whole = busy.log().read_bytes()
    busy.log().unlink()
    for line in ("track rename Tides Ebb", "activity merge tutorials mixing"):
        said = busy.types(line)
        assert "1 entry in 1 week." in said.out
        assert "Not reached: 2 entries vanished from 2026-W47. To bring back" in said.out
    busy.log().write_bytes(whole)
    assert "Not reached" not in busy.types("track rename Ebb Flow").out


def test_a_copy_that_says_another_week_than_its_name_is_not_merged(busy: Person) -> None:
    copy = busy.log().with_name("2026-W47 2.toml")
    copy.write_text(busy.log().read_text().replace('"2026-W47"', '"2026-W46"'))
    refuses(busy.types("merge"), 1, "named like 2026-W47.toml", "says week = 2026-W46")
    assert copy.exists()
    assert not busy.log("2026-W46").exists()


def test_that_a_merge_has_kept_two_versions_which_both_count_is_said_where_hours_are_shown(
    busy: Person,
) -> None:
    copy = busy.log().with_name("2026-W47 2.toml")
    copy.write_text(busy.log().read_text().replace("T11:00:00", "T11:30:00"))
    busy.log().write_text(busy.log().read_text().replace("T11:00:00", "T11:20:00"))
    busy.does("merge")
    one, other = (entry["id"] for entry in busy.types("log --json").json["entries"][:2])
    ways = {f"tracker remove {name}" for name in (one, other)}
    for command in ("week", "status", "log"):
        (said,) = [line for line in busy.types(command).err.splitlines() if "count twice" in line]
        assert all(way in said for way in ways), command
    (said,) = busy.types("check").lines[:-1]
    assert all(way in said for way in ways)
    busy.does(f"remove {one}", "check")
    busy.does("undo", f"remove {other}", "check")


@pytest.mark.parametrize("is_seen_by_app", [False, True], ids=["by commands", "by the app as well"])
@pytest.mark.parametrize("seed", range(4))
def test_whatever_vanishes_is_named_also_while_an_earlier_loss_is(
    person: Person, seed: int, is_seen_by_app: bool
) -> None:
    chance = random.Random(seed)
    there: list[str] = []
    vanished: list[str] = []
    steps = chance.choices(["come", "vanish", "take away"], [3, 2, 1], k=8)
    for number, step in enumerate(["come", "come", "come", "vanish", "come", "vanish", *steps]):
        if step == "come":
            person.does(f"add mixing {number:02}:00 {number:02}:30")
            (new,) = ids(person) - {*there}
            there.append(new)
        elif len(there) > 1:
            gone = there.pop(chance.randrange(len(there) - 1))
            if step == "vanish":
                person.log().write_text(without(person.log().read_text(), gone))
                vanished.append(gone)
            else:
                person.does(f"remove {gone}")
        if is_seen_by_app:
            take_for_seen(Store(find_folders(os.environ)), [Week(2026, 47)])
        said = person.types("check").out
        assert not vanished or f"{counted(len(vanished), 'entry', 'entries')} vanished" in said, (step, said)
    person.does("restore 2026-W47 1", "check")
    assert ids(person) == {*there, *vanished}


def ids(person: Person) -> set[str]:
    return {entry["id"] for entry in person.types("log --json").json["entries"]}


def without(text: str, gone: str) -> str:
    """A log as a hand leaves it that takes out an entry."""
    head, *entries = text.split("\n[[entries]]\n")
    return "\n[[entries]]\n".join([head, *(entry for entry in entries if f'"{gone}"' not in entry)])
