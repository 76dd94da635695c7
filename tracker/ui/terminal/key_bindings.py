"""Bindings made from the table of keys."""

from __future__ import annotations

from textual.binding import Binding

from tracker.settings.key_names import name_of_key
from tracker.settings.keys import BY_ID

# Keys whose names would be long in a line of keys.
_SHORT = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}


def key_binding(
    key_id: str, action: str, show: bool = False, priority: bool = False, words: str = ""
) -> Binding:
    """The binding of a key by its id; ``show`` puts it into the footer, with other ``words`` if given."""
    key = BY_ID[key_id]
    return Binding(
        key.keys, action, words or key.words, show=show, priority=priority, tooltip=key.about, id=key.id
    )


def shown_key(key: str) -> str:
    """How a key is shown: as the settings call it, short where it stands alone."""
    return _SHORT.get(key) or name_of_key(key)
