"""The keys of a screen, in its last line, and above them what the disk holds up.

Textual's own footer is a widget for each key, which takes a fifth of the time to the first picture, and
cuts what does not fit in the middle of a word.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tracker.domain.text import cell_width
from tracker.domain.value import value
from tracker.settings.keys import KEYS

_GAP = 2
# What stays when room is scarce: the ways out, what takes back, where the help is. What comes last.
_FIRST = ("app.undo", "app.help", "week.list")
_LAST = ("timer.interrupt", "activity.numbers", "week.rate_all")
# What cannot work yet, by the class that the screen has then.
_IDLE = ("timer.note", "timer.interrupt")
_LEFT_OUT = {"-idle": _IDLE, "-empty": (*_IDLE, "app.undo")}


@value
class KeyInLine:
    """One key as it stands in the line, from one column up to another."""

    key: str
    shown: str
    words: str
    begin: int
    end: int


class KeyBar(Widget):
    """Shows what can be pressed here, as far as there is room, and takes clicks for it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--hover"}

    keys: reactive[tuple[tuple[str, str, str, str], ...]] = reactive((), repaint=True)
    """Each key that is offered: its id, its name, how it is shown, what it does."""
    hovered: reactive[str] = reactive("")
    """The key under the mouse."""
    unsaved: reactive[str] = reactive("", layout=True)
    """Why a change is not saved yet; empty when none waits."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        # Not at once: from Python 3.12 on, that may come before the screen is on the stack.
        self.call_after_refresh(self._follow, self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen or not self.app.app_focus:
            return
        left_out = {key_id for name, ids in _LEFT_OUT.items() if screen.has_class(name) for key_id in ids}
        offered: dict[str, tuple[str, str, str, str]] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.id and binding.id not in left_out:
                shown = (binding.id, binding.key, self.app.get_key_display(binding), binding.description)
                offered.setdefault(binding.id, shown)
        # In the order of the table, whatever a key was changed to.
        self.keys = tuple(offered[key.id] for key in KEYS if key.id in offered)

    def watch_unsaved(self, unsaved: str) -> None:
        self.set_class(bool(unsaved), "-unsaved")

    def _keys_in_line(self) -> list[KeyInLine]:
        """What fits into the line, the most needed first."""
        widths = {key_id: cell_width(shown) + 1 + cell_width(words) for key_id, _, shown, words in self.keys}
        room = self.content_size.width + _GAP
        fitting: set[str] = set()
        for key_id in sorted(widths, key=self._rank):
            if widths[key_id] + _GAP <= room:
                room -= widths[key_id] + _GAP
                fitting.add(key_id)
        in_line: list[KeyInLine] = []
        x = 0
        for key_id, key, shown, words in self.keys:
            if key_id in fitting:
                in_line.append(KeyInLine(key, shown, words, x, x + widths[key_id]))
                x += widths[key_id] + _GAP
        return in_line

    def _rank(self, key_id: str) -> int:
        """How much a key is needed, the most with 0."""
        leaves = [offered for offered, *_ in self.keys if offered.endswith(".leave")] or ["app.quit"]
        if key_id in leaves:
            return 0
        if key_id in _FIRST:
            return 1
        return 3 if key_id in _LAST or key_id == "app.quit" else 2

    def render(self) -> RenderResult:
        key_style = self.get_visual_style("key-bar--key")
        hover_style = self.get_visual_style("key-bar--hover")
        parts = [Content.styled(self.unsaved, "bold $error"), Content("\n")] if self.unsaved else []
        for one in self._keys_in_line():
            is_hovered = one.key == self.hovered
            words = Content.styled(one.words, hover_style) if is_hovered else Content(one.words)
            parts += [Content.assemble((one.shown, key_style), " ", words), Content(" " * _GAP)]
        return Content("").join(parts)

    def _key_at(self, x: int) -> str:
        x -= self.gutter.left
        return next((one.key for one in self._keys_in_line() if one.begin <= x < one.end), "")

    def _is_on_keys(self, event: events.MouseEvent) -> bool:
        return event.y == self.size.height - 1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hovered = self._key_at(event.x) if self._is_on_keys(event) else ""

    def on_leave(self) -> None:
        self.hovered = ""

    def on_click(self, event: events.Click) -> None:
        key = self._key_at(event.x) if self._is_on_keys(event) else ""
        if key:
            self.app.simulate_key(key)
