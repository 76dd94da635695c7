"""Keeps what stands to the right of a text in its place, however many cells the terminal gives the text.

Terminals differ in letters that join, in emoji made of several characters and in signs with marks: each that
counts otherwise would move the numbers of the row, and cut the last of them. So what follows such a text is
put where it belongs, and the cells of the text are blank before it is written.
"""

from __future__ import annotations

import re

from tracker.domain.text import PLAIN_SIGNS, cell_width

# What is no letter of Latin, Greek or Cyrillic, and nothing that the screens draw.
_DISPUTED = re.compile(rf"[^\x00-\u02ff\u0370-\u0482\u2500-\u25fc{''.join(PLAIN_SIGNS)}]")
# A place, another command to the terminal, or a text.
_PARTS = re.compile(
    r"\x1b\[\d+;(?P<column>\d+)H|\x1b\[[0-9;:?<>=]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x1f]"
    r"|(?P<text>[^\x00-\x1f]+)"
)


def placed(picture: str) -> str:
    """A picture for the terminal, with a place after each text whose cells terminals count differently."""
    if _DISPUTED.search(picture) is None:
        return picture
    parts: list[str] = []
    # Counted from 1, as terminals do; 0 as long as it is not known.
    column = 0
    for part in _PARTS.finditer(picture):
        words, text = part[0], part["text"]
        if part["column"]:
            column = int(part["column"])
        elif text and column:
            cells = cell_width(text)
            if _DISPUTED.search(text):
                words = f"{' ' * cells}\x1b[{column}G{text}\x1b[{column + cells}G"
            column += cells
        parts.append(words)
    return "".join(parts)
