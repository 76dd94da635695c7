"""The line of keys shows what fits whole, always the way out, and takes clicks."""

from __future__ import annotations

import pytest

from tests.ui.driving import shown_text, until
from tracker.ui.dialogs.find import FindToStart
from tracker.ui.widgets.footer import ScreenFooter


def last_line(app):
    return shown_text(app).splitlines()[-1]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_line_has_whole_words_and_the_way_out_at_every_width(make_app, listed, width):
    app = make_app()
    async with app.run_test(size=(width, 24)) as pilot:
        await until(pilot, lambda: "q Quit" in last_line(app))
        bar = app.screen.query_one(ScreenFooter)
        words = {f"{shown} {about}" for _, _, shown, about in bar.keys}
        assert all(part.strip() in words for part in last_line(app).split("  ") if part.strip())


async def test_help_undo_and_the_list_stay_at_eighty_columns(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "n Note" in last_line(app))
        for words in ("space Start or stop", "/ Find", "L List", "u Undo", "? Help", "q Quit"):
            assert words in last_line(app)
        await pilot.press("L")
        await until(pilot, lambda: "esc Back" in last_line(app))
        for words in ("enter Change", "x Archive", "u Undo", "? Help"):
            assert words in last_line(app)


async def test_with_more_room_more_keys_are_told(make_app, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "i Interrupt" in last_line(app))
        assert "A Assess" in last_line(app)
        assert "T Trends" in last_line(app)
        assert "g Numbers" not in last_line(app)
        await pilot.resize_terminal(170, 40)
        for words in ("D Today", "g Numbers", "R Rate all"):
            await until(pilot, lambda words=words: words in last_line(app))


async def test_what_cannot_work_yet_is_not_told(make_app):
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "a Add" in last_line(app))
        for words in ("Note", "Undo", "Interrupt", "Numbers", "Rate"):
            assert words not in last_line(app)


async def test_a_click_on_a_key_does_what_the_key_does(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/ Find" in last_line(app))
        await pilot.click(offset=(last_line(app).index("Find"), 23))
        await until(pilot, lambda: isinstance(app.screen, FindToStart))


async def test_the_line_is_that_of_the_screen_on_top(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: "Start" in last_line(app))
        await pilot.press("escape")
        await until(pilot, lambda: "q Quit" in last_line(app))
