"""Logs read by a pattern, as where many are read, say what they say line by line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.documents import MOMENTS, PLAIN_TEXTS, hand_written, logs, own_texts
from tracker.storage.toml import regular
from tracker.storage.toml.emitted import emitted

FILLED = st.text(alphabet="abc é音[]#=", min_size=1, max_size=6)
ENTRY = st.fixed_dictionaries(
    {"id": PLAIN_TEXTS, "activity": PLAIN_TEXTS, "start": MOMENTS},
    optional={"end": MOMENTS, "track": FILLED, "note": FILLED, "source": FILLED},
)
HEAD = {"format": 1, "week": "2026-W47"}


def read(text: str, by_pattern: bool) -> Any:
    """The data, with the number of entries that were read by the pattern."""
    before, regular._lines_read.number = regular._lines_read.number, 10**9 if by_pattern else 0
    try:
        return regular.regular_data(text)
    finally:
        regular._lines_read.number = before


def assert_the_same(text: str) -> None:
    by_line, by_pattern = read(text, False), read(text, True)
    # With the order of keys, offsets, and which numbers are whole.
    assert repr(by_pattern) == repr(by_line)


@given(st.lists(ENTRY, max_size=4), st.booleans(), own_texts(), st.sampled_from(["", "\n", "# why\n", "x"]))
def test_entries_as_the_app_writes_them(
    entries: list[dict[str, Any]], has_rest: bool, rest: str, odd: str
) -> None:
    text = emitted(HEAD | ({"entries": entries} if entries else {}))
    assert_the_same(text)
    assert_the_same(f"{text}{odd}{rest if has_rest else ''}")


@given(st.one_of(logs().map(emitted), logs().map(tomli_w.dumps), hand_written(), own_texts()))
def test_whatever_else_a_log_may_hold(text: str) -> None:
    assert_the_same(text)


START = "start = 2026-11-16T10:00:00+01:00\n"
BLOCK = f'\n[[entries]]\nid = "a"\nactivity = "b"\n{START}'


@pytest.mark.parametrize(
    "text",
    [
        f'{BLOCK}track = ""\n',
        f'{BLOCK}source = "timer"',
        f"{BLOCK}\n\n\n{BLOCK}",
        f"{BLOCK}# why\n{BLOCK}",
        f"{BLOCK}[entries.inner]\na = 1\n{BLOCK}",
        f"{BLOCK}\n[entries.inner]\na = 1\n",
        f"{BLOCK}\n[[entries.inner]]\na = 1\n",
        f"{BLOCK}[assessment]\ndesire = 9\n{BLOCK}",
        f"{BLOCK}[[assessment.ratings]]\nactivity = 'x'\n",
        f"entries = 3\n{BLOCK}",
        f"[entries]\na = 1\n{BLOCK}",
        f'a = """\n{BLOCK}"""\n',
        f"{BLOCK}mood = 'fine'\n",
        f"{BLOCK}{START}",
        f"{BLOCK}end = 5\n",
        *(
            BLOCK.replace("2026-11-16T10:00:00+01:00", moment)
            for moment in (
                "2026-11-16 10:00:00+01:00",
                "2026-11-16t10:00:00+01:00",
                "2026-11-16T10:00:00+01:60",
                "2026-11-16T10:00:60+01:00",
                "2026-02-30T10:00:00+01:00",
                "2026-11-16T24:00:00+01:00",
                "2026-11-16T10:00:00.000+1",
                "20261116T100000.000+01:00",
                "2026-W47-1T10:00:00+01:00",
                "٢026-11-16T10:00:00+01:00",
                '"an odd text of 25 letter"',
            )
        ),
    ],
)
def test_what_only_looks_like_an_entry(text: str) -> None:
    assert_the_same(text)
    assert_the_same(f"format = 1\n{BLOCK}{text}{BLOCK}")


def test_most_logs_are_read_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f'format = 1\n{BLOCK}end = 2026-11-16T11:00:00+01:00\ntrack = "T"\nnote = "n"\nsource = "typed"\n'
    monkeypatch.setattr(regular._LineReader, "read", lambda reader, lines, table: None)
    data = read(f"{text}{BLOCK}\n[assessment]\ndesire = 9\n", True)
    first, second = data["entries"]
    moments = [datetime.fromisoformat(f"2026-11-16T1{hour}:00:00+01:00") for hour in (0, 1)]
    assert first == {
        "id": "a", "activity": "b", "start": moments[0], "end": moments[1], "track": "T", "note": "n",
        "source": "typed",
    }  # fmt: skip
    assert second == {"id": "a", "activity": "b", "start": moments[0]}
