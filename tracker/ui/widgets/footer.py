"""The last lines of a screen: its keys, and above them what was done, or what the disk holds up.

Textual's own footer is a widget for each key, which takes a fifth of the time to the first picture, and
cuts what does not fit in the middle of a word.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tracker.domain.text import cell_width, cut, one_line, wrapped
from tracker.domain.value import value
from tracker.settings.keys import KEYS
from tracker.ui.context.messages import NOTHING_SAID, Message
from tracker.ui.terminal.early_keys import ClickedKey

_GAP = 2
_MARGIN = 1
_LEAST_WIDTH = 10
# Lines above the keys: what was done, and what it is that keeps a change from the disk.
_MOST_SAID, _MOST_UNSAVED = 4, 6
# What stays when room is scarce: the ways out, what takes back, where the help is. And what comes after
# all others where there is room, the most needed first.
_FIRST = ("app.undo", "app.help", "week.list")
_LATER = (
    "week.assess",
    "timer.interrupt",
    "week.trends",
    "week.plan",
    "week.day",
    "activity.numbers",
    "week.options",
    "week.rate_all",
    "list.digit",
    "app.quit",
)
# What cannot work yet, by the class that the screen has then.
_IDLE = ("timer.note", "timer.interrupt")
_LEFT_OUT = {
    "-idle": _IDLE,
    "-empty": (*_IDLE, "app.undo", "week.assess", "week.trends", "week.plan", "week.day"),
}


@value
class KeyInLine:
    """One key as it stands in the line, from one column up to another."""

    key: str
    shown: str
    words: str
    begin: int
    end: int


class ScreenFooter(Widget):
    """Shows what can be pressed here, as far as there is room, and takes clicks for it.

    The line above belongs to what is told; while nothing is, it may hold a quiet hint of the screen's.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "footer--key",
        "footer--hover",
        "footer--hint",
        "footer--warning",
        "footer--error",
    }

    keys: reactive[tuple[tuple[str, str, str, str], ...]] = reactive((), repaint=True)
    """Each key that is offered: its id, its name, how it is shown, what it does."""
    hovered: reactive[str] = reactive("")
    """The key under the mouse."""
    unsaved: reactive[str] = reactive("", repaint=False)
    """Why a change is not saved yet; empty when none waits."""
    said: reactive[Message] = reactive(NOTHING_SAID, repaint=False)
    """What was told last."""
    hint: reactive[str] = reactive("", repaint=False)
    """What stands there while nothing is told."""

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

    def watch_unsaved(self) -> None:
        self._show_words()

    def watch_said(self) -> None:
        self._show_words()

    def watch_hint(self) -> None:
        self._show_words()

    def _show_words(self) -> None:
        """Paint anew, with another height where the words take more or fewer lines."""
        lines = self.lines
        self.refresh(layout=lines != self.size.height)

    @property
    def lines(self) -> int:
        """How many lines it takes: one for the keys, and one and more for what is told."""
        return self._lines_at(self.screen.size.width - 2 * _MARGIN)

    @property
    def room_for_words(self) -> int:
        """How many cells a line of words has."""
        return max(_LEAST_WIDTH, self.screen.size.width - 2 * _MARGIN)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._lines_at(width)

    def _lines_at(self, width: int) -> int:
        return len(self._words(width)) + 1

    def _words(self, width: int) -> list[Content]:
        """What stands above the keys: at least one line, which may be blank."""
        width = max(_LEAST_WIDTH, width)
        lines = self._wrapped(self.unsaved, width, _MOST_UNSAVED, "error") if self.unsaved else []
        if self.said.words:
            style = "" if self.said.severity == "information" else self.said.severity
            lines += self._wrapped(self.said.words, width, _MOST_SAID, style)
        if lines:
            return lines
        return [Content.styled(cut(self.hint, width), self.get_visual_style("footer--hint"))]

    def _wrapped(self, words: str, width: int, most: int, style: str) -> list[Content]:
        # What was done is told in lines of its own where it is more than one thing; here they follow
        # each other.
        lines = wrapped(one_line(" ".join(words.split("\n"))), width, most)
        visual = self.get_visual_style(f"footer--{style}") if style else ""
        return [Content.styled(line, visual) for line in lines]

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
        return 3 + _LATER.index(key_id) if key_id in _LATER else 2

    def render(self) -> RenderResult:
        key_style = self.get_visual_style("footer--key")
        hover_style = self.get_visual_style("footer--hover")
        parts: list[Content] = []
        for one in self._keys_in_line():
            is_hovered = one.key == self.hovered
            words = Content.styled(one.words, hover_style) if is_hovered else Content(one.words)
            parts += [Content.assemble((one.shown, key_style), " ", words), Content(" " * _GAP)]
        return Content("\n").join([*self._words(self.content_size.width), Content("").join(parts)])

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
            self.app.post_message(ClickedKey(key, self.screen))
