"""Which clicks are for nobody."""

from __future__ import annotations

from typing import Any
from weakref import ref

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

_FIRST_BUTTON = 1


class Clicks:
    """Knows what the mouse was pressed on last.

    Only the first button does something. And the second press of a double click is for the screen that the
    first one was for: what that has opened nobody has seen yet.
    """

    def __init__(self) -> None:
        self._screen: ref[Screen[Any]] | None = None
        self._place = Offset(-1, -1)
        self._time = 0.0
        self._is_pressed_for_nobody = False

    def are_for_nobody(self, event: events.MouseDown | events.MouseUp, screen: Screen[Any]) -> bool:
        """Whether a press or a release does nothing on the screen that is shown."""
        if event.button != _FIRST_BUTTON:
            return True
        if isinstance(event, events.MouseDown):
            pressed_on = self._screen() if self._screen is not None else screen
            is_second = (
                event.screen_offset == self._place
                and event.time - self._time <= App.CLICK_CHAIN_TIME_THRESHOLD
            )
            self._is_pressed_for_nobody = is_second and pressed_on is not screen
            self._place, self._time = event.screen_offset, event.time
            if not self._is_pressed_for_nobody:
                self._screen = ref(screen)
        return self._is_pressed_for_nobody
