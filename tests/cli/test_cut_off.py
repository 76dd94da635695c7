"""A file of which only the beginning is left: named, never taken for the truth, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, refuses

AFTER_START = "start = 2026-11-16T12:00:00+01:00\n"


@pytest.fixture
def busy(person: Person) -> Person:
    """Two entries and a target on Monday, and the clock at seven in the evening."""
    person.does("target studio 12", "add mixing 10:00 11:00", "add tutorials 12:00 13:00")
    return person


def cut(path: Path, behind: str) -> bytes:
    """Cut a file off behind some words; what is left of it."""
    text = path.read_text()
    path.write_text(text[: text.index(behind) + len(behind)])
    return path.read_bytes()


def test_a_log_cut_off_in_its_last_entry_is_no_running_timer(busy: Person) -> None:
    left = cut(busy.log(), AFTER_START)
    said = busy.types("status")
    assert said.code == 1
    assert "2026-W47.toml: it is cut off" in said.err
    said = busy.types("check")
    assert said.code == 1
    assert "cut off" in said.out
    assert "tracker restore 2026-W47" in said.out
    assert "tracker check --accept" in said.out
    assert busy.log().read_bytes() == left


def test_what_is_done_meanwhile_goes_on_beside_it_and_all_is_brought_back(busy: Person) -> None:
    whole = busy.log().read_text()
    left = cut(busy.log(), AFTER_START)
    refuses(busy.types("stop"), 1, "Nothing is running")
    busy.does("start gaming")
    assert busy.log().read_bytes() == left
    assert "12:00–13:00" in busy.types("log").out
    busy.does("restore 2026-W47 1")
    text = busy.log().read_text()
    assert text.startswith(whole)
    assert '"gaming"' in text
    assert busy.types("check").code == 0
    assert busy.types("status").code == 0


@pytest.mark.parametrize("step", range(2, 40, 3))
def test_wherever_a_log_is_cut_off_it_is_named_and_its_good_copy_stays(busy: Person, step: int) -> None:
    whole = busy.log().read_bytes()
    for size in range(len(whole) - step, 20, -40):
        busy.log().write_bytes(whole[:size])
        said = busy.types("check")
        assert (said.code, "cut off" in said.out) == (1, True), whole[:size]
        assert busy.types("status").code == 1
    busy.does("restore 2026-W47 1")
    assert busy.log().read_bytes() == whole


@pytest.mark.parametrize("behind", ["Beat making", "\n\n[[activities]]\n", 'key = "tut', "priority = 8\n"])
def test_a_list_that_is_cut_off_is_named_not_changed_and_brought_back(busy: Person, behind: str) -> None:
    path = busy.data / "activities.toml"
    whole = path.read_bytes()
    left = cut(path, behind)
    assert "activities.toml: it is cut off" in busy.types("check").out
    refuses(
        busy.types("activity add Walks --kind wellbeing"),
        3,
        "cut off",
        "tracker restore list",
    )
    assert path.read_bytes() == left
    busy.does("restore list 1")
    assert path.read_bytes() == whole
    assert busy.types("check").code == 0


@pytest.mark.parametrize("behind", ["[[tracks]]\n", 'name = "Tides"\n'])
def test_tracks_that_are_cut_off_are_named_not_changed_and_brought_back(busy: Person, behind: str) -> None:
    busy.does("add mixing 14:00 15:00 --track Tides", "track finish Tides")
    path = busy.data / "tracks.toml"
    whole = path.read_bytes()
    cut(path, behind)
    assert "tracks.toml: it is cut off" in busy.types("check").out
    refuses(busy.types("track finish Tides --back"), 3, "cut off", "tracker restore tracks")
    assert "as last seen" in busy.types("restore tracks").out
    busy.does("restore tracks 1")
    assert path.read_bytes() == whole


@pytest.mark.parametrize("name", ["activities.toml", "tracks.toml"])
def test_a_file_that_is_gone_while_there_are_logs_is_named_and_not_made_anew(busy: Person, name: str) -> None:
    busy.does("add mixing 14:00 15:00 --track Tides", "track finish Tides")
    path = busy.data / name
    whole = path.read_bytes()
    path.unlink()
    assert f"{name}: it is gone" in busy.types("check").out
    change = "activity add Walks --kind wellbeing" if name == "activities.toml" else "track finish Tides"
    refuses(busy.types(change), 3, "it is gone", "tracker restore")
    assert not path.exists()
    busy.does(f"restore {'list' if name == 'activities.toml' else 'tracks'} 1")
    assert path.read_bytes() == whole


def test_that_a_file_is_cut_off_or_gone_can_be_right(busy: Person) -> None:
    cut(busy.log(), "end = 2026-11-16T11:00:00+01:00\n")
    (busy.data / "activities.toml").unlink()
    said = busy.types("check --accept")
    assert "2026-W47: right without 1 entry." in said.out
    assert "list: right without 6 activities." in said.out
    assert "cut off" not in busy.types("check").out
    busy.does("activity add Mixing --kind studio", "start mixing")


def test_half_a_line_cannot_be_right(busy: Person) -> None:
    cut(busy.log(), 'activity = "tut')
    assert "cut off" in busy.types("check --accept").out


def test_a_last_line_feed_or_a_comment_that_is_gone_cuts_nothing_off(busy: Person) -> None:
    busy.log().write_text(busy.log().read_text() + "# by hand\n")
    busy.does("start gaming", "undo")
    for text in (busy.log().read_text().removesuffix("# by hand\n"), busy.log().read_text().rstrip("\n")):
        busy.log().write_text(text)
        assert busy.types("check").code == 0


def test_an_undo_leaves_a_beginning_of_what_was_seen_and_cuts_nothing_off(busy: Person) -> None:
    busy.does("start gaming", "undo")
    assert busy.types("check").code == 0
    busy.does("start gaming")


def test_an_undo_that_was_killed_before_it_was_seen_cuts_nothing_off(busy: Person, tmp_path: Path) -> None:
    busy.does("start gaming")
    (seen,) = (tmp_path / "state").glob("*/seen/2026-W47.toml")
    before = seen.read_bytes()
    busy.does("undo")
    seen.write_bytes(before)
    assert busy.types("check").code == 0
    busy.does("start gaming")


def test_a_timer_that_another_machine_started_is_none_that_was_cut_off(busy: Person) -> None:
    text = busy.log().read_text()
    busy.log().write_text(text + '\n[[entries]]\nid = "there"\nactivity = "gaming"\n' + AFTER_START)
    assert busy.types("status").code == 0
    assert "cut off" not in busy.types("check").out


def test_undoing_a_restore_says_again_what_vanished(busy: Person) -> None:
    left = cut(busy.log(), AFTER_START)
    busy.does("restore 2026-W47 1")
    assert busy.types("check").code == 0
    busy.does("undo")
    assert busy.log().read_bytes() == left
    assert "cut off" in busy.types("check").out
    busy.does("redo")
    assert busy.types("check").code == 0
    busy.does("undo", "restore 2026-W47 1")
    assert "Tutorials" in busy.types("log").out


def test_undoing_the_restore_of_an_entry_from_the_middle_says_again_that_it_vanished(busy: Person) -> None:
    text = busy.log().read_text()
    begin = text.index("\n[[entries]]")
    busy.log().write_text(text[:begin] + text[text.index("\n[[entries]]", begin + 1) :])
    assert "1 entry vanished" in busy.types("check").out
    busy.does("restore 2026-W47 1", "undo")
    assert "1 entry vanished" in busy.types("check").out
    busy.does("start gaming", "undo", "restore 2026-W47 1")
    assert "Mixing" in busy.types("log").out


@pytest.mark.parametrize(
    "line",
    ["track rename Tides Ebb", "activity merge tutorials mixing", "split TOLD 12:30", "edit TOLD --note x"],
)
def test_what_is_changed_everywhere_is_not_changed_in_part_where_an_end_is_cut_off(
    busy: Person, line: str
) -> None:
    told = busy.types("log --json").json["entries"][-1]["id"]
    busy.does(f"edit {told} --track Tides", "start gaming", "stop")
    busy.at("2026-11-23 10:00", "start tutorials --track Tides", "stop")
    newer = busy.log("2026-W48").read_bytes()
    # The part that is left names neither the track nor the activity nor the id.
    left = cut(busy.log(), "[[entries]]\n")
    said = busy.types(line.replace("TOLD", told))
    refuses(said, 1 if "TOLD" in line else 3, "2026-W47.toml", "cut off", "restore 2026-W47")
    assert (busy.log().read_bytes(), busy.log("2026-W48").read_bytes()) == (left, newer)
