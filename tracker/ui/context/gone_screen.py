"""A screen that has gone while something came for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ScreenError
from textual.css.query import QueryError
from textual.screen import Screen


def is_gone(screen: Screen[Any]) -> bool:
    """Whether a screen has gone: its widgets may be gone, and nothing is to be shown on it or over it."""
    return not (screen.is_running and screen.is_attached and screen in screen.app.screen_stack)


def unless_gone(screen: Screen[Any], call: Callable[[], None]) -> None:
    """Make a call that may show something on a screen, which may have gone meanwhile."""
    try:
        call()
    except (QueryError, ScreenError):
        if not is_gone(screen):
            raise
