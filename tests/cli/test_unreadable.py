"""Commands where the list or a log cannot be read, or the list is damaged."""

from __future__ import annotations

import errno
import os
from typing import Any

import pytest

from tests.cli.person import Person, refuses
from tests.storage.file_calls import unreadable

UNREAD = pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE, errno.ESTALE])
BY_NAME = (
    "start cafe",
    "add cafe 10:00 11:00",
    "goal",
    "goal 'Mix for a living'",
    "activities",
    "activity add Walks --kind wellbeing",
    "cap social-media 4",
)


@UNREAD
def test_a_list_that_cannot_be_read_refuses_what_is_done_by_its_names(person: Person, number: int) -> None:
    path = person.data / "activities.toml"
    with unreadable(path, number):
        for line in BY_NAME:
            refuses(person.types(line), 3, str(path), "cannot be read")
    assert not (person.data / "weeks").exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[[[\n", b"format = 1\nactivities = 3\n"])
def test_a_damaged_list_refuses_what_is_done_by_its_names(
    person: Person, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reading.record._PAUSES", ())
    monkeypatch.setattr("tracker.storage.writing.one_reading._PAUSES", (0.0,) * 6)
    path = person.data / "activities.toml"
    path.write_bytes(content)
    for line in BY_NAME:
        refuses(person.types(line), 3, str(path))
    assert path.read_bytes() == content
    assert not (person.data / "weeks").exists()


def test_nobody_says_that_nothing_runs_where_the_log_cannot_be_read(person: Person) -> None:
    person.does("start mixing")
    with unreadable(person.log()):
        refuses_with_a_warning(person.types("status"))
        assert person.types("week").code == 0
    assert person.types("status").code == 0


def refuses_with_a_warning(said: Any) -> None:
    assert (said.code, said.out) == (3, ""), said
    assert "Nobody knows what runs" in said.err


@pytest.mark.parametrize("line", ["edit last --note x", "resume", "log", "gaps"])
def test_nobody_says_that_nothing_is_logged_where_the_log_cannot_be_read(person: Person, line: str) -> None:
    person.does("start mixing")
    with unreadable(person.log()):
        said = person.types(line)
    assert (said.code, said.out) == (3, ""), said
    assert "cannot be read" in said.err
    assert "aside" not in said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
@pytest.mark.parametrize("name", ["journal.jsonl", "logs.cache"])
@pytest.mark.parametrize("line", ["status", "week", "check", "stop"])
def test_what_is_no_file_in_the_state_folder_hangs_nobody(person: Person, name: str, line: str) -> None:
    person.does("start mixing")
    (path,) = [journal.parent for journal in person.data.parent.glob("state/*/journal.jsonl")]
    (path / name).unlink(missing_ok=True)
    os.mkfifo(path / name)
    assert person.types(line).code in (0, 1, 3)


def test_a_path_of_the_journal_that_is_none_locks_nobody_out(person: Person) -> None:
    person.does("start mixing")
    (journal,) = person.data.parent.glob("state/*/journal.jsonl")
    lines = journal.read_text().splitlines(keepends=True)[:-1]
    journal.write_text("".join(lines).replace(f"weeks/{person.log().name}", "weeks/\\u0000"))
    for line in ("status", "week", "start cafe"):
        assert person.types(line).code == 0
