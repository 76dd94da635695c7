"""Going to every screen there is, and looking at each.

With ``TRACKER_EVERY_KEY`` they are reached by what the keys do, and each key is tried on each; without it
there is one way to each.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.driving import all_is_saved, shown_text, until
from tracker import ui
from tracker.ui.app import TrackerApp

EVERY_KEY = "TRACKER_EVERY_KEY" in os.environ
WIDE, LOW = (120, 40), (80, 24)
MOST_PAGES = 12
# What ends the app or hands the terminal to somebody else.
_NOT_TRIED = ("app.quit",)
# These answer what a screen asks: what comes of it depends on who opened it.
_ANSWERS = ("choose", "save", "yes", "on", "select_cursor", "submit")
_TURNS = 1

Look = Callable[[TrackerApp], Iterable[str]]
Path_ = tuple[str, ...]
"""The actions that lead to a screen, from the week on."""
WAYS: tuple[Path_, ...] = (
    (),
    ("activity.find",),
    ("timer.note",),
    ("timer.interrupt",),
    ("activity.add",),
    ("activity.numbers",),
    ("away.some",),
    ("app.help",),
    ("week.day",),
    ("week.day", "day.add"),
    ("week.day", "day.split"),
    ("week.trends",),
    ("week.trends", "trends.next_look"),
    ("week.trends", "trends.previous_look"),
    ("week.plan",),
    ("week.plan", "plan.more", "plan.time"),
    ("week.trends", "trends.tracks"),
    ("week.trends", "trends.tracks", "tracks.open"),
    ("week.trends", "trends.search"),
    ("week.options",),
    ("week.options", "options.down", "options.change"),
    ("week.mend",),
    ("week.list",),
    ("week.list", "list.merge", "find.choose"),
    ("week.list", "list.merge"),
    ("week.list", "list.digit"),
    ("week.assess",),
    ("week.assess", "assess.next", "assess.next", "assess.next", "assess.write"),
    # It goes on where it was left: three steps further hours are written.
    ("week.assess", "assess.next", "assess.next", "assess.next", "assess.write"),
    # And so on: to the plan, and to what is meant when something happens.
    ("week.assess", "assess.next", "assess.more"),
    ("week.assess", "assess.next", "assess.next", "assess.next", "assess.write"),
)
"""A way to each screen but the palette, which every one of them has."""


def all_screens() -> set[type[Screen[Any]]]:
    """Every screen that the app can show: those classes that no other one is made from."""
    found: set[type[Screen[Any]]] = set()
    for each in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        module = importlib.import_module(each.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Screen) and kind.__module__.startswith(ui.__name__):
                found.add(kind)
    return {kind for kind in found if not kind.__subclasses__()}


def is_onward(name: str) -> bool:
    """Whether a key goes to the next page of a screen, and not to the next field, row or week."""
    return name.endswith(".next") and not name.startswith(("form.", "list.", "week."))


class Walk:
    """Goes wherever keys lead, and looks at whatever is there."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None], *looks: Look) -> None:
        """What a look finds to be wrong is in ``found``, with the name of the screen."""
        self.app, self.pilot, self._looks = app, pilot, looks
        self.seen: set[type[Screen[Any]]] = set()
        self.found: set[str] = set()
        self._tried: set[tuple[type[Screen[Any]], str, str]] = set()

    async def settle(self) -> None:
        """Let what was asked for happen."""
        await until(self.pilot, lambda: all_is_saved(self.app))
        for _ in range(_TURNS):
            await self.pilot.pause()

    async def look(self) -> None:
        """Look at the screen that is shown."""
        self.seen.add(type(self.app.screen))
        for look in self._looks:
            self.found |= {f"{type(self.app.screen).__name__}: {words}" for words in look(self.app)}

    def offers(self) -> list[tuple[str, str, Any]]:
        """What can be done here: the id of each key, its action, and on whom."""
        found: dict[str, tuple[str, str, Any]] = {}
        for active in self.app.screen.active_bindings.values():
            binding = active.binding
            name = binding.id or f"{binding.key}.{binding.action}"
            is_ours = binding.id or binding.action in _ANSWERS
            if is_ours and active.enabled and name not in _NOT_TRIED:
                # One of several digits stands for all.
                found.setdefault(name.rstrip("0123456789"), (name, binding.action, active.node))
        return list(found.values())

    async def act(self, wanted: str) -> bool:
        """Do what a key does here; False where it cannot be done now."""
        for name, action, node in self.offers():
            if name == wanted:
                await self.app.run_action(action, node)
                await self.settle()
                return True
        return False

    async def go(self, path: Path_) -> bool:
        """Go to a screen from the beginning."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            await self.settle()
        for name in path:
            if not await self.act(name):
                return False
        return True

    async def leave_for(self, screen: Screen[Any], path: Path_) -> None:
        """Come back to a screen: it lies below this one, or the whole way is gone anew."""
        while screen in self.app.screen_stack[:-1]:
            self.app.pop_screen()
            await self.settle()
        if self.app.screen is not screen:
            await self.go(path)

    async def everywhere(self, path: Path_ = (), lineage: tuple[type[Screen[Any]], ...] = ()) -> None:
        """Look at this screen, at what each key makes of it, and at its pages and the screens behind it."""
        here = type(self.app.screen)
        pages: set[str] = set()
        while shown_text(self.app) not in pages and len(pages) < MOST_PAGES:
            screen = self.app.screen
            pages.add(shown_text(self.app))
            await self.look()
            for name, _, _ in self.offers():
                await self.try_out(name, path, lineage)
                if type(self.app.screen) is not here:
                    await self.leave_for(screen, path)
                if type(self.app.screen) is not here:
                    return
            await self.turn_the_page(pages)
            if type(self.app.screen) is not here:
                return

    async def try_out(self, name: str, path: Path_, lineage: tuple[type[Screen[Any]], ...]) -> None:
        """Do what a key does, once where it does anything, and go on where it leads somewhere new."""
        before = self.app.screen
        here = Screen if name.startswith("app.") else type(before)
        # What comes of an answer depends on who asked.
        key = (here, name, path[-1] if path and name.rpartition(".")[2] in _ANSWERS else "")
        if key in self._tried:
            return
        text = shown_text(self.app)
        if not await self.act(name):
            return
        await self.look()
        if self.app.screen is before and shown_text(self.app) == text:
            return
        self._tried.add(key)
        if type(self.app.screen) not in (*lineage, type(before)):
            await self.everywhere((*path, name), (*lineage, type(before)))

    async def turn_the_page(self, seen: set[str]) -> None:
        """Go on to a page of this screen that was not there yet, if it has any."""
        here = self.app.screen
        for _ in range(MOST_PAGES):
            onward = [name for name, _, _ in self.offers() if is_onward(name)]
            text = shown_text(self.app)
            if text not in seen or not onward or self.app.screen is not here:
                return
            if not await self.act(onward[0]) or shown_text(self.app) == text:
                return

    async def through_the_first_run(self) -> None:
        """Answer what is asked before there is a record."""
        while len(self.app.screen_stack) > 1:
            await self.look()
            answer = next(name for name, _, _ in self.offers() if name.rpartition(".")[2] in _ANSWERS)
            await self.act(answer)
