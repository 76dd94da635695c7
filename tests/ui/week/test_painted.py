"""What stands on the screen is what the week says, whole, however large the screen is or has been."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import product

import pytest
from textual import events
from textual.geometry import Size

from tests.ui.driving import shown_text, until
from tracker.domain.time.duration import NOTHING, cell_h_mm
from tracker.ui.terminal.themes import LIGHT
from tracker.ui.week.grid import WeekGrid
from tracker.ui.widgets.away_banner import AwayBanner
from tracker.ui.widgets.footer import ScreenFooter
from tracker.ui.widgets.row_table import Line

HOURS = re.compile(rf"{NOTHING}|\d+:\d\d")


async def test_every_number_of_the_week_is_painted_whole_at_every_size(make_app, listed, clock):
    monday = clock.now().replace(hour=0) - timedelta(days=3)
    for number in range(7):
        kind = ("chores", "job", "studio", "learning")[number % 4]
        listed.activities.add(clock.now(), f"{number} more of many", kind)
    for number, activity in enumerate(listed.record.listed().activities[:9]):
        begin = monday + timedelta(hours=10 * number)
        listed.corrections.add(activity, begin, begin + timedelta(hours=9, minutes=number), clock.now())
    numbers = (("caps", "social-media", 120.0), ("targets", "studio", 12.0), ("targets", "learning", 120.0))
    listed.numbers.set(clock.now(), numbers)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.context.view.session is not None)
        grid = app.screen.query_one(WeekGrid)
        for height, width in product((17, 18, 24, 30), (60, 80, 81, 82, 104)):
            size = width, height
            await pilot.resize_terminal(*size)
            await pilot.pause()
            screen = shown_text(app).splitlines()
            assert {len(line) for line in screen} == {size[0]}
            for y, painted in enumerate(screen[grid.region.y : grid.region.bottom]):
                line = grid.line_at(y) or Line(())
                assert painted.startswith("".join(text for text, _ in line.cells).rstrip()), size
                row = app.context.view.report.row(line.key)
                if row is not None:
                    spent = [*map(cell_h_mm, (*row.days, row.seconds))]
                    assert HOURS.findall(painted)[: len(spent)] == spent, size


async def test_what_is_above_and_below_is_as_high_as_a_width_asks_for_whatever_it_was(
    make_app, listed, clock
):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now() - timedelta(hours=9))
    app = make_app()
    async with app.run_test(size=(30, 24)) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        app.context.say("Something that was done is told here in many words, so that it takes some lines")
        await pilot.pause()
        for kind in (AwayBanner, ScreenFooter):
            part = app.screen.query_one(kind)
            narrow, wide = (part.get_content_height(part.size, part.size, width) for width in (28, 118))
            assert wide < narrow, kind


async def test_another_size_is_taken_even_where_the_timer_for_it_never_comes(make_app, listed, monkeypatch):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.context.view.report.rows)
        never = app.set_interval(1, pause=True)
        monkeypatch.setattr(app, "set_timer", lambda *_, **__: never)
        for size in ((100, 30), (120, 40)):
            await pilot.resize_terminal(*size)
        app._tick()
        await until(pilot, lambda: app.screen.query_one(ScreenFooter).region.bottom_right == (120, 40))


@pytest.mark.parametrize("opened", ["", "a", "ctrl+p"])
async def test_sizes_in_a_burst_end_with_that_of_the_terminal(make_app, listed, monkeypatch, opened):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.context.view.report.rows)
        await pilot.press(*filter(None, [opened]))
        taken = []
        for screen in app.screen_stack:
            monkeypatch.setattr(screen, "_screen_resized", taken.append)
            for size in ((100, 30), (120, 40), (100, 30)):
                screen.post_message(events.Resize(Size(*size), Size(*size)))
                # What else there is between them keeps one from taking the place of the other.
                screen.call_later(lambda: None)
        await until(pilot, lambda: len(taken) >= 3 * len(app.screen_stack))
        assert set(taken) == {(80, 24)}


@pytest.mark.parametrize("keys", ["", "D", "T", "L", "O"])
async def test_no_cell_is_left_to_the_colour_of_the_terminal(make_app, listed, clock, keys):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now() - timedelta(hours=1))
    app = make_app()
    async with app.run_test(size=(200, 60)) as pilot:
        app.theme = LIGHT
        await pilot.press(*keys)
        await until(pilot, lambda: app.context.view.report.running and len(app.screen_stack) > len(keys))
        for y, strip in enumerate(app.screen._compositor.render_strips()):
            for segment in strip:
                assert segment.style is not None, (y, segment.text)
                assert segment.style.bgcolor is not None, (y, segment.text)
