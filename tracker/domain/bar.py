"""Bars from zero, in eighths of a cell, as text."""

from __future__ import annotations

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
FULL, SHADED = "█", "▒"
# In whole signs that every encoding has: less than half of one is none.
PLAIN_BAR = {FULL: "#", SHADED: "-", **dict.fromkeys("▌▋▊▉", "#"), **dict.fromkeys("▏▎▍", "")}


def bar_text(amount: int, scale: int, width: int) -> str:
    """A bar of ``amount`` where ``scale`` would fill ``width`` cells; a little is never nothing."""
    if amount <= 0 or scale <= 0 or width <= 0:
        return ""
    eighths = max(1, min(width * 8, round(amount * width * 8 / scale)))
    return FULL * (eighths // 8) + _EIGHTHS[eighths % 8]


def double_bar_texts(first: int, second: int, scale: int, width: int) -> tuple[str, str]:
    """Two amounts end to end, told apart by shade as well as by colour.

    A shade has whole cells alone. Together they are as long as their sum, to the nearest cell, so that a
    length is the same time in every bar of a scale; but each part that is something has a cell.
    """
    if second <= 0 or scale <= 0 or width <= 0:
        return bar_text(first, scale, width), ""
    least = 1 if first > 0 else 0
    total = min(width, max(least + 1, round((first + second) * width / scale)))
    solid = min(max(least, round(first * width / scale)), total - 1)
    return FULL * solid, SHADED * (total - solid)


def plain_bar(bar: str) -> str:
    """A bar in signs that every encoding has; a little is never nothing."""
    return "".join(PLAIN_BAR.get(sign, sign) for sign in bar) or (bar and PLAIN_BAR[FULL])
