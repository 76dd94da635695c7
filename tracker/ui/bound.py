"""Bindings made from the table of keys."""

from __future__ import annotations

from textual.binding import Binding

from tracker.keys import BY_ID


def bound(key_id: str, action: str, show: bool = False, priority: bool = False) -> Binding:
    """The binding of a key by its id; ``show`` puts it into the footer."""
    key = BY_ID[key_id]
    return Binding(key.keys, action, key.words, show=show, priority=priority, tooltip=key.about, id=key.id)
