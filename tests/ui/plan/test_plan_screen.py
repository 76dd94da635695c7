"""The plan of a week on its screen, made from real files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from textual import events

from tests.ui.driving import all_is_saved, shown_text, told, until
from tracker.domain.time.week import Week
from tracker.domain.week.plan import PlannedTime
from tracker.ui.plan.screen import PlanScreen
from tracker.ui.plan.table import PlanTable
from tracker.ui.week.screen import WeekScreen

LOW = (80, 24)
W46, W47, W48 = Week(2026, 46), Week(2026, 47), Week(2026, 48)
TUESDAY, THURSDAY = 1, 3


@pytest.fixture
def shifts(listed, clock):
    """Four weeks of shifts on Mondays and Wednesdays, and a target."""
    cafe = listed.record.listed().get("cafe-shifts")
    for weeks in range(1, 5):
        for day in (date(2026, 11, 16), date(2026, 11, 18)):
            begin = datetime.fromisoformat(f"{day - timedelta(weeks=weeks)}T09:00:00+01:00")
            listed.corrections.add(cafe, begin, begin + timedelta(hours=6), clock.now())
    listed.numbers.set_one(clock.now(), "targets", "studio", 12.0)
    return listed


async def open_plan(pilot, app, *keys):
    await pilot.press("P", *keys)
    await until(pilot, lambda: isinstance(app.screen, PlanScreen))
    await until(pilot, lambda: app.screen.query_one(PlanTable).planned is not None)
    await pilot.pause()


async def press(pilot, app, *keys):
    await pilot.press(*keys)
    await until(pilot, lambda: all_is_saved(app))
    await pilot.pause()


def plan_of(changes, clock, week=W47):
    return changes.record.week(week, clock.now()).plan


async def test_a_key_lays_half_an_hour_and_fast_ones_all_count(make_app, shifts, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        # The cursor begins on studio, today.
        await press(pilot, app, *["space"] * 9, *["plus"] * 2, *["minus"] * 3)
        assert plan_of(shifts, clock) == (PlannedTime(THURSDAY, "studio", 4.0),)
        assert "4:00 of 12:00" in shown_text(app)
        await press(pilot, app, "right", "3", "down", "1", "x")
        assert plan_of(shifts, clock) == (
            PlannedTime(THURSDAY, "studio", 4.0),
            PlannedTime(4, "studio", 3.0),
        )
        await press(pilot, app, "u", "u", "u")
        assert plan_of(shifts, clock) == (PlannedTime(THURSDAY, "studio", 4.0),)
        # Where nothing is to take away a key does nothing, and is no step.
        await press(pilot, app, "down", "minus", "x", "u")
        assert plan_of(shifts, clock) == (PlannedTime(THURSDAY, "studio", 4.5),)


async def test_next_week_is_planned_beside_the_usual_shifts_and_over_one_it_is_said(make_app, shifts, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app, "right_square_bracket")
        await until(pilot, lambda: "next week" in shown_text(app))
        await until(pilot, lambda: "Mon 23  ▒ 09:00–15:00 Café shifts" in shown_text(app))
        await press(pilot, app, "2", "enter", *"1400", "enter")
        assert plan_of(shifts, clock, W48) == (PlannedTime(0, "studio", 2.0, time(14)),)
        text = shown_text(app)
        assert "Mon 14:00–16:00 studio lies over Café shifts, usually 09:00–15:00." in text
        assert "█ 14:00–16:00 studio over Café shifts" in text
        # An empty field takes the time away again.
        await press(pilot, app, "enter", *["backspace"] * 5, "enter")
        assert plan_of(shifts, clock, W48) == (PlannedTime(0, "studio", 2.0),)
        assert "lies over" not in shown_text(app)
        await press(pilot, app, "P")
        assert isinstance(app.screen, WeekScreen)
        assert app.context.view.report.week == W48


async def test_what_cannot_be_is_refused_by_name_and_nothing_is_lost(make_app, shifts, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        await press(pilot, app, "9", "down", "9", "down", "7")
        assert "Thu would have 25:00 planned: a day has 24 hours." in told(app)
        assert sum(each.hours for each in plan_of(shifts, clock)) == 18
        await press(pilot, app, "up", "enter", *"25", "enter")
        assert "«25» is not a time of day" in shown_text(app)
        await press(pilot, app, "escape", "escape")
        assert sum(each.hours for each in plan_of(shifts, clock)) == 18
        await press(pilot, app, "left_square_bracket")
        await until(pilot, lambda: "is over" in shown_text(app))
        for key in ("space", "5", "enter"):
            app.context.say_no_more()
            await press(pilot, app, key)
            assert told(app) == "2026-W46 is over and keeps its plan."
        assert plan_of(shifts, clock, W46) == ()


async def test_days_that_are_gone_show_what_was_done_and_a_week_that_is_over_says_it(make_app, shifts, clock):
    mixing = shifts.record.listed().get("mixing")
    begin = datetime.fromisoformat("2026-11-17T19:00:00+01:00")
    shifts.plan.add(clock.now(), W47, PlannedTime(TUESDAY, "studio", 2.0, time(19)))
    shifts.corrections.add(mixing, begin, begin + timedelta(hours=1.5), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        rows = shown_text(app).splitlines()
        place = next(number for number, row in enumerate(rows) if row.startswith(" Studio"))
        assert rows[place].split()[1:3] == ["·", "2:00"]
        assert rows[place + 1].split()[:3] == ["done", "·", "1:30"]
        assert "Left to lay: studio 10:30" in shown_text(app)
    clock.move(days=7)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app, "left_square_bracket")
        said = "Planned 2:00 of studio on one day, done 1:30 on one."
        await until(pilot, lambda: said in shown_text(app))


async def test_a_time_where_nothing_is_meant_yet_begins_with_an_hour_and_a_burst_means_what_it_says(
    make_app, shifts, clock
):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        await press(pilot, app, "enter", *"1900", "enter")
        assert plan_of(shifts, clock) == (PlannedTime(THURSDAY, "studio", 1.0, time(19)),)
        assert "Planned: studio 1:00 on Thu 19 Nov from 19:00" in told(app)
        for key in ("right", "3", "enter", *"1430", "enter", "space"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: len(plan_of(shifts, clock)) == 2 and all_is_saved(app))
        await until(pilot, lambda: plan_of(shifts, clock)[1].hours == 3.5)
        assert plan_of(shifts, clock)[1] == PlannedTime(4, "studio", 3.5, time(14, 30))


async def test_another_activity_gets_a_row_of_its_own(make_app, shifts, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        await press(pilot, app, "a", *"cook", "enter", "2")
        assert plan_of(shifts, clock) == (PlannedTime(THURSDAY, "cooking", 2.0),)
        await press(pilot, app, "a", *"mix", "enter", "1")
        assert [row.what for row in app.screen.query_one(PlanTable).planned.rows][:2] == ["studio", "mixing"]
        # With no hours left it stays where it is until the screen is left.
        await press(pilot, app, "x", "x")
        assert app.screen.query_one(PlanTable).cursor_key == "mixing"


async def test_a_click_on_a_cell_puts_the_cursor_there_at_every_size(make_app, shifts, clock):
    shifts.plan.add(clock.now(), W47, PlannedTime(TUESDAY, "studio", 2.0, time(14)))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        for size in ((60, 20), (120, 40), (200, 60), (40, 12), LOW):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: app.screen.size == size)
            await pilot.pause()
            table = app.screen.query_one(PlanTable)
            header = table.line_at(0).cells
            x = sum(len(text) for text, _ in header[: TUESDAY + 2]) - 2
            await pilot.click(PlanTable, offset=(x, 1))
            assert (table.cursor_key, table.cursor_day) == ("studio", TUESDAY)
            assert "2:00" in shown_text(app)
            assert "Café shifts" in shown_text(app) or size == (40, 12)
            await pilot.press("right")


async def test_names_stand_there_literally(make_app, listed, clock):
    listed.activities.add(clock.now(), "[/foo [red]", "studio")
    listed.plan.add(clock.now(), W47, PlannedTime(THURSDAY, "[/foo [red]", 2.0, time(20)))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        assert "   [/foo [red]" in shown_text(app)
        assert "█ 20:00–22:00 [/foo [red]" in shown_text(app)


async def test_a_time_that_is_typed_over_the_end_of_the_week_is_not_one_of_the_next(make_app, shifts, clock):
    clock.move(days=3, hours=4, minutes=59)
    shifts.plan.add(clock.now(), W47, PlannedTime(6, "studio", 2.0))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_plan(pilot, app)
        await pilot.press("enter", *"2330")
        clock.move(minutes=2)
        await until(pilot, lambda: app.context.view.report.week == W48)
        await press(pilot, app, "enter")
        assert "2026-W47 is over." in told(app)
        assert (plan_of(shifts, clock), plan_of(shifts, clock, W48)) == ((PlannedTime(6, "studio", 2.0),), ())
