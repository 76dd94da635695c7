"""Intentions: kept, changed and dropped, and offered where one would help."""

from __future__ import annotations

from datetime import time

import pytest

from tests.domain.test_review import LISTED, SUNDAY, W46, record, reviewed
from tracker.domain.errors import Invalid, Refused
from tracker.domain.review.answer import Answer, answered, completed
from tracker.domain.review.intentions import (
    held_intentions,
    intentions_about,
    offered_intentions,
    standing_intentions,
    with_intention,
)
from tracker.domain.review.review import Material, review
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Intention
from tracker.domain.week.meaningless_keys import without_meaningless
from tracker.domain.week.plan import PlannedTime

PHONE = Intention("I reach for the phone", "I open Tides first", "phone")
TUESDAY = Intention("it is Tue 19:00", "I sit down in the studio")
THIRD = Intention("a gig is on", "I call back the same day")


def test_those_of_last_time_stand_until_something_is_said_of_them():
    assert standing_intentions(None, (PHONE,)) == (PHONE,)
    assert standing_intentions(Assessment(desire=9), (PHONE,)) == (PHONE,)
    assert standing_intentions(Assessment(intentions=()), (PHONE,)) == ()
    finished = completed(None, LISTED, (), SUNDAY, (PHONE,))
    assert finished.intentions == (PHONE,)
    assert completed(Assessment(intentions=()), LISTED, (), SUNDAY, (PHONE,)).intentions == ()


def test_one_is_added_changed_and_dropped_and_a_fourth_has_no_room():
    two = with_intention((PHONE,), None, TUESDAY)
    assert two == (PHONE, TUESDAY)
    assert with_intention(two, PHONE, THIRD) == (THIRD, TUESDAY)
    assert with_intention(two, PHONE, None) == (TUESDAY,)
    assert with_intention(two, None, PHONE) == two
    three = with_intention(two, None, THIRD)
    assert with_intention(three, None, replace(THIRD, when="it rains")) is None


def test_no_more_than_three_and_none_that_says_half_of_it():
    with pytest.raises(Invalid, match="3 intentions at most"):
        Assessment(intentions=(PHONE, TUESDAY, THIRD, replace(THIRD, when="it rains")))
    with pytest.raises(Invalid, match="says when, and what you do then"):
        Intention("I reach for the phone", " ")


def test_whether_those_of_the_week_before_held_is_an_answer_like_any_other():
    before = Assessment(intentions=(PHONE, TUESDAY))
    kept = answered(None, LISTED, Answer("held", None, True, PHONE.when))
    assert [each.held for each in held_intentions(before, kept)] == [True, None]
    with pytest.raises(Refused, match="Whether «I reach for the phone» was kept is ✓ by now"):
        answered(kept, LISTED, Answer("held", None, False, PHONE.when))
    assert answered(kept, LISTED, Answer("held", True, None, PHONE.when)).held == {}
    assert held_intentions(None, kept) == ()


def test_one_is_offered_about_the_largest_waste_and_one_about_the_first_planned_hour():
    shown = reviewed(("mixing", "16 10:00", 2), ("games", "17 18:00", 4), ("phone", "18 18:00", 1))
    planned = (PlannedTime(0, "shift", 8.0, time(6)), PlannedTime(1, "studio", 2.0, time(19)))
    about_waste, about_hour = offered_intentions(shown, planned)
    assert (about_waste.when, about_waste.about) == ("I feel like Games", "games")
    assert "my last project" in about_waste.then
    assert about_hour.when == "it is Tue 19:00"
    assert offered_intentions(reviewed(("mixing", "16 10:00", 2))) == ()


def test_what_is_meant_already_is_not_offered_again():
    shown = reviewed(("games", "17 18:00", 4), kept=Assessment(intentions=(replace(PHONE, about="games"),)))
    assert offered_intentions(shown) == ()


def test_last_time_is_the_last_assessment_however_long_ago():
    made = record(("games", "17 18:00", 4))
    last = Assessment(assessed=SUNDAY, intentions=(replace(PHONE, about="gone"), TUESDAY))
    material = Material(made, earlier=((W46.previous(), last),))
    shown = review(material, None, SUNDAY)
    assert shown.last_intentions == (replace(PHONE, about=""), TUESDAY)
    # It was not about this week, so whether it held is not asked.
    assert held_intentions(material.last, None) == ()


def test_what_an_intention_is_about_is_an_activity_of_the_list():
    assessment = Assessment(intentions=(PHONE, replace(TUESDAY, about="gone")))
    assert without_meaningless(assessment, LISTED).intentions == (PHONE, TUESDAY)
    assert intentions_about((PHONE, TUESDAY), "phone") == (PHONE,)
    assert intentions_about((PHONE, TUESDAY), "") == ()


def test_of_two_sentences_about_one_moment_the_last_word_holds():
    anew = replace(PHONE, then="I put it in the drawer")
    assert with_intention((PHONE, TUESDAY), None, anew) == (anew, TUESDAY)
    assert with_intention((PHONE, TUESDAY, THIRD), None, anew) == (anew, TUESDAY, THIRD)
    assert with_intention((PHONE, TUESDAY), TUESDAY, anew) == (anew,)


def test_what_was_dropped_is_offered_once_and_what_was_written_anew_is_not():
    made = record(("games", "17 18:00", 4))
    waste = Intention("I feel like Games", "I open Tides first", "games")
    material = Material(made, earlier=((W46, Assessment(assessed=SUNDAY, intentions=(waste, TUESDAY))),))
    dropped = review(material, Assessment(intentions=()), SUNDAY)
    assert [each.when for each in offered_intentions(dropped)] == [waste.when, TUESDAY.when]
    anew = replace(TUESDAY, then="I open the mix")
    assert TUESDAY not in offered_intentions(review(material, Assessment(intentions=(anew,)), SUNDAY))
