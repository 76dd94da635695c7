"""Commands where the list or a log cannot be read, or the list is damaged."""

from __future__ import annotations

import errno
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
    monkeypatch.setattr("tracker.record._PAUSES", ())
    monkeypatch.setattr("tracker.storage.one_reading._PAUSES", (0.0,) * 6)
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
