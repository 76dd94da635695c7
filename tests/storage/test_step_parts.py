"""Taking back by parts: what a change touched, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import logs
from tests.storage.test_toml_edit import changes
from tracker.storage.journal.step_parts import Conflict, StepPart, parts_between, refuse_nonsense, taken_back
from tracker.storage.toml.document import TomlDamage, same

A = {"id": "a", "activity": "mixing", "start": 1}
B = {"id": "b", "activity": "cafe", "start": 2}
C = {"id": "c", "activity": "mixing", "start": 3}


def log(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return deepcopy({"format": 1, **more, **({"entries": list(entries)} if entries else {})})


def back(old: dict[str, Any], new: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    return taken_back(now, parts_between(old, new))


@settings(deadline=None, max_examples=some(100))
@given(logs(), st.data())
def test_units_lead_from_the_new_state_back_to_the_old(old: dict[str, Any], data: st.DataObject) -> None:
    new = data.draw(changes(old))
    assert same(without_order(back(old, new, new)), without_order(old))


def without_order(data: Any) -> Any:
    """Without the order of elements, and without tables that hold nothing."""
    if isinstance(data, dict):
        plain = {key: without_order(data[key]) for key in sorted(data)}
        return {key: content for key, content in plain.items() if content not in ({}, [])}
    if isinstance(data, list):
        return sorted((without_order(element) for element in data), key=repr)
    return data


def test_what_others_changed_elsewhere_stays() -> None:
    old, new = log(A), log(A, B)
    now = log({**A, "note": "by hand"}, B, C, mood="fine")
    assert back(old, new, now) == log({**A, "note": "by hand"}, C, mood="fine")


def test_a_removed_element_comes_back_in_its_place() -> None:
    assert back(log(A, B, C), log(A, C), log(A, C)) == log(A, B, C)


def test_an_element_that_was_changed_since_is_a_conflict() -> None:
    with pytest.raises(Conflict) as conflict:
        back(log(A), log(A, B), log(A, {**B, "note": "by hand"}))
    assert conflict.value.what == "b"


def test_an_element_that_is_gone_is_a_conflict() -> None:
    with pytest.raises(Conflict):
        back(log(A), log(A, B), log(A))


def test_a_removed_element_that_came_again_is_a_conflict() -> None:
    with pytest.raises(Conflict):
        back(log(A, B), log(A), log(A, {**B, "note": "anew"}))


def test_a_key_that_was_changed_since_is_a_conflict() -> None:
    with pytest.raises(Conflict) as conflict:
        back(log(), log(targets={"studio": 12.0}), log(targets={"studio": 13.0}))
    assert conflict.value.what == "targets.studio"


def test_a_number_is_taken_back_beside_others() -> None:
    old, new = log(targets={"studio": 12.0}), log(targets={"studio": 14.0})
    now = log(targets={"studio": 14.0, "learning": 3.0})
    assert back(old, new, now) == log(targets={"studio": 12.0, "learning": 3.0})


def test_one_of_several_elements_with_one_id_is_taken_back_by_itself() -> None:
    twin = {**A, "note": "twin"}
    old, new = log(A, twin), log({**A, "note": "changed"}, twin)
    assert back(old, new, {**new, "mood": "fine"}) == {**old, "mood": "fine"}
    old, new = log(A), log(A, twin)
    assert back(old, new, {**new, "mood": "fine"}) == {**old, "mood": "fine"}


@pytest.mark.parametrize("other", [0, "", False, 5, {"x": 1}])
def test_a_value_that_becomes_a_table_is_taken_back(other: object) -> None:
    old, new = log(x=other), log(x={"y": 1})
    assert same(back(old, new, new), old)
    assert same(back(new, old, old), new)


@pytest.mark.parametrize("instead", [5, "x", [1], {"a": 1}])
def test_something_else_in_the_place_of_a_table_or_list_is_a_conflict(instead: object) -> None:
    with pytest.raises(Conflict):
        back(log(A), log(A, B), {"format": 1, "entries": instead})
    with pytest.raises(Conflict):
        back(log(), log(targets={"studio": 1.0}), {"format": 1, "targets": instead})


def test_ratings_of_an_assessment_are_elements_by_themselves() -> None:
    def rated(*ratings: tuple[str, int]) -> dict[str, Any]:
        return {"assessment": {"desire": 9, "ratings": [{"activity": a, "priority": p} for a, p in ratings]}}

    assert back(rated(("x", 1), ("y", 2)), rated(("x", 5), ("y", 2)), rated(("x", 5), ("y", 7))) == rated(
        ("x", 1), ("y", 7)
    )


_ENTRY = '[[entries]]\nid = "a"\n'
_TEXTS = [
    None, _ENTRY, f"{_ENTRY}{_ENTRY}", f"{_ENTRY}[entries.inner]\na = 1\n", f"# why\n{_ENTRY}", "a = 1\n", "",
    f"{_ENTRY}[caps]\na = 1\n", '[[entries]]\nid = "a\x01"\n', '[[entries]]\nid = "a"', 5, "[[",
    '[[assessment.ratings]]\nactivity = "a"\n', "[[tracks]]\nname = 'x'\n", "entries = []\n",
]  # fmt: skip
_PATHS = [(), ("entries",), ("tracks",), ("assessment", "ratings"), ("assessment",)]


@given(
    st.lists(
        st.builds(
            StepPart, st.sampled_from(_PATHS), st.just("a"), st.sampled_from(_TEXTS), st.sampled_from(_TEXTS)
        ),
        max_size=4,
    )
)
# By themselves neither is whole; one below the other they would be one entry with a text of several lines.
@example([StepPart(("entries",), name, None, '[[entries]]\nid = """\n') for name in ("a", "b")])
def test_parts_make_sense_together_where_each_does_by_itself(parts: list[StepPart]) -> None:
    def makes_sense(read: Any) -> bool:
        try:
            read()
        except (LookupError, TypeError, ValueError, AttributeError, TomlDamage):
            return False
        return True

    assert makes_sense(lambda: refuse_nonsense(parts)) == makes_sense(lambda: [p.versions() for p in parts])
