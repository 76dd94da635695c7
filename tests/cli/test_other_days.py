"""A time of another day is never told without its day."""

from __future__ import annotations

from tests.cli.person import Person, refuses
from tests.zones import BERLIN
from tracker.domain.time.shown_time import end_text, span_text


def test_a_start_on_another_day_that_would_cover_something_names_the_day(person: Person) -> None:
    person.does("add cafe 17:30 18:00", "add social-media 18:00 18:30")
    refuses(person.types("start mixing --at 17:00"), 1, "Starting at 17:00 would cover")
    person.clock.set("2026-11-17 12:00")
    refuses(person.types("start mixing --at 'yesterday 17:00'"), 1, "Starting at Mon 17:00 would cover")
    person.clock.set("2026-11-25 12:00")
    refuses(person.types("start mixing --at '2026-11-16 17:00'"), 1, "Starting at 2026-11-16 17:00 would")


def test_a_start_in_an_entry_before_the_last_one_names_the_day(person: Person) -> None:
    person.does("add cafe 17:00 18:00", "add social-media 18:00 18:30")
    person.clock.set("2026-11-17 12:00")
    refuses(person.types("start mixing --at 'yesterday 17:30'"), 1, "Mon 17:30")


def test_the_command_that_moves_a_start_to_another_day_means_that_day(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-17 12:00")
    said = person.types("start mixing --at '10:00'")
    refuses(said, 1, 'tracker edit last --start "2026-11-17 10:00"')
    person.does(said.err.partition("start: tracker ")[2])
    assert person.types("status --json").json["start"] == "2026-11-17T10:00:00+01:00"


def test_an_end_a_day_or_more_after_its_start_names_its_day() -> None:
    start, now = BERLIN.at("2026-11-13 22:00"), BERLIN.at("2026-11-16 19:02")
    for end, shown in (
        ("2026-11-13 23:10", "Fri 22:00–23:10"),
        ("2026-11-14 02:00", "Fri 22:00–02:00"),
        ("2026-11-14 21:59", "Fri 22:00–21:59"),
        ("2026-11-14 22:00", "Fri 22:00–Sat 22:00"),
        ("2026-11-16 02:00", "Fri 22:00–Mon 02:00"),
        ("2026-11-23 02:00", "Fri 22:00–2026-11-23 02:00"),
    ):
        assert span_text(start, BERLIN.at(end), now, BERLIN) == shown
    assert end_text(start, BERLIN.at("2026-11-16 02:00")) == "Mon 02:00"
