"""Screens are as large as the terminal, whatever size they are told on the way there.

Textual's screens tell themselves each size that they take. Where the next size comes before they hear of the
last, the two follow each other for ever, or the older one wins.
"""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import Screen

from tracker.ui.terminal.frugal_compositor import FrugalCompositor

Answer = TypeVar("Answer")


def tell_size_of_terminal(event: events.Resize, size: Size) -> None:
    """Let what a screen is told be the size that the terminal has now."""
    event.size = event.virtual_size = event.container_size = size


class SizedScreen(Screen[Answer]):
    """Takes the size that the terminal has now."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = FrugalCompositor()

    async def _on_resize(self, event: events.Resize) -> None:
        tell_size_of_terminal(event, self.app.size)
