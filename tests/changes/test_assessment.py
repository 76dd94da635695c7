"""Answers and finished assessments, on real files."""

from __future__ import annotations

from datetime import time

import pytest

from tests.desk import NOW, W46, W47, W48, Desk, entry_text
from tests.zones import BERLIN
from tracker.domain.errors import Refused
from tracker.domain.review.answer import Answer
from tracker.domain.value import replace
from tracker.domain.week.week_report import week_report

SUNDAY = BERLIN.at("2026-11-22 20:00")
MONDAY = BERLIN.at("2026-11-23 09:00")


@pytest.fixture
def desk(tmp_path) -> Desk:
    desk = Desk(tmp_path).lay_out()
    desk.write(
        "# mine\n"
        + entry_text("a1", "2026-11-16 10:00", "2026-11-16 16:00", "phone")
        + entry_text("a2", "2026-11-17 10:00", "2026-11-17 12:00", "mixing")
    )
    return desk


def move(before: float, after: float) -> Answer:
    return Answer("move", before, after, "phone", "studio")


def test_each_answer_is_in_the_file_at_once_and_standings_ignore_the_draft(desk):
    desk.changes.assessment.answer(W47, SUNDAY, Answer("desire", None, 9))
    desk.changes.assessment.answer(W47, SUNDAY, Answer("priority", 2, 8, "phone"))
    assert "# mine\n" in desk.text()
    draft = desk.store.log(W47).assessment
    assert (draft.desire, draft.assessed, len(draft.ratings)) == (9, None, 1)
    assert desk.store.listed().get("phone").priority == 2


def test_finishing_gives_the_next_week_its_cap_and_target(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    outcome = desk.changes.assessment.finish(W47, SUNDAY)
    assert outcome.lines == ("2026-W47 is assessed.", "Its moves are caps and targets of 2026-W48 now.")
    numbers = desk.store.log(W48).numbers
    assert (numbers.caps, numbers.targets) == ({"phone": 4.0}, {"studio": 4.0})


def test_assessing_again_gives_them_anew(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.changes.assessment.answer(W47, MONDAY, move(2.0, 3.0))
    desk.changes.assessment.finish(W47, MONDAY)
    assert desk.store.log(W48).numbers.caps == {"phone": 3.0}
    desk.changes.assessment.answer(W47, MONDAY, move(3.0, 0.0))
    desk.changes.assessment.finish(W47, MONDAY)
    numbers = desk.store.log(W48).numbers
    assert (numbers.caps, numbers.targets) == ({}, {})


def test_one_set_by_hand_wins(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.changes.numbers.set_one(MONDAY, "caps", "phone", 1.0)
    desk.changes.assessment.answer(W47, MONDAY, move(2.0, 3.0))
    outcome = desk.changes.assessment.finish(W47, MONDAY)
    assert outcome.lines[-1] == "Set by hand for 2026-W48, so left as it is: Phone."
    numbers = desk.store.log(W48).numbers
    assert (numbers.caps, numbers.targets) == ({"phone": 1.0}, {"studio": 5.0})


@pytest.mark.parametrize("by", ["command", "hand"])
def test_one_taken_away_by_hand_wins(desk, by):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    if by == "command":
        desk.changes.numbers.set_one(MONDAY, "caps", "phone", None)
    else:
        desk.path(W48).write_text(desk.text(W48).replace("[caps]\nphone = 4.0\n", "# no cap\n"))
    desk.changes.assessment.answer(W47, MONDAY, move(2.0, 3.0))
    for _ in range(2):
        outcome = desk.changes.assessment.finish(W47, MONDAY)
        assert outcome.lines[-1] == "Taken away by hand for 2026-W48, so left as it is: Phone."
        numbers = desk.store.log(W48).numbers
        assert (numbers.caps, numbers.targets) == ({}, {"studio": 5.0})


def test_a_log_that_is_gone_took_no_number_away(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.path(W48).unlink()
    desk.changes.assessment.finish(W47, SUNDAY)
    assert desk.store.log(W48).numbers.caps == {"phone": 4.0}


def test_hours_that_ran_on_after_the_first_finish_count_in_the_second(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.changes.corrections.add(
        desk.store.listed().get("phone"), SUNDAY, BERLIN.at("2026-11-22 22:00"), MONDAY
    )
    desk.changes.assessment.finish(W47, MONDAY)
    assert desk.store.log(W48).numbers.caps == {"phone": 6.0}


def test_finishing_the_latest_week_makes_its_ratings_and_goal_todays(desk):
    desk.changes.assessment.answer(W47, SUNDAY, Answer("priority", 2, 8, "phone"))
    desk.changes.assessment.answer(W47, SUNDAY, Answer("goal", "", "Mix for a living"))
    desk.changes.assessment.answer(W47, SUNDAY, Answer("reason", "", "calls my mother", "phone"))
    desk.changes.assessment.finish(W47, SUNDAY)
    listed = desk.store.listed()
    assert (listed.goal, listed.get("phone").priority) == ("Mix for a living", 8)
    assert listed.get("phone").reason == "calls my mother"


def test_an_older_one_never_does(desk):
    desk.write(entry_text("b1", "2026-11-10 10:00", "2026-11-10 16:00", "phone"), W46)
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.changes.assessment.answer(W46, MONDAY, Answer("priority", 2, 8, "phone"))
    desk.changes.assessment.finish(W46, MONDAY)
    assert desk.store.listed().get("phone").priority == 2
    assert desk.store.log(W46).assessment.ratings[0].priority == 8


def test_a_later_change_of_mind_does_not_rewrite_an_assessed_week(desk):
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.changes.activities.change(MONDAY, "phone", priority=9, supports_goal=True)
    desk.changes.activities.change(MONDAY, "mixing", kind="learning")
    report = week_report(desk.record.week(W47, MONDAY), MONDAY)
    assert report.row("phone").standing == "wasted"
    assert report.week_balance.studio == 2 * 3600


def test_two_programs_do_not_overwrite_each_other_silently(desk):
    one, other = desk.changes, desk.changes
    one.assessment.answer(W47, SUNDAY, Answer("desire", None, 9))
    with pytest.raises(Refused, match="Desire is 9 by now"):
        other.assessment.answer(W47, SUNDAY, Answer("desire", None, 4))
    other.assessment.answer(W47, SUNDAY, Answer("desire", 9, 4))
    assert desk.store.log(W47).assessment.desire == 4


def test_one_undo_takes_the_whole_finish_back(desk):
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    before = desk.contents()
    desk.changes.assessment.finish(W47, SUNDAY)
    assert desk.contents() != before
    desk.changes.history.undo(SUNDAY)
    assert desk.contents() == before


def test_a_week_in_which_nothing_was_measured_is_refused(desk):
    with pytest.raises(Refused, match="nothing to assess"):
        desk.changes.assessment.answer(W46, SUNDAY, Answer("desire", None, 9))
    with pytest.raises(Refused, match="nothing to assess"):
        desk.changes.assessment.finish(W46, SUNDAY)
    assert not desk.path(W46).exists()


def test_a_week_into_which_the_one_before_reaches_can_be_assessed(desk):
    desk.write(entry_text("a9", "2026-11-22 23:00", "2026-11-23 03:00", "phone"))
    desk.changes.assessment.finish(W48, MONDAY)
    assert desk.store.log(W48).assessment.is_finished


def test_the_week_to_assess_is_the_newest_open_one_of_the_last_two_else_the_present_one(desk):
    desk.write(entry_text("b1", "2026-11-10 10:00", "2026-11-10 16:00", "phone"), W46)
    assert desk.record.reviews.week_to_assess(NOW) == W46
    assert desk.record.reviews.week_to_assess(MONDAY) == W47
    desk.changes.assessment.finish(W47, MONDAY)
    assert desk.record.reviews.week_to_assess(MONDAY) == W46
    desk.changes.assessment.finish(W46, MONDAY)
    assert desk.record.reviews.week_to_assess(MONDAY) == W48


def test_the_week_that_is_offered_is_one_that_can_be_assessed(desk):
    # Begun the week before, and the only thing that was measured in W48.
    desk.write(entry_text("a9", "2026-11-22 23:00", "2026-11-23 03:00", "phone"))
    assert desk.record.reviews.open_week(BERLIN.at("2026-11-30 09:00")) == W48
    desk.path().unlink()
    # Of W46, put into the log of W47 by hand.
    desk.write(entry_text("b1", "2026-11-10 10:00", "2026-11-10 16:00", "phone"))
    assert desk.record.reviews.open_week(BERLIN.at("2026-11-30 09:00")) is None
    with pytest.raises(Refused, match="Nothing was measured in 2026-W47"):
        desk.changes.assessment.finish(W47, MONDAY)


def test_hand_edited_values_out_of_range_are_named_and_do_not_stop_it(desk):
    desk.path().write_text(
        desk.text() + "\n[assessment]\ndesire = 14\nx = 1\n[assessment.given]\nphone = 999\n"
    )
    messages = [finding.oddity.message for finding in desk.record.findings(SUNDAY)]
    assert any("desire" in message for message in messages)
    assert any("given" in message for message in messages)
    desk.changes.assessment.answer(W47, SUNDAY, Answer("desire", None, 9))
    assert "x = 1" in desk.text()
    assert desk.store.log(W47).assessment.desire == 9


def test_the_moment_of_a_guess_is_kept_and_goes_with_it(desk):
    desk.changes.numbers.set_one(NOW, "guesses", "phone", 3.0)
    assert desk.store.log(W47).guessed == {"phone": NOW}
    desk.changes.numbers.set_one(NOW, "guesses", "phone", None)
    assert desk.store.log(W47).guessed == {}
    assert "guessed" not in desk.text()


def test_a_new_day_start_begins_with_the_log_that_the_assessment_makes(desk):
    later = replace(desk.store.listed(), day_start=time(4))
    desk.store.change("later days", SUNDAY, lambda change: change.put_list(later))
    desk.changes.assessment.answer(W47, SUNDAY, move(0.0, 2.0))
    desk.changes.assessment.finish(W47, SUNDAY)
    assert desk.store.log(W48).day_start == time(4)
