"""What every dialog has in common."""

from __future__ import annotations

import pytest

from tests.ui.driving import shown_text, until
from tracker.ui.dialogs.dialog import Dialog

LOW = (80, 24)


@pytest.mark.parametrize("key", ["n", "g", "a", "question_mark"])
async def test_a_dialog_lies_in_the_middle_over_the_screen_that_it_belongs_to(make_app, listed, clock, key):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        app.theme = "tracker-dark"
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await until(pilot, lambda: "╰" in shown_text(app))
        lines = shown_text(app).splitlines()
        top = next(number for number, line in enumerate(lines) if "╭" in line and "╮" in line[-20:])
        bottom = next(number for number, line in enumerate(lines) if "╰──" in line)
        assert abs(top - (len(lines) - 2 - bottom)) <= 2
        left, right = lines[bottom].index("╰"), 79 - lines[bottom].rindex("╯")
        assert abs(left - right) <= 1
        assert app.screen.styles.background.a < 1
