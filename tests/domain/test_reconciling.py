"""Two versions of one file brought together: nothing dropped, in either order, as often as one likes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import PLAIN, logs
from tracker.domain.entries.entry import first_version
from tracker.domain.versions.identity import IDENTITY, text_of
from tracker.domain.versions.reconciling import Reconciled, reconciled

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


def entry(name: str, start: int, end: int | None = None, **fields: Any) -> dict[str, Any]:
    """An entry that starts and ends so many minutes after Monday, ten o'clock."""
    table = {"id": name, "activity": "mixing", "start": MONDAY + timedelta(minutes=start)}
    if end is not None:
        table["end"] = MONDAY + timedelta(minutes=end)
    return table | fields


def log(*entries: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"format": 1, "week": "2026-W47", "entries": list(entries)} | rest


def together(one: Any, other: Any, before: Any = None) -> Reconciled:
    return reconciled(one, other, before or {}, IDENTITY)


def ids(result: Reconciled) -> list[str]:
    return [table["id"] for table in result.table["entries"]]


# What is known of one side alone


def test_entries_of_both_sides_are_kept_by_start() -> None:
    result = together(log(entry("a", 0, 10), entry("c", 20, 30)), log(entry("b", 10, 20)))
    assert ids(result) == ["a", "b", "c"]
    assert result.clashes == ()


def test_what_is_the_same_stays_once() -> None:
    both = log(entry("a", 0, 10))
    assert together(both, both).table == both


def test_what_one_side_changed_is_taken_from_it() -> None:
    before, changed = log(entry("a", 0, 10, note="x")), log(entry("a", 0, 10, note="y"))
    assert together(before, changed, before).table == changed
    assert together(changed, before, before).table == changed


def test_what_both_sides_changed_in_different_fields_comes_together() -> None:
    before = log(entry("a", 0))
    result = together(log(entry("a", 0, 30)), log(entry("a", 0, note="vocals")), before)
    assert result.table["entries"] == [entry("a", 0, 30, note="vocals")]
    assert result.clashes == ()


def test_a_timer_that_was_stopped_on_one_machine_is_stopped() -> None:
    running, stopped = log(entry("a", 0)), log(entry("a", 0, 30))
    for before in (running, None):
        assert together(running, stopped, before).table == stopped


def test_what_one_side_deleted_stays_deleted_where_the_other_left_it_alone() -> None:
    before = log(entry("a", 0, 10), entry("b", 20, 30))
    assert ids(together(log(entry("a", 0, 10)), before, before)) == ["a"]


def test_what_one_side_deleted_stays_where_the_other_changed_it() -> None:
    before = log(entry("a", 0, 10), entry("b", 20, 30))
    changed = log(entry("a", 0, 10), entry("b", 20, 40))
    assert together(log(entry("a", 0, 10)), changed, before).table == changed


def test_without_the_version_before_nothing_is_taken_for_deleted() -> None:
    both = log(entry("a", 0, 10), entry("b", 20, 30))
    assert together(log(entry("a", 0, 10)), both).table == both


# What both sides changed


@pytest.mark.parametrize("before", [None, log(entry("a", 0, 5))])
def test_an_entry_that_both_changed_is_kept_in_both_versions_and_named(before: Any) -> None:
    result = together(log(entry("a", 0, 10)), log(entry("a", 0, 20)), before)
    first, second = result.table["entries"]
    assert {first["end"], second["end"]} == {MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=20)}
    names = {first["id"], second["id"]}
    other = (names - {"a"}).pop()
    assert "a" in names
    assert first_version(other) == "a"
    assert first_version("a") is None
    (clash,) = result.clashes
    assert (clash.name, clash.other_id) == ("a", other)


def test_a_start_and_an_end_that_make_no_sense_together_stay_apart() -> None:
    before = log(entry("a", 0, 10))
    result = together(log(entry("a", 0, 5)), log(entry("a", 8, 10)), before)
    assert len(result.table["entries"]) == 2
    assert len(result.clashes) == 1


def test_of_a_number_that_both_set_the_greater_stays_and_it_is_said() -> None:
    result = together(log(targets={"studio": 9.0}), log(targets={"studio": 12.0}))
    assert result.table["targets"] == {"studio": 12.0}
    (clash,) = result.clashes
    assert (clash.path, clash.name, clash.kept, clash.other) == (("targets",), "studio", 12.0, 9.0)


def test_numbers_that_one_side_set_or_took_away_follow_it() -> None:
    before = log(caps={"phone": 4.0, "games": 2.0})
    result = together(log(caps={"phone": 3.0, "games": 2.0}), log(caps={"phone": 4.0}), before)
    assert result.table["caps"] == {"phone": 3.0}
    assert result.clashes == ()


def test_of_two_assessments_the_later_finished_one_holds() -> None:
    later = {
        "assessed": MONDAY + timedelta(hours=1),
        "desire": 3,
        "ratings": [{"activity": "a", "priority": 1}],
    }
    earlier = {"assessed": MONDAY, "desire": 9, "ratings": [{"activity": "a", "priority": 8}]}
    for one, other in ((later, earlier), (earlier, later)):
        assert together(log(assessment=one), log(assessment=other)).table["assessment"] == later


def test_of_entries_that_start_together_the_open_one_is_the_last() -> None:
    result = together(log(entry("z", 0, 0)), log(entry("a", 0)))
    assert ids(result) == ["z", "a"]


def test_the_list_keeps_the_order_that_one_side_gave_it() -> None:
    def listed(*keys: str) -> dict[str, Any]:
        return {"activities": [{"key": key, "name": key} for key in keys]}

    result = together(listed("b", "a", "c"), listed("a", "b", "d", "c"), listed("a", "b", "c"))
    assert [table["key"] for table in result.table["activities"]] == ["b", "d", "a", "c"]


# Whatever the sides are


def by_value(result: Reconciled) -> str:
    return text_of(result.table)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    """Two versions and the one before them, with much in common."""
    before = draw(logs())
    sides = []
    for _ in range(2):
        side = dict(before) if draw(st.booleans()) else draw(logs())
        entries = [dict(table) for table in side.get("entries", [])]
        for table in entries:
            if draw(st.booleans()):
                table[draw(st.sampled_from(["note", "track", "activity"]))] = draw(PLAIN)
        entries += draw(logs()).get("entries", [])
        seen: set[str] = set()
        kept = [t for t in entries if t["id"] not in seen and not seen.add(t["id"])]  # type: ignore[func-returns-value]
        sides.append(side | ({"entries": draw(st.permutations(kept))} if kept else {}))
    return sides[0], sides[1], draw(st.sampled_from([before, {}]))


@settings(max_examples=some(60), deadline=None)
@given(versions())
def test_the_order_of_the_sides_makes_no_difference(sides: tuple[Any, Any, Any]) -> None:
    one, other, before = sides
    assert by_value(together(one, other, before)) == by_value(together(other, one, before))


@settings(max_examples=some(60), deadline=None)
@given(versions())
def test_doing_it_again_with_either_side_changes_nothing(sides: tuple[Any, Any, Any]) -> None:
    one, other, before = sides
    result = together(one, other, before)
    for side in (one, other, result.table):
        assert by_value(together(result.table, side, before)) == by_value(result)


@settings(max_examples=some(60), deadline=None)
@given(versions())
def test_without_the_version_before_every_entry_of_both_sides_is_there(sides: tuple[Any, Any, Any]) -> None:
    one, other, _ = sides
    result = together(one, other)
    names = set(ids(result)) if "entries" in result.table else set()
    assert {table["id"] for side in (one, other) for table in side.get("entries", [])} <= names


@settings(max_examples=some(60), deadline=None)
@given(logs())
def test_a_version_with_itself_is_itself(one: Any) -> None:
    # Entries are put in order of their starts; nothing else changes.
    result = together(one, one, {})
    assert text_of(result.table) == text_of(one)
    assert result.clashes == ()
