"""Logs need not lie in the order of time: offsets differ, and a hand puts entries anywhere."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, StoppedClock, refuses
from tests.zones import BERLIN, NamedZone

UTC = NamedZone("UTC")


def total(person: Person, week: str = "2026-W47") -> int:
    """All seconds of a week."""
    return sum(row["seconds"] for row in person.types(f"week {week} --json").json["activities"])


def entry(name: str, activity: str, start: str, end: str) -> str:
    return f'\n[[entries]]\nid = "{name}"\nactivity = "{activity}"\nstart = {start}\nend = {end}\n'


@pytest.fixture
def travelled(person: Person) -> Person:
    """A night that is Monday in Berlin and Sunday in UTC, with an entry of each, and a week after it."""
    person.clock = StoppedClock(BERLIN, "2026-11-20 18:00")
    person.does('add mixing "2026-11-16 00:00" "2026-11-16 00:05"')
    person.clock = StoppedClock(UTC, "2026-11-20 17:00")
    person.does('add cafe "2026-11-15 23:10" "2026-11-15 23:25"')
    person.clock = StoppedClock(BERLIN, "2026-11-20 18:00")
    person.does('add mixing "2026-11-18 10:00" "2026-11-18 11:00"')
    person.does('add mixing "2026-11-20 10:00" "2026-11-20 11:00"')
    return person


def test_what_another_log_keeps_of_these_minutes_is_in_the_way(travelled: Person) -> None:
    refuses(
        travelled.types('add social-media "2026-11-16 00:12" "2026-11-16 00:20"'), 1, "overlaps Café shifts"
    )


def test_an_entry_of_the_log_before_is_found_to_be_taken_away(travelled: Person) -> None:
    found = travelled.types("log --from 2026-11-15 --to 2026-11-16 --json").json["entries"]
    (cafe,) = [e["id"] for e in found if e["activity"] == "cafe-shifts"]
    assert travelled.types(f"remove {cafe}").out.startswith("Removed Café shifts")
    travelled.does('add social-media "2026-11-16 00:12" "2026-11-16 00:20"')


@pytest.fixture
def misplaced(person: Person) -> Person:
    """An entry of this Wednesday in a log of September, beside logs in their right places."""
    person.clock = StoppedClock(BERLIN, "2026-11-20 18:00")
    for monday in ("09-07", "10-05", "11-02", "11-16"):
        person.does(f'add mixing "2026-{monday} 10:00" "2026-{monday} 11:00"')
    log = person.log("2026-W37")
    log.write_text(
        log.read_text()
        + entry("astray1", "cafe-shifts", "2026-11-18T09:00:00+01:00", "2026-11-18T15:00:00+01:00")
    )
    return person


def test_an_entry_in_the_wrong_log_counts_in_its_own_week(misplaced: Person) -> None:
    assert total(misplaced) == 7 * 3600
    assert total(misplaced, "2026-W37") == 3600
    assert [
        e["id"] for e in misplaced.types("log --from 2026-11-18 --to 2026-11-18 --json").json["entries"]
    ] == ["astray1"]


def test_an_entry_in_the_wrong_log_is_in_the_way(misplaced: Person) -> None:
    refuses(misplaced.types('add gaming "2026-11-18 10:00" "2026-11-18 11:00"'), 1, "overlaps Café shifts")


def test_an_entry_in_the_wrong_log_is_corrected_and_taken_away(misplaced: Person) -> None:
    misplaced.does("edit astray1 --end 14:00")
    assert total(misplaced) == 6 * 3600
    misplaced.does("remove astray1")
    assert total(misplaced) == 3600


def test_an_entry_in_the_wrong_log_is_named_once(misplaced: Person) -> None:
    lines = misplaced.types("check").out.splitlines()
    assert [line for line in lines if "overlaps" in line] == []
    assert sum("astray1" in line for line in lines) == 1


def test_a_timer_in_the_wrong_log_is_what_runs(misplaced: Person) -> None:
    log = misplaced.log("2026-W41")
    log.write_text(
        log.read_text()
        + '\n[[entries]]\nid = "astray2"\nactivity = "gaming"\nstart = 2026-11-20T17:00:00+01:00\n'
    )
    assert misplaced.types("status --json").json["activity"] == "gaming"
    assert misplaced.types("stop").out.startswith("Stopped Gaming at 18:00, after 1:00.")
    assert misplaced.types("status --json").code == 1
