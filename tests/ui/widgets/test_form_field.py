"""A field of a form says what it is for and what is wrong with it, without widgets of their own for that."""

from __future__ import annotations

from textual.widgets import Input

from tests.ui.driving import back_to_the_first, shown_text, told, until
from tracker.ui.terminal.pasted import Pasted
from tracker.ui.widgets.form_field import FormField

WRONG = "A rating goes from 1 to 10."


def lines(app):
    """What stands within the frame of the form."""
    return [line.partition("│")[2].rpartition("│")[0].strip() for line in shown_text(app).splitlines()]


async def test_a_field_has_its_label_before_it_its_hint_behind_it_and_what_is_wrong_below_it(
    make_app, listed
):
    app = make_app()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "Priority      –           how important in life" in shown_text(app))
        await pilot.click("#priority", offset=(1, 0))
        await pilot.press(*"11", "ctrl+s")
        await until(pilot, lambda: WRONG in lines(app))
        shown = lines(app)
        at = shown.index("Priority      11          how important in life right now, 1 to 10")
        assert shown[at + 1] == WRONG
        # Where there is less room it is wrapped beside the label, and nothing is cut.
        await pilot.resize_terminal(60, 30)
        await until(pilot, lambda: "now, 1 to 10" in lines(app))
        at = lines(app).index("now, 1 to 10")
        assert lines(app)[at - 1] == "Priority      11          how important in life right"
        assert lines(app)[at + 1] == WRONG
        app.screen.query_one("#priority", Input).value = "7"
        app.screen.action_save()
        await until(pilot, lambda: WRONG not in shown_text(app))


async def test_a_field_takes_as_much_of_what_is_pasted_as_it_has_room_for_and_says_so(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: app.screen.query(FormField))
        name = app.screen.query_one("#name", Input)
        for pasted, taken, words in (
            ("Vocals ", "Vocals ", ""),
            ("x" * 100, "Vocals " + "x" * 53, "Only the first 53 characters"),
            ("y", "Vocals " + "x" * 53, "the field is full"),
        ):
            app.post_message(Pasted(pasted))
            await until(pilot, lambda taken=taken, words=words: name.value == taken and words in told(app))


async def test_a_form_has_two_widgets_a_field_and_few_others(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("a", "G"):
            await pilot.press(key)
            await until(pilot, lambda: app.screen.query(FormField))
            assert len(app.screen.query("*")) <= 2 * len(app.screen.query(FormField)) + 9, key
            await back_to_the_first(app)
