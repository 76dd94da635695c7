"""Logs of long ago: what a command does with them that is about the present."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.person import Person
from tracker.domain.time.week import Week

THIS = Week(2026, 47)


def entry(name: str, start: str, end: str = "") -> str:
    ends = f"end = {end}+01:00\n" if end else ""
    return f'\n[[entries]]\nid = "{name}"\nactivity = "mixing"\nstart = {start}+01:00\n{ends}'


def lay_out(person: Person, weeks: int) -> None:
    """An entry in each of the last weeks, and all of them known."""
    person.log().parent.mkdir(exist_ok=True)
    for number in range(weeks):
        week = THIS.plus(-number)
        head, day = f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n', week.monday
        person.log(str(week)).write_text(head + entry(f"e{number}", f"{day}T10:00:00", f"{day}T11:00:00"))
    person.does("week")


@pytest.fixture
def long(person: Person) -> Person:
    lay_out(person, 40)
    return person


def logs_opened(person: Person, line: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The logs that a command opens; of others it takes the stamps alone."""
    looked: set[str] = set()

    def watching(real: Any) -> Any:
        def call(path: Any, *arguments: Any, **named: Any) -> Any:
            if Path(str(path)).suffix == ".toml" and "seen" not in str(path):
                looked.add(Path(str(path)).stem)
            return real(path, *arguments, **named)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", watching(os.open))
        person.types(line)
    return looked


@pytest.mark.parametrize("line", ["status", "status --json"])
def test_a_status_reads_no_more_logs_however_many_there_are(
    person: Person, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    lay_out(person, 20)
    few = logs_opened(person, line, monkeypatch)
    assert str(THIS) in few
    lay_out(person, 40)
    assert logs_opened(person, line, monkeypatch) == few


@pytest.fixture
def changed(long: Person) -> Path:
    """A log of long ago in which a hand has started a timer, in its place, as some editors write."""
    far = long.log(str(THIS.plus(-30)))
    assert long.types("status").code == 1
    far.write_text(far.read_text() + entry("astray", "2026-11-16T18:00:00"))
    return far


def test_what_a_hand_did_there_is_in_the_next_status(long: Person, changed: Path) -> None:
    assert long.types("status --json").json["id"] == "astray"


@pytest.mark.parametrize("line", ["start gaming", "stop"])
def test_a_change_is_never_made_from_what_was_known(long: Person, changed: Path, line: str) -> None:
    long.does(line)
    assert "end = 2026-11-16T19:02" in changed.read_text()


def test_a_status_knows_of_a_log_of_long_ago_that_came_or_went(long: Person) -> None:
    far = long.log(str(THIS.plus(-30)))
    far.unlink()
    assert long.types("status").code == 1
    far.write_text(f'format = 1\nweek = "{far.stem}"\n' + entry("astray", "2026-11-16T18:00:00"))
    assert long.types("status --json").json["id"] == "astray"
    long.log("2011-W10").write_text('format = 1\nweek = "2011-W10"\n' + entry("later", "2026-11-16T18:30:00"))
    assert long.types("status --json").json["id"] == "later"
