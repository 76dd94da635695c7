"""Guess, target, cap and studio days, and the quiet offer to guess a week."""

from __future__ import annotations

from datetime import time, timedelta

from textual.widgets import Input

from tests.ui.driving import shown_text, told, until
from tracker.domain.time.week import Week
from tracker.ui.dialogs.numbers_form import NumbersForm

LOW = (80, 24)
W47 = Week(2026, 47)


def form_is_open(app):
    return lambda: isinstance(app.screen, NumbersForm)


def log_of(changes):
    return changes.record._files.log(W47)


async def test_numbers_of_a_studio_activity_are_set_in_one_form(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("g")
        await until(pilot, form_is_open(app))
        await pilot.press(*"12", "tab", *"8h30", "tab", *"10", "tab", *"5", "ctrl+s")
        await until(pilot, lambda: app.context.view.report.kind_targets)
    log = log_of(listed)
    assert dict(log.numbers.guesses) == {"mixing": 12.0}
    assert dict(log.numbers.targets) == {"mixing": 8.5, "studio": 10.0}
    assert log.studio_days == 5
    listed.history.undo(app.context.days.now())
    assert log_of(listed) is None


async def test_what_is_no_number_is_said_under_its_field_and_nothing_typed_is_lost(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("g")
        await until(pilot, form_is_open(app))
        await pilot.press(*"4x", "tab", *"8", "ctrl+s")
        await until(pilot, lambda: "«4x» is not a number of hours" in shown_text(app))
        assert [field.value for field in app.screen.query(Input)][:2] == ["4x", "8"]
    assert log_of(listed) is None


async def test_an_emptied_field_takes_the_cap_away(make_app, listed, clock):
    listed.numbers.set_one(clock.now(), "caps", "social-media", 4.0)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("end", "g")
        await until(pilot, form_is_open(app))
        await pilot.press("tab", "end", *["backspace"] * 4, "ctrl+s")
        await until(pilot, lambda: "Cap for Social media: none" in told(app))
    assert not log_of(listed).numbers.caps


async def test_the_offer_to_guess_comes_with_the_first_timer_and_goes_by_itself(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view)
        assert "press G to guess its hours" not in shown_text(app)
        await pilot.press("space")
        await until(pilot, lambda: "Started" in told(app))
        app.context.say_no_more()
        await until(pilot, lambda: "press G to guess its hours" in shown_text(app))
        for _ in range(7):
            clock.move(minutes=9)
            app._tick()
        await until(pilot, lambda: "press G to guess its hours" not in shown_text(app))


async def test_the_week_is_guessed_from_last_weeks_guesses_in_one_change(make_app, listed, clock):
    numbers = [("guesses", "mixing", 9.0), ("guesses", "social-media", 2.0)]
    listed.numbers.set(clock.now() - timedelta(days=7), numbers, label="guess")
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "press G to guess its hours" in shown_text(app))
        await pilot.press("G")
        await until(pilot, form_is_open(app))
        values = [field.value for field in app.screen.query(Input)]
        assert values == ["9:00", "", "", "", "2:00"]
        await pilot.press("tab", *"3", "ctrl+s")
        await until(pilot, lambda: app.context.numbers.guesses)
        assert "press G to guess its hours" not in shown_text(app)
        await pilot.press("u")
        await until(pilot, lambda: not app.context.numbers.guesses)
    assert dict(log_of(listed).numbers.guesses) == {}


async def test_guesses_are_not_shown_beside_measured_hours(make_app, listed, clock):
    listed.numbers.set_one(clock.now(), "guesses", "mixing", 77.0)
    app = make_app()
    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: app.context.view)
        assert "77:00" not in shown_text(app)


async def test_a_week_that_is_over_keeps_its_numbers(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: not app.context.view.is_present)
        for key in ("g", "G"):
            app.context.say_no_more()
            await pilot.press(key)
            await until(pilot, lambda: "2026-W46 is over and keeps its numbers. t goes back" in told(app))


async def test_what_is_set_in_the_next_week_is_a_number_of_that_week(make_app, listed, changes, clock):
    # This week has begun with another end of the day, and keeps it.
    listed.numbers.set_one(clock.now(), "caps", "social-media", 4.0)
    listed.activities.set_day_start(clock.now(), time(4))
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: app.context.view.report.is_to_come)
        await pilot.press("g")
        await until(pilot, form_is_open(app))
        assert "holds from 2026-W48 on" in " ".join(shown_text(app).split())
        await pilot.press(*"12", "tab", *"8", "ctrl+s")
        await until(pilot, lambda: "Target for Mixing in 2026-W48: 8:00 a week" in told(app))
        await until(pilot, lambda: app.context.view.report.row("mixing").target)
        await pilot.press("G")
        await until(pilot, form_is_open(app))
        assert "Guess your week 2026-W48" in shown_text(app)
    before, log = log_of(changes), changes.store.log(W47.next())
    assert (before.numbers.guesses, before.numbers.targets, before.day_start) == ({}, {}, time(0))
    assert (dict(log.numbers.guesses), dict(log.numbers.targets)) == ({"mixing": 12.0}, {"mixing": 8.0})
    assert log.day_start == time(4)
