"""No target is reached by hours of which nobody knows yet whether they were."""

from __future__ import annotations

import pytest

from tests.domain.test_review import SUNDAY, record, reviewed
from tests.zones import BERLIN
from tracker.domain.away.questions import AWAY, AwayQuestion
from tracker.domain.review.music import music_review
from tracker.domain.time.duration import HOUR
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.aim import Aim
from tracker.domain.week.doubtful import doubtful_seconds
from tracker.domain.week.week_log import Numbers
from tracker.domain.week.week_report import week_report

TEN = ("mixing", "16 10:00", 10)


def asked(begin: str, end: str) -> AwayQuestion:
    (entry,) = record(TEN).entries
    return AwayQuestion(entry, *(instant_of(BERLIN.at(each)) for each in (begin, end)), AWAY)


def test_what_is_in_question_counts_for_the_activity_and_its_kind_in_that_week_alone():
    report = week_report(record(TEN), SUNDAY)
    question = asked("2026-11-16 18:00", "2026-11-16 20:00")
    assert doubtful_seconds([question.stretch], report) == {"mixing": 2 * HOUR, "studio": 2 * HOUR}
    shorter = replace(question, end=question.end - 30)
    assert doubtful_seconds([shorter.stretch], report)["mixing"] == 2 * HOUR
    assert doubtful_seconds([asked("2026-11-15 18:00", "2026-11-15 20:00").stretch], report) == {}


@pytest.mark.parametrize(("target", "doubtful", "is_reached"), [(10, 0, True), (10, 1, False), (9, 1, True)])
def test_a_target_is_reached_by_the_hours_that_are_sure(target, doubtful, is_reached):
    assert Aim(target * HOUR).is_surely_held(10 * HOUR, doubtful * HOUR) == is_reached
    # A cap is held against what is recorded.
    assert not Aim(target * HOUR, is_cap=True).is_surely_held(11 * HOUR, doubtful * HOUR)


def test_the_assessment_does_not_tick_it_off_either():
    shown = reviewed(TEN, numbers=Numbers({}, {"studio": 10.0}, {}))
    assert music_review(shown).kinds[0].is_reached
    question = asked("2026-11-16 18:00", "2026-11-16 20:00")
    studio = music_review(replace(shown, questions=(question,))).kinds[0]
    assert (studio.is_reached, studio.is_kept, studio.doubtful) == (False, False, 2 * HOUR)
