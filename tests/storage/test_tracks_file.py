"""What is noted about tracks in its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desk import MIXING, NOW, W46, W47, Desk, entry_text, thursday
from tracker.domain.errors import Refused
from tracker.domain.tracks.track import Track, TrackList
from tracker.storage.errors import Unreadable
from tracker.storage.tables.tracks_file import read_tracks
from tracker.storage.toml.document import read_document

TWO = """# mine
format = 1
since = 2020 # unknown

[[tracks]]
name = "Tides" # the single
finished = 2026-11-20
bpm = 92

# about this one
[[tracks]]
name = "Undertow"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on which three entries of two tracks are logged in two weeks."""
    desk = Desk(tmp_path).lay_out()
    for week, name, start, track in (
        (W46, "a1", "2026-11-10 10:00", "Tides"),
        (W47, "b1", "2026-11-17 10:00", "tides"),
        (W47, "b2", "2026-11-17 12:00", "Undertow"),
    ):
        text = desk.text(week) if desk.path(week).exists() else ""
        end = f"{start[:-2]}30"
        desk.write(f'{text}{entry_text(name, start, end)}track = "{track}"\n', week)
    return desk


def place(desk: Desk) -> Path:
    return Path(desk.folders.tracks)


@pytest.mark.parametrize(
    ("line", "finished"),
    [
        ("finished = 2026-11-20", date(2026, 11, 20)),
        ("finished = true", True),
        ("finished = false", False),
        ("finished = 2026-11-20T10:00:00", date(2026, 11, 20)),
        ("", False),
    ],
)
def test_a_track_is_finished_on_a_day_or_without_one(line: str, finished: date | bool) -> None:
    found = read_tracks(read_document(f'format = 1\n[[tracks]]\nname = "Tides"\n{line}\n').data)
    assert found.tracks.tracks == (Track("Tides", finished),)
    assert found.oddities == ()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('name = "Tides"\nfinished = "yes"', "finished = 'yes' is neither"),
        ('name = ""', "has no name"),
        ("name = 5", "has no name"),
        ('name = "UNDERTOW"', "another one is called"),
    ],
)
def test_what_makes_no_sense_is_named_with_its_line_and_the_rest_works(
    desk: Desk, lines: str, said: str
) -> None:
    place(desk).write_text(
        f'format = 1\n[[tracks]]\nname = "Undertow"\nfinished = true\n[[tracks]]\n{lines}\n'
    )
    assert desk.store.tracks().get("Undertow").finished is True
    (finding,) = desk.record.findings(NOW)
    assert said in finding.oddity.message
    assert finding.oddity.line == 5
    assert finding.path == desk.folders.tracks


def test_what_stands_beside_a_change_by_hand_stays(desk: Desk) -> None:
    place(desk).write_text(TWO)
    desk.changes.tracks.finish(NOW, "under")
    assert place(desk).read_text() == TWO + "finished = 2026-11-19\n"
    desk.changes.tracks.finish(NOW, "tid", back=True)
    assert place(desk).read_text() == TWO.replace("finished = 2026-11-20\n", "") + "finished = 2026-11-19\n"
    desk.changes.history.undo(NOW)
    desk.changes.history.undo(NOW)
    assert place(desk).read_text() == TWO


def test_the_file_is_made_with_the_first_finished_track_and_goes_when_that_is_undone(desk: Desk) -> None:
    desk.changes.tracks.finish(NOW, "Undertow")
    assert place(desk).read_text() == 'format = 1\n\n[[tracks]]\nname = "Undertow"\nfinished = 2026-11-19\n'
    assert desk.changes.history.undo(NOW).lines[0] == "Undid «finish the track Undertow»."
    assert not place(desk).exists()


def test_an_undo_leaves_what_others_noted_meanwhile(desk: Desk) -> None:
    desk.changes.tracks.finish(NOW, "Undertow")
    place(desk).write_text(place(desk).read_text() + '\n[[tracks]]\nname = "Sea"\nfinished = true\n')
    desk.changes.history.undo(NOW)
    assert desk.store.tracks().tracks == (Track("Sea", True),)


def test_a_track_finished_in_the_night_is_finished_on_the_day_that_is_not_over(desk: Desk) -> None:
    listed = Path(desk.folders.activities)
    listed.write_text(listed.read_text().replace("day_start = 00:00:00", "day_start = 05:00:00"))
    desk.path(W47).write_text(desk.text(W47).replace("day_start = 00:00:00", "day_start = 05:00:00"))
    desk.changes.tracks.finish(thursday("03:00"), "Undertow")
    assert desk.store.tracks().get("Undertow").finished == date(2026, 11, 18)


def test_what_is_so_already_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Undertow is not finished"):
        desk.changes.tracks.finish(NOW, "Undertow", back=True)
    desk.changes.tracks.finish(NOW, "Undertow")
    with pytest.raises(Refused, match="Undertow is finished already, since 2026-11-19"):
        desk.changes.tracks.finish(NOW, "Undertow")


def test_renaming_reaches_every_week_and_what_is_noted_and_is_undone_in_one(desk: Desk) -> None:
    place(desk).write_text(TWO)
    before = desk.contents()
    outcome = desk.changes.tracks.rename(NOW, "tid", "Sea")
    assert outcome.lines == ("tides is now called Sea: 2 entries in 2 weeks.",)
    assert desk.text(W46).count('track = "Sea"') == desk.text(W47).count('track = "Sea"') == 1
    assert 'name = "Sea"\nfinished = 2026-11-20\nbpm = 92\n' in place(desk).read_text()
    assert "# about this one\n" in place(desk).read_text()
    desk.changes.history.undo(NOW)
    assert desk.contents() == before


def test_renaming_onto_another_track_makes_them_one_under_its_name_and_says_so(desk: Desk) -> None:
    place(desk).write_text(TWO)
    outcome = desk.changes.tracks.rename(NOW, "tides", "UNDERTOW")
    assert outcome.lines == ("tides is now part of Undertow, which was there before: 2 entries in 2 weeks.",)
    assert desk.store.tracks().tracks == (Track("Undertow"),)
    assert [row.name for row in desk.record.tracks(NOW).rows] == ["Undertow"]


def test_renaming_makes_the_spelling_of_a_track_one(desk: Desk) -> None:
    desk.changes.tracks.rename(NOW, "tides", "Tides")
    assert 'track = "Tides"' in desk.text(W47)
    with pytest.raises(Refused, match="called Tides already"):
        desk.changes.tracks.rename(NOW, "tides", "Tides")
    with pytest.raises(Refused, match="from now on"):
        desk.changes.tracks.rename(NOW, "tides", "  ")


def test_a_track_is_not_renamed_where_one_log_cannot_be_changed(desk: Desk) -> None:
    desk.path(W46).write_text(desk.text(W46) + "<<<<<<< HEAD\n")
    before = desk.contents()
    with pytest.raises(Unreadable, match=r"2026-W46\.toml"):
        desk.changes.tracks.rename(NOW, "tides", "Sea")
    assert desk.contents() == before


@pytest.mark.parametrize("content", ["", "<<<<<<<\n", "format = 2\n", "tracks = 5\nformat = 1\n"])
def test_a_damaged_file_is_named_and_never_written_over_while_the_rest_works(
    desk: Desk, content: str
) -> None:
    place(desk).write_text(content)
    with pytest.raises(Unreadable, match=r"tracks\.toml"):
        desk.changes.tracks.finish(NOW, "Undertow")
    with pytest.raises(Unreadable, match=r"tracks\.toml"):
        desk.changes.tracks.rename(NOW, "Undertow", "Sea")
    assert place(desk).read_text() == content
    assert place(desk).as_posix() in {finding.path for finding in desk.record.findings(NOW)}
    assert [problem.partition(":")[0].partition(",")[0] for problem in desk.record.tracks(NOW).problems] == [
        "tracks.toml"
    ]
    desk.changes.timer.start(MIXING, NOW, track="Sea")


def test_a_file_that_is_still_in_the_cloud_gets_no_empty_one_beside_it(desk: Desk) -> None:
    (desk.data / ".tracks.toml.icloud").touch()
    with pytest.raises(Unreadable, match="in the cloud"):
        desk.changes.tracks.finish(NOW, "Undertow")


def test_finished_tracks_are_offered_last(desk: Desk) -> None:
    assert desk.record.earlier_texts(W47)[1] == ["Undertow", "tides", "Tides"]
    desk.changes.tracks.finish(NOW, "Undertow")
    assert desk.record.earlier_texts(W47)[1] == ["tides", "Tides", "Undertow"]


def test_two_programs_note_two_tracks(desk: Desk) -> None:
    first, second = desk.store, desk.store
    for store, name in ((first, "Tides"), (second, "Undertow")):
        store.change(
            "note",
            NOW,
            lambda change, store=store, name=name: change.put_tracks(
                store.tracks().with_track(Track(name, True))
            ),
        )
    assert first.tracks() == TrackList((Track("Tides", True), Track("Undertow", True)))
