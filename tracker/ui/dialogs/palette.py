"""The command palette: everything that a key can do here, with its key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input, Static

from tracker.domain.text import folded
from tracker.settings.keys import BY_ID
from tracker.ui.context.context import ScreenContext
from tracker.ui.context.view import View
from tracker.ui.terminal.sized_screen import tell_size_of_terminal
from tracker.ui.terminal.stylesheets import stylesheet
from tracker.ui.widgets.static_text import show_text
from tracker.ui.widgets.tracker_screen import TrackerScreen

# What is found in the explanation alone comes after all that is found in the title.
_FOUND_IN_WORDS = 0.01
_BEGINS_A_WORD = 100.0
# Moving about and what digits do are quicker by key than by name.
_MOVES = frozenset(("up", "down", "left", "right", "first", "last", "page_up", "page_down"))
_BY_DIGIT = frozenset(("rate", "digit", "start", "choose"))


class Palette(CommandPalette):
    """Textual's, as large as the terminal, and its caret stands still; it says what is not saved yet as every
    screen does, and its keys wait for its lines: without any, page down raises.
    """

    CSS_PATH = stylesheet("palette")

    def __init__(
        self, context: ScreenContext, placeholder: str, providers: list[type[Provider]] | None = None
    ) -> None:
        """``providers`` offer what can be chosen: what can be done here, unless others are named."""
        super().__init__(providers, placeholder=placeholder)
        self._asked_of = context

    def compose(self) -> ComposeResult:
        yield Static(id="palette-unsaved", markup=False)
        yield from super().compose()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False
        self._asked_of.follow(self, self._show_unsaved)

    def _show_unsaved(self, view: View) -> None:
        unsaved = self.query_one("#palette-unsaved", Static)
        unsaved.display = bool(view.unsaved)
        show_text(unsaved, view.unsaved)

    async def _on_resize(self, event: events.Resize) -> None:
        tell_size_of_terminal(event, self.app.size)

    def _action_command_list(self, action: str) -> None:
        # It may have options and no lines yet: those come with its first layout, and nothing public tells.
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


class Commands(Provider):
    """Offers what the keys of the screen below do, each activity to start, and the themes.

    Textual's own provider reads titles as markup, and an activity may be called «[/foo».
    """

    def commands(self) -> Iterator[SystemCommand]:
        """Everything that can be done here: its title, what is said about it, and how it is done."""
        app = self.app
        offered: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.id and active.enabled and binding.description):
                continue
            if binding.id in offered or _is_quicker_by_key(binding.id):
                continue
            offered.add(binding.id)
            title = f"{binding.description}  ({app.get_key_display(binding)})"
            act = partial(app.run_action, binding.action, active.node)
            yield SystemCommand(title, binding.tooltip, act)
        screen = self.screen
        assert isinstance(screen, TrackerScreen)
        for activity in screen.context.listed.in_rows:
            words = "Start it, or switch to it"
            start = partial(screen.start, activity.key)
            yield SystemCommand(f"Start {activity.name}", words, start)
        yield SystemCommand("Theme", "Choose other colours; they are remembered", app.action_change_theme)

    async def discover(self) -> Hits:
        for title, words, callback, _ in self.commands():
            yield DiscoveryHit(Content(title), callback, text=title, help=words)

    async def search(self, query: str) -> Hits:
        matcher, wanted = self.matcher(query), folded(query)
        for title, words, callback, _ in self.commands():
            score, offsets = matcher.fuzzy_search.match(query, title)
            content = Content(title)
            for offset in offsets:
                content = content.stylize(matcher.match_style, offset, offset + 1)
            if not score and wanted in folded(words):
                score = _FOUND_IN_WORDS
            elif any(word.startswith(wanted) for word in folded(title).split()):
                score += _BEGINS_A_WORD
            if score:
                yield Hit(score, content, callback, text=title, help=words)


def _is_quicker_by_key(key_id: str) -> bool:
    name = key_id.partition(".")[2]
    return BY_ID[key_id].group.is_moving or name in _MOVES or name.rstrip("0123456789") in _BY_DIGIT - {name}
