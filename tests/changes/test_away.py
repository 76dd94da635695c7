"""Answers to the away question in the files: over midnight, over weeks, taken back."""

from __future__ import annotations

import pytest

from tests.desk import MIXING, PHONE, W46, W47, W48, Desk, entry_text
from tests.zones import BERLIN
from tracker.domain.away.questions import Limits, open_questions
from tracker.domain.errors import Refused
from tracker.domain.time.zone import instant_of
from tracker.storage.errors import Busy, MaybeSaved, NotRead, NotSaved, Unreadable
from tracker.storage.machine import lock
from tracker.storage.machine.gaps_file import GapsFile

NO_LIMITS = Limits(0, 0)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).lay_out()


def at(text):
    return BERLIN.at(text)


def slept(desk, begin, end):
    """Note an absence; the question that it leaves."""
    now = at(end)
    desk.changes.gap_notes.note(instant_of(at(begin)), instant_of(now))
    return questions(desk, end)[0]


def questions(desk, now, limits=NO_LIMITS):
    changes = desk.changes
    present = changes.record.week(None, at(now))
    return open_questions(changes.questions.in_question(present, at(now), limits), instant_of(at(now)))


def away_from_ten_to_eleven(desk):
    """Mixing runs since nine; the question that an hour's absence leaves."""
    desk.changes.timer.start(MIXING, at("2026-11-19 09:00"))
    return slept(desk, "2026-11-19 10:00", "2026-11-19 11:00")


def failing_to_keep(desk, monkeypatch, question, replace_lines, error):
    """Keep what is in question, while lines of gaps are replaced in this way, which ends in that error."""
    with monkeypatch.context() as patch:
        patch.setattr(GapsFile, "replace_lines", replace_lines)
        with pytest.raises(error):
            desk.changes.away.keep(question, at("2026-11-19 11:00"))


def broken_off_while_keeping(desk, monkeypatch):
    """A question whose answer was broken off by a kill."""

    def killed(*_):
        raise KeyboardInterrupt

    question = away_from_ten_to_eleven(desk)
    failing_to_keep(desk, monkeypatch, question, killed, KeyboardInterrupt)
    return question


def test_a_forgotten_stop_is_mended_in_one_answer(desk):
    desk.changes.timer.start(MIXING, at("2026-11-18 20:00"))
    question = slept(desk, "2026-11-18 23:40", "2026-11-19 08:42")
    outcome = desk.changes.away.end(question, at("2026-11-19 08:43"))
    assert outcome.lines == ("Mixing ended Wed 23:40 (was running).",)
    assert desk.shown() == ["mixing Wed 20:00-23:40"]
    assert questions(desk, "2026-11-19 08:43") == ()


def test_an_entry_of_another_log_that_is_named_alike_hides_no_question(desk):
    desk.write(entry_text("twin", "2026-11-15 09:00", "2026-11-15 14:00"), W46)
    desk.write(entry_text("twin", "2026-11-16 09:00", "2026-11-16 10:00"), W47)
    (question,) = questions(desk, "2026-11-16 12:00", Limits(4, 0))
    assert question.stretch == (
        MIXING.key,
        *(instant_of(at(f"2026-11-15 {end}")) for end in ("13:00", "14:00")),
    )


def test_an_entry_that_was_stopped_meanwhile_is_shortened(desk):
    desk.changes.timer.start(MIXING, at("2026-11-18 20:00"))
    question = slept(desk, "2026-11-18 23:40", "2026-11-19 08:42")
    desk.changes.timer.stop(at("2026-11-19 08:50"))
    outcome = desk.changes.away.end(question, at("2026-11-19 09:00"))
    assert outcome.lines == ("Mixing now ends Wed 23:40 (was 08:50).",)


@pytest.mark.parametrize("answer", ["cut", "give"])
def test_a_gap_over_a_weeks_end_fills_both_logs_and_is_taken_back_in_one_step(desk, answer):
    desk.changes.timer.start(MIXING, at("2026-11-22 20:00"), track="Tides")
    before = desk.contents()
    question = slept(desk, "2026-11-22 23:00", "2026-11-23 08:00")
    away, now = desk.changes.away, at("2026-11-23 08:01")
    if answer == "cut":
        outcome = away.cut(question, now)
        assert outcome.lines == ("Cut 9:00 out of Mixing, Sun 23:00–08:00. Mixing goes on.",)
        assert desk.shown() == ["mixing Sun 20:00-23:00", "mixing Mon 08:00-"]
    else:
        outcome = away.give(question, PHONE, now)
        assert outcome.lines == ("Phone Sun 23:00–08:00, 9:00. Mixing goes on.",)
        assert desk.shown() == ["mixing Sun 20:00-23:00", "phone Sun 23:00-08:00", "mixing Mon 08:00-"]
    assert [entry.track for entry in desk.store.log(W48).entries] == ["Tides"]
    assert desk.changes.record.running().id == question.entry.id
    desk.changes.history.undo(at("2026-11-23 08:02"))
    assert desk.contents()["weeks/2026-W47.toml"] == before["weeks/2026-W47.toml"]
    assert len(questions(desk, "2026-11-23 08:02")) == 1


def test_a_gap_in_an_older_log_is_answered_where_it_lies(desk):
    desk.changes.timer.start(MIXING, at("2026-11-10 20:00"))
    question = slept(desk, "2026-11-10 22:00", "2026-11-11 08:00")
    desk.changes.timer.start(PHONE, at("2026-11-11 09:00"))
    desk.changes.timer.stop(at("2026-11-11 10:00"))
    desk.changes.timer.start(PHONE, at("2026-11-18 09:00"))
    desk.changes.timer.stop(at("2026-11-18 10:00"))
    later = "2026-11-24 12:00"
    (found,) = questions(desk, later)
    assert (found.begin, found.end) == (question.begin, question.end)
    desk.changes.away.give(found, PHONE, at(later))
    assert [e.activity for e in desk.store.log(W46).entries] == ["mixing", "phone", "mixing", "phone"]
    assert len(desk.store.log(W47).entries) == 1


def test_two_gaps_of_one_entry_are_answered_one_after_the_other(desk):
    desk.changes.timer.start(MIXING, at("2026-11-19 09:00"))
    slept(desk, "2026-11-19 10:00", "2026-11-19 11:00")
    slept(desk, "2026-11-19 13:00", "2026-11-19 14:00")
    now = "2026-11-19 15:00"
    assert len(questions(desk, now)) == 2
    desk.changes.away.cut(questions(desk, now)[0], at(now))
    desk.changes.away.cut(questions(desk, now)[0], at(now))
    assert questions(desk, now) == ()
    assert desk.shown() == ["mixing Thu 09:00-10:00", "mixing Thu 11:00-13:00", "mixing Thu 14:00-"]
    for number in (1, 2):
        desk.changes.history.undo(at(now))
        assert len(questions(desk, now)) == number


def test_a_night_on_which_clocks_go_back_is_cut_out_as_long_as_it_was(desk):
    desk.changes.timer.start(MIXING, at("2026-10-24 23:00"))
    question = slept(desk, "2026-10-25 01:00", "2026-10-25 08:00")
    outcome = desk.changes.away.cut(question, at("2026-10-25 08:00"))
    assert outcome.lines[0].startswith("Cut 8:00 out of Mixing, 01:00–08:00.")
    assert desk.entries()[0].seconds(0) == 2 * 3600


def test_a_whole_entry_becomes_something_else(desk):
    desk.changes.timer.start(MIXING, at("2026-11-19 09:00"))
    desk.changes.gap_notes.note(instant_of(at("2026-11-19 09:00")), instant_of(at("2026-11-19 10:00")))
    desk.changes.timer.stop(at("2026-11-19 10:00"))
    (question,) = questions(desk, "2026-11-19 10:00")
    desk.changes.away.give(question, PHONE, at("2026-11-19 10:01"))
    assert desk.shown() == ["phone Thu 09:00-10:00"]
    assert desk.entries()[0].source == "typed"
    assert questions(desk, "2026-11-19 10:01") == ()


def test_some_of_it_is_kept(desk):
    question = away_from_ten_to_eleven(desk)
    with pytest.raises(Refused, match="1:00 long"):
        desk.changes.away.keep_some(question, 3601, at("2026-11-19 11:00"))
    outcome = desk.changes.away.keep_some(question, 30 * 60, at("2026-11-19 11:00"))
    assert outcome.lines == ("Mixing ended 10:30 (was running).",)


def test_the_minutes_that_were_kept_are_not_asked_about_again_until_that_is_taken_back(desk):
    limits, now = Limits(4, 10), "2026-11-19 02:10"
    desk.changes.timer.start(MIXING, at("2026-11-18 22:00"))
    (question,) = questions(desk, now, limits)
    assert question.begin == instant_of(at("2026-11-19 02:00"))
    desk.changes.away.keep_some(question, 10 * 60, at(now))
    assert desk.shown() == ["mixing Wed 22:00-02:10"]
    assert questions(desk, "2026-11-19 02:30", limits) == ()
    desk.changes.history.undo(at("2026-11-19 02:31"))
    (again,) = questions(desk, "2026-11-19 02:31", limits)
    assert (again.begin, again.end) == (question.begin, instant_of(at("2026-11-19 02:31")))


def test_an_answer_to_what_has_changed_meanwhile_changes_nothing(desk):
    question = away_from_ten_to_eleven(desk)
    desk.changes.timer.stop(at("2026-11-19 11:00"), at("2026-11-19 10:30"))
    before = desk.contents()
    for answer in (desk.changes.away.end, desk.changes.away.cut):
        with pytest.raises(Refused, match="changed since"):
            answer(question, at("2026-11-19 11:01"))
    assert desk.contents() == before


def test_keeping_changes_no_file_of_the_record_and_is_a_step_all_the_same(desk):
    question = away_from_ten_to_eleven(desk)
    before, now = desk.contents(), at("2026-11-19 11:00")
    outcome = desk.changes.away.keep(question, now)
    assert (outcome.lines, outcome.label) == (("Mixing keeps 1:00, 10:00–11:00.",), "keep Mixing 10:00–11:00")
    assert questions(desk, "2026-11-19 11:00") == ()
    for _ in range(2):
        assert desk.changes.history.undo(now).lines == ("Undid «keep Mixing 10:00–11:00».",)
        assert questions(desk, "2026-11-19 11:00") == (question,)
        assert desk.changes.history.redo(now).lines == ("Redid «keep Mixing 10:00–11:00».",)
        assert questions(desk, "2026-11-19 11:00") == ()
    assert desk.contents() == before
    desk.changes.history.undo(now)
    assert desk.changes.history.undo(now).lines[0] == "Undid «start Mixing»."


def test_that_a_long_stretch_was_kept_can_be_taken_back(desk):
    desk.changes.timer.start(MIXING, at("2026-11-19 09:00"))
    slept(desk, "2026-11-19 14:00", "2026-11-19 15:00")
    now = "2026-11-19 16:00"
    (asked,) = questions(desk, now, Limits(4, 10))
    desk.changes.away.keep(asked, at(now))
    assert questions(desk, now, Limits(4, 10)) == ()
    desk.changes.history.undo(at(now))
    assert questions(desk, now, Limits(4, 10)) == (asked,)
    assert len(questions(desk, now)) == 1


def test_what_was_noted_since_stays_when_keeping_is_taken_back(desk):
    question = away_from_ten_to_eleven(desk)
    desk.changes.away.keep(question, at("2026-11-19 11:00"))
    slept(desk, "2026-11-19 13:00", "2026-11-19 14:00")
    desk.changes.history.undo(at("2026-11-19 14:01"))
    assert len(questions(desk, "2026-11-19 14:01")) == 2


def test_an_answer_that_was_broken_off_is_given_once_and_can_be_taken_back(desk, monkeypatch):
    question = broken_off_while_keeping(desk, monkeypatch)
    desk.store.settle()
    assert questions(desk, "2026-11-19 11:00") == ()
    assert desk.changes.history.undo(at("2026-11-19 11:00")).lines == ("Undid «keep Mixing 10:00–11:00».",)
    assert questions(desk, "2026-11-19 11:00") == (question,)


def nothing_is_kept_afterwards(desk, question):
    now = at("2026-11-19 11:00")
    desk.changes.activities.set_goal(now, "Earn my living")
    assert questions(desk, "2026-11-19 11:00") == (question,)
    assert desk.changes.history.undo(now).lines[0].startswith("Undid «change the goal")
    assert desk.changes.history.undo(now).lines[0].startswith("Undid «start")


def test_an_answer_refused_since_an_app_notes_a_gap_is_not_given_by_the_next_command(desk, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    question = away_from_ten_to_eleven(desk)
    with lock.Lock(desk.folders.in_state("gaps.lock")), pytest.raises(Busy, match="Nothing was changed"):
        desk.changes.away.keep(question, at("2026-11-19 11:00"))
    nothing_is_kept_afterwards(desk, question)


@pytest.mark.parametrize("error", [NotSaved, NotRead, Unreadable])
def test_an_answer_that_could_not_be_written_is_not_given_by_the_next_command(desk, monkeypatch, error):
    question = away_from_ten_to_eleven(desk)

    def fails(*_):
        raise error("Nothing was changed.")

    failing_to_keep(desk, monkeypatch, question, fails, error)
    nothing_is_kept_afterwards(desk, question)


def test_an_answer_that_may_be_saved_can_be_taken_back(desk, monkeypatch):
    question = away_from_ten_to_eleven(desk)
    replace_lines = GapsFile.replace_lines

    def unconfirmed(*arguments):
        replace_lines(*arguments)
        raise MaybeSaved("gaps may be saved.")

    failing_to_keep(desk, monkeypatch, question, unconfirmed, MaybeSaved)
    assert questions(desk, "2026-11-19 11:00") == ()
    desk.changes.history.undo(at("2026-11-19 11:00"))
    assert questions(desk, "2026-11-19 11:00") == (question,)


def test_who_reads_does_not_wait_for_an_app_that_notes_a_gap(desk, monkeypatch):
    broken_off_while_keeping(desk, monkeypatch)
    with lock.Lock(desk.folders.in_state("gaps.lock")), monkeypatch.context() as patch:
        patch.setattr(lock.time, "sleep", lambda _: pytest.fail("it waits"))
        desk.store.settle()
    desk.store.settle()
    assert questions(desk, "2026-11-19 11:00") == ()


def test_an_answer_broken_off_in_a_file_that_cannot_be_read_holds_nothing_up(desk, monkeypatch):
    question = broken_off_while_keeping(desk, monkeypatch)

    def fails(*_):
        raise NotRead("gaps cannot be read: the disk reports an error.")

    with monkeypatch.context() as patch:
        patch.setattr("tracker.storage.machine.gaps_file.read_bytes", fails)
        desk.changes.activities.set_goal(at("2026-11-19 11:00"), "Earn my living")
    assert desk.store.listed().goal == "Earn my living"
    assert questions(desk, "2026-11-19 11:00") == (question,)


def test_a_clock_set_back_is_answered_by_an_entry_without_length(desk):
    desk.changes.timer.start(MIXING, at("2026-11-19 09:00"))
    (question,) = questions(desk, "2026-11-18 09:00")
    desk.changes.away.end(question, at("2026-11-18 09:00"))
    assert desk.shown() == ["mixing Thu 09:00-09:00"]


@pytest.mark.parametrize("answer", ["end", "cut", "give"])
def test_an_answer_beside_a_damaged_log_says_where_it_went(desk, answer):
    desk.changes.timer.start(MIXING, at("2026-11-18 20:00"))
    question = slept(desk, "2026-11-18 23:40", "2026-11-19 08:42")
    desk.path().write_text(f"{desk.text()}<<<<<<< HEAD\n")
    given = (question, PHONE) if answer == "give" else (question,)
    outcome = getattr(desk.changes.away, answer)(*given, at("2026-11-19 08:43"))
    assert "2026-W47.aside.toml" in outcome.lines[1]
