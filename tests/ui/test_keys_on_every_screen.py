"""On every screen our keys do what the table of keys says, whoever has the focus, and the help names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen

from tests.hostile import lay_out
from tests.ui.driving import HandClock
from tests.ui.test_hostile_text import WAYS, WIDE, Path_, Walk, all_screens, make
from tracker.settings.keys import BY_ID
from tracker.storage.folders import Folders
from tracker.ui.app import TrackerApp
from tracker.ui.dialogs.help import HelpScreen
from tracker.ui.dialogs.palette import Palette

WITH_HELP: tuple[Path_, ...] = ((), ("week.day",), ("week.trends",), ("week.list",), ("week.assess",))
# Whoever presses enter on a button means the button.
MEANT = {("Button", "enter")}


class KeyWalk(Walk):
    """Looks at who takes which key on each screen."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None], seen: set[type[Screen[Any]]]) -> None:
        super().__init__(app, pilot, seen)
        self.taken: set[str] = set()
        self.bound: set[str] = set()

    async def look(self) -> None:
        screen = self.app.screen
        self.seen.add(type(screen))
        for focus in (*(widget for widget in screen.query("*") if widget.can_focus), screen):
            chain = asked_in_turn(focus, screen)
            self.bound |= {
                one.id for node in chain for _, one in bindings_of(node) if is_ours(one) and one.id
            }
            self.taken |= {f"{type(screen).__name__}, {words}" for words in taken_by_others(chain)}


def asked_in_turn(focus: DOMNode, screen: Screen[Any]) -> list[DOMNode]:
    """Who is asked what a key does, the first one first."""
    chain = [node for node in focus.ancestors_with_self if node is not screen.app]
    return chain if screen.is_modal else [*chain, screen.app]


def bindings_of(node: DOMNode) -> Iterator[tuple[str, Binding]]:
    for key, bindings in node._bindings.key_to_bindings.items():
        for binding in bindings:
            yield key, binding


def is_ours(binding: Binding) -> bool:
    return binding.id in BY_ID


def taken_by_others(chain: list[DOMNode]) -> Iterator[str]:
    """Each key of ours that is bound by something that is not in the table, and asked no later."""
    for place, node in enumerate(chain):
        others = {key: one.action for key, one in bindings_of(node) if not is_ours(one)}
        for key, ours in (each for after in chain[place:] for each in bindings_of(after)):
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


@pytest.fixture
def hostile(folders: Folders, clock: HandClock) -> TrackerApp:
    """An app with something in every place, so that every screen can be reached."""
    lay_out(Path(folders.data), clock.now())
    return make(folders, clock, is_new=False)


@pytest.mark.slow
async def test_no_key_of_ours_is_taken_by_an_inherited_one_and_the_help_names_every_key_of_its_screen(
    hostile: TrackerApp, folders: Folders, clock: HandClock
) -> None:
    seen: set[type[Screen[Any]]] = set()
    new = make(Folders(f"{folders.data}-new", f"{folders.state}-new", folders.config), clock, is_new=True)
    async with new.run_test(size=WIDE) as pilot:
        first = KeyWalk(new, pilot, seen)
        await first.settle()
        await first.through_the_first_run()
    async with hostile.run_test(size=WIDE) as pilot:
        walk = KeyWalk(hostile, pilot, seen)
        await walk.settle()
        for way in WAYS:
            assert await walk.go(way), way
            await walk.look()
            if way in WITH_HELP:
                offered = offered_keys(hostile)
                assert await walk.act("app.help"), way
                shown = hostile.screen
                assert isinstance(shown, HelpScreen)
                assert left_out(shown, offered, hostile) == set(), way
    assert first.taken | walk.taken == set()
    # A new screen needs a way to it, and a key of the table somebody who binds it.
    # The palette is Textual's own, with Textual's keys.
    assert all_screens() - seen == {Palette}
    assert set(BY_ID) - first.bound - walk.bound == set()
