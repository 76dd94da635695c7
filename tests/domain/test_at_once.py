"""Entries made many at a time are those that are made one by one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import Recorded, records
from tests.zones import BERLIN
from tracker.domain.entries.at_once import entries_at_once
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid
from tracker.domain.value import replace

COLUMNS = ("id", "activity", "start", "end", "note", "track", "source")


def at_once(entries: list[dict[str, Any]]) -> list[Entry] | None:
    return entries_at_once(*([entry[name] for entry in entries] for name in COLUMNS))


@given(records(), st.sampled_from(["", "vocal comp"]))
def test_they_are_the_same_in_all_that_they_keep(record: Recorded, note: str) -> None:
    entries = [replace(entry, note=note) for entry in record.entries]
    made = at_once([{name: getattr(entry, name) for name in COLUMNS} for entry in entries])
    assert made == entries
    for one, other in zip(made or (), entries, strict=True):
        assert (type(one), hash(one), repr(one)) == (Entry, hash(other), repr(other))
        assert (one.first, one.last(0), one.seconds(10**10)) == (
            other.first, other.last(0), other.seconds(10**10),
        )  # fmt: skip
        with pytest.raises(AttributeError):
            one.id = "x"  # type: ignore[misc]


FIRST, SECOND = BERLIN.at("2026-11-16 10:00"), BERLIN.at("2026-11-16 11:00")
GOOD = {
    "id": "a", "activity": "mixing", "start": FIRST, "end": SECOND, "note": "", "track": "",
    "source": "timer",
}  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    [
        {"id": ""},
        {"activity": ""},
        {"end": FIRST - timedelta(seconds=1)},
        {"source": "guessed"},
        {"start": FIRST.replace(tzinfo=None), "end": None},
        {"end": SECOND.replace(tzinfo=None)},
        {"end": SECOND.replace(microsecond=1)},
        {"start": FIRST.replace(tzinfo=timezone(timedelta(seconds=3601)))},
        {"start": datetime(1970, 12, 31, 23, tzinfo=UTC)},
        {"end": datetime(2200, 1, 1, tzinfo=UTC)},
        {"end": datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))},
    ],
)
def test_what_one_by_one_is_refused_is_not_made(odd: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        Entry(**(GOOD | odd))
    assert at_once([GOOD, GOOD | {"id": "b"} | odd]) is None
    assert at_once([GOOD | odd]) is None


def test_of_equal_ids_nothing_is_made() -> None:
    assert at_once([GOOD, GOOD | {"start": SECOND}]) is None
    assert at_once([]) == []
