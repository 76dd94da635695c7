"""What a command does with files does not grow with the history: told by counting, not by a clock."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.person import Person

# Both have logs of long ago, which are kept as one.
SHORT, LONG = 20, 80
ASKED = ("open", "stat", "lstat", "listdir", "scandir", "replace", "fsync")


def write_weeks(person: Person, how_many: int) -> None:
    """Write that many weeks that end with the present one, with an entry each."""
    (person.data / "weeks").mkdir(exist_ok=True)
    for back in range(how_many):
        day = date(2026, 11, 16) - timedelta(weeks=back)
        week = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
        lines = ["format = 1", f'week = "{week}"', "day_start = 00:00:00", "", "[[entries]]"]
        lines += [f'id = "w{back:03}"', 'activity = "gaming"', f"start = {day}T10:00:00+01:00"]
        lines += [f"end = {day}T11:00:00+01:00", 'source = "timer"', ""]
        person.log(week).write_text("\n".join(lines), "utf-8")


def calls_of(person: Person, line: str) -> Counter[str]:
    """How often a command asks for what."""
    calls: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        for name in ASKED:
            real = getattr(os, name)

            def counting(*given: object, name: str = name, real: object = real, **named: object) -> object:
                calls[name] += 1
                return real(*given, **named)  # type: ignore[operator]

            patch.setattr(os, name, counting)
        person.types(line)
    return calls


@pytest.fixture
def lengths(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[int, dict[str, Counter[str]]]:
    """What commands ask for at a short and at a long history."""
    listed = (person.data / "activities.toml").read_bytes()
    found: dict[int, dict[str, Counter[str]]] = {}
    for length in (SHORT, LONG):
        someone = Person(tmp_path / str(length))
        monkeypatch.setenv("TRACKER_DATA", str(someone.data))
        monkeypatch.setenv("TRACKER_STATE", str(tmp_path / f"state-{length}"))
        (someone.data / "weeks").mkdir(parents=True)
        (someone.data / "activities.toml").write_bytes(listed)
        write_weeks(someone, length)
        someone.types("week")
        someone.types("start tutorials")
        found[length] = {
            line: calls_of(someone, line)
            for line in ("status", "start mixing --note one", "week", "log", "stop", "undo", "status --json")
        }
    return found


def test_a_command_asks_for_as_many_files_after_years_as_after_weeks(
    lengths: dict[int, dict[str, Counter[str]]],
) -> None:
    for line, short in lengths[SHORT].items():
        # A log of long ago is told by its stamp to be as it was. An undo asks thrice.
        looks = 3 if line == "undo" else 1
        assert lengths[LONG][line] == short + Counter(stat=(LONG - SHORT) * looks), line
        assert short["open"]


def test_a_command_that_shows_each_log_looks_at_each_once(person: Person) -> None:
    asked = []
    for length in (LONG, LONG + 30):
        write_weeks(person, length)
        person.types("week")
        asked.append(calls_of(person, "log --from 1990-01-01"))
    # Its stamp as that of each is taken, what is in it, and whether it was longer when it was seen last.
    assert asked[1] - asked[0] == Counter(open=30, stat=60)
