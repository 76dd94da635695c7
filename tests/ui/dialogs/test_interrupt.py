"""The last minutes belonged to something else: typed in one line while the timer goes on."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from tests.ui.driving import shown_text, told, until
from tracker.ui.dialogs.interrupt import InterruptScreen

LOW = (80, 24)


@pytest.fixture
def running(listed, clock):
    """An hour of mixing."""
    listed.timer.start(listed.record.listed().get("mixing"), clock.now(), note="vocal comp")
    clock.move(hours=1)
    return listed


def stretches(changes):
    entries = [entry for week in changes.store.weeks() for entry in changes.store.log(week).entries]
    return [(e.activity, f"{e.start:%H:%M}", f"{e.end:%H:%M}" if e.end else "") for e in entries]


def is_open(app):
    return lambda: isinstance(app.screen, InterruptScreen)


async def test_a_time_and_a_part_of_a_name_are_enough(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        await pilot.press(*"20m soc", "enter")
        await until(pilot, lambda: "Mixing goes on · u undoes" in told(app))
    assert stretches(running) == [
        ("mixing", "19:00", "19:40"),
        ("social-media", "19:40", "20:00"),
        ("mixing", "20:00", ""),
    ]


async def test_without_a_time_it_is_five_minutes(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        assert "The last 0:05" in shown_text(app)
        await pilot.press(*"cook", "enter")
        await until(pilot, lambda: len(stretches(running)) == 3)
    assert stretches(running)[1] == ("cooking", "19:55", "20:00")


async def test_something_new_comes_onto_the_list_on_the_way(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        await pilot.press(*"10m doorbell")
        await until(pilot, lambda: "New: Doorbell  (leisure)" in shown_text(app))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: len(stretches(running)) == 3)
    assert running.record.listed().get("doorbell").kind == "chores"
    assert stretches(running)[1] == ("doorbell", "19:50", "20:00")


async def test_a_slip_of_the_finger_offers_what_was_meant_before_something_new(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        await pilot.press(*"3m socal media")
        await until(pilot, lambda: "Social media  (leisure): did you mean this?" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(stretches(running)) == 3)
    assert stretches(running)[1] == ("social-media", "19:57", "20:00")


async def test_more_than_has_run_is_said_and_not_taken(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        await pilot.press(*"2h soc", "enter")
        await until(pilot, lambda: "It has run for 1:00" in shown_text(app))
        assert isinstance(app.screen, InterruptScreen)
    assert stretches(running) == [("mixing", "19:00", "")]


async def test_a_number_at_the_end_belongs_to_the_name(make_app, running, clock):
    running.activities.add(clock.now(), "Studio 54", "leisure")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, is_open(app))
        await pilot.press(*"studio 54")
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        assert "The last 0:05" in shown_text(app)


async def test_while_nothing_runs_there_is_nothing_to_interrupt(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "nothing to interrupt" in told(app))


async def test_what_another_program_stops_meanwhile_cannot_be_interrupted_and_that_is_said(
    make_app, running, clock
):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "Mixing goes on" in shown_text(app))
        running.timer.stop(clock.now())
        # Whoever is typing goes on typing into the form.
        await pilot.press(*"5m soc")
        app._tick()
        await until(pilot, lambda: shown_text(app).count("Nothing is running, so there is nothing") == 2)
        assert "goes on" not in shown_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, InterruptScreen)
        assert "It has run for" not in shown_text(app)
        # And once something runs again, that is what is interrupted.
        running.timer.start(running.record.listed().get("tutorials"), clock.now())
        clock.move(minutes=10)
        app._tick()
        await until(pilot, lambda: "Tutorials goes on" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Tutorials goes on · u undoes" in told(app))
    assert stretches(running)[1:] == [
        ("tutorials", "20:00", "20:05"),
        ("social-media", "20:05", "20:10"),
        ("tutorials", "20:10", ""),
    ]


async def test_what_is_switched_to_meanwhile_is_not_offered_and_goes_on(make_app, running, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "Mixing goes on" in shown_text(app))
        running.timer.start(running.record.listed().get("social-media"), clock.now())
        clock.move(minutes=10)
        app._tick()
        await until(pilot, lambda: "Social media goes on" in shown_text(app))
        assert "Social media  (leisure)" not in shown_text(app)
        assert "Mixing  (studio)" in shown_text(app)


@pytest.mark.parametrize("key", ["i", "slash"])
async def test_a_list_that_goes_on_below_shows_that_and_what_is_highlighted(make_app, running, clock, key):
    for number in range(18):
        running.activities.add(clock.now(), f"Chore {number}", "chores")
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.screen.query(OptionList))
        options = app.screen.query_one(OptionList)
        await until(pilot, lambda: options.show_vertical_scrollbar)
        await pilot.press("up")
        last = options.get_option_at_index(options.option_count - 1).prompt.plain
        await until(pilot, lambda: last in shown_text(app))
