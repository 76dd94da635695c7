"""Whether a screen is still there for what was read meanwhile."""

from __future__ import annotations

from textual.screen import Screen


def is_left(screen: Screen[None]) -> bool:
    """Whether a screen was left: its widgets may be gone, and nothing is to be shown on it or over it."""
    return not (screen.is_running and screen.is_attached and screen in screen.app.screen_stack)
