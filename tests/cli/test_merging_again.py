"""A merge, its undo, and the same merge again: as the first time, whatever was done in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.person import Person
from tests.cli.test_versions import add_by_hand, written
from tracker.storage.files import Files
from tracker.storage.folders import find_folders
from tracker.storage.machine.last_seen import LastSeen

COPY = "2026-W47 2.toml"


@pytest.fixture
def busy(person: Person) -> Person:
    """Two entries on Monday, and the clock at seven in the evening."""
    person.does("add mixing 10:00 11:00", "add tutorials 12:00 13:00")
    return person


@pytest.fixture
def copy(busy: Person) -> Path:
    """A copy of the log with one entry more, another one changed, and a number."""
    path = busy.log().parent / COPY
    text = busy.log().read_text().replace("T12:00:00", "T12:30:00")
    path.write_text(text.replace("\n[[entries]]", "\n[targets]\nstudio = 9.0\n\n[[entries]]", 1))
    add_by_hand(path)
    return path


BETWEEN = (
    (),
    ("start gaming", "undo"),
    ("start gaming", "stop", "undo", "undo"),
    ("edit other --note vocals", "undo"),
    ("remove other", "undo"),
    ("edit other --note vocals", "undo", "redo", "undo"),
    ("target studio 12", "undo"),
)


@pytest.mark.parametrize("between", BETWEEN)
def test_a_merge_taken_back_is_made_again_as_the_first_time(
    busy: Person, copy: Path, between: tuple[str, ...]
) -> None:
    content, before = copy.read_bytes(), busy.log().read_bytes()
    said = busy.types("merge")
    assert "1 entry added, 1 entry changed, numbers or ratings changed" in said.out
    merged = busy.log().read_bytes()
    for _ in range(3):
        busy.does(*between, "undo")
        assert (copy.read_bytes(), busy.log().read_bytes()) == (content, before)
        assert "vanished" not in busy.types("check").out
        assert busy.types("merge") == said
        assert busy.log().read_bytes() == merged
        assert busy.types("check").code == 0


@pytest.mark.parametrize("between", BETWEEN)
def test_so_is_one_into_a_log_that_was_written_by_hand(
    busy: Person, copy: Path, between: tuple[str, ...]
) -> None:
    by_hand = busy.log().read_text().replace("T10:00:00", "T09:00:00")
    busy.log().write_text(by_hand + written("own", "17:00", "18:00"))
    copy.write_text(copy.read_text() + written("own", "17:00", "18:30"))
    said = busy.types("merge")
    merged = busy.log().read_bytes()
    busy.does(*between, "undo")
    assert busy.types("merge") == said
    assert busy.log().read_bytes() == merged


def test_what_was_removed_of_a_merge_on_purpose_does_not_come_back(busy: Person, copy: Path) -> None:
    content = copy.read_bytes()
    busy.does("merge", "remove other")
    copy.write_bytes(content)
    busy.does("merge")
    assert "other" not in busy.types("log").out


def test_what_a_merge_brought_and_its_undo_took_is_merged_from_elsewhere(
    busy: Person, copy: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "laptop.toml"
    elsewhere.write_bytes(copy.read_bytes())
    copy.unlink()
    for _ in range(2):
        said = busy.gives("merge", str(elsewhere))
        assert "1 entry added" in said.out
        assert "other" in busy.types("log").out
        busy.does("undo")
        assert busy.types("check").code == 0
    busy.gives("merge", str(elsewhere))
    busy.does("undo", "redo")
    assert "other" in busy.types("log").out


def test_what_lay_beside_a_damaged_log_is_merged_after_the_undo_of_its_joining(busy: Person) -> None:
    text = busy.log().read_text()
    busy.log().write_text(text + "<<<<<<< HEAD\n")
    busy.does("start gaming")
    busy.log().write_text(text)
    busy.does("check --fix")
    joined = busy.log().read_bytes()
    busy.does("undo")
    copy = busy.log().parent / COPY
    copy.write_bytes(joined)
    busy.does("merge")
    assert "Gaming" in busy.types("log").out


def test_an_edit_by_hand_that_the_app_saw_is_not_dropped_for_that_of_a_copy(busy: Person) -> None:
    busy.log().write_text(busy.log().read_text() + written("both", "15:00", "16:00"))
    copy = busy.log().parent / COPY
    copy.write_text(busy.log().read_text().replace("T16:00:00", "T16:20:00"))
    busy.log().write_text(busy.log().read_text().replace("T16:00:00", "T16:10:00"))
    # What the app does at each look.
    LastSeen(Files(find_folders(os.environ))).look("weeks/2026-W47.toml")
    busy.types("merge")
    assert "T16:20:00" in busy.log().read_text()
    assert "T16:10:00" in busy.log().read_text()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_copy_with_a_name_that_is_not_utf8_is_named_merged_and_undone(busy: Person, copy: Path) -> None:
    odd = os.fsencode(copy.parent) + b"/2026-W47 \xff.toml"
    os.rename(copy, odd)  # noqa: PTH104
    said = busy.types("check")
    assert "tracker merge" in said.out
    said = busy.types("merge")
    assert (said.code, "1 entry added" in said.out) == (0, True)
    assert not os.path.lexists(odd)
    busy.does("undo")
    assert os.path.lexists(odd)
    said = busy.gives("merge", os.fsdecode(odd))
    assert (said.code, "1 entry added" in said.out) == (0, True)
