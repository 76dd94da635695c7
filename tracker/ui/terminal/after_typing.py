"""Keeping the order of what is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen


def after_typing(screen: Screen[Any], act: Callable[[], None]) -> None:
    """Act once the field that has the focus has taken the keys that were pressed before.

    A key bound with priority overtakes letters that still wait for their field.
    """
    (screen.focused or screen).call_later(lambda: act() if screen.is_active else None)
