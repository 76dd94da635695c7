"""A week whose log is damaged goes on beside it, and is joined once the log is whole again."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk import NOW, PHONE, TUTORIALS, W46, W47, Desk, entry_text, thursday
from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.errors import Refused
from tracker.domain.review.answer import Answer
from tracker.domain.value import replace
from tracker.domain.week.aside_log import beside, joined
from tracker.domain.week.assessment import Assessment, Intention, Move, Rating
from tracker.domain.week.plan import PlannedTime, in_order
from tracker.domain.week.week_log import Numbers, WeekLog
from tracker.storage.errors import Unreadable
from tracker.storage.file_names import aside_name
from tracker.versions.copies import merge
from tracker.versions.mending import mend

EARLIER = entry_text("a", "2026-11-19 10:00", "2026-11-19 11:00")


@pytest.fixture
def damaged(desk: Desk) -> Desk:
    """A timer runs in a log that a merge has left half done."""
    desk.write(EARLIER + entry_text("b", "2026-11-19 14:00") + "<<<<<<< HEAD\n")
    return desk


def test_the_timer_goes_on_beside_a_damaged_log_which_stays_as_it_is(damaged: Desk) -> None:
    before = damaged.path().read_bytes()
    damaged.changes.timer.start(PHONE, NOW)
    assert damaged.shown() == ["mixing Thu 10:00-11:00", "mixing Thu 14:00-15:00", "phone Thu 15:00-"]
    damaged.changes.timer.stop(thursday("15:30"))
    assert damaged.shown()[-1] == "phone Thu 15:00-15:30"
    assert damaged.path().read_bytes() == before


def test_what_was_done_beside_it_can_be_undone(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    damaged.changes.history.undo(NOW)
    assert damaged.shown() == ["mixing Thu 10:00-11:00", "mixing Thu 14:00-"]
    damaged.changes.history.redo(NOW)
    assert damaged.shown()[-1] == "phone Thu 15:00-"


def test_the_next_change_joins_both_once_the_log_is_mended(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", "# by hand\n"))
    assert damaged.shown()[-1] == "phone Thu 15:00-"
    damaged.changes.timer.start(TUTORIALS, thursday("16:00"))
    assert damaged.shown() == [
        "mixing Thu 10:00-11:00",
        "mixing Thu 14:00-15:00",
        "phone Thu 15:00-16:00",
        "tutorials Thu 16:00-",
    ]
    assert "# by hand" in damaged.text()
    assert not (damaged.data / aside_name(W47)).exists()
    damaged.changes.history.undo(NOW)
    assert damaged.shown()[-1] == "phone Thu 15:00-"


def test_where_the_log_went_away_what_lay_beside_it_still_counts(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    damaged.path().unlink()
    assert "phone Thu 15:00-" in damaged.shown()


def test_numbers_set_beside_a_damaged_log_hold(damaged: Desk) -> None:
    damaged.changes.numbers.set_one(NOW, "targets", "studio", 3.0)
    assert damaged.store.numbers(W47).targets == {"studio": 3.0}


def test_when_a_guess_was_given_beside_a_damaged_log_is_known_once_they_are_joined(damaged: Desk) -> None:
    damaged.changes.numbers.set_one(NOW, "guesses", "phone", 3.0)
    log = damaged.store.log(W47)
    assert log is not None
    assert log.guessed == {"phone": NOW}
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", "# by hand\n"))
    damaged.changes.numbers.set_one(NOW, "guesses", "cafe", 9.0)
    log = damaged.store.log(W47)
    assert log is not None
    assert not (damaged.data / aside_name(W47)).exists()
    assert log.guessed == {"phone": NOW, "cafe": NOW}


PLANNED = """
[[plan]]
day = "mon"
hours = 2.0
what = "studio"

[[plan]]
day = "sat"
start = 19:00:00
hours = 1.0
what = "mixing"
"""


def test_what_is_planned_beside_a_damaged_log_joins_what_the_damage_hid(desk: Desk) -> None:
    desk.write(EARLIER + PLANNED.replace('"mon"', '"mon'))
    desk.changes.plan.add(NOW, W47, PlannedTime(5, "studio", 1.0))
    desk.changes.plan.lay(NOW, W47, 5, "mixing", 0.5)
    desk.path().write_text(desk.text().replace('"mon', '"mon"'))
    for joins in (False, True):
        if joins:
            desk.changes.numbers.set_one(NOW, "targets", "studio", 3.0)
        log = desk.store.log(W47)
        assert log is not None
        assert log.plan == (
            PlannedTime(0, "studio", 2.0),
            PlannedTime(5, "mixing", 1.5, time(19)),
            PlannedTime(5, "studio", 1.0),
        )


ASSESSED = """
[assessment]
assessed = 2026-11-19T12:00:00+01:00
desire = 9
note = "less phone"
[[assessment.ratings]]
activity = "phone"
kind = "leisure"
priority = 2
[[assessment.moves]]
from = "phone"
to = "studio"
hours = 1.0
[[assessment.intentions]]
when = "I wake up"
then = "I play"
"""


@pytest.mark.parametrize("hidden", ['"phone"', '"less phone"', '"I wake up"', "desire = 9", "12:00:00+01:00"])
def test_answers_beside_a_damaged_log_join_those_that_the_damage_hid(desk: Desk, hidden: str) -> None:
    desk.write(EARLIER + ASSESSED.replace(hidden, f"{hidden[:-1]} = =", 1))
    desk.changes.assessment.answer(W47, NOW, Answer("reason", "", "it is a habit", "cafe"))
    desk.path().write_text(desk.text().replace(f"{hidden[:-1]} = =", hidden))
    desk.changes.numbers.set_one(NOW, "targets", "studio", 3.0)
    log = desk.store.log(W47)
    assert log is not None
    assert log.assessment is not None
    said = log.assessment
    assert (said.assessed, said.desire, said.note) == (thursday("12:00"), 9, "less phone")
    assert {rating.activity: rating.priority for rating in said.ratings}["phone"] == 2
    assert [rating.reason for rating in said.ratings if rating.activity == "cafe"] == ["it is a habit"]
    assert said.moves == (Move("phone", "studio", 1.0),)
    assert said.intentions == (Intention("I wake up", "I play"),)


def test_nothing_can_be_taken_out_of_a_damaged_log(damaged: Desk) -> None:
    log = damaged.store.log(W47)
    assert log is not None
    shorter = replace(log, entries=log.entries[1:])
    with pytest.raises(Refused, match="damaged"):
        damaged.store.change("x", NOW, lambda change: change.put_log(shorter))


def test_no_planned_time_and_no_answer_can_be_taken_out_of_one_either(desk: Desk) -> None:
    desk.write(f"{EARLIER}<<<<<<< HEAD\n{PLANNED}{ASSESSED}")
    before = desk.contents()
    for what in ("studio", "mixing"):
        with pytest.raises(Refused, match="A planned time cannot be taken out of 2026-W47"):
            desk.changes.plan.set_hours(NOW, W47, 0 if what == "studio" else 5, what, 0)
    with pytest.raises(Refused, match="An answer cannot be taken out of 2026-W47"):
        desk.changes.assessment.answer(W47, NOW, Answer("note", "less phone", ""))
    with pytest.raises(Refused, match="An answer"):
        desk.changes.assessment.answer(
            W47, NOW, Answer("intentions", (Intention("I wake up", "I play"),), ())
        )
    assert desk.contents() == before


def test_a_damaged_log_of_last_week_does_not_stop_a_start_in_this_one(desk: Desk) -> None:
    desk.write(entry_text("a", "2026-11-15 23:00") + "<<<<<<< HEAD\n", W46)
    desk.changes.timer.start(PHONE, NOW)
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
PLANS = st.lists(
    st.builds(
        PlannedTime, st.integers(5, 6), st.sampled_from(["studio", "phone"]), st.sampled_from([0.5, 2.0]),
        st.sampled_from([None, time(19)]),
    ),
    max_size=4,
).map(in_order)  # fmt: skip
WORDS = st.sampled_from(["", "x", "y"])
ASSESSMENTS = st.builds(
    Assessment,
    assessed=st.sampled_from([None, NOW]),
    desire=st.sampled_from([None, 3]),
    note=WORDS,
    ratings=st.lists(
        st.builds(lambda key, why: Rating(key, "leisure", reason=why), st.sampled_from("abc"), WORDS),
        max_size=2, unique_by=lambda rating: rating.activity,
    ).map(tuple),
    moves=st.lists(st.builds(Move, st.just("a"), st.sampled_from(["studio", "mixing"]), st.floats(1, 9)),
                   max_size=2, unique_by=lambda move: move.target).map(tuple),
    given=HOURS,
    intentions=st.none() | st.lists(st.builds(Intention, st.sampled_from("abc"), st.just("x")), max_size=3,
                                    unique_by=lambda each: each.when).map(tuple),
    held=st.dictionaries(st.sampled_from("ab"), st.booleans()),
)  # fmt: skip
LOGS = st.builds(
    lambda entries, numbers, days, given, plan, assessment: WeekLog(
        W47, NOW.time(), entries, Numbers(*numbers), days, assessment, given, plan
    ),
    ENTRIES,
    st.tuples(HOURS, HOURS, HOURS),
    st.one_of(st.none(), st.integers(0, 7)),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from([NOW, thursday("10:00")])),
    PLANS,
    st.none() | ASSESSMENTS,
)


def said_in(log: WeekLog) -> set[object]:
    """What tells apart all that is planned and answered in a log."""
    one = log.assessment or Assessment()
    said: list[object] = [("plan", each.day, each.what, each.start) for each in log.plan]
    said += [(name,) for name in ("assessed", "desire", "note") if getattr(one, name)]
    said += [*(("rating", each.activity) for each in one.ratings), *(("given", key) for key in one.given)]
    said += [*(("move", each.target) for each in one.moves), *(("held", when) for when in one.held)]
    return {*said, *(("intention", each.when) for each in one.intentions or ())}


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
            or said_in(main) - said_in(wanted)
            or (wanted.assessment is None and main.assessment is not None)
        )
        return
    assert said_in(joined(main, side)) == said_in(wanted)
    assert joined(main, side).plan == wanted.plan
    found, meant = (each.assessment or Assessment() for each in (joined(main, side), wanted))
    assert (found.assessed, found.note, found.given) == (meant.assessed, meant.note, meant.given)
    assert (sorted(map(str, found.ratings)), found.held) == (sorted(map(str, meant.ratings)), meant.held)
    assert sorted(map(str, found.moves)) == sorted(map(str, meant.moves))
    assert {entry.id: entry for entry in joined(main, side).entries} == {e.id: e for e in wanted.entries}
    assert joined(main, side).numbers == wanted.numbers
    assert joined(main, side).studio_days == wanted.studio_days
    assert joined(main, side).guessed == {**main.guessed, **wanted.guessed}


@pytest.mark.parametrize("by", ["a change", "check --fix"])
def test_all_that_lies_beside_a_log_is_in_the_log_afterwards(damaged: Desk, by: str) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    side = damaged.data / aside_name(W47)
    # Edited by hand since: what counts nothing so, and what this app does not know.
    odd = side.read_text().replace("2026-11-19T15:00:00+01:00\nsource", "2026-11-19T15:00:00\nsource")
    side.write_text(f'{odd}\n[studio]\nroom = "B"\n')
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", '\n[theirs]\nroom = "A"\n'))
    if by == "a change":
        damaged.changes.timer.start(TUTORIALS, thursday("16:00"))
    else:
        list(mend(damaged.store, BERLIN, NOW))
    assert not side.exists()
    assert 'activity = "phone"\nstart = 2026-11-19T15:00:00\n' in damaged.text()
    assert '[studio]\nroom = "B"\n' in damaged.text()
    assert '[theirs]\nroom = "A"\n' in damaged.text()
    assert any("start" in finding.oddity.message for finding in damaged.record.findings(NOW))


def test_what_is_unknown_of_an_entry_that_was_changed_beside_its_log_stays_with_it(damaged: Desk) -> None:
    damaged.changes.timer.stop(thursday("15:30"))
    whole = damaged.text().replace('id = "b"\n', 'id = "b"\nmood = "calm"\n')
    damaged.path().write_text(whole.replace("<<<<<<< HEAD\n", ""))
    damaged.changes.timer.start(TUTORIALS, thursday("16:00"))
    assert 'mood = "calm"' in damaged.text()
    assert damaged.shown()[1] == "mixing Thu 14:00-15:30"


def test_what_a_hand_takes_out_by_the_change_that_joins_does_not_come_back_with_an_old_copy(
    damaged: Desk,
) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    damaged.path().write_text(damaged.text().replace("<<<<<<< HEAD\n", ""))
    copy = damaged.path().with_name("2026-W47 2.toml")
    copy.write_text(damaged.text())
    damaged.changes.corrections.remove(damaged.entries()[0], thursday("16:00"))
    merge(damaged.store, [], thursday("16:10"))
    assert damaged.shown() == ["mixing Thu 14:00-15:00", "phone Thu 15:00-"]


def test_a_damaged_file_beside_a_log_is_named_with_the_way_out(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    side = damaged.data / aside_name(W47)
    side.write_text(f"{side.read_text()}<<<<<<< HEAD\n")
    for log in (damaged.text(), damaged.text().replace("<<<<<<< HEAD\n", "")):
        damaged.path().write_text(log)
        problems = " ".join(damaged.record.week(W47, NOW).problems)
        assert "2026-W47.aside.toml, line" in problems
        assert "aside.aside" not in problems
        found = [each.oddity.message for each in damaged.record.findings(NOW) if each.path == str(side)]
        assert any("not valid TOML" in message and "move it elsewhere" in message for message in found)
        with pytest.raises(Unreadable, match="move it elsewhere"):
            damaged.changes.timer.stop(thursday("16:00"))
    # Nor does it keep the rest from being mended.
    list(mend(damaged.store, BERLIN, NOW))
    side.rename(damaged.data / "elsewhere.toml")
    damaged.changes.timer.stop(thursday("16:00"))


def test_what_is_odd_beside_a_log_is_named_like_what_is_odd_in_it(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    side = damaged.data / aside_name(W47)
    side.write_text(side.read_text() + '\n[[entries]]\nid = "x"\nactivity = "phone"\n[targets]\nstudoi = 3\n')
    found = [each.oddity.message for each in damaged.record.findings(NOW) if each.path == str(side)]
    assert any("it has no start" in message for message in found)
    assert any("studoi" in message for message in found)
    problems = damaged.record.week(W47, NOW).problems
    assert any(line.startswith("2026-W47.aside.toml") and "no start" in line for line in problems)


def test_what_was_ended_beside_a_log_is_not_said_to_be_open_in_it(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    problems = " ".join(damaged.record.week(W47, NOW).problems)
    assert "no end" not in problems


def test_a_log_that_is_gone_from_beside_what_was_done_is_missed(damaged: Desk) -> None:
    damaged.changes.timer.start(PHONE, NOW)
    damaged.path().unlink()
    assert any("2026-W47.toml is not there" in line for line in damaged.record.week(W47, NOW).problems)
    assert any("is not there" in each.oddity.message for each in damaged.record.findings(NOW))


def test_an_entry_beside_a_log_is_found_by_its_words(damaged: Desk) -> None:
    damaged.changes.corrections.add(PHONE, thursday("12:00"), thursday("12:30"), NOW)
    found = damaged.record.entries_holding("phone").entries
    assert [entry.activity for entry in found].count("phone") == 1
