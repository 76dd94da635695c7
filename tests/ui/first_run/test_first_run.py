"""From an empty folder to a running timer."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from textual.widgets import Button, Input, OptionList

from tests.ui.driving import shown_text, told, until
from tracker.changes.changes import Changes
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.first_run.screen import LEAVES_TICKS, DayEndScreen, GoalScreen, TickScreen, likely_end
from tracker.ui.first_run.tick_list import TickList
from tracker.ui.week.screen import WeekScreen

LOW = (80, 24)


@pytest.fixture
def new_app(folders, clock):
    own = Changes(Store(folders), clock.zone)
    assert own.record.is_new()
    app_memory = AppMemory(folders.in_state("app.json"))
    return TrackerApp(own, clock, app_memory, own.record.week(None, clock.now()), is_new=True)


def is_on(app, screen):
    return lambda: isinstance(app.screen, screen)


async def test_four_keys_lead_from_nothing_to_a_running_timer_and_the_beginning_is_one_undo(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.pause()
        text = shown_text(new_app)
        # Every kind is in sight at eighty columns.
        for words in (
            "STUDIO",
            "LEISURE",
            "games, series, the phone",
            "[x] Social media",
            "8 ticked",
            "Go on",
        ):
            assert words in text
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: new_app.context.view.report.rows)
        assert "space starts the marked one" in told(new_app)
        await pilot.press("space")
        await until(pilot, lambda: new_app.context.view.report.running)
        assert changes.record.running().activity == "mixing"
        kinds = {activity.kind for activity in changes.record.listed().activities}
        assert {"studio", "learning", "leisure"} <= kinds
        await pilot.press("u")
        await until(pilot, lambda: new_app.context.view.report.running is None)
        # The whole beginning is one step back, and does not begin again.
        await pilot.press("u")
        await until(pilot, lambda: not new_app.context.view.report.rows)
        assert isinstance(new_app.screen, WeekScreen)
        assert not new_app.context.view.problems
        await pilot.press("ctrl+r")
        await until(pilot, lambda: new_app.context.view.report.rows)


async def test_what_is_not_offered_is_typed_and_the_rest_is_kept(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("a", *"Guitar", "enter", "down", "space")
        await pilot.press("enter", "4", "enter", *"Rent from mixing", "enter")
        await until(pilot, lambda: new_app.context.view.report.rows)
    listed = changes.record.listed()
    names = [(activity.name, activity.kind) for activity in listed.activities]
    assert ("Guitar", "studio") in names
    assert ("Practice", "learning") in names
    assert (listed.day_start, listed.goal) == (time(4), "Rent from mixing")


async def test_the_mouse_alone_does_it_as_well(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        ticks = new_app.screen.query_one(TickList)
        await pilot.click(TickList, offset=(4, 1))
        await until(pilot, lambda: "Mixing" not in ticks.ticked)
        await pilot.click("#go-on")
        await until(pilot, is_on(new_app, DayEndScreen))
        await pilot.click(OptionList, offset=(4, 3))
        await until(pilot, is_on(new_app, GoalScreen))
        await pilot.click("#go-on")
        await until(pilot, lambda: new_app.context.view.report.rows)
    listed = changes.record.listed()
    assert "Mixing" not in [activity.name for activity in listed.activities]
    assert listed.day_start == time(3)


async def test_escape_at_the_list_writes_nothing_and_says_what_to_do(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("escape")
        await until(pilot, is_on(new_app, WeekScreen))
        await pilot.pause()
        assert "choose from a list" in shown_text(new_app)
        await pilot.press("b")
        await until(pilot, is_on(new_app, TickScreen))
    assert changes.record.is_new()


async def test_escape_goes_a_step_back_and_nothing_answered_is_lost(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("space", "a", *"Guitar", "enter", "enter")
        await until(pilot, is_on(new_app, DayEndScreen))
        await pilot.press("3", "enter")
        await until(pilot, is_on(new_app, GoalScreen))
        await pilot.press(*"Rent", "escape")
        await until(pilot, is_on(new_app, DayEndScreen))
        assert new_app.screen.query_one(OptionList).highlighted == 3
        await pilot.press("escape")
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("enter", "enter")
        await until(pilot, is_on(new_app, GoalScreen))
        await pilot.press("enter")
        await until(pilot, lambda: new_app.context.view.report.rows)
    listed = changes.record.listed()
    assert [listed.has("guitar"), listed.has("mixing")] == [True, False]
    assert (listed.day_start, listed.goal) == (time(3), "Rent")


async def test_ticks_are_left_by_a_second_escape_alone(new_app, changes):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("space", "escape")
        await until(pilot, lambda: LEAVES_TICKS.format("escape") in shown_text(new_app))
        # What is ticked after the warning is warned of again.
        await pilot.press("down", "space", "escape")
        await until(pilot, lambda: LEAVES_TICKS.format("escape") in shown_text(new_app))
        assert isinstance(new_app.screen, TickScreen)
        await pilot.press("escape")
        await until(pilot, is_on(new_app, WeekScreen))
    assert changes.record.is_new()


@pytest.mark.parametrize(
    ("now", "hour"),
    [("10:00", 0), ("19:59", 0), ("20:00", 4), ("23:50", 4), ("02:30", 4), ("04:10", 5), ("05:00", 0)],
)
def test_somebody_up_in_the_night_is_offered_a_day_that_ends_after_now(now, hour):
    assert likely_end(datetime.fromisoformat(f"2026-11-19T{now}:00+01:00")) == hour


async def test_the_sentence_is_true_of_the_end_under_the_cursor(new_app):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        await pilot.press("enter")
        await until(pilot, is_on(new_app, DayEndScreen))
        await until(pilot, lambda: "after midnight counts for the new day" in shown_text(new_app))
        await pilot.press("down", "down")
        await until(pilot, lambda: "until 2 in the morning counts for the evening" in shown_text(new_app))


async def test_nothing_ticked_is_not_taken_and_an_empty_name_is_no_other_item(new_app):
    async with new_app.run_test(size=LOW) as pilot:
        await until(pilot, is_on(new_app, TickScreen))
        ticks = new_app.screen.query_one(TickList)
        before = len(ticks.chosen)
        await pilot.press("a", "space", "enter")
        await until(pilot, lambda: not new_app.screen.query_one("#another-name", Input).has_focus)
        assert len(ticks.chosen) == before
        assert new_app.screen.query_one("#go-on", Button).display
        ticks.ticked.clear()
        await pilot.press("enter")
        await until(pilot, lambda: "Tick at least one" in shown_text(new_app))
