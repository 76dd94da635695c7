"""A week's log in its file: what is odd is named, the rest works, and what is not changed stays as it is."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import MOMENTS
from tests.zones import BERLIN
from tracker.domain.entries.entry import SOURCES, Entry, by_start
from tracker.domain.errors import Invalid
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.storage.tables.week_file import ReadLog, log_data, misshapen_log, read_log
from tracker.storage.toml.document import read_document, same
from tracker.storage.toml.emitted import emitted

WEEK = Week(2026, 47)
TOP = 'format = 1\nweek = "2026-W47"\nday_start = 00:00:00\n'
GOOD = """
[[entries]]
id = "good"
activity = "mixing"
start = 2026-11-16T10:00:00+01:00
end = 2026-11-16T11:00:00+01:00
"""


def read(text: str) -> ReadLog:
    document = read_document(text)
    return read_log(WEEK, document.data, document)


def entry_block(**fields: str) -> str:
    """An entry of raw TOML values; the usual ones unless given, left out where empty."""
    usual = {
        "id": '"odd"',
        "activity": '"cafe"',
        "start": "2026-11-17T10:00:00+01:00",
        "end": "2026-11-17T11:00:00+01:00",
    }
    raw = {key: content for key, content in (usual | fields).items() if content}
    return "\n[[entries]]\n" + "".join(f"{key} = {content}\n" for key, content in raw.items())


# Odd entries


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"start": "2026-11-17T10:00:00"}, "no UTC offset"),
        ({"end": "2026-11-17T11:00:00"}, "no UTC offset"),
        ({"start": ""}, "no start"),
        ({"start": '"yesterday"'}, "not a date with a time"),
        ({"start": "2026-11-17"}, "not a date with a time"),
        ({"start": "10:00:00"}, "not a date with a time"),
        ({"end": "2026-11-17T09:00:00+01:00"}, "end lies before the start"),
        ({"start": "1066-10-14T09:00:00+00:00"}, "1066"),
        ({"end": "9999-12-31T23:59:59-12:00"}, "9999"),
        ({"activity": ""}, "names no activity"),
        ({"activity": "5"}, "names no activity"),
        ({"activity": '""'}, "needs an id and an activity"),
        ({"source": '"guessed"'}, "source is one of"),
        ({"source": "[1]"}, "source is one of"),
    ],
)
def test_an_entry_that_cannot_be_is_named_with_its_line_and_id_and_the_rest_works(
    fields: dict[str, str], says: str
) -> None:
    found = read(TOP + entry_block(**fields) + GOOD)
    assert [entry.id for entry in found.log.entries] == ["good"]
    (oddity,) = found.oddities
    assert says in oddity.message
    assert (oddity.line, oddity.entry_id) == (5, "odd")


@pytest.mark.parametrize("field", ["note", "track"])
def test_a_text_that_is_none_is_named_and_the_entry_counts(field: str) -> None:
    found = read(TOP + entry_block(**{field: "5"}) + GOOD)
    assert len(found.log.entries) == 2
    (oddity,) = found.oddities
    assert f"{field} = 5" in oddity.message
    assert (oddity.line, oddity.entry_id) == (5, "odd")


@pytest.mark.parametrize("given_id", ["", "5", '""', '"a\\u001bb"'])
def test_an_entry_without_a_usable_id_is_named_and_gets_the_same_one_at_each_reading(given_id: str) -> None:
    text = TOP + entry_block(id=given_id)
    first, again = read(text), read(text)
    assert first.log.entries == again.log.entries
    assert len(first.log.entries[0].id) == 8
    (oddity,) = first.oddities
    assert "id" in oddity.message
    assert oddity.line == 5


def test_a_made_up_id_does_not_depend_on_what_stands_before_it() -> None:
    alone = read(TOP + entry_block(id="")).log.entries[0].id
    assert read(TOP + GOOD + entry_block(id="")).log.entries[1].id == alone


def test_of_two_entries_with_one_id_the_second_gets_another_and_is_named() -> None:
    found = read(TOP + entry_block() + entry_block(start="2026-11-17T10:30:00+01:00"))
    assert found.log.entries[0].id == "odd"
    assert found.log.entries[1].id != "odd"
    (oddity,) = found.oddities
    assert oddity.entry_id == "odd"
    assert oddity.line == 11


def test_two_entries_that_are_alike_to_the_letter_are_told_apart() -> None:
    found = read(TOP + entry_block() * 3)
    assert len({entry.id for entry in found.log.entries}) == 3


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("studio_days = 9", "studio_days"),
        ("studio_days = -1", "studio_days"),
        ("studio_days = true", "studio_days"),
        ('[targets]\nstudio = "x"', "targets: studio"),
        ("[caps]\nx = 169", "caps: x"),
        ("[caps]\nx = nan", "caps: x"),
        ("[guesses]\nx = true", "guesses: x"),
        ("[guessed]\nx = 5", "guessed: x"),
        ("[guessed]\nx = 2026-11-17T10:00:00", "guessed: x"),
        ("assessment = 5", "assessment"),
        ("[assessment.given]\nx = -1", "given: x"),
        ("[assessment]\nassessed = 2026-11-22T20:31:00", "assessed"),
        ("[assessment]\nwasted_up_to = 11", "wasted_up_to"),
        ("[[assessment.ratings]]\nx = 1", "names no activity"),
        ('[[assessment.ratings]]\nactivity = "x"\nkind = "fun"', "not a kind"),
        ('[[assessment.ratings]]\nactivity = "x"\nkind = "job"\npriority = 11', "priority"),
        ('[[assessment.ratings]]\nactivity = "x"\nkind = "job"\nsupports_goal = "yes"', "supports_goal"),
        ('[[assessment.ratings]]\nactivity = "studio"\nkind = "studio"', "studio"),
    ],
)
def test_what_makes_no_sense_elsewhere_is_named_and_left_out(line: str, says: str) -> None:
    found = read(f"{TOP}{line}\n{GOOD}")
    assert [entry.id for entry in found.log.entries] == ["good"]
    assert [oddity for oddity in found.oddities if says in oddity.message]


def test_a_day_start_that_makes_no_sense_is_named() -> None:
    found = read(TOP.replace("00:00:00", "4"))
    assert [oddity.message for oddity in found.oddities] == ["day_start = 4 cannot be read and is left out."]


def test_a_log_under_another_weeks_name_is_named() -> None:
    (oddity,) = read(TOP.replace("W47", "W46")).oddities
    assert "W46" in oddity.message
    assert "W47" in oddity.message


@pytest.mark.parametrize(
    "line",
    ["entries = 5", "entries = [1, 2]", "[entries]\nid = 1", "targets = 5", "caps = []", "guesses = ''"],
)
def test_a_log_whose_lists_or_tables_are_something_else_may_not_be_changed(line: str) -> None:
    data = read_document(TOP + line + "\n").data
    assert misshapen_log(data)
    read_log(WEEK, data)
    assert not misshapen_log(read_document(TOP + GOOD).data)


# Text that is only text

NASTY = "\\u001b[31m[/foo\\u202e [red]\\u0000"


def test_control_characters_come_out_inert_and_markup_as_it_stands() -> None:
    found = read(TOP + entry_block(note=f'"{NASTY}"', track=f'"{NASTY}"', activity=f'"{NASTY}"'))
    entry = found.log.entries[0]
    for text in (entry.note, entry.track, entry.activity):
        assert text == "\ufffd[31m[/foo\ufffd [red]\ufffd"


def test_an_oddity_shows_no_control_characters() -> None:
    found = read(TOP + entry_block(source=f'"{NASTY}"') + f'\n[caps]\n"{NASTY}" = "{NASTY}"\n')
    assert found.oddities
    for oddity in found.oddities:
        assert "\x1b" not in oddity.message + oddity.entry_id
        assert "\u202e" not in oddity.message + oddity.entry_id


def test_a_raw_text_is_kept_unless_its_field_changes() -> None:
    text = TOP + entry_block(note=f'"{NASTY}"', track=f'"{NASTY}"')
    document, found = read_document(text), read(text)
    entry = found.log.entries[0]
    changed = replace(found.log, entries=(replace(entry, track="Tides"),))
    (table,) = log_data(found, document.data, changed)["entries"]
    assert table["note"] == "\x1b[31m[/foo\u202e [red]\0"
    assert table["track"] == "Tides"


# Writing


def test_a_new_log_is_written_in_the_order_of_the_contract() -> None:
    entry = Entry("a", "mixing", BERLIN.at("2026-11-16 19:02"), track="Tides", note="comp")
    log = WeekLog(WEEK, time(4), (entry,), Numbers({"x": 5.0}, {"studio": 12.0}, {"x": 4.0}), 5)
    assert emitted(log_data(None, {}, log)) == (
        'format = 1\nweek = "2026-W47"\nday_start = 04:00:00\nstudio_days = 5\n'
        "\n[guesses]\nx = 5.0\n\n[targets]\nstudio = 12.0\n\n[caps]\nx = 4.0\n"
        '\n[[entries]]\nid = "a"\nactivity = "mixing"\nstart = 2026-11-16T19:02:00+01:00\n'
        'track = "Tides"\nnote = "comp"\nsource = "timer"\n'
    )


def test_what_the_app_does_not_know_is_kept() -> None:
    text = TOP + 'mood = "fine"\n' + entry_block(place='"home"', tags="[1]") + "\n[weather]\nrain = true\n"
    document, found = read_document(text), read(text)
    log = replace(found.log, entries=(replace(found.log.entries[0], note="x"),), studio_days=3)
    data = log_data(found, document.data, log)
    assert (data["mood"], data["weather"]) == ("fine", {"rain": True})
    assert (data["entries"][0]["place"], data["entries"][0]["tags"]) == ("home", [1])
    assert (data["entries"][0]["note"], data["studio_days"]) == ("x", 3)


def test_a_change_of_one_entry_leaves_the_tables_of_the_others() -> None:
    text = (
        TOP + entry_block(start="2026-11-17T10:00:00.5+01:00", note="5", id="") + GOOD + entry_block(start="")
    )
    document, found = read_document(text), read(text)
    good = next(entry for entry in found.log.entries if entry.id == "good")
    others = tuple(entry for entry in found.log.entries if entry.id != "good")
    log = replace(found.log, entries=tuple(by_start([replace(good, note="x"), *others])))
    data = log_data(found, document.data, log)
    assert len(data["entries"]) == 3
    assert same(data["entries"][0], document.data["entries"][0])
    assert same(data["entries"][2], document.data["entries"][2])
    assert data["entries"][1] == {**document.data["entries"][1], "note": "x"}


def test_a_changed_entry_writes_the_id_that_was_made_up_for_it() -> None:
    text = TOP + entry_block(id="")
    document, found = read_document(text), read(text)
    entry = found.log.entries[0]
    data = log_data(found, document.data, replace(found.log, entries=(replace(entry, note="x"),)))
    assert data["entries"][0]["id"] == entry.id


def test_an_added_entry_goes_where_its_time_is_and_a_removed_one_goes() -> None:
    text = TOP + GOOD + entry_block()
    document, found = read_document(text), read(text)
    new = Entry("new", "x", BERLIN.at("2026-11-16 12:00"))
    log = replace(found.log, entries=tuple(by_start([*found.log.entries, new])))
    assert [table["id"] for table in log_data(found, document.data, log)["entries"]] == ["good", "new", "odd"]
    log = replace(found.log, entries=found.log.entries[1:])
    assert [table["id"] for table in log_data(found, document.data, log)["entries"]] == ["odd"]


def test_numbers_that_are_not_changed_stay_as_they_were_written() -> None:
    text = TOP + '[targets]\nstudio = 12\nlearning = "often"\n'
    document, found = read_document(text), read(text)
    data = log_data(found, document.data, found.log.with_number("targets", "connections", 2.0))
    assert same(data["targets"], {"studio": 12, "learning": "often", "connections": 2.0})
    data = log_data(found, document.data, found.log.with_number("caps", "x", 2.0))
    assert same(data["targets"], {"studio": 12, "learning": "often"})


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=10)
ENTRIES = st.builds(
    lambda start, length, **fields: Entry(
        start=start, end=None if length is None else start + length, **fields
    ),
    id=st.from_regex(r"[a-z0-9]{8}", fullmatch=True),
    activity=st.sampled_from(["mixing", "cafe"]),
    start=MOMENTS.filter(lambda moment: 1971 < moment.year < 2199),
    length=st.none() | st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
    note=TEXTS,
    track=TEXTS,
    source=st.sampled_from(SOURCES),
)


@settings(deadline=None, max_examples=some(100))
@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.id), st.times())
def test_a_log_is_read_back_as_it_was_written(entries: list[Entry], begin: time) -> None:
    hours: dict[str, Any] = {"mixing": 12.5}
    log = WeekLog(WEEK, begin.replace(microsecond=0), tuple(by_start(entries)), Numbers({}, hours, {}), 4)
    found = read(emitted(log_data(None, {}, log)))
    assert found.log == log
    assert found.oddities == ()


def test_a_value_that_cannot_be_is_refused_before_it_reaches_a_file() -> None:
    with pytest.raises(Invalid):
        Numbers({}, {"studio": -1.0}, {})
