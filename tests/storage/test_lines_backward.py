"""The end of a file is read, and no more of it than is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.storage.errors import NotRead, Unreadable
from tracker.storage.writing import safe_write
from tracker.storage.writing.safe_write import lines_backward

LARGEST = 10_000_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines") / "journal"


@given(
    content=st.binary(max_size=200).map(lambda content: content.replace(b"x", b"\n")),
    at_once=st.integers(1, 9),
)
def test_the_lines_are_those_of_the_whole_file_from_its_end(path: Path, content: bytes, at_once: int) -> None:
    path.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safe_write, "_BACKWARD_AT_ONCE", at_once)
        assert [*lines_backward(str(path), LARGEST)] == content.split(b"\n")[:-1][::-1]


def test_of_a_long_file_its_end_alone_is_read_and_nothing_stays_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"".join(b"line %d\n" % number for number in range(100_000)))
    asked, read, closed = [], os.read, []
    monkeypatch.setattr(os, "read", lambda handle, length: (asked.append(length), read(handle, length))[1])
    monkeypatch.setattr(safe_write, "close_quietly", lambda handle: (closed.append(handle), os.close(handle)))
    assert next(lines_backward(str(path), LARGEST)) == b"line 99999"
    assert sum(asked) < path.stat().st_size // 10
    assert len(closed) == 1


def test_what_cannot_be_read_is_not_taken_for_its_beginning(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [*lines_backward(str(path.with_name("none")), LARGEST)] == []
    path.write_bytes(b"line\n" * 100)
    with pytest.raises(Unreadable):
        next(lines_backward(str(path), 10))
    monkeypatch.setattr(safe_write, "_BACKWARD_AT_ONCE", 50)
    monkeypatch.setattr(safe_write, "_PAUSES", ())
    lines = lines_backward(str(path), LARGEST)
    next(lines)
    path.write_bytes(b"")
    with pytest.raises(NotRead, match="cut off"):
        list(lines)
