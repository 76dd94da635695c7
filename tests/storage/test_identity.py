"""Writing a file, taking a change back and merging take the same elements for the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.versions.identity import IDENTITY, named
from tracker.domain.versions.reconciling import reconciled
from tracker.storage.journal.step_parts import parts_between, taken_back
from tracker.storage.toml.document import parse, read_document, same
from tracker.storage.toml.edit import rewritten
from tracker.storage.toml.emitted import emitted

KEYS = IDENTITY[("entries",)]
# Ids as a hand may write them: twice, none, one that is no text, one that looks like a second «a».
ids = st.sampled_from(["a", "b", "a #2", "a #3", "", 5, None])
lists = st.lists(
    st.tuples(ids, st.sampled_from(["mixing", "cafe"]), st.integers(0, 3)).map(
        lambda one: (
            {"activity": one[1], "number": one[2]} if one[0] is None else
            {"id": one[0], "activity": one[1], "number": one[2]}
        )
    ),
    max_size=7,
)  # fmt: skip


def log(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"format": 1, **({"entries": deepcopy(entries)} if entries else {})}


@given(lists)
def test_every_element_has_a_name_of_its_own(entries: list[dict[str, Any]]) -> None:
    assert list(named(entries, KEYS).values()) == entries
    assert list(named(entries, ()).values()) == entries


def test_a_name_is_the_key_or_what_is_said_and_a_number_from_the_second_on() -> None:
    a, nameless = {"id": "a"}, {"activity": "mixing"}
    assert [*named([a, a, {"id": "a #2"}, a, nameless], KEYS)] == [
        "a", "a #2", "a #2 #2", "a #3", "{'activity': 'mixing'}",
    ]  # fmt: skip


def test_thousands_of_one_name_are_told_apart_in_no_time() -> None:
    names = [*named([{"id": "a"}] * 20_000, KEYS)]
    assert names[-1] == "a #20000"


@settings(deadline=None)
@given(lists, lists)
def test_undo_touches_what_differs_by_these_names_and_leads_back(old, new) -> None:
    parts = parts_between(log(old), log(new))
    before, after = named(old, KEYS), named(new, KEYS)
    differing = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if old and new:
        assert {part.name for part in parts} == differing
    back = taken_back(log(new), parts).get("entries", [])
    assert sorted(map(repr, back)) == sorted(map(repr, old))


def commented(entries: list[dict[str, Any]]) -> str:
    """A log with a comment above each entry, which says the how many-eth it is."""
    blocks = [emitted(entry, ("entries",), is_array=True) for entry in entries]
    return "\n".join([emitted({"format": 1}), *(f"# about {n}\n{block}" for n, block in enumerate(blocks))])


def test_twins_and_what_has_no_id_keep_their_comments_when_another_entry_comes() -> None:
    old = [{"id": "a", "n": 1}, {"id": "a", "n": 2}, {"n": 3}, {"n": 4}, {"id": "", "n": 5}]
    text, is_kept = rewritten(read_document(commented(old)), log([*old, {"id": "b", "n": 6}]))
    assert is_kept
    assert text.startswith(commented(old))


@settings(deadline=None)
@given(lists, lists)
def test_a_file_keeps_the_layout_of_what_has_the_same_name(old, new) -> None:
    text, is_kept = rewritten(read_document(commented(old)), log(new))
    assert same(parse(text), log(new))
    before, after = named(old, KEYS), named(new, KEYS)
    order = {name: number for number, name in enumerate(before)}
    if is_kept:
        for name, entry in after.items():
            if before.get(name) == entry:
                block = emitted(entry, ("entries",), is_array=True)
                assert f"# about {order[name]}\n{block}" in text


@settings(deadline=None)
@given(lists)
def test_merging_a_file_with_itself_changes_nothing(entries) -> None:
    merged = reconciled(log(entries), log(entries), log(entries), IDENTITY).table
    assert sorted(map(repr, merged.get("entries", []))) == sorted(map(repr, entries))
