"""Which colours the terminal is sent: those of the theme from the first picture on, and its own as such."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from tests.terminal.waiting import DEADLINE
from tests.ui.driving import HandClock
from tracker.changes.changes import Changes
from tracker.settings.config import THEMES, Settings
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.terminal.themes import ANSI, ANSI_LIGHT, DARK, LIGHT

if TYPE_CHECKING:
    from tests.ui.terminal.own_terminal import OwnTerminal

MakeApp = Callable[..., TrackerApp]

SGR = re.compile(r"\x1b\[([\d;]*)m")
# What is told apart by them stands side by side.
APART = ("primary", "studio", "learning", "connections", "wasted", "success", "warning")
# The sixteen colours of xterm, and those of the console of Linux and of many others.
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
CONSOLE = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)


@pytest.fixture
def app_in(folders: Folders, listed: Changes, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    """Makes the app in a terminal with so many colours, with a theme of the settings or of the memory."""

    def make(theme: str = "", remembered: str = "", term: str = "xterm-256color", **more: str) -> TrackerApp:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("COLORTERM", raising=False)
        for name, content in {"TERM": term, **more}.items():
            monkeypatch.setenv(name, content)
        memory = AppMemory(folders.in_state("app.json"))
        if remembered:
            memory.remember_theme(remembered)
        own = Changes(Store(folders), clock.zone)
        listed.timer.start(own.record.listed().get("social-media"), clock.now())
        first = own.record.week(None, clock.now())
        return TrackerApp(own, clock, memory, first, False, Settings(theme=theme))

    return make


def first_picture(app: TrackerApp, terminal: OwnTerminal) -> str:
    """What the app writes up to its line of keys."""

    async def run() -> str:
        running = asyncio.create_task(app.run_async())
        written = await terminal.read_until(lambda text: "Quit" in text)
        app.exit()
        await terminal.read_until(lambda text: "\x1b[?1049l" in text)
        await running
        return written

    return asyncio.run(asyncio.wait_for(run(), DEADLINE))


def codes(written: str) -> set[str]:
    """The colours that were written, each as its code: ``31``, ``38;2;1;2;3``."""
    found: set[str] = set()
    for parameters in SGR.findall(written):
        found |= set(
            re.findall(r"(?:^|(?<=;))(?:[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|3\d|4\d|9\d|10\d)(?=;|$)", parameters)
        )
    return found


def is_native(code: str) -> bool:
    return code.isdecimal() and code not in ("38", "48")


def contrast_with_black(colour: str) -> float:
    """By the formula of the guidelines for web content; from 3 on a large sign can be read."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) / 0.05


@pytest.mark.painted
@pytest.mark.parametrize("theme", [ANSI, ANSI_LIGHT])
@pytest.mark.parametrize("place", ["theme", "remembered"])
def test_a_theme_of_the_terminals_own_colours_is_written_in_them_from_the_first_picture_on(
    theme: str, place: str, app_in: MakeApp, terminal: OwnTerminal
) -> None:
    written = codes(first_picture(app_in(**{place: theme}, COLORTERM="truecolor"), terminal))
    assert {code for code in written if not is_native(code)} == set()
    assert "91" in written if theme == ANSI else "31" in written


@pytest.mark.painted
@pytest.mark.parametrize("theme", [DARK, LIGHT, "nord"])
def test_the_first_picture_has_the_colours_of_the_theme(
    theme: str, app_in: MakeApp, terminal: OwnTerminal
) -> None:
    app = app_in(theme, COLORTERM="truecolor")
    colours = app.get_css_variables()
    written = codes(first_picture(app, terminal))
    for code, role in ((48, "background"), (38, "studio"), (38, "learning")):
        assert f"{code};2;{';'.join(map(str, Color.parse(colours[role]).rgb))}" in written, role


@pytest.mark.painted
@pytest.mark.parametrize("theme", [DARK, LIGHT, "nord", ""])
def test_in_sixteen_colours_every_theme_is_painted_in_the_terminals_own_and_stays_the_chosen_one(
    theme: str, app_in: MakeApp, terminal: OwnTerminal
) -> None:
    app = app_in(theme, term="xterm")
    written = codes(first_picture(app, terminal))
    assert {code for code in written if not is_native(code)} == set()
    assert ("31" if theme == LIGHT else "91") in written
    assert app.theme == (theme or ANSI)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.startswith("textual")])
def test_in_sixteen_colours_what_stands_side_by_side_is_told_apart_and_can_be_read(
    theme: str, app_in: MakeApp, terminal: OwnTerminal
) -> None:
    app = app_in(theme, term="xterm")
    variables = app.get_css_variables()
    roles = {role: Color.parse(variables[role]).ansi for role in APART}
    for one, other in combinations(APART, 2):
        assert roles[one] != roles[other], (one, other)
    assert all(number is not None for number in roles.values())
    red = {1, 9}
    assert {role for role, number in roles.items() if number in red} == (
        {"wasted"} if app.current_theme.dark else {"wasted", "warning"}
    )
    if app.current_theme.dark:
        for palette in (XTERM, CONSOLE):
            for role, number in roles.items():
                assert contrast_with_black(palette.split()[number or 0]) >= 3, role
