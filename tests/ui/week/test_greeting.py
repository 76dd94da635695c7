"""A week that begins is greeted by what was decided; an intention is there when it is tested."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from tests.ui.driving import HandClock, shown_text, told, until
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Intention
from tracker.domain.week.plan import PlannedTime
from tracker.domain.week.week_log import WeekLog
from tracker.ui.week.greeting import Greeting

LOW = (80, 24)
W46, W47 = Week(2026, 46), Week(2026, 47)
PHONE = Intention("I reach for the phone in the morning", "I open Tides first", "social-media")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime.fromisoformat("2026-11-16T09:00:00+01:00"))


@pytest.fixture
def decided(listed, clock):
    """The week before was assessed on Sunday, and this one has a plan."""
    sunday = clock.now() - timedelta(hours=12)
    assessment = Assessment(
        assessed=sunday, decision="part-time", note="Mornings are mine.", intentions=(PHONE,)
    )

    def rule(change):
        change.put_log(replace(WeekLog(W46, time(0)), assessment=assessment))

    listed.store.change("assess", clock.now(), rule)
    listed.plan.add(clock.now(), W47, PlannedTime(0, "studio", 2.0, time(19)))
    listed.plan.add(clock.now(), W47, PlannedTime(4, "studio", 1.5))
    listed.numbers.set(clock.now(), [("targets", "studio", 12.0), ("caps", "social-media", 4.0)])
    return listed


def is_greeting(app):
    return app.screen.query_one(Greeting).display


async def test_it_is_greeted_once_and_a_key_brings_it_back(make_app, decided):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: is_greeting(app))
        text = shown_text(app)
        assert "Decided on Sunday: part time. «Mornings are mine.»" in text
        assert "When I reach for the phone in the morning, then I open Tides first" in text
        assert "this week · studio 12:00 · Social media ≤ 4:00 · planned Mon Fri" in text
        await pilot.press("escape")
        await until(pilot, lambda: not is_greeting(app))
    again = make_app()
    async with again.run_test(size=LOW) as pilot:
        await until(pilot, lambda: again.context.view.decided is not None)
        await pilot.press("w")
        await until(pilot, lambda: is_greeting(again))
        await pilot.press("w")
        await until(pilot, lambda: not is_greeting(again))


async def test_it_gives_way_to_the_first_start(make_app, decided):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: is_greeting(app))
        await pilot.press("1")
        await until(pilot, lambda: "Started Mixing" in told(app))
        assert not is_greeting(app)


async def test_in_the_middle_of_a_week_nobody_is_greeted(make_app, decided, clock):
    clock.move(hours=60)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.decided is not None)
        await pilot.pause()
        assert not is_greeting(app)


async def test_where_nothing_was_decided_the_key_says_so(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "Nothing was decided for this week. A assesses the last one." in told(app))


async def test_the_plan_of_today_stands_in_the_header_and_that_of_days_to_come_in_the_grid(make_app, decided):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: is_greeting(app))
        await pilot.press("escape")
        await until(pilot, lambda: "studio 19:00–21:00, in 10:00" in shown_text(app))
        studio = next(line for line in shown_text(app).splitlines() if line.startswith(" STUDIO"))
        assert studio.split()[1:6] == ["·", "·", "·", "·", "1:30"]


async def test_an_intention_is_there_while_that_runs_which_it_is_about(make_app, decided):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: is_greeting(app))
        await pilot.press("escape")
        words = "When I reach for the phone in the morning, then I open Tides first"
        assert words not in shown_text(app)
        app.context.start("social-media")
        await until(pilot, lambda: words in shown_text(app))
