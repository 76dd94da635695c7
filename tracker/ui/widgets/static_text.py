"""The text of a Static, painted again only where it has become another."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


def show_text(static: Static, text: str | Content, layout: bool = True) -> None:
    """Put a text into a Static; ``layout`` says that its size may follow."""
    shown = static.content
    if isinstance(text, Content):
        is_same = isinstance(shown, Content) and shown.is_same(text)
    else:
        is_same = str(shown) == text
    if not is_same:
        static.update(text, layout=layout)
