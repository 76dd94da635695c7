"""A large change says on a terminal how far it has come, and leaves nothing of that there."""

from __future__ import annotations

import io
import sys

import pytest

from tests.cli.person import Person
from tracker.changes import progress
from tracker.domain.time.week import Week

WEEKS = [Week(2026, 46).plus(-number) for number in range(20)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def long(person: Person) -> Person:
    """A phone entry in each of twenty weeks."""
    for week in WEEKS:
        start = f"{week.monday}T10:00:00+01:00"
        entry = f'[[entries]]\nid = "a{week}"\nactivity = "social-media"\nstart = {start}\nend = {start}\n'
        person.log(str(week)).parent.mkdir(parents=True, exist_ok=True)
        person.log(str(week)).write_text(f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n\n{entry}')
    return person


def shown(monkeypatch: pytest.MonkeyPatch, person: Person, line: str, terminal: io.StringIO) -> str:
    """What stands on standard error after a command, with all that was written over."""
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("tests.cli.person.redirect_stderr", lambda _: terminal)
    monkeypatch.setattr(Terminal, "__exit__", lambda *_: None)
    person.types(line)
    return terminal.getvalue()


def test_how_far_a_large_change_has_come_is_said_and_taken_away(
    long: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SAID_AFTER", -1.0)
    monkeypatch.setattr(progress, "_SAID_EVERY", -1.0)
    for line in ("activity merge social-media mixing", "undo"):
        text = shown(monkeypatch, long, line, Terminal())
        lines = [each.rstrip() for each in text.split("\r")]
        assert "Writing 7 of 21 files …" in lines
        assert lines[-2:] == ["", ""]
        assert "\n" not in text


def test_nothing_is_said_of_a_change_that_takes_no_time(
    long: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SAID_AFTER", 3600.0)
    assert shown(monkeypatch, long, "activity merge social-media mixing", Terminal()) == ""


def test_where_nobody_looks_nothing_is_said(long: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SAID_AFTER", -1.0)
    assert long.types("activity merge social-media mixing").err == ""


def test_how_far_a_report_has_read_is_said_once_and_not_again_when_all_is_known(
    long: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SAID_AFTER", -1.0)
    monkeypatch.setattr(progress, "_SAID_EVERY", -1.0)
    # What a list is made of beside sums is read after these.
    for line in ("report --year --json", "report --year --json --rate 40"):
        text = shown(monkeypatch, long, line, Terminal())
        lines = [each.rstrip() for each in text.split("\r")]
        assert "Reading 7 of 20 files …" in lines
        assert lines[-2:] == ["", ""]
        assert shown(monkeypatch, long, line, Terminal()) == ""
