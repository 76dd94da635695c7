"""What is highlighted in a list, and what is said where nothing fits."""

from __future__ import annotations

from textual.app import App
from textual.widgets import OptionList

from tests.ui.driving import shown_text, until
from tracker.ui.dialogs.find import FindToStart
from tracker.ui.widgets.option_list import Options

LOW = (80, 24)
TINY = ((12, 4), (10, 3), (6, 1), (4, 24), (3, 2), (2, 24), (1, 1))


def style_of(app, words):
    """How a line of the list is painted, without what each line has of its own for the mouse."""
    options = app.screen.query_one(OptionList)
    lines = (options.render_line(y) for y in range(options.size.height))
    found = (part.style for line in lines for part in line if words in part.text)
    return next((style.clear_meta_and_links() for style in found), None)


async def test_the_highlight_is_seen_in_every_theme(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindToStart))
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
        assert isinstance(app.screen, FindToStart)


class Choice(App[None]):
    """A list as wide as the terminal, and no higher than what is in it."""

    CSS = "Options { height: auto; padding: 0 1; }"

    def compose(self):
        yield Options("When does your day end?", "0   midnight", "日本語")


async def test_however_small_a_terminal_is_made_a_list_stays_and_comes_back():
    app = Choice()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        whole = shown_text(app)
        for size in (*TINY, LOW):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert shown_text(app) == whole
