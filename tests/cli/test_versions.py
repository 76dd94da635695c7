"""Copies that sync tools leave, earlier versions, entries that vanished, and what check can mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, refuses

COPIES = (
    "2026-W47.sync-conflict-20261122-101500-ABCDEFG.toml",
    "2026-W47 (HOST's conflicted copy 2026-11-22).toml",
    "2026-W47 (conflicted copy 2026-11-22 101500).toml",
    "2026-W47 2.toml",
)
WRITTEN = """
[[entries]]
id = "{id}"
activity = "mixing"
start = 2026-11-16T{start}:00+01:00
end = 2026-11-16T{end}:00+01:00
"""


def written(entry_id: str, start: str, end: str) -> str:
    return WRITTEN.format(id=entry_id, start=start, end=end)


@pytest.fixture
def busy(person: Person) -> Person:
    """Two entries on Monday, and the clock at seven in the evening."""
    person.does("add mixing 10:00 11:00", "add tutorials 12:00 13:00")
    return person


def copy_of(person: Person, name: str = COPIES[0]) -> Path:
    """A copy of the log, as it is now."""
    path = person.log().parent / name
    path.write_text(person.log().read_text())
    return path


def add_by_hand(path: Path, entry_id: str = "other", start: str = "15:00", end: str = "16:00") -> None:
    path.write_text(path.read_text() + written(entry_id, start, end))


# Merging


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_each_tool_is_named_by_check_and_merged(busy: Person, name: str) -> None:
    copy = copy_of(busy, name)
    add_by_hand(copy)
    said = busy.types("check")
    assert said.code == 1
    assert any(name in line and "tracker merge" in line for line in said.lines)
    said = busy.gives("merge", str(copy))
    assert said.code == 0
    assert f"Merged {name} into 2026-W47: 1 entry added." in said.out
    assert not copy.exists()
    assert "other" in busy.types("log").out
    assert busy.types("check").code == 0


def test_a_merged_copy_is_set_aside_in_the_backups_and_undo_brings_it_back(
    busy: Person, tmp_path: Path
) -> None:
    copy = copy_of(busy)
    add_by_hand(copy)
    content, before = copy.read_bytes(), busy.log().read_bytes()
    busy.does("merge")
    assert content in [path.read_bytes() for path in (tmp_path / "state").rglob("*.toml")]
    busy.does("undo")
    assert copy.read_bytes() == content
    assert busy.log().read_bytes() == before


def test_a_file_of_another_machine_is_merged_and_left_where_it_is(busy: Person, tmp_path: Path) -> None:
    other = tmp_path / "from the laptop.toml"
    other.write_text(busy.log().read_text())
    add_by_hand(other)
    busy.gives("merge", str(other))
    assert "other" in busy.types("log").out
    assert other.exists()
    said = busy.gives("merge", str(other))
    assert (said.code, "nothing new" in said.out) == (0, True)


def test_what_was_changed_on_one_side_is_taken_from_it(busy: Person) -> None:
    copy = copy_of(busy)
    copy.write_text(copy.read_text().replace("T12:00:00", "T12:30:00"))
    busy.does("start gaming", "merge")
    out = busy.types("log").out
    assert "12:30–13:00" in out
    assert "Gaming" in out
    assert busy.types("check").code == 0


def test_a_change_of_the_other_machine_to_what_was_timed_here_is_taken(busy: Person) -> None:
    busy.at("2026-11-16 19:10", "start gaming")
    busy.at("2026-11-16 19:20", "stop")
    copy = copy_of(busy)
    copy.write_text(copy.read_text().replace('"gaming"', '"beat-making"'))
    busy.does("merge")
    assert "Beat making" in busy.types("log").out
    assert busy.types("check").code == 0


def test_a_change_made_here_holds_against_an_older_copy(busy: Person) -> None:
    busy.at("2026-11-16 19:10", "start gaming")
    copy_of(busy)
    busy.at("2026-11-16 19:20", "stop", "merge")
    assert busy.types("status").code == 1
    assert busy.types("check").code == 0


def test_what_was_taken_away_here_does_not_come_back_with_a_copy(busy: Person) -> None:
    copy_of(busy)
    busy.does("undo", "merge")
    assert "Tutorials" not in busy.types("log").out


def test_what_the_copy_lacks_stays(busy: Person) -> None:
    copy = copy_of(busy)
    busy.does("add gaming 14:00 15:00")
    add_by_hand(copy)
    busy.does("merge")
    assert all(word in busy.types("log").out for word in ("Gaming", "other", "Tutorials"))


def test_an_entry_that_both_changed_is_kept_twice_and_named_until_one_is_gone(busy: Person) -> None:
    busy.log().write_text(busy.log().read_text() + written("both", "15:00", "16:00"))
    copy = copy_of(busy)
    copy.write_text(copy.read_text().replace("T16:00:00", "T16:20:00"))
    busy.log().write_text(busy.log().read_text().replace("T16:00:00", "T16:10:00"))
    said = busy.types("merge")
    assert "both: end changed on both sides. Both are kept" in said.out
    text = busy.log().read_text()
    assert "T16:20:00" in text
    assert "T16:10:00" in text
    said = busy.types("check")
    assert said.code == 1
    assert any("Take one away: tracker remove both" in line for line in said.lines)


def test_a_timer_that_was_stopped_on_the_other_machine_is_stopped(busy: Person) -> None:
    busy.does("start mixing")
    copy = copy_of(busy)
    start = "start = 2026-11-16T19:02:00+01:00\n"
    copy.write_text(copy.read_text().replace(start, f"{start}end = 2026-11-16T19:02:00+01:00\n"))
    busy.does("merge")
    assert busy.types("status").code == 1


def test_a_copy_of_the_list_is_merged(busy: Person) -> None:
    path = busy.data / "activities.toml"
    copy = busy.data / "activities.sync-conflict-20261122-101500-ABCDEFG.toml"
    copy.write_text(
        path.read_text() + '\n[[activities]]\nkey = "walks"\nname = "Walks"\nkind = "wellbeing"\n'
    )
    assert "tracker merge" in busy.types("check").out
    busy.does("merge")
    assert "Walks" in busy.types("activities").out
    assert not copy.exists()


@pytest.mark.parametrize("text", ["half a line", "", "format = 1\n<<<<<<< ours\n"])
def test_a_damaged_copy_is_refused_and_left(busy: Person, text: str) -> None:
    copy = copy_of(busy)
    copy.write_text(text)
    before = busy.log().read_bytes()
    refuses(busy.types("merge"), 3, "Nothing was merged", COPIES[0])
    assert busy.log().read_bytes() == before
    assert copy.read_text() == text


def test_what_cannot_be_merged_is_refused(busy: Person, tmp_path: Path) -> None:
    refuses(busy.types("merge"), 1, "no copy")
    refuses(busy.types("merge nowhere.toml"), 1, "There is no file")
    refuses(busy.gives("merge", str(busy.log())), 1, "the file itself")
    other = tmp_path / "other.toml"
    other.write_text("format = 1\n")
    refuses(busy.gives("merge", str(other)), 1, "neither a log nor a list")


# Restoring


def test_versions_are_listed_and_one_is_brought_back_and_undone(busy: Person) -> None:
    whole = busy.log().read_text()
    busy.does("start gaming", "stop")
    busy.log().write_text("format = 1\n[[[\n")
    said = busy.types("restore 2026-W47")
    assert said.code == 0
    assert "damaged" in said.lines[0]
    assert "3 entries" in said.lines[1]
    assert "2 entries" in "".join(said.lines[2:])
    busy.does("restore 2026-W47 1")
    assert "Gaming" in busy.types("log").out
    assert busy.types("check").code == 0
    busy.does("undo")
    assert busy.log().read_text() == "format = 1\n[[[\n"
    assert whole


def test_what_can_be_read_of_the_damaged_log_comes_along(busy: Person) -> None:
    busy.does("start gaming")
    text = busy.log().read_text().replace("T12:00:00", "T12:15:00")
    busy.log().write_text(text + written("new", "15:00", "16:00") + "<<<<<<< HEAD\n")
    busy.does("restore 2026-W47 1")
    out = busy.types("log").out
    assert "12:15–13:00" in out
    assert "new" in out
    assert "Gaming" in out


def test_the_list_can_be_brought_back(busy: Person) -> None:
    path = busy.data / "activities.toml"
    busy.does("goal 'Mix for a living'")
    path.write_text("")
    said = busy.types("restore list")
    assert "6 activities" in said.out
    busy.does("restore list 1")
    assert "Gaming" in busy.types("activities").out


def test_all_that_has_versions_is_listed(busy: Person) -> None:
    said = busy.types("restore")
    assert said.code == 0
    assert any(line.startswith("2026-W47") for line in said.lines)


def test_a_version_that_is_not_there_is_refused(busy: Person) -> None:
    refuses(busy.types("restore 2026-W47 99"), 2, "«99» is none of the versions")
    refuses(busy.types("restore 2026-W30"), 1, "no version of 2026-W30")


# What vanished


def cut_off(person: Person) -> str:
    """Cut the log off behind its first entry, where TOML still parses; what it was."""
    whole = person.log().read_text()
    person.log().write_text(whole[: whole.index("\n[[entries]]", whole.index("[[entries]]") + 1)])
    return whole


def test_entries_that_vanished_are_named_and_brought_back(busy: Person) -> None:
    cut_off(busy)
    said = busy.types("check")
    assert said.code == 1
    assert any("1 entry vanished" in line and "tracker restore 2026-W47" in line for line in said.lines)
    busy.does("start gaming")
    assert "vanished" in busy.types("check").out
    assert "as last seen" in busy.types("restore 2026-W47").out
    busy.does("restore 2026-W47 1")
    out = busy.types("log").out
    assert "Tutorials" in out
    assert "Gaming" in out
    assert busy.types("check").code == 0


def test_that_entries_vanished_can_be_right(busy: Person) -> None:
    cut_off(busy)
    said = busy.types("check --accept")
    assert said.code == 0
    assert "right without 1 entry" in said.out
    assert busy.types("check").code == 0


def test_what_was_taken_away_here_did_not_vanish(busy: Person) -> None:
    busy.does("undo")
    assert busy.types("check").code == 0
    busy.does("redo", "undo")
    assert busy.types("check").code == 0


def test_a_timer_that_was_undone_on_another_machine_did_not_vanish(busy: Person) -> None:
    before = busy.log().read_text()
    busy.does("start gaming")
    busy.log().write_text(before + "# by another machine\n")
    assert busy.types("check").code == 0


def test_an_entry_that_another_machine_moved_to_the_next_week_did_not_vanish(busy: Person) -> None:
    text = busy.log().read_text()
    begin = text.index("\n[[entries]]", text.index("[[entries]]") + 1)
    moved = text[begin:].replace("2026-11-16", "2026-11-23")
    busy.log("2026-W48").write_text(f'format = 1\nweek = "2026-W48"\nday_start = 00:00:00\n{moved}')
    busy.log().write_text(text[:begin])
    busy.clock.set("2026-11-24 10:00")
    assert "vanished" not in busy.types("check").out


def test_check_says_what_to_do_about_a_damaged_file(busy: Person) -> None:
    busy.log().write_text("format = 1\n[[[\n")
    assert "Correct it, or bring back an earlier version: tracker restore 2026-W47" in busy.types("check").out


def test_a_log_that_is_gone_is_named(busy: Person) -> None:
    busy.log().unlink()
    assert "2 entries vanished" in busy.types("check").out
    busy.does("restore 2026-W47 1")
    assert "Tutorials" in busy.types("log").out


# Mending


def test_fix_mends_what_has_one_right_answer_and_each_can_be_undone(busy: Person) -> None:
    text = busy.log().read_text().replace('week = "2026-W47"\n', "")
    extra = written("twice", "15:00", "16:00")
    misplaced = written("misplaced", "15:00", "16:00").replace("2026-11-16", "2026-11-10")
    busy.log().write_text(text + extra + extra + written("twice", "17:00", "17:30") + misplaced)
    busy.clock.set("2026-11-16 20:00")
    assert busy.types("check").code == 1
    said = busy.types("check --fix")
    assert said.code == 0, said
    assert "1 entry stood twice" in said.out
    assert "1 entry got an id of their own" in said.out
    assert "misplaced" in busy.log("2026-W46").read_text()
    assert "misplaced" not in busy.log().read_text()
    assert busy.log().read_text().count('"twice"') == 1
    busy.does("undo")
    assert "misplaced" in busy.log().read_text()
    busy.does("undo", "undo")
    assert 'week = "2026-W47"' not in busy.log().read_text()


def test_fix_leaves_alone_what_has_more_than_one(busy: Person) -> None:
    busy.log().write_text(busy.log().read_text().replace("T13:00:00", "T09:00:00") + "# by hand\n")
    before = busy.log().read_bytes()
    assert busy.types("check --fix").code == 1
    assert busy.log().read_bytes() == before


def test_fix_joins_what_was_done_beside_a_log_that_is_whole_again(busy: Person) -> None:
    text = busy.log().read_text()
    busy.log().write_text(text + "<<<<<<< HEAD\n")
    busy.does("start gaming")
    assert "since the log was damaged" in busy.types("check").out
    busy.log().write_text(text)
    assert busy.types("check --fix").code == 0
    assert "Gaming" in busy.types("log").out
    assert not (busy.data / "weeks" / "2026-W47.aside.toml").exists()
