"""A week whose log is damaged goes on beside it, and is joined once the log is whole again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import NOW, PHONE, TUTORIALS, W46, W47, Desk, entry_text, thursday
from tests.examples import some
from tracker.domain.entry import Entry, by_start
from tracker.domain.errors import Refused
from tracker.domain.side_log import beside, joined
from tracker.domain.value import replace
from tracker.domain.week_log import Numbers, WeekLog
from tracker.storage.files import side_name

EARLIER = entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00")


@pytest.fixture
def damaged(desk: Desk) -> Desk:
    """A timer runs in a log that a merge has left half done."""
    desk.write(EARLIER + entry_text("b", "2026-11-19 14:00") + "<<<<<<< HEAD\n")
    return desk


def test_the_timer_goes_on_beside_a_damaged_log_which_stays_as_it_is(damaged: Desk) -> None:
    before = damaged.path().read_bytes()
    damaged.keeper.start(PHONE, NOW)
    assert damaged.shown() == ["mixing Thu 10:00-11:00", "mixing Thu 14:00-15:00", "phone Thu 15:00-"]
    damaged.keeper.stop(thursday("15:30"))
    assert damaged.shown()[-1] == "phone Thu 15:00-15:30"
    assert damaged.path().read_bytes() == before


def test_what_was_done_beside_it_can_be_undone(damaged: Desk) -> None:
    damaged.keeper.start(PHONE, NOW)
    damaged.keeper.undo(NOW)
    assert damaged.shown() == ["mixing Thu 10:00-11:00", "mixing Thu 14:00-"]
    damaged.keeper.redo(NOW)
    assert damaged.shown()[-1] == "phone Thu 15:00-"


def test_the_next_change_joins_both_once_the_log_is_mended(damaged: Desk) -> None:
    damaged.keeper.start(PHONE, NOW)
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", "# by hand\n"))
    assert damaged.shown()[-1] == "phone Thu 15:00-"
    damaged.keeper.start(TUTORIALS, thursday("16:00"))
    assert damaged.shown() == [
        "mixing Thu 10:00-11:00",
        "mixing Thu 14:00-15:00",
        "phone Thu 15:00-16:00",
        "tutorials Thu 16:00-",
    ]
    assert "# by hand" in damaged.text()
    assert not (damaged.data / side_name(W47)).exists()
    damaged.keeper.undo(NOW)
    assert damaged.shown()[-1] == "phone Thu 15:00-"


def test_where_the_log_went_away_what_lay_beside_it_still_counts(damaged: Desk) -> None:
    damaged.keeper.start(PHONE, NOW)
    damaged.path().unlink()
    assert "phone Thu 15:00-" in damaged.shown()


def test_numbers_set_beside_a_damaged_log_hold(damaged: Desk) -> None:
    damaged.keeper.set_number(NOW, "targets", "studio", 3.0)
    assert damaged.store.numbers(W47).targets == {"studio": 3.0}


def test_when_a_guess_was_given_beside_a_damaged_log_is_known_once_they_are_joined(damaged: Desk) -> None:
    damaged.keeper.set_number(NOW, "guesses", "phone", 3.0)
    log = damaged.store.log(W47)
    assert log is not None
    assert log.guessed == {"phone": NOW}
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", "# by hand\n"))
    damaged.keeper.set_number(NOW, "guesses", "cafe", 9.0)
    log = damaged.store.log(W47)
    assert log is not None
    assert not (damaged.data / side_name(W47)).exists()
    assert log.guessed == {"phone": NOW, "cafe": NOW}


def test_nothing_can_be_taken_out_of_a_damaged_log(damaged: Desk) -> None:
    log = damaged.store.log(W47)
    assert log is not None
    shorter = replace(log, entries=log.entries[1:])
    with pytest.raises(Refused, match="damaged"):
        damaged.store.change("x", NOW, lambda change: change.put_log(shorter))


def test_a_damaged_log_of_last_week_does_not_stop_a_start_in_this_one(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-15 23:00") + "<<<<<<< HEAD\n", W46)
    desk.keeper.start(PHONE, NOW)
    assert desk.shown() == ["mixing Sun 23:00-15:00", "phone Thu 15:00-"]
    assert [entry for entry in desk.entries() if entry.end is None] == [desk.entries()[-1]]


HOURS = st.dictionaries(st.sampled_from("abc"), st.floats(0, 168), max_size=3)
ENTRIES = st.lists(
    st.builds(
        lambda name, minute, note: Entry(name, "mixing", thursday(f"10:{minute:02d}"), None, note),
        st.sampled_from("abcde"),
        st.integers(0, 59),
        st.sampled_from(["", "x"]),
    ),
    max_size=4,
    unique_by=lambda entry: (entry.id, entry.start),
).map(lambda entries: tuple(by_start([*{entry.id: entry for entry in entries}.values()])))
LOGS = st.builds(
    lambda entries, numbers, days, given: WeekLog(
        W47, NOW.time(), entries, Numbers(*numbers), days, guessed=given
    ),
    ENTRIES,
    st.tuples(HOURS, HOURS, HOURS),
    st.one_of(st.none(), st.integers(0, 7)),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from([NOW, thursday("10:00")])),
)


@settings(max_examples=some(60), deadline=None)
@given(LOGS, LOGS)
def test_a_log_and_what_lies_beside_it_say_what_was_wanted(main: WeekLog, wanted: WeekLog) -> None:
    try:
        side = beside(main, wanted)
    except Refused:
        # Something would have to go: only then.
        known = {entry.id for entry in wanted.entries}
        assert (
            any(entry.id not in known for entry in main.entries)
            or any(
                getattr(main.numbers, name).keys() - getattr(wanted.numbers, name).keys()
                for name in ("guesses", "targets", "caps")
            )
            or wanted.studio_days is None
        )
        return
    assert {entry.id: entry for entry in joined(main, side).entries} == {e.id: e for e in wanted.entries}
    assert joined(main, side).numbers == wanted.numbers
    assert joined(main, side).studio_days == wanted.studio_days
    assert joined(main, side).guessed == {**main.guessed, **wanted.guessed}
