"""The step in which hours move, on the screen: the numbers that come of it, changed in their place."""

from __future__ import annotations

from datetime import timedelta

from tests.ui.assessment.test_assessment import LOW, W47, kept, shows, to_step
from tests.ui.driving import shown_text, until
from tracker.domain.time.week import Week
from tracker.domain.week.week_log import NONE_ALLOWED
from tracker.ui.assessment.review_table import ReviewTable
from tracker.ui.dialogs.hours_form import HoursForm

W48 = Week(2026, 48)


def numbers(changes):
    log = changes.record._files.log(W48)
    return (log.numbers.caps, log.numbers.targets) if log is not None else ({}, {})


async def stand_on(app, pilot, key):
    """Move down to the row of a number."""
    table = app.screen.query_one(ReviewTable)
    await until(pilot, lambda: f"number of {key}" in table.keys)
    while table.cursor_key != f"number of {key}":
        await pilot.press("down")


async def test_a_number_is_changed_in_its_place_by_step_by_digit_and_by_typing(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        assert "1 to 9 are hours" in " ".join(shown_text(app).split())
        await pilot.press("2")
        await stand_on(app, pilot, "social-media")
        await until(pilot, shows(app, "≤ 3:00   0:25 a day"))
        await pilot.press("minus")
        await until(pilot, shows(app, "≤ 2:45   0:25 a day; set by hand"))
        await pilot.press("1")
        await until(pilot, shows(app, "≤ 1:00"))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, HoursForm))
        await pilot.press(*["backspace"] * 4, *"x", "enter")
        await until(pilot, shows(app, "is not a number of hours a week"))
        await pilot.press("backspace", *"2:20", "enter")
        await until(pilot, shows(app, "≤ 2:20"))
        await until(pilot, lambda: numbers(measured)[0] == {"social-media": 2.3333})


async def test_a_cap_that_holds_still_is_shown_and_ended_there_and_u_brings_it_back(
    make_app, measured, clock
):
    earlier = clock.now() - timedelta(days=1)
    measured.numbers.set_one(earlier, "caps", "social-media", 4.0)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        await stand_on(app, pilot, "social-media")
        await until(pilot, shows(app, "≤ 4:00   0:35 a day; as before, it still holds"))
        await pilot.press("0")
        await until(pilot, shows(app, "none   taken away by hand"))
        await until(pilot, lambda: numbers(measured)[0] == {"social-media": NONE_ALLOWED})
        await pilot.press("u")
        await until(pilot, shows(app, "as before, it still holds"))
        await until(pilot, lambda: numbers(measured)[0] == {})


async def test_hours_to_move_can_be_typed(make_app, measured):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, shows(app, "[Measured]"))
        await to_step(app, pilot, "Move")
        await pilot.press("right", "e")
        await until(pilot, lambda: isinstance(app.screen, HoursForm))
        assert "from Social media to learning?" in shown_text(app)
        await pilot.press(*"1:15", "enter")
        await until(pilot, lambda: kept(measured) is not None and kept(measured).moves)
        assert [(move.target, move.hours) for move in kept(measured).moves] == [("learning", 1.25)]
    assert kept(measured) == measured.record._files.log(W47).assessment
