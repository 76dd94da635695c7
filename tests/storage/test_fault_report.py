"""A fault of the program itself: one line for whoever runs it, a report without anything of theirs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import listed_once, newcomer, person
from tests.cli.person import Person
from tests.desk import NOW
from tracker.cli import timer
from tracker.storage.machine.fault_report import Stopped, keep_report

__all__ = ["listed_once", "newcomer", "person"]

NOTE = "nobody but me"


def break_stop(monkeypatch: pytest.MonkeyPatch, error: type[Exception] = ValueError) -> None:
    """Have ``tracker stop`` meet an exception that says what is private."""

    def fall(*_: object) -> int:
        note = NOTE
        try:
            return {}[note]
        except KeyError as cause:
            raise error(note) from cause

    monkeypatch.setattr(timer, "stop", fall)


def reports(person: Person) -> list[Path]:
    return sorted((person.data.parent / "state" / "reports").glob("*.txt"))


def test_a_fault_of_a_command_is_one_line_and_a_report(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_stop(monkeypatch)
    said = person.types("stop")
    (report,) = reports(person)
    assert (said.code, said.out) == (70, "")
    assert said.err == (
        "tracker stopped by a fault of its own. "
        "Your record is whole: what was said to be saved is on the disk. "
        f"The report lies in {report} and holds nothing of your record.\n"
    )


def test_the_report_says_where_it_happened_and_nothing_of_what_is_private(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_stop(monkeypatch)
    person.types("stop")
    text = reports(person)[0].read_text("utf-8")
    assert "tracker/cli/dispatch.py:" in text
    assert "builtins.ValueError" in text
    assert "which came of:" in text
    assert "builtins.KeyError" in text
    assert "2026-11-16T19:02:00+01:00" in text
    assert NOTE not in text
    assert str(person.data.parent) not in text


def test_what_a_fault_says_of_the_program_itself_is_kept(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timer, "stop", lambda call, context: call.no_such_thing)
    person.types("stop")
    assert "AttributeError: 'Call' object has no attribute 'no_such_thing'" in reports(person)[0].read_text()


def test_a_recursion_without_end_makes_a_short_report(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*words: object) -> int:
        return fall(*words)

    monkeypatch.setattr(timer, "stop", fall)
    assert person.types("stop").code == 70
    lines = reports(person)[0].read_text().splitlines()
    assert len(lines) < 150
    assert lines[-1].startswith("RecursionError: ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_report_is_for_its_owner_only(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stop(monkeypatch)
    person.types("stop")
    (report,) = reports(person)
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_the_last_five_reports_are_kept(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stop(monkeypatch)
    for hour in range(10, 18):
        person.clock.set(f"2026-11-17 {hour}:00")
        person.types("stop")
    assert [report.name[:15] for report in reports(person)] == [
        f"2026-11-17-{hour}00" for hour in range(13, 18)
    ]


def test_where_no_report_can_be_kept_that_is_said(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stop(monkeypatch)
    (person.data.parent / "state" / "reports").write_text("a file")
    said = person.types("stop")
    assert said.code == 70
    assert said.err.count("\n") == 1
    assert "No report could be kept: " in said.err


def test_a_change_that_the_disk_did_not_take_is_said_to_be_lost(tmp_path: Path) -> None:
    stopped = Stopped("A change is lost.")
    stopped.__cause__ = ValueError(NOTE)
    words = keep_report(stopped, {"TRACKER_STATE": str(tmp_path)}, NOW)
    assert words.startswith("tracker stopped by a fault of its own. A change is lost. The report lies in ")
    (report,) = (tmp_path / "reports").iterdir()
    assert "builtins.ValueError" in report.read_text()
    assert "Stopped" not in report.read_text()
