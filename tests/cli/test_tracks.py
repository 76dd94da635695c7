"""Tracks, and looking for entries by what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.person import Person, refuses
from tests.cli.test_completion import offered
from tracker.domain.text import cell_width


@pytest.fixture
def logged(person: Person) -> Person:
    """Three weeks with two tracks."""
    person.clock.set("2026-11-17 11:00")
    person.does(
        "add mixing '2026-10-31 19:00' 20:00 --track Undertow --note 'Vocal comp'",
        "add beat '2026-11-10 10:00' 12:00 --track Tides",
        "add mixing '2026-11-16 19:00' 20:20 --track tides --note 'vocal comp, second verse'",
        "start tutorials --at 10:00 --note 'vocal chains'",
    )
    return person


def starts(person: Person, words: str) -> list[str]:
    return [entry["start"][:10] for entry in person.types(f"log {words} --json").json["entries"]]


def test_tracks_with_their_hours_the_one_worked_on_last_first(logged: Person) -> None:
    assert logged.types("tracks").out == (
        "Track     Hours  First       Last        Activities\n"
        "tides      3:20  2026-11-10  2026-11-16  Beat making, Mixing\n"
        "Undertow   1:00  2026-10-31  2026-10-31  Mixing\n"
    )


def test_a_finished_track_is_marked(logged: Person) -> None:
    assert logged.types("track finish und").out == "Undertow is finished.\n"
    assert logged.types("tracks").lines[2] == ("Undertow   1:00  2026-10-31  2026-10-31  2026-11-17  Mixing")
    assert logged.types("track finish und --back").out == "Undertow is no longer finished.\n"
    assert "Finished" not in logged.types("tracks").out


def test_tracks_as_json(logged: Person) -> None:
    logged.does("track finish undertow")
    first, second = logged.types("tracks --json").json["tracks"]
    assert list(first.items()) == [
        ("name", "tides"),
        ("seconds", 12000),
        ("first", "2026-11-10"),
        ("last", "2026-11-16"),
        ("finished", False),
        ("finished_on", None),
        ("activities", {"beat-making": 7200, "mixing": 4800}),
    ]
    assert (second["finished"], second["finished_on"]) == (True, "2026-11-17")


def test_where_there_is_no_track_it_is_said_how_to_name_one(person: Person) -> None:
    assert "--track NAME" in person.types("tracks").out
    refuses(person.types("track finish Tides"), 1, "--track NAME")


def test_a_track_is_renamed_everywhere_and_back(logged: Person) -> None:
    said = logged.types("track rename tid Tides (live)")
    assert said.out == "tides is now called Tides (live): 2 entries in 2 weeks.\n"
    assert [line[:12] for line in logged.types("tracks").lines[1:]] == ["Tides (live)", "Undertow    "]
    assert logged.types("undo").lines[0] == "Undid «rename the track tides to Tides (live)»."
    assert logged.types("tracks").lines[1].startswith("tides  ")


def test_a_damaged_log_is_named_and_the_rest_is_counted(logged: Person) -> None:
    logged.log("2026-W44").write_text(logged.log("2026-W44").read_text() + "<<<<<<<\n")
    said = logged.types("tracks")
    assert "2026-W44.toml" in said.err
    assert "tides      3:20" in said.out


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("--track tides", ["2026-11-10", "2026-11-16"]),
        ("--track und", ["2026-10-31"]),
        ("--note VOCAL", ["2026-10-31", "2026-11-16", "2026-11-17"]),
        ("--note 'verse comp'", ["2026-11-16"]),
        ("--activity mixing", ["2026-10-31", "2026-11-16"]),
        ("--activity mix --note second", ["2026-11-16"]),
        ("--track tides --activity mixing --note comp", ["2026-11-16"]),
        ("--track tides --week last", ["2026-11-10"]),
        ("--track und --week last", []),
        ("--note vocal --from 2026-11-10", ["2026-11-16", "2026-11-17"]),
        ("--note nowhere", []),
    ],
)
def test_entries_are_looked_for_in_all_weeks_unless_days_are_named(
    logged: Person, words: str, days: list[str]
) -> None:
    assert starts(logged, words) == days


def test_what_was_found_is_summed_by_day_and_together(logged: Person) -> None:
    first, second = (entry["id"] for entry in logged.types("log --track tides --json").json["entries"])
    assert logged.types("log --track tides").out == (
        "Tue 10 Nov 2026  2:00\n"
        f"{first}  10:00–12:00  2:00  Beat making  Tides\n"
        "\n"
        "Mon 16 Nov 2026  1:20\n"
        f"{second}  19:00–20:20  1:20  Mixing       tides · vocal comp, second verse\n"
        "\n"
        "In all  3:20\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--note nowhere", "No such entry is logged in any week.\n"),
        ("--track und --week last", "No such entry is logged in 2026-W46.\n"),
        ("--track und --from today", "No such entry is logged on 2026-11-17.\n"),
    ],
)
def test_where_nothing_is_found_it_is_said_where_was_looked(logged: Person, words: str, said: str) -> None:
    assert logged.types(f"log {words}").out == said


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("--track Tidse", 1, "Did you mean «tides»"),
        ("--track Tidse --week last", 1, "Did you mean «Tides»"),
        ("--activity nothing", 1, "No activity «nothing»"),
        ("--note ''", 2, "needs a text"),
        ("--note '  '", 2, "needs a text"),
    ],
)
def test_what_is_not_there_is_refused_with_what_may_be_meant(
    logged: Person, words: str, code: int, hint: str
) -> None:
    refuses(logged.types(f"log {words}"), code, hint)


def test_a_long_note_goes_on_below_itself_within_80_columns(logged: Person) -> None:
    note = f"the doubles are late and {'x' * 90} 音楽を聴く, then mixed again"
    logged.gives("add", "gaming", "09:00", "09:30", "--track", "A long name", "--note", note)
    lines = logged.types("log --from today").lines
    assert max(map(cell_width, lines)) <= 80
    *wrapped, tutorials = lines[1:]
    at = tutorials.index("vocal chains")
    assert [line[:at].strip() == "" for line in wrapped] == [False, *[True] * (len(wrapped) - 1)]
    shown = "".join(line[at:] for line in wrapped)
    assert shown.replace(" ", "") == f"A long name · {note}".replace(" ", "")


def test_tracks_are_completed_the_finished_ones_too(logged: Person, tmp_path: Path) -> None:
    assert offered("tracker log --track t", logged, tmp_path) == ["tides"]
    assert offered("tracker track finish U", logged, tmp_path) == ["Undertow"]
