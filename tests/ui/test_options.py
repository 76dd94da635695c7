"""What is highlighted in a list, and what is said where nothing fits."""

from __future__ import annotations

from tests.ui.driving import shown_text, until
from tracker.ui.dialogs.find import FindActivity

LOW = (80, 24)


def style_of(app, words):
    segments = (part for strip in app.screen._compositor.render_strips() for part in strip)
    return next((part.style for part in segments if words in part.text), None)


async def test_the_highlight_is_seen_in_every_theme(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("slash")
        for theme in ("tracker-dark", "tracker-light", "ansi-dark", "ansi-light"):
            app.theme = theme
            await pilot.pause()
            await until(pilot, lambda: style_of(app, "Tutorials") and style_of(app, "Mixing"))
            await until(pilot, lambda: style_of(app, "Mixing") != style_of(app, "Tutorials"))


async def test_a_list_that_nothing_fits_says_so(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("slash", *"zzz")
        await until(pilot, lambda: "Nothing on the list is called that." in shown_text(app))
        await pilot.press("enter")
        assert isinstance(app.screen, FindActivity)
