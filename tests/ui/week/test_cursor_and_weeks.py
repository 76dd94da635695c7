"""Where the cursor and the week go: over midnight, to today, through weeks, and back."""

from __future__ import annotations

from tests.ui.driving import shown_text, told, until
from tests.ui.test_quick_keys import burst
from tracker.ui.day.screen import DayScreen
from tracker.ui.dialogs.palette import Commands
from tracker.ui.terminal.early_keys import ClickedKey
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.screen import WeekScreen
from tracker.ui.widgets.messages import OpenDay

LOW = (80, 24)
THURSDAY, FRIDAY = 3, 4


def shown_week(app):
    return str(app.context.view.report.week)


async def test_the_cursor_follows_the_day_unless_it_stands_on_another(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        grid = app.screen.query_one(WeekGrid)
        await until(pilot, lambda: grid.cursor_day == THURSDAY)
        clock.move(hours=6)
        app._tick()
        await until(pilot, lambda: grid.cursor_day == FRIDAY)
        await pilot.press("left", "left")
        clock.move(days=1)
        app._tick()
        await until(pilot, lambda: app.context.view.report.today == FRIDAY + 1)
        assert grid.cursor_day == THURSDAY - 1
        await pilot.press("t")
        await until(pilot, lambda: grid.cursor_day == FRIDAY + 1)


async def test_a_week_that_begins_begins_at_the_top(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        grid = app.screen.query_one(WeekGrid)
        await pilot.press("end")
        assert grid.cursor_key == "social-media"
        clock.move(days=4)
        app._tick()
        await until(pilot, lambda: shown_week(app) == "2026-W48")
        await until(pilot, lambda: (grid.cursor_key, grid.cursor_day) == ("mixing", 0))


async def test_today_is_opened_from_a_past_week_and_back_returns_to_that_week(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("[", "[")
        await until(pilot, lambda: shown_week(app) == "2026-W45")
        await pilot.press("right", "D")
        await until(pilot, lambda: "today" in shown_text(app) and isinstance(app.screen, DayScreen))
        await until(pilot, lambda: shown_week(app) == "2026-W47")
        day = app.screen
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: shown_week(app) == "2026-W45")
        # While it goes it is still told of what is shown, and asks for nothing any more.
        day._follow(app.context.view)
        await pilot.pause()
        await pilot.pause()
        assert shown_week(app) == "2026-W45"


async def test_what_is_started_in_a_past_week_starts_now_and_never_stops(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=5)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for key in ("space", "1"):
            await pilot.press("[")
            await until(pilot, lambda: "t goes back to this week" in shown_text(app))
            assert "starts Mixing" not in shown_text(app)
            # Said once.
            assert shown_text(app).count("back to this week") == 1
            await pilot.press(key)
            await until(pilot, lambda: app.context.view.is_present)
            await until(pilot, lambda: "Mixing is running already" in told(app))
            app.context.say_no_more()
    assert listed.record.running().activity == "mixing"


async def test_who_opens_the_app_over_what_runs_stops_it_with_one_key(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("social-media"), clock.now())
    clock.move(minutes=5)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "▶ Social media" in shown_text(app))
        await pilot.press("space")
        await until(pilot, lambda: "Stopped Social media" in told(app))
    assert listed.record.running() is None


async def test_as_many_weeks_are_turned_as_there_were_keys(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, *["left_square_bracket"] * 5)
        await until(pilot, lambda: shown_week(app) == "2026-W42")
        burst(app, *["right_square_bracket"] * 6)
        await until(pilot, lambda: shown_week(app) == "2026-W48")


async def test_an_empty_list_offers_nothing_to_start(make_app, changes, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "a Add" in shown_text(app))
        assert "space" not in shown_text(app)
        assert not [one.title for one in Commands(app.screen).commands() if "Start" in one.title]
        changes.activities.add(clock.now(), "Mixing", "studio")
        app._tick()
        await until(pilot, lambda: "space Start or stop" in shown_text(app))


async def test_what_the_palette_starts_it_never_stops(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=5)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        (start,) = [one for one in Commands(app.screen).commands() if one.title == "Start Mixing"]
        start.callback()
        await until(pilot, lambda: "Mixing is running already" in told(app))
    assert listed.record.running().activity == "mixing"


async def test_two_clicks_open_one_screen(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        grid = app.screen.query_one(WeekGrid)
        for day in (0, 1):
            grid.post_message(OpenDay(day))
        await until(pilot, lambda: isinstance(app.screen, DayScreen))
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        for _ in range(2):
            app.post_message(ClickedKey("a", app.screen))
        await until(pilot, lambda: app.screen.query("#name") and app.screen.focused)
        await pilot.press("b")
        assert app.screen.query_one("#name").value == "b"
        assert len(app.screen_stack) == 2


async def test_space_starts_after_the_only_activity_went_and_came_back(make_app, changes, clock):
    changes.activities.add(clock.now(), "Mixing", "studio")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "space Start or stop" in shown_text(app))
        await pilot.press("u")
        await until(pilot, lambda: not app.context.view.report.rows)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: app.context.view.report.rows)
        await pilot.press("space")
        await until(pilot, lambda: changes.record.running() is not None)


async def test_space_starts_what_the_list_got_from_elsewhere_while_it_was_empty(make_app, changes, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "a Add" in shown_text(app))
        changes.activities.add(clock.now(), "Mixing", "studio")
        app._tick()
        await until(pilot, lambda: app.context.view.report.rows)
        await pilot.press("space")
        await until(pilot, lambda: changes.record.running() is not None)


async def test_space_starts_what_the_cursor_is_on_after_undo_and_redo(make_app, listed, clock):
    listed.activities.add(clock.now(), "Gym", "wellbeing")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        grid = app.screen.query_one(WeekGrid)
        grid.cursor_key = "gym"
        await pilot.press("u")
        await until(pilot, lambda: "gym" not in grid.keys)
        assert grid.cursor_key == "social-media"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: grid.cursor_key == "gym")
        await pilot.press("space")
        await until(pilot, lambda: listed.record.running() is not None)
        assert listed.record.running().activity == "gym"
