"""Looking for entries finds what the whole record holds, the newest first, a few logs at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desk import NOW, W47, Desk, entry_text
from tests.examples import some
from tracker.domain.entries.entry import Entry
from tracker.domain.tracks.entry_filter import Selection
from tracker.storage.files import Files

# Letters that become others, or several, where capitals make no difference; and blanks of all kinds.
NOTES = st.text("aeßẞſKﬁSs İΣσς\u00a0\u2009é\u0301\u0308ｋ¨각가\u11a8.-", min_size=1, max_size=6)
WEEKS = [W47.plus(-number) for number in range(40, -1, -1)]


def noted(name: str, start: str, end: str | None, note: str) -> str:
    return f'{entry_text(name, start, end)}note = "{note}"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Forty weeks; every other one has a note with what is looked for, in small letters or capitals."""
    desk = Desk(tmp_path).lay_out()
    for number, week in enumerate(WEEKS):
        note = ("VOCAL comp", "drums", "a vocal", "Straße")[number % 4]
        desk.write(noted(f"a{number}", f"{week.monday} 10:00", f"{week.monday} 11:00", note), week)
    return desk


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "empty").lay_out()


def search(desk: Desk, meant: Selection) -> tuple[list[Entry], list[str]]:
    entries, problems = [], []
    looking = desk.record.looking_back.search(meant, "note")
    while not looking.is_done:
        found = looking.next()
        entries += (entry for _, entry in found.entries)
        problems += found.problems
    return entries, problems


@pytest.mark.parametrize("words", ["vocal", "com VOCAL", "STRASSE", "vocal nowhere"])
def test_what_is_found_is_what_the_command_finds_the_newest_first(desk: Desk, words: str) -> None:
    meant = Selection(note=words)
    oldest_first = [each for each in desk.record.entries_holding("note").entries if meant.has(each)]
    assert search(desk, meant) == (oldest_first[::-1], [])
    assert bool(oldest_first) == ("nowhere" not in words)


@settings(deadline=None, max_examples=some(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=NOTES, words=NOTES, is_literal=st.booleans(), is_numbered=st.booleans())
@example(note="a\u202eb", words="a\ufffdb", is_literal=False, is_numbered=False)
def test_no_log_is_passed_over_however_a_note_is_written(
    empty: Desk, note: str, words: str, is_literal: bool, is_numbered: bool
) -> None:
    written = "".join(f"\\u{ord(sign):04x}" if is_numbered else sign for sign in note)
    mark = "'" if is_literal and not is_numbered else '"'
    entry = entry_text("a", f"{W47.monday} 10:00", f"{W47.monday} 11:00")
    empty.write(f"{entry}note = {mark}{written}{mark}\n")
    meant = Selection(note=words)
    whole = [each for each in empty.record.entries_holding("").entries if meant.has(each)]
    assert search(empty, meant) == (whole, [])


@pytest.mark.parametrize("key", ["note", '"note"', '"\\u006eote"', '"no\\U00000074e"'])
def test_no_log_is_passed_over_however_its_keys_are_written(empty: Desk, key: str) -> None:
    entry = entry_text("a", f"{W47.monday} 10:00", f"{W47.monday} 11:00")
    empty.write(f'{entry}{key} = "vocal comp"\n')
    found, _ = search(empty, Selection(note="vocal"))
    assert [each.note for each in found] == ["vocal comp"]
    assert empty.record.entries_holding("note").entries == (*found,)


def test_an_entry_is_found_by_an_id_that_is_written_by_numbers(empty: Desk) -> None:
    entry = entry_text("xyz", f"{W47.monday} 10:00", f"{W47.monday} 11:00")
    empty.write(entry.replace('"xyz"', '"\\u0078yz"'))
    assert empty.record.entry("xyz").id == "xyz"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("cafe\u0301 demo", "CAFÉ"), ("café demo", "cafe\u0301"), ("vocal  comp", "vocal comp"),
        ("vocal\u00a0comp", "vocal comp"), ("ｖocal", "vocal"), ("Straße", "STRASSE"),
    ],
)  # fmt: skip
def test_words_are_found_however_their_letters_and_blanks_are_written(
    empty: Desk, note: str, words: str
) -> None:
    empty.write(noted("a", f"{W47.monday} 10:00", f"{W47.monday} 11:00", note))
    assert [entry.id for entry in search(empty, Selection(note=words))[0]] == ["a"]
    assert search(empty, Selection(note=f"{words}x"))[0] == []


def test_what_runs_is_found_once_and_the_end_comes_where_there_is_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.write(noted("now", f"{NOW:%Y-%m-%d} 14:00", None, "vocal takes"))
    assert search(desk, Selection(note="vocal takes"))[0][0].id == "now"
    assert len(search(desk, Selection(note="vocal takes"))[0]) == 1
    assert search(Desk(tmp_path / "other"), Selection(note="vocal")) == ([], [])


def test_a_log_that_cannot_be_read_whole_is_named(desk: Desk) -> None:
    desk.path(WEEKS[3]).write_text('format = 1\n[[entries]]\nid = "x"\nnote = "vocal\n')
    assert str(WEEKS[3]) in " ".join(search(desk, Selection(note="vocal"))[1])


def test_what_is_looked_back_on_names_what_cannot_be_read_of_it(desk: Desk) -> None:
    looking_back = desk.record.looking_back
    assert (looking_back.past(NOW).problems, looking_back.tracks(NOW).problems) == ((), ())
    assert looking_back.trends(NOW, WEEKS[5]).problems == ()
    desk.path(WEEKS[3]).write_text('format = 1\n[[entries]]\nid = "x"\nnote = "vocal\n')
    (desk.data / "tracks.toml").write_text("tracks = 5\n")
    assert str(WEEKS[3]) in " ".join(looking_back.past(NOW).problems)
    (named_once,) = looking_back.trends(NOW, WEEKS[5]).problems
    assert str(WEEKS[3]) in named_once
    named = " ".join(looking_back.tracks(NOW).problems)
    assert str(WEEKS[3]) in named
    assert "tracks.toml" in named


def test_a_look_reads_a_few_logs_and_leaves_the_older_ones(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = desk.record.looking_back.search(Selection(note="vocal"), "note")
    read: list[str] = []
    content = Files.content

    def seen(files: Files, name: str) -> bytes | None:
        read.append(name)
        return content(files, name)

    monkeypatch.setattr(Files, "content", seen)
    looking.next()
    assert 0 < len(read) <= 13
    assert not looking.is_done
    assert min(read) > f"weeks/{WEEKS[20]}.toml"
