"""A screen that was closed is not kept: an app is open for weeks."""

from __future__ import annotations

import gc

import pytest

from tests.ui.driving import back_to_the_first, until
from tracker.ui.widgets.tracker_screen import TrackerScreen

KEYS = ("question_mark", "a", "L", "D", "slash", "T", "O", "P", "G")


@pytest.mark.painted
async def test_nothing_is_kept_of_a_screen_that_was_closed(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in (*KEYS, *KEYS):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) > 1)
            await pilot.pause()
            await back_to_the_first(app)
            await pilot.pause()
        gc.collect()
        kept = [each for each in gc.get_objects() if isinstance(each, TrackerScreen) and each.app is app]
        # The one that was closed last may still be in somebody's hands.
        assert len(kept) <= 2
