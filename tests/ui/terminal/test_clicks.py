"""A click is for the screen that it was meant for, and only the first button clicks."""

from __future__ import annotations

from textual import events

from tests.ui.driving import all_is_saved, shown_text, told, until
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.week.grid import WeekGrid

FIRST, RIGHT = 1, 3


async def click(app, pilot, x, y, button=FIRST):
    """A click as quick after the one before as can be, however slow the machine is."""
    for kind in (events.MouseDown, events.MouseUp):
        event = kind(None, x, y, 0, 0, button, False, False, False, x, y)
        event.time = 1.0
        app.post_message(event)
    await pilot.pause()


async def test_the_second_click_does_nothing_on_the_screen_that_the_first_one_has_opened(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "L List" in shown_text(app))
        x = shown_text(app).splitlines()[-1].index("L List")
        await click(app, pilot, x, 23)
        await until(
            pilot, lambda: isinstance(app.screen, ActivitiesScreen) and "Your list" in shown_text(app)
        )
        for _ in range(2):
            await click(app, pilot, x, 23)
        await until(pilot, lambda: all_is_saved(app))
        assert isinstance(app.screen, ActivitiesScreen)
        assert len(listed.record.listed().in_rows) == 5
        assert told(app) == ""


async def test_only_the_first_button_starts_a_timer(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        y = app.screen.query_one(WeekGrid).region.y + 2
        for button in (RIGHT, FIRST, RIGHT):
            await click(app, pilot, 8, y, button)
        await until(pilot, lambda: all_is_saved(app))
        assert listed.record.running() is None
        await click(app, pilot, 8, y)
        await until(pilot, lambda: app.context.view.report.running)
