"""A line that says where rows stand that are not in sight, and which key shows them."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget
from textual.widgets import Static

from tracker.ui.context.gone_screen import is_gone
from tracker.ui.widgets.static_text import show_text


class MoreLine(Static):
    """Stands below what scrolls; takes no room where all of it is in sight."""

    def __init__(self, name_of_key: Callable[[str], str], id: str) -> None:
        super().__init__(id=id, markup=False)
        self._name_of_key = name_of_key
        self._followed: Widget | None = None
        self.display = False

    def follow(self, scrolled: Widget) -> None:
        """Speak of what scrolls from now on."""
        self._followed = scrolled
        self.watch(scrolled, "scroll_y", self.tell, init=False)
        # How much there is of it, and whether there is room for all, may be known after it was shown.
        for known_later in ("virtual_size", "show_vertical_scrollbar"):
            self.watch(scrolled, known_later, self._tell_when_painted, init=False)

    def _tell_when_painted(self) -> None:
        self.call_after_refresh(self.tell)

    def tell(self) -> None:
        """Say where there is more."""
        shown = self._followed
        if shown is None or is_gone(self.screen):
            return
        self.display = shown.max_scroll_y > 0
        is_at_end = shown.scroll_y >= shown.max_scroll_y
        way, where = ("assess.up", "above") if is_at_end else ("assess.down", "below")
        show_text(self, f"There is more {where}: {self._name_of_key(way)}")
