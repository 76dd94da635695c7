"""What is known of the version before two others: from the journal and the backups, and no more."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tracker.domain.versions.identity import IDENTITY
from tracker.storage.journal.journal import CHANGE, UNDO, FileChange, JournalStep
from tracker.storage.journal.merge_base import version_before
from tracker.storage.journal.step_parts import parts_between

NAME = "weeks/2026-W47.toml"


def log(*entries: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return {"format": 1, **rest, **({"entries": list(entries)} if entries else {})}


def entry(note: str = "", track: str = "") -> dict[str, Any]:
    return {"id": "a", "activity": "mixing", "note": note, "track": track}


def steps(*states: dict[str, Any]) -> list[JournalStep]:
    """The steps that led from one state to the next on this machine."""
    return [
        JournalStep(
            str(n), CHANGE, "x", "", None, (FileChange(NAME, None, None, (), tuple(parts_between(a, b))),)
        )
        for n, (a, b) in enumerate(pairwise(states))
    ]


def known(
    one: dict[str, Any], other: dict[str, Any], made: list[JournalStep], *backups: dict[str, Any]
) -> Any:
    return version_before(one, other, NAME, made, backups, IDENTITY).get("entries", [None])[0]


def test_of_two_versions_that_were_made_here_the_older_came_before() -> None:
    old, new = log(entry("x")), log(entry("y"))
    made = steps(log(), old, new)
    assert known(new, old, made) == entry("x")
    assert known(old, new, made) == entry("x")


def test_what_was_never_changed_here_was_changed_elsewhere() -> None:
    assert known(log(entry("x")), log(entry("y")), steps(log(), log(entry("x")))) == entry("x")


def test_each_field_is_looked_at_for_itself() -> None:
    made = steps(log(), log(entry("x")), log(entry("y")))
    assert known(log(entry("y")), log(entry("x", "Tides")), made) == entry("x")


def test_what_both_may_have_changed_is_not_known() -> None:
    made = steps(log(), log(entry("x")), log(entry("y")))
    before = known(log(entry("y")), log(entry("z")), made)
    assert "note" not in before


def test_what_was_taken_away_here_is_known_where_the_other_side_has_it_unchanged() -> None:
    made = steps(log(), log(entry("x")), log())
    assert known(log(), log(entry("x")), made) == entry("x")
    assert known(log(), log(entry("y")), made) is None


def test_nothing_is_taken_for_deleted_by_the_other_side() -> None:
    made = steps(log(), log(entry("x")))
    assert known(log(entry("x")), log(), made, log(entry("x"))) is None


def test_a_backup_tells_where_this_machine_changed_nothing() -> None:
    assert known(log(entry("x")), log(entry("y")), [], log(entry("x"))) == entry("x")
    assert known(log(entry("x")), log(entry("y")), []) is None


def test_numbers_are_known_in_the_same_way() -> None:
    one, other = log(targets={"studio": 9.0}), log(targets={"studio": 12.0})
    made = steps(log(), one, other)
    assert version_before(one, other, NAME, made, (), IDENTITY)["targets"] == {"studio": 9.0}
    assert version_before(log(), one, NAME, steps(log(), one, log()), (), IDENTITY)["targets"] == {
        "studio": 9.0
    }


def step(
    name: str, old: dict[str, Any], new: dict[str, Any], of: str | None = None, foreign: bool = False
) -> JournalStep:
    """A change from one state to another or, of another step, its undo."""
    change = FileChange(NAME, None, None, (), tuple(parts_between(old, new)))
    return JournalStep(name, UNDO if of else CHANGE, "x", "", of, (change,), foreign)


def test_what_came_from_elsewhere_was_not_made_here_nor_was_its_going() -> None:
    mine, theirs = log(entry("x")), log(entry("y"))
    merged = step("m", mine, theirs, foreign=True)
    for made in ([merged], [merged, step("u", theirs, mine, "m", foreign=True)]):
        assert known(mine, theirs, made) is None
        assert known(log(), theirs, made) is None


def test_what_was_done_and_undone_on_top_of_it_tells_nothing_once_it_is_gone() -> None:
    mine, theirs, changed = log(entry("x")), log(entry("y")), log(entry("z"))
    window = [step("s", theirs, changed), step("t", changed, theirs, "s")]
    made = [step("m", mine, theirs, foreign=True), *window, step("u", theirs, mine, "m", foreign=True)]
    assert known(mine, theirs, made, mine) == known(mine, theirs, [], mine) == entry("x")


def test_what_was_withdrawn_is_not_known_by_a_backup_that_holds_it() -> None:
    mine, theirs = log(entry("x")), log(entry("y"))
    made = [step("m", mine, theirs, foreign=True), step("u", theirs, mine, "m", foreign=True)]
    assert known(mine, theirs, made, mine, theirs) == entry("x")


def test_of_two_versions_in_backups_none_is_known_to_be_older() -> None:
    assert known(log(entry("x")), log(entry("z")), [], log(entry("x")), log(entry("y"))) is None
