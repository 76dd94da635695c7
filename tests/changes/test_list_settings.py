"""The end of the day and what counts as wasted, as they are changed."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from tests.desk import MIXING, Desk
from tests.zones import BERLIN
from tracker.domain.errors import Invalid, Refused

MONDAY = "2026-11-16 09:00"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path).lay_out()


def at(text: str) -> datetime:
    return BERLIN.at(text)


def set_end(desk: Desk, end: time, now: str = "2026-11-19 12:00") -> str:
    (line,) = desk.changes.activities.set_day_start(at(now), end).lines
    return line


def test_without_a_log_of_the_week_the_end_of_the_day_holds_from_now_on(desk):
    assert set_end(desk, time(4)) == (
        "From now on your day ends at 4:00, and the hours before it belong to the day before."
    )
    desk.changes.timer.start(MIXING, at("2026-11-20 02:00"))
    # Friday, two in the morning, is Thursday.
    assert desk.record.calendar().day_at(int(at("2026-11-20 02:00").timestamp())).day == 19


def test_a_week_that_has_a_log_keeps_its_end_and_it_is_said_from_when_on_the_new_one_holds(desk):
    desk.changes.timer.start(MIXING, at(MONDAY))
    before = desk.text()
    assert set_end(desk, time(4, 30)) == (
        "From Monday, 23 Nov, on your day ends at 4:30, and the hours before it belong to the day before; "
        "until then nothing changes."
    )
    assert desk.text() == before
    assert set_end(desk, time(0)) == (
        "From Monday, 23 Nov, on your day ends at midnight, and the hours after it belong to the new day; "
        "until then nothing changes."
    )


def test_what_counts_as_wasted_is_said_and_taken_back(desk):
    now = at(MONDAY)
    outcome = desk.changes.activities.set_wasted_up_to(now, 2)
    assert outcome.lines == ("Wasted is now what does not support your goal and has a priority up to 2.",)
    assert desk.changes.activities.set_wasted_up_to(now, 0).lines == ("Nothing counts as wasted now.",)
    desk.changes.history.undo(now)
    desk.changes.history.undo(now)
    assert desk.record.listed().wasted_up_to == 4


def test_what_is_so_already_or_makes_no_sense_is_refused(desk):
    now, activities = at(MONDAY), desk.changes.activities
    with pytest.raises(Refused, match="already"):
        activities.set_wasted_up_to(now, 4)
    with pytest.raises(Refused, match="already"):
        activities.set_day_start(now, time(0))
    with pytest.raises(Invalid):
        activities.set_wasted_up_to(now, 11)
