"""A file for other programs is there as a whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.storage.errors import NotSaved
from tracker.storage.writing import new_file
from tracker.storage.writing.new_file import write_pieces


@pytest.fixture(params=[True, False], ids=["named in one go", "looked at first"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing is yet, on a system that names a file only where none is, or on another one."""
    if not request.param:
        monkeypatch.setattr(new_file, "put_where_none_is", lambda path, target: False)
    return tmp_path / "hours"


def interrupted(error: BaseException) -> Iterator[bytes]:
    yield b"half"
    raise error


def names(path: Path) -> list[str]:
    return [found.name for found in path.parent.iterdir()]


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError(), OSError(errno.EIO, "")])
def test_whatever_comes_between_leaves_what_was_there(
    path: Path, error: BaseException, is_there: bool
) -> None:
    if is_there:
        path.write_text("before")
    with pytest.raises(NotSaved if isinstance(error, OSError) else type(error)):
        write_pieces(str(path), interrupted(error), may_replace=True)
    assert names(path) == (["hours"] if is_there else [])
    assert not is_there or path.read_text() == "before"


def test_what_somebody_puts_there_meanwhile_stays(path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ours"
        path.write_text("theirs")

    with pytest.raises(FileExistsError):
        write_pieces(str(path), pieces(), may_replace=False)
    assert (names(path), path.read_text()) == (["hours"], "theirs")


def test_a_link_survives_that_leads_to_the_file(path: Path) -> None:
    path.write_text("before")
    link = path.with_name("link")
    link.symlink_to(path)
    write_pieces(str(link), [b"af", b"ter"], may_replace=True)
    assert (link.is_symlink(), path.read_text()) == (True, "after")


def test_a_file_that_is_read_only_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("before")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(NotSaved, match="read-only"):
        write_pieces(str(path), [b"after"], may_replace=True)
    assert path.read_text() == "before"
