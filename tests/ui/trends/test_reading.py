"""What the screens that look back say before anything is known, and where nothing can be."""

from __future__ import annotations

import pytest

from tests.ui.context.test_slow_disk import Disk
from tests.ui.driving import shown_text, told, until
from tests.ui.test_quick_keys import burst
from tests.ui.trends.test_trends_screen import LOW, add
from tracker.reading.looking_back import LookingBack
from tracker.storage.errors import Unreadable
from tracker.ui.context.week_reader import NO_STAMPS
from tracker.ui.trends.look_screen import LookScreen
from tracker.ui.trends.tracks_screen import TracksScreen

# The keys that lead there, and what stands there once it is read.
SCREENS = {
    "weeks": (["T"], "W47"),
    "months": (["T", "tab"], "1:00 in the studio"),
    "years": (["T", "tab", "tab"], "1:00 in the studio in 2026"),
    "days": (["T", "shift+tab"], "2026: 1:00 in the studio"),
    "tracks": (["T", "s"], "No entry names a track yet."),
}
READING = "Reading what was logged …"


def is_on(app, name):
    """Whether the screen is shown, and not yet the one before it."""
    screen = app.screen
    return (
        isinstance(screen, TracksScreen)
        if name == "tracks"
        else (isinstance(screen, LookScreen) and screen.look.kind == name)
    )


@pytest.fixture
def hour(listed, clock):
    add(listed, clock, "mixing", "2026-11-17T10:00", 1)
    return listed


@pytest.mark.parametrize("size", [LOW, (60, 14)])
@pytest.mark.parametrize("name", SCREENS)
async def test_it_is_said_at_once_that_something_is_read_until_it_is_known(make_app, hour, name, size):
    keys, words = SCREENS[name]
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        disk = Disk(app)
        await disk.keep(pilot)
        burst(app, *keys)
        await until(pilot, lambda: is_on(app, name) and READING in shown_text(app))
        disk.let_go()
        await until(pilot, lambda: words in shown_text(app))
        assert READING not in shown_text(app)


@pytest.mark.parametrize("name", SCREENS)
async def test_where_nothing_can_be_read_that_is_said_instead(make_app, hour, name, monkeypatch):
    def broken(*_):
        raise Unreadable("weeks: it is a folder.")

    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        for reading in ("trends", "past", "tracks"):
            monkeypatch.setattr(LookingBack, reading, broken)
        burst(app, *SCREENS[name][0])
        await until(pilot, lambda: "it is a folder" in told(app) and READING not in shown_text(app))
        app.context.say_no_more()
        await until(pilot, lambda: "it is a folder" in shown_text(app))
