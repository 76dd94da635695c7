"""What the first picture of a screen costs."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.ui.driving import until
from tracker.ui.activities.form import ActivityForm
from tracker.ui.day.screen import DayScreen
from tracker.ui.dialogs.note_form import NoteForm
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.screen import WeekScreen
from tracker.ui.week.timer_header import TimerHeader


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often all stylesheets were read once more."""
    anew, reparse = [], Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: (anew.append(1), reparse(self)))
    return anew


@pytest.fixture
def styled(monkeypatch: pytest.MonkeyPatch) -> Counter[Widget]:
    """How often each widget was styled, without screens."""
    styled: Counter[Widget] = Counter()
    apply = Stylesheet.apply

    def count(self: Stylesheet, node: object, **given: object) -> None:
        if isinstance(node, Widget) and not isinstance(node, Screen):
            styled[node] += 1
        apply(self, node, **given)

    monkeypatch.setattr(Stylesheet, "apply", count)
    return styled


async def test_garbage_is_looked_for_once_there_is_a_picture(make_app, listed):
    app = make_app()
    gc.disable()
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, gc.isenabled)
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize("size", [(80, 15), (80, 24), (200, 60)])
async def test_the_week_is_styled_once(make_app, listed, anew, styled, size):
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert anew == []
        assert {*styled.values()} == {1}
        assert app.screen.focused is app.screen.query_one(WeekGrid)


@pytest.mark.parametrize(("key", "opened"), [("n", NoteForm), ("a", ActivityForm), ("D", DayScreen)])
async def test_what_is_opened_costs_nothing_of_what_was_there(
    make_app, listed, clock, anew, styled, key, opened
):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=5)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        below = app.screen
        styled.clear()
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, opened))
        await pilot.pause()
        assert anew == []
        assert {widget for widget, times in styled.items() if times > 1} <= {app.screen.focused}
        assert not any(widget.screen is below for widget in styled)


async def test_the_stylesheet_of_a_screen_is_in_force_when_it_is_first_seen(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: app.screen.styles.align == ("center", "top"))


@pytest.mark.painted
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_the_first_picture_is_the_one_that_stays(make_app, listed, clock, monkeypatch, size):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=5)
    first: dict[tuple[type[Widget], int], str] = {}
    for kind in (TimerHeader, WeekGrid):
        render = kind.render_line

        def remember(self: Widget, y: int, render=render, kind=kind) -> Strip:
            strip = render(self, y)
            first.setdefault((kind, y), strip.text)
            return strip

        monkeypatch.setattr(kind, "render_line", remember)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: (WeekGrid, 0) in first and (TimerHeader, 0) in first)
        for kind in (TimerHeader, WeekGrid):
            widget = app.screen.query_one(kind)
            assert [first[kind, y] for y in range(3)] == [widget.render_line(y).text for y in range(3)]
