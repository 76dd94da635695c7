"""Every screen there is, over a record in which every text is hostile.

No text is obeyed; our keys do what the table of keys says, whoever has the focus, and the help names them; a
theme of the terminal's own colours has no others; a part that is painted anew is as it was in the whole. One
walk looks for all of it: to reach a screen takes longer than to look at it. With ``TRACKER_EVERY_KEY`` it
looks in a wide terminal as well as in a narrow one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorType
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from tests.hostile import SWALLOWED, TEXTS, TOKEN, is_obeyed, lay_out
from tests.ui.driving import HandClock, shown_text
from tests.ui.walking import EVERY_KEY, LOW, WAYS, WIDE, Path_, Walk, all_screens
from tracker.changes.changes import Changes
from tracker.settings.config import Settings
from tracker.settings.keys import BY_ID
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp
from tracker.ui.dialogs.help import HelpScreen
from tracker.ui.terminal.frugal_compositor import FrugalCompositor
from tracker.ui.terminal.themes import ANSI

WITH_HELP: tuple[Path_, ...] = (
    (),
    ("week.day",),
    ("week.trends",),
    ("week.trends", "trends.previous_look"),
    ("week.plan",),
    ("week.list",),
    ("week.assess",),
)
# Whoever presses enter on a button means the button.
MEANT = {("Button", "enter")}


def obeyed_texts(app: TrackerApp) -> Iterator[str]:
    """What a text of the user does in the strips as they go to the terminal, and in a tip."""
    for strip in app.screen._compositor.render_strips():
        if any(map(is_obeyed, strip.text)):
            yield f"{strip.text!r} has signs that a terminal obeys"
    text = shown_text(app)
    if SWALLOWED in text:
        yield f"markup was obeyed in {text}"
    for widget in app.screen.query("*"):
        # Shown only when the mouse rests there, and then read as markup unless it is content.
        tip = widget.tooltip
        if any(map(is_obeyed, tip.plain)) if isinstance(tip, Content) else TOKEN in str(tip or ""):
            yield f"the tip of {widget} is obeyed"


def other_colours(app: TrackerApp) -> Iterator[str]:
    """What is painted in another colour than the terminal's own."""
    for segment in chain.from_iterable(app.screen._compositor.render_strips()):
        for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
            if not (colour is None or colour.type in (ColorType.DEFAULT, ColorType.STANDARD)):
                yield f"{segment.text!r} in {colour}"


def parts_that_differ(app: TrackerApp) -> Iterator[str]:
    """Each line that is another one when it is painted by itself than in Textual's own whole picture."""
    compositor, width = app.screen._compositor, app.size.width
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(FrugalCompositor, "_get_renders")
        whole = compositor.render_strips()
    for y, line in enumerate(whole):
        chops = compositor._render_chops(Region(0, y, width, 1), y.__eq__)[y]
        if list(Strip.join(chops.values())) != list(line):
            yield f"line {y} alone is {Strip.join(chops.values()).text!r} and not {line.text!r}"


def taken_keys(app: TrackerApp) -> Iterator[str]:
    """Each key of ours that something else takes, whichever widget has the focus."""
    for asked in who_is_asked(app):
        yield from taken_by_others(asked)


def who_is_asked(app: TrackerApp) -> Iterator[list[DOMNode]]:
    """Who is asked in turn, for each widget that can have the focus and for none."""
    screen = app.screen
    for focus in (*(widget for widget in screen.query("*") if widget.can_focus), screen):
        yield asked_in_turn(focus, screen)


def asked_in_turn(focus: DOMNode, screen: Screen[Any]) -> list[DOMNode]:
    """Who is asked what a key does, the first one first."""
    asked = [node for node in focus.ancestors_with_self if node is not screen.app]
    return asked if screen.is_modal else [*asked, screen.app]


def bindings_of(node: DOMNode) -> Iterator[tuple[str, Binding]]:
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            yield key, binding


def is_ours(binding: Binding) -> bool:
    return binding.id in BY_ID


def taken_by_others(asked: list[DOMNode]) -> Iterator[str]:
    """Each key of ours that is bound by something that is not in the table, and asked no later."""
    for place, node in enumerate(asked):
        others = {key: one.action for key, one in bindings_of(node) if not is_ours(one)}
        for key, ours in (each for after in asked[place:] for each in bindings_of(after)):
            is_meant = (type(node).__name__, key) in MEANT
            if is_ours(ours) and not ours.priority and key in others and not is_meant:
                yield f"{type(node).__name__}: {key} is «{others[key]}» and not {ours.id}"


def offered_keys(app: TrackerApp) -> dict[str, Binding]:
    """What each of our keys does here now, the way that a key goes."""
    screen = app.screen
    found: dict[str, Binding] = {}
    for node in asked_in_turn(screen.focused or screen, screen):
        for key, binding in bindings_of(node):
            if is_ours(binding) and app._check_action_state(binding.action, node) is not False:
                found.setdefault(key, binding)
    return found


def left_out(shown: HelpScreen, offered: dict[str, Binding], app: TrackerApp) -> set[str]:
    """The keys that the help does not name beside what they do."""
    found = set()
    for key, binding in offered.items():
        lines = shown._keys.get(BY_ID[str(binding.id)].group.name, [])
        told = {name for keys, words in lines for name in keys.split() if words == _words(binding)}
        # Digits are told as from which to which.
        if not ({"to", app.get_key_display(binding.with_key(key))} & told):
            found.add(f"{binding.id}: {key}")
    return found


def _words(binding: Binding) -> str:
    return binding.tooltip or binding.description


def make(folders: Folders, clock: HandClock, is_new: bool) -> TrackerApp:
    changes = Changes(Store(folders), clock.zone)
    settings = Settings(theme=ANSI, problems=tuple(f"config.toml: {text}" for text in TEXTS))
    app_memory = AppMemory(folders.in_state("app.json"))
    return TrackerApp(changes, clock, app_memory, changes.record.week(None, clock.now()), is_new, settings)


@pytest.mark.slow
async def test_every_screen_obeys_no_text_gives_no_key_away_and_is_painted_in_its_own_colours(
    folders: Folders, clock: HandClock
) -> None:
    bound: set[str] = set()

    def remember_bound(app: TrackerApp) -> Iterator[str]:
        nodes = chain.from_iterable(who_is_asked(app))
        bound.update(str(one.id) for node in nodes for _, one in bindings_of(node) if is_ours(one))
        yield from ()

    looks = (obeyed_texts, other_colours, parts_that_differ, taken_keys, remember_bound)
    new = make(Folders(f"{folders.data}-new", f"{folders.state}-new", folders.config), clock, is_new=True)
    async with new.run_test(size=WIDE, notifications=True) as pilot:
        first = Walk(new, pilot, *looks)
        await first.settle()
        await first.through_the_first_run()
    lay_out(Path(folders.data), clock.now())
    app = make(folders, clock, is_new=False)
    async with app.run_test(size=LOW, notifications=True) as pilot:
        walk = Walk(app, pilot, *looks)
        await walk.settle()
        assert f"{TOKEN}[red]x" in shown_text(app)
        # What is told lies over the screen: a switch tells two names.
        last = (("app.palette",), ("timer.switch",))
        for way in (*WAYS, *last):
            assert await walk.go(way), way
            await walk.look()
            if EVERY_KEY:
                await pilot.resize_terminal(*WIDE)
                await walk.settle()
                await walk.look()
                await pilot.resize_terminal(*LOW)
            if way in WITH_HELP:
                offered = offered_keys(app)
                assert await walk.act("app.help"), way
                shown = app.screen
                assert isinstance(shown, HelpScreen)
                assert left_out(shown, offered, app) == set(), way
        if EVERY_KEY:
            # Some screens are opened from one row alone, where no walk by keys comes: hence the ways as well.
            await walk.go(())
            await walk.everywhere()
    assert first.found | walk.found == set()
    # A new screen needs a way to it, and a key of the table somebody who binds it.
    assert all_screens() - first.seen - walk.seen == set()
    assert set(BY_ID) - bound == set()
