"""A log with many entries is read as one with few."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import W47
from tests.storage.documents import VALUES, logs
from tests.zones import BERLIN
from tracker.domain.value import replace
from tracker.storage.tables import week_file
from tracker.storage.tables.week_file import ReadLog, log_data, read_log

START, END = BERLIN.at("2026-11-16 10:00"), BERLIN.at("2026-11-16 11:00")


def read(data: dict[str, Any], as_many: bool) -> ReadLog:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(week_file, "_MANY", 0 if as_many else 10**9)
        return read_log(W47, data)


def assert_the_same(entries: list[Any]) -> None:
    data = {"format": 1, "week": "2026-W47", "entries": entries}
    few, many = read(data, False), read(data, True)
    assert many == few
    assert repr(many) == repr(few)


@given(logs())
def test_whatever_it_holds(data: dict[str, Any]) -> None:
    assert repr(read(data, True)) == repr(read(data, False))


@given(logs(), st.data())
def test_what_is_changed_in_its_place_is_written_as_by_looking_at_every_entry(
    data: dict[str, Any], draw: st.DataObject
) -> None:
    old = read_log(W47, data)
    changes = st.sampled_from(
        [{}, {"activity": "other"}, {"track": "T"}, {"note": ""}, {"end": None}, {"id": "z"}]
    )
    entries = tuple(replace(entry, **draw.draw(changes)) for entry in old.log.entries)
    if len({entry.id for entry in entries}) < len(entries):
        return
    new = replace(old.log, entries=entries)
    quickly = log_data(old, data, new)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(week_file, "_changed_in_their_places", lambda old, new: None)
        assert repr(log_data(old, data, new)) == repr(quickly)


KEYS = ("id", "activity", "start", "end", "track", "note", "source", "mood", "origin", "placed")
GOOD = {"id": "a", "activity": "mixing", "start": START, "end": END}
ODD = [
    0,
    "",
    False,
    [],
    {},
    5,
    True,
    "x\n",
    "\x1b",
    START,
    END,
    START.replace(tzinfo=None),
    time(0),
    date.min,
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("said", ODD, ids=map(repr, ODD))
def test_whatever_one_of_its_entries_says(key: str, said: object) -> None:
    other = GOOD | {"id": "b", "track": "T", "source": "typed"}
    assert_the_same([GOOD, GOOD | {"id": "c", key: said}, other])


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES) | VALUES, max_size=3))
def test_whatever_stands_in_the_place_of_entries(entries: list[Any]) -> None:
    assert_the_same(entries)


def test_an_entry_without_an_id_has_the_same_one() -> None:
    assert_the_same([GOOD, {key: said for key, said in GOOD.items() if key != "id"}])
    assert_the_same([GOOD, GOOD])
    assert_the_same([GOOD | {"start": datetime(1970, 1, 1, tzinfo=START.tzinfo)}])
