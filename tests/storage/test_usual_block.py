"""Entries that are read at once are what the reader of single lines makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import MOMENTS, PLAIN_TEXTS, TEXTS
from tracker.storage.toml import regular
from tracker.storage.toml.edit import emitted
from tracker.storage.toml.regular import regular_data
from tracker.storage.toml.usual_block import read_usual_block

usual = st.fixed_dictionaries(
    {"id": st.from_regex("[a-z0-9]{1,8}", fullmatch=True), "activity": PLAIN_TEXTS, "start": MOMENTS},
    optional={"end": MOMENTS, "track": PLAIN_TEXTS, "note": PLAIN_TEXTS, "source": PLAIN_TEXTS},
)
# What a hand might make of one.
slips = st.sampled_from([
    (" = ", "="), ("start", "begin"), ('"', "'"), ("-", "–"), ("T", " "), ("+", "Z"), ("0", "9"),
    ("\n", "\n\n"),
    ("\n", " # why\n"), ("end", "id"), (":", ""), ("2", "٢"), ('"\n', '" "\n'), ("\n", "\nplaced = true\n"),
])  # fmt: skip


@settings(deadline=None, max_examples=some(200))
@given(usual)
def test_the_usual_entry_is_read_at_once(entry: dict) -> None:
    order = ("id", "activity", "start", "end", "track", "note", "source")
    in_order = {key: entry[key] for key in order if key in entry}
    lines = emitted({"entries": [in_order]}).partition("[[entries]]\n")[2]
    assert read_usual_block(lines) == in_order


@settings(deadline=None, max_examples=some(300))
@given(usual | st.fixed_dictionaries({"id": TEXTS, "activity": TEXTS, "start": MOMENTS}), slips, st.data())
def test_any_other_is_left_to_the_reader_of_lines_or_read_as_it_does(
    entry: dict, slip: tuple[str, str], data: st.DataObject
) -> None:
    text = emitted({"entries": [entry]})
    old, new = slip
    if data.draw(st.booleans()) and old in text:
        parts = text.split(old)
        place = data.draw(st.integers(1, len(parts) - 1))
        text = old.join(parts[:place]) + new + old.join(parts[place:])
    by_lines = regular_data(text)
    head, _, lines = text.partition("[[entries]]\n")
    at_once = read_usual_block(lines) if not head.strip() and "[" not in lines else None
    assert at_once is None or by_lines == {"entries": [at_once]}


def test_many_entries_are_read_so_and_a_few_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(lines: str) -> dict | None:
        read.append(lines)
        return read_usual_block(lines)

    monkeypatch.setattr("tracker.storage.toml.usual_block.read_usual_block", counting)
    monkeypatch.setattr(regular, "_read_block", None)
    monkeypatch.setattr(regular, "_blocks_read", 0)
    begin = 'activity = "mixing"\nstart = 2026-11-16T19:02:11+01:00\n\n'
    entries = "".join(f'[[entries]]\nid = "e{n}"\n{begin}' for n in range(400))
    data = regular_data(entries)
    assert not read
    assert [regular_data(entries) for _ in range(6)] == [data] * 6
    assert read
