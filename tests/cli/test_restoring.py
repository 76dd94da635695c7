"""Bringing back an earlier version, which takes away nothing that came since."""

from __future__ import annotations

import pytest

from tests.cli.person import Person


def without(person: Person, activity: str) -> None:
    """Take an entry out of the log by hand."""
    head, *entries = person.log().read_text().split("\n[[entries]]")
    person.log().write_text("\n[[entries]]".join([head, *(e for e in entries if f'"{activity}"' not in e)]))


def whole_again(person: Person) -> str:
    """What the log shows, once what was taken out of it is back and nothing is odd."""
    out = person.types("log").out
    assert "Tutorials" in out
    assert person.types("check").code == 0
    return out


@pytest.fixture
def busy(person: Person) -> Person:
    """An entry in the morning and one that runs since five, at seven in the evening."""
    person.does("add tutorials 10:00 12:00")
    person.at("2026-11-16 17:00", "start mixing")
    person.clock.set("2026-11-16 19:00")
    return person


def test_an_entry_that_ran_keeps_the_end_that_it_got_since(busy: Person) -> None:
    without(busy, "tutorials")
    busy.does("start gaming")
    busy.at("2026-11-16 20:00", "stop", "restore 2026-W47 1")
    out = whole_again(busy)
    assert "17:00–19:00" in out
    assert "19:00–20:00" in out
    assert busy.types("status").code == 1


def test_one_that_was_trimmed_since_stays_so(busy: Person) -> None:
    busy.does("stop", "add cafe 13:00 15:00")
    without(busy, "tutorials")
    busy.does("add gaming 14:00 15:00 --trim", "restore 2026-W47 1")
    assert "13:00–14:00" in whole_again(busy)


def test_what_another_machine_trimmed_is_not_made_to_overlap(busy: Person) -> None:
    busy.does("stop", "add cafe 13:00 15:00")
    without(busy, "tutorials")
    text = busy.log().read_text().replace("T15:00:00", "T14:00:00")
    other = '\n[[entries]]\nid = "o"\nactivity = "gaming"\nstart = 2026-11-16T14:00:00+01:00\n'
    busy.log().write_text(f"{text}{other}end = 2026-11-16T15:00:00+01:00\n")
    busy.does("restore 2026-W47 1")
    whole_again(busy)


def test_an_end_that_another_machine_gave_stays(busy: Person) -> None:
    without(busy, "tutorials")
    start = "start = 2026-11-16T17:00:00+01:00\n"
    text = busy.log().read_text().replace(start, f"{start}end = 2026-11-16T18:00:00+01:00\n")
    busy.log().write_text(text)
    busy.does("restore 2026-W47 1")
    assert "17:00–18:00" in busy.types("log").out


def test_notes_and_numbers_that_came_since_stay(busy: Person) -> None:
    without(busy, "tutorials")
    busy.does("edit last --note vocals", "target studio 9", "restore 2026-W47 1")
    text = busy.log().read_text()
    assert 'note = "vocals"' in text
    assert "studio = 9.0" in text
    assert "tutorials" in text


def test_what_was_written_anew_since_stays(busy: Person) -> None:
    busy.does("edit last --note vocals", "target studio 9")
    without(busy, "tutorials")
    busy.does("edit last --note drums", "target studio 12", "restore 2026-W47 1")
    text = busy.log().read_text()
    assert 'note = "drums"' in text
    assert "studio = 12.0" in text
    assert "tutorials" in text


def test_what_a_hand_spoilt_is_as_it_was(busy: Person) -> None:
    busy.does("stop")
    busy.log().write_text(busy.log().read_text().replace("T10:00:00", "T11:59:00"))
    busy.does("restore 2026-W47 1")
    assert "10:00–12:00" in busy.types("log").out


def test_an_older_state_that_a_sync_tool_brought_gets_its_end_back(busy: Person) -> None:
    old = busy.log().read_text()
    busy.does("stop")
    busy.log().write_text(f"{old}# synced\n")
    busy.does("restore 2026-W47 1")
    assert "17:00–19:00" in busy.types("log").out


def test_an_entry_that_was_removed_on_purpose_comes_back_where_its_version_is_asked_for(busy: Person) -> None:
    busy.does("stop", "remove last", "restore 2026-W47 1")
    assert "Mixing" in busy.types("log").out


def test_tracks_can_be_brought_back(busy: Person) -> None:
    busy.does("edit last --track Tides", "track finish Tides")
    path = busy.data / "tracks.toml"
    whole = path.read_bytes()
    path.write_text("half a line")
    assert "tracker restore tracks" in busy.types("check").out
    assert "tracks" in busy.types("restore").out
    assert "1 track" in busy.types("restore tracks").out
    busy.does("restore tracks 1")
    assert path.read_bytes() == whole
