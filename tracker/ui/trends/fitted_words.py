"""Words above and below a table or a field, in the room that there is for them."""

from __future__ import annotations

from textual.widgets import Static

from tracker.domain.text import cut, wrapped_parts
from tracker.ui.widgets.static_text import show_text


class FittedWords(Static):
    """Says some lines, each broken between its parts where it is too long, as far as there is room."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._lines: tuple[str, ...] = ()

    def say(self, *lines: str) -> None:
        """Say these from now on; empty ones are passed over."""
        self._lines = tuple(filter(None, lines))
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.content_size
        if not width or not height:
            # Nothing is seen of it; once it is, that is a resize.
            return
        shown = [part for line in self._lines for part in wrapped_parts(line, width)]
        if len(shown) > height:
            shown[height - 1 :] = [cut(f"{shown[height - 1]} …", width)]
        show_text(self, "\n".join(shown), layout=False)
