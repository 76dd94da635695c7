"""A list to tick: kinds with their items side by side, so that all of it is in sight."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tracker.domain.activities.activity import KINDS
from tracker.domain.activities.suggestions import KIND_ABOUT
from tracker.domain.text import cell_width, folded
from tracker.domain.value import value
from tracker.ui.terminal.key_bindings import key_binding

_MORE = "other"
_KIND_WIDTH = 13
_INDENT = 2


@value
class Place:
    """Where an item stands: a line, and the columns from one up to another. ``item`` -1 is «another»."""

    kind: int
    item: int
    line: int
    begin: int
    end: int


class TickList(Widget, can_focus=True):
    """Shows the kinds with their items; the cursor stands on one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("choose.up", "move(-1, 0)"),
        key_binding("choose.down", "move(1, 0)"),
        key_binding("choose.left", "move(0, -1)"),
        key_binding("choose.right", "move(0, 1)"),
        key_binding("choose.tick", "tick", show=True),
        key_binding("choose.another", "another", show=True),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tick-list--kind",
        "tick-list--about",
        "tick-list--ticked",
        "tick-list--open",
        "tick-list--cursor",
    }

    class AnotherWanted(Message):
        """Something that is not offered, of this kind, is to be added."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    class Ticked(Message):
        """Something was ticked, or is not any more."""

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """The kind and the item under the cursor."""

    def __init__(self, items: dict[str, list[str]], ticked: set[str], id: str | None = None) -> None:
        super().__init__(id=id)
        self._items = items
        self.ticked = ticked

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The ticked items with their kinds, in order."""
        return [(name, kind) for kind in KINDS for name in self._items[kind] if name in self.ticked]

    def add(self, kind: str, name: str) -> None:
        """Add an item, ticked, and go there; one that is there is ticked."""
        known = next((item for item in self._items[kind] if folded(item) == folded(name)), None)
        if known is None:
            self._items[kind].append(name)
        self.ticked.add(known or name)
        self.cursor = (KINDS.index(kind), self._items[kind].index(known or name))
        self.refresh(layout=True)

    # What it looks like

    def _places(self, width: int) -> list[Place]:
        places: list[Place] = []
        line = 0
        for kind, name in enumerate(KINDS):
            x = _INDENT
            line += 1
            items = [*enumerate(self._items[name]), (-1, _MORE)]
            for item, words in items:
                length = 4 + cell_width(words)
                if x + length > width and x > _INDENT:
                    x, line = _INDENT, line + 1
                places.append(Place(kind, item, line, x, x + length))
                x += length + 2
            line += 1
        return places

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._places(width)[-1].line + 1

    def render(self) -> RenderResult:
        styles = {name: self.get_visual_style(f"tick-list--{name}") for name in _STYLES}
        lines: dict[int, Content] = {}
        for place in self._places(self.content_size.width):
            kind = KINDS[place.kind]
            if place.item == 0:
                about = Content.styled(KIND_ABOUT[kind], styles["about"])
                name = Content.styled(kind.upper().ljust(_KIND_WIDTH), styles["kind"])
                lines[place.line - 1] = Content.assemble(name, about)
            before = lines.get(place.line, Content(""))
            gap = " " * (place.begin - before.cell_length)
            lines[place.line] = Content.assemble(
                before, gap, (self._words(place), self._style(place, styles))
            )
        return Content("\n").join(lines.get(number, Content("")) for number in range(max(lines) + 1))

    def _words(self, place: Place) -> str:
        if place.item < 0:
            return f"[+] {_MORE}"
        name = self._items[KINDS[place.kind]][place.item]
        return f"[{'x' if name in self.ticked else ' '}] {name}"

    def _style(self, place: Place, styles: dict[str, Style]) -> Style:
        if self.has_focus and self._is_at(place):
            # Visual styles drop «reverse», and without colours nothing else would show the cursor.
            return styles["cursor"] + Style(reverse=True) if self.app.native_ansi_color else styles["cursor"]
        is_ticked = place.item >= 0 and self._items[KINDS[place.kind]][place.item] in self.ticked
        return styles["ticked" if is_ticked else "open"]

    def _is_at(self, place: Place) -> bool:
        kind, item = self.cursor
        last = len(self._items[KINDS[kind]])
        return place.kind == kind and (place.item == item or (place.item < 0 and item == last))

    # Keys and mouse

    def watch_cursor(self) -> None:
        if not self.is_mounted:
            return
        place = next(place for place in self._places(self.content_size.width) if self._is_at(place))
        self._bring_into_view(place)

    def _bring_into_view(self, place: Place) -> None:
        container = self.parent
        if isinstance(container, Widget):
            container.scroll_to_region(Region(0, place.line - 1, 1, 2), animate=False)

    def action_move(self, kinds: int, items: int) -> None:
        """Move the cursor over kinds and items."""
        kind, item = self.cursor
        kind = min(len(KINDS) - 1, max(0, kind + kinds))
        known = len(self._items[KINDS[kind]])
        # «Other» is only reached from beside it, not by going down.
        self.cursor = (kind, min(known - 1 if kinds else known, max(0, item + items)))

    def action_tick(self) -> None:
        """Tick what the cursor is on, or take the tick away."""
        kind, item = self.cursor
        items = self._items[KINDS[kind]]
        if item == len(items):
            self.action_another()
            return
        self.ticked ^= {items[item]}
        self.refresh()
        self.post_message(self.Ticked())

    def action_another(self) -> None:
        """Ask for something that is not offered."""
        self.post_message(self.AnotherWanted(KINDS[self.cursor[0]]))

    def on_click(self, event: events.Click) -> None:
        for place in self._places(self.content_size.width):
            if place.line == event.y and place.begin <= event.x < place.end:
                last = len(self._items[KINDS[place.kind]])
                self.cursor = (place.kind, place.item if place.item >= 0 else last)
                self.action_tick()


_STYLES = ("kind", "about", "ticked", "open", "cursor")
