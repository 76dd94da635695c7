"""What keeps a page to itself: words as text, and nothing from elsewhere."""

from __future__ import annotations

from tracker.domain.text import one_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a page tells a browser to refuse: scripts, and whatever does not stand on it."""
# ``html.escape`` says the same, and its module reads the names of two thousand letters for that.
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(words: str) -> str:
    """Words as text, also in an attribute; their lines stay."""
    return words.translate(_ESCAPED)


def escaped(words: str) -> str:
    """The same as a single line of what can be shown."""
    return escape(one_line(words))
