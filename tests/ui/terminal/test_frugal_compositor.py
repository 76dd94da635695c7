"""What is painted anew is asked for, and nothing else."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from tests.ui.driving import until


@pytest.mark.painted
async def test_a_cursor_that_moves_asks_for_the_lines_that_it_leaves_and_comes_to(
    make_app, listed, monkeypatch
):
    asked, render_lines = [], Widget.render_lines

    def counting(widget, crop):
        asked.append((type(widget).__name__, crop.height))
        return render_lines(widget, crop)

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.focused and app.context.view.stamps)
        await pilot.pause()
        monkeypatch.setattr(Widget, "render_lines", counting)
        await pilot.press("down")
        await pilot.pause()
    # Between them stands the head of a kind.
    assert ("WeekGrid", 3) in asked
    assert {name for name, _ in asked} <= {"WeekScreen", "Vertical", "WeekGrid", "ScreenFooter"}
    assert all(height <= 3 for _, height in asked)
