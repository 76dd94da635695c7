"""What is running, for people, programs and status bars."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, refuses


@pytest.fixture
def busy(person: Person) -> Person:
    """Somebody who mixed for an hour on Sunday's next day, and is at it again."""
    person.at("2026-11-16 10:00", "start mixing")
    person.at("2026-11-16 11:00", "stop")
    person.at("2026-11-17 19:02", "start mixing --note 'vocal comp' --track Tides")
    person.clock.set("2026-11-17 21:39")
    return person


def test_status_tells_what_runs_since_when_and_how_much(busy: Person) -> None:
    said = busy.types("status")
    assert said.code == 0
    assert said.lines == [
        "Mixing · Tides · vocal comp: 2:37, since 19:02.",
        "Today 2:37, this week 3:37.",
    ]


def test_status_as_json_is_what_the_contract_says(busy: Person) -> None:
    said = busy.types("status --json")
    entry_id = said.json["id"]
    assert said.out == (
        f'{{"running": true, "id": "{entry_id}", "activity": "mixing", "name": "Mixing", '
        '"kind": "studio", "standing": "music", "start": "2026-11-17T19:02:00+01:00", '
        '"seconds": 9420, "day_seconds": 9420, "week_seconds": 13020, '
        '"note": "vocal comp", "track": "Tides"}\n'
    )


def test_hours_beyond_the_longest_are_named_to_people_and_not_to_programs(busy: Person) -> None:
    busy.clock.set("2026-11-17 23:32")
    fields = [*busy.types("status --json").json]
    assert busy.types("status").lines[-1] == "In question: 0:30. Open tracker to answer."
    busy.clock.set("2026-11-17 19:10")
    assert [*busy.types("status --json").json] == fields
    assert not any("question" in line for line in busy.types("status").lines)


def test_a_stretch_that_was_stopped_too_late_is_named_while_nothing_runs(busy: Person) -> None:
    busy.at("2026-11-18 07:02", "stop")
    said = busy.types("status")
    assert (said.code, said.lines) == (
        1,
        ["Nothing is running.", "In question: 8:00. Open tracker to answer."],
    )


def test_a_stretch_of_the_week_before_is_named_however_often_it_is_asked(busy: Person) -> None:
    busy.at("2026-11-18 07:02", "stop")
    busy.clock.set("2026-11-23 09:00")
    said = [busy.types("status").lines for _ in range(3)]
    assert said == [["Nothing is running.", "In question: 8:00. Open tracker to answer."]] * 3


def test_the_settings_say_what_is_too_long(busy: Person, tmp_path: Path) -> None:
    busy.clock.set("2026-11-17 23:32")
    (tmp_path / "config.toml").write_text("longest_music = 0\n")
    assert len(busy.types("status").lines) == 2
    busy.does("activity set mixing --longest 2")
    assert busy.types("status").lines[-1] == "In question: 2:30. Open tracker to answer."


def test_nothing_running_is_exit_code_1(person: Person) -> None:
    said = person.types("status")
    assert said == type(said)(1, "Nothing is running.\n", "")


def test_nothing_running_as_json(person: Person) -> None:
    said = person.types("status --json")
    assert said == type(said)(1, '{"running": false}\n', "")


def test_nothing_running_leaves_a_status_bar_empty(person: Person) -> None:
    said = person.types("status --format '{name}'")
    assert said == type(said)(1, "", "")


def test_status_of_an_empty_folder_makes_nothing(newcomer: Person) -> None:
    assert newcomer.types("status").code == 1
    assert not newcomer.data.exists()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("{name} {elapsed}", "Mixing 2:37"),
        ("{day}/{week_seconds}", "2:37/13020"),
        ("{{{kind}}} {standing}", "{studio} music"),
        ("{start}", "2026-11-17T19:02:00+01:00"),
        ("{running} {seconds} {day_seconds} {activity}", "true 9420 9420 mixing"),
        ("{track}: {note}", "Tides: vocal comp"),
        ("no field", "no field"),
        ("", ""),
    ],
)
def test_a_format_shows_fields(busy: Person, line: str, shown: str) -> None:
    said = busy.gives("status", "--format", line)
    assert said == type(said)(0, f"{shown}\n", "")


@pytest.mark.parametrize("name", ["colour", "id.__class__", "id[0]", "", "name!r", "seconds:x", "0"])
def test_a_format_knows_names_and_nothing_else(busy: Person, name: str) -> None:
    refuses(busy.gives("status", "--format", f"{{{name}}}"), 2, f"no field {{{name}}}", "elapsed", "track")


def test_an_unknown_field_is_refused_also_while_nothing_runs(person: Person) -> None:
    refuses(person.gives("status", "--format", "{colour}"), 2, "no field {colour}")


@pytest.mark.parametrize("line", ["{", "}", "{name", "name}", "{{name}"])
def test_a_lonely_brace_is_refused(busy: Person, line: str) -> None:
    refuses(busy.gives("status", "--format", line), 2, "stands alone")


def test_braces_in_a_note_are_text(person: Person) -> None:
    person.gives("start", "mixing", "--note", "{kind}")
    assert person.gives("status", "--format", "{note}").out == "{kind}\n"


def test_json_and_format_at_once_is_wrong_usage(busy: Person) -> None:
    refuses(busy.types("status --json --format x"), 2, "choose one")


def test_a_timer_over_midnight_counts_on_both_days(person: Person) -> None:
    person.at("2026-11-17 23:00", "start mixing")
    person.clock.set("2026-11-18 00:30")
    fields = person.types("status --json").json
    assert (fields["seconds"], fields["day_seconds"], fields["week_seconds"]) == (5400, 1800, 5400)


def test_a_timer_over_sunday_midnight_counts_in_both_weeks(person: Person) -> None:
    person.at("2026-11-22 23:00", "start mixing")
    person.clock.set("2026-11-23 00:30")
    fields = person.types("status --json").json
    assert (fields["seconds"], fields["day_seconds"], fields["week_seconds"]) == (5400, 1800, 1800)


def test_nothing_is_negative_when_the_clock_has_gone_back(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 10:00")
    fields = person.types("status --json").json
    assert (fields["seconds"], fields["day_seconds"], fields["week_seconds"]) == (0, 0, 0)


def test_an_activity_that_is_not_on_the_list_still_runs(person: Person) -> None:
    person.does("start mixing")
    person.log().write_text(person.log().read_text().replace('"mixing"', '"Old Band"'))
    person.clock.set("2026-11-16 20:02")
    fields = person.types("status --json").json
    assert (fields["activity"], fields["name"]) == ("Old Band", "Old Band")
    assert (fields["standing"], fields["week_seconds"]) == ("unrated", 3600)


def test_status_answers_from_a_damaged_log(person: Person) -> None:
    person.does("start mixing")
    person.log().write_text(person.log().read_text() + "\n<<<<<<< ours\n")
    assert person.types("status --format '{name}'").out == "Mixing\n"
