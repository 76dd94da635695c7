"""What is published of the week that is shown, and when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textual import events

from tests.ui.driving import back_to_the_first, until
from tracker.ui.week.timer_header import TimerHeader


async def test_with_nothing_running_the_seconds_of_a_minute_publish_nothing(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        published: list[object] = []
        app.context.follow(app.screen, lambda view: published.append(view.report.now), at_once=False)
        app._tick()
        published.clear()
        for _ in range(59 - clock.now().second):
            clock.move(seconds=1)
            app._tick()
        assert published == []
        clock.move(seconds=1)
        app._tick()
        assert published == [clock.now()]


@pytest.fixture
def mixing(listed, clock):
    """What has run for twenty seconds, since seven in the evening."""
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(seconds=20)


def told_in(app, clock, seconds: int) -> tuple[list[int], list[int]]:
    """Which of so many seconds are told, and at which a view is published."""
    told: list[int] = []
    published: list[int] = []
    app.context.follow_seconds(app.screen, lambda now: told.append(now.second))
    app.context.follow(app.screen, lambda view: published.append(view.report.now.second), at_once=False)
    for _ in range(seconds):
        clock.move(seconds=1)
        app._tick()
    return told, published


async def test_while_a_timer_runs_each_second_is_told_and_a_view_comes_with_the_minutes(
    make_app, mixing, clock
):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app._tick()
        told, published = told_in(app, clock, 60)
        assert sorted([*told, *published]) == [*range(60)]
        assert published == [0]


async def test_without_focus_each_tenth_second_is_told_and_who_comes_back_sees_them_at_once(
    make_app, mixing, clock
):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app._tick()
        app.post_message(events.AppBlur())
        await until(pilot, lambda: not app.app_focus)
        told, published = told_in(app, clock, 90)
        assert len(told) in (8, 9)
        assert {(after - before) % 60 for before, after in pairwise(told)} <= {10, 11}
        assert published == [0]
        assert app.context.view.report.now.minute == 1
        app.post_message(events.AppFocus())
        await until(pilot, lambda: app.app_focus)
        assert app.context.view.report.now == clock.now()


async def test_below_a_dialog_the_seconds_stand_still_and_are_right_once_it_is_closed(
    make_app, mixing, clock
):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        header = app.screen.query_one(TimerHeader)
        await pilot.press("n")
        await until(pilot, lambda: app.screen is not header.screen)
        before = header._painted
        told, _ = told_in(app, clock, 30)
        assert len(told) == 30
        assert header._painted == before
        await back_to_the_first(app)
        await until(pilot, lambda: header._words(app.context.view).elapsed == "0:00:50")
