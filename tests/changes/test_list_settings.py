"""The end of the day and what counts as wasted, as they are changed."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest

from tests.desk import MIXING, Desk
from tests.zones import BERLIN
from tracker.domain.errors import Invalid, Refused
from tracker.domain.time.week import Week
from tracker.domain.week.plan import PlannedTime

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
        "From now on your day ends at 4:00: what is done before that belongs to the day before."
    )
    desk.changes.timer.start(MIXING, at("2026-11-20 02:00"))
    # Friday, two in the morning, is Thursday.
    assert desk.record.calendar().day_at(int(at("2026-11-20 02:00").timestamp())).day == 19


def test_a_week_that_has_a_log_keeps_its_end_and_it_is_said_from_when_on_the_new_one_holds(desk):
    desk.changes.timer.start(MIXING, at(MONDAY))
    before = desk.text()
    assert set_end(desk, time(4, 30)) == (
        "From Monday, 23 Nov, on your day ends at 4:30: what is done before that belongs to the day before. "
        "This week stays as it is."
    )
    assert desk.text() == before
    assert set_end(desk, time(0)) == (
        "From Monday, 23 Nov, on your day ends at midnight: what is done after it belongs to the new day. "
        "This week stays as it is."
    )


def test_a_week_that_is_planned_already_keeps_its_end_too(desk):
    now = at(MONDAY)
    desk.changes.timer.start(MIXING, now)
    desk.changes.timer.stop(at("2026-11-16 10:00"))
    desk.changes.plan.add(now, Week(2026, 48), PlannedTime(1, "studio", 2.0))
    assert set_end(desk, time(4)) == (
        "From Monday, 30 Nov, on your day ends at 4:00: what is done before that belongs to the day before. "
        "Until then nothing changes."
    )
    assert [
        desk.record.calendar().day_at(int(at(f"2026-{day} 02:00").timestamp())).day
        for day in ("11-18", "11-25", "12-02")
    ] == [18, 25, 2]
    desk.changes.timer.start(MIXING, at("2026-12-01 12:00"))
    assert desk.record.calendar().day_at(int(at("2026-12-02 02:00").timestamp())).day == 1


def test_comments_in_the_list_stay_and_undo_brings_back_every_byte(desk):
    path = Path(desk.store.folders.activities)
    text = path.read_text().replace("day_start = 00:00:00", "day_start = 00:00:00  # midnight")
    path.write_text(f"# ours\n{text}")
    before = path.read_bytes()
    set_end(desk, time(4))
    assert path.read_text() == f"# ours\n{text}".replace("00:00:00", "04:00:00")
    desk.changes.activities.set_goal(at(MONDAY), "Mix")
    assert "# ours" in path.read_text()
    desk.changes.history.undo(at(MONDAY))
    desk.changes.history.undo(at(MONDAY))
    assert path.read_bytes() == before


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
