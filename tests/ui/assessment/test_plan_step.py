"""The step in which the hours of the next week get their days."""

from __future__ import annotations

from datetime import time, timedelta

from tests.ui.driving import all_is_saved, shown_text, told, until
from tracker.domain.errors import DataError
from tracker.domain.time.week import Week
from tracker.domain.week.plan import PlannedTime
from tracker.reading.record import Record
from tracker.ui.assessment.plan_part import PlanPart
from tracker.ui.assessment.screen import AssessmentScreen
from tracker.ui.plan.table import PlanTable

LOW = (80, 24)
W47, W48 = Week(2026, 47), Week(2026, 48)
TO_MOVE = ["enter"] * 6


async def open_plan_step(pilot, app, *moves):
    await until(pilot, lambda: "Where the hours went" in shown_text(app))
    await pilot.press(*TO_MOVE, *moves, "enter")
    await until(pilot, lambda: app.screen.query_one(PlanTable).planned is not None)
    await pilot.pause()


async def press(pilot, app, *keys):
    await pilot.press(*keys)
    await until(pilot, lambda: all_is_saved(app))
    await pilot.pause()


def plan_of(changes, clock):
    return changes.record.week(W48, clock.now()).plan


async def test_the_hours_that_move_are_laid_on_days_by_a_key_each_and_taken_back(make_app, measured, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan_step(pilot, app, "3")
        assert "3:00 to studio, 0:00 of" in shown_text(app)
        # The number is not written yet: it is as it would be.
        assert "0:00 of 5:00" in shown_text(app)
        await press(pilot, app, "right", "plus", "space", "plus")
        await until(pilot, lambda: "3:00 to studio, 1:30 of" in shown_text(app))
        await press(pilot, app, "e", *"1900", "enter", "right", "2")
        assert plan_of(measured, clock) == (
            PlannedTime(1, "studio", 1.5, time(19)),
            PlannedTime(2, "studio", 2.0),
        )
        await press(pilot, app, "u", "u", "u")
        assert plan_of(measured, clock) == (PlannedTime(1, "studio", 1.0),)
        # Of what was answered in the step before, once nothing of the plan is left to take back.
        await press(pilot, app, "u", "u", "u")
        assert plan_of(measured, clock) == ()
        assert measured.record.week(W47, clock.now()).log.assessment.moves == ()


async def test_one_key_goes_past_it_and_one_comes_back(make_app, measured, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan_step(pilot, app)
        await press(pilot, app, "enter")
        assert "Now the music" in shown_text(app)
        assert not app.screen.query_one(PlanPart).display
        await press(pilot, app, "b")
        assert "When will it be?" in shown_text(app)
        assert plan_of(measured, clock) == ()
        assert measured.record.week(W48, clock.now()).log is None


async def test_a_choice_that_is_clicked_lays_too(make_app, measured, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan_step(pilot, app)
        line = app.screen.query_one("#assess-choices")
        text = "\n".join(shown_text(app).splitlines()[line.region.y : line.region.bottom])
        await pilot.click(line, offset=(text.index("half an hour more") + 2, 0))
        await until(pilot, lambda: plan_of(measured, clock) == (PlannedTime(0, "studio", 0.5),))


async def test_the_plan_of_the_week_is_held_against_it_where_last_weeks_moves_are(make_app, measured, clock):
    now = clock.now()
    measured.plan.add(now - timedelta(days=6), W47, PlannedTime(0, "studio", 3.0, time(10)))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "Where the hours went" in shown_text(app))
        await press(pilot, app, *TO_MOVE)
        assert isinstance(app.screen, AssessmentScreen)
        assert "Planned 3:00 of studio on one day, done 2:00 on one, so far." in shown_text(app)


async def test_a_next_week_that_could_not_be_read_is_read_again(make_app, measured, clock, monkeypatch):
    whole, failing = Record.usual_times, [True]

    def usual_times(record, now):
        if failing:
            raise DataError("The disk does not read.")
        return whole(record, now)

    monkeypatch.setattr(Record, "usual_times", usual_times)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "Where the hours went" in shown_text(app))
        await pilot.press(*TO_MOVE, "enter")
        await until(pilot, lambda: told(app) == "The disk does not read.")
        await press(pilot, app, "plus", "e", "3", "u")
        assert plan_of(measured, clock) == ()
        failing.clear()
        clock.move(minutes=1)
        await until(pilot, lambda: app.screen.query_one(PlanTable).planned is not None)
        await press(pilot, app, "plus")
        assert plan_of(measured, clock) == (PlannedTime(0, "studio", 0.5),)
