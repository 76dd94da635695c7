"""Bars in the styles of a screen, padded to their width."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from tracker.domain.bar import bar_text, double_bar_texts


def single_bar(amount: int, scale: int, width: int, style: Style) -> Content:
    """One bar, padded to its width."""
    return Content.styled(bar_text(amount, scale, width).ljust(width), style)


def double_bar(first: int, second: int, scale: int, width: int, styles: tuple[Style, Style]) -> Content:
    """Two amounts end to end in two styles, padded to the width."""
    solid, shaded = double_bar_texts(first, second, scale, width)
    rest = " " * (width - len(solid) - len(shaded))
    return Content.assemble((solid, styles[0]), (shaded, styles[1]), rest)
