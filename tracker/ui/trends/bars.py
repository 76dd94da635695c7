"""Cells of what stands side by side: bars on one scale from zero with their hours, and numbers."""

from __future__ import annotations

from typing import Protocol

from tracker.domain.bar import bar_text, double_bar_texts
from tracker.domain.text import fitted
from tracker.domain.time.duration import NOTHING, cell_h_mm
from tracker.ui.widgets.styled_cells import Cells


class BarColumns(Protocol):
    """How many cells a bar has, and its hours."""

    @property
    def bar(self) -> int: ...

    @property
    def hours(self) -> int: ...


def label_cells(text: str, style: str, width: int) -> Cells:
    """What a row is called, and a blank: a bar that touched the cursor would begin there, and not at zero."""
    return ((fitted(text, width - 1), style), (" ", "cell"))


def wasted_cells(seconds: int, scale: int, columns: BarColumns) -> Cells:
    """What was wasted."""
    bar = bar_text(seconds, scale, columns.bar)
    return ((bar.ljust(columns.bar), "wasted"), number_cell(cell_h_mm(seconds, ""), columns.hours))


def music_cells(studio: int, learning: int, scale: int, columns: BarColumns) -> Cells:
    """What was in the studio with what was learning."""
    solid, shaded = double_bar_texts(studio, learning, scale, columns.bar)
    rest = " " * (columns.bar - len(solid) - len(shaded))
    hours = number_cell(cell_h_mm(studio + learning, ""), columns.hours)
    return ((solid, "studio"), (shaded, "learning"), (rest, "cell"), hours)


def number_cell(text: str, width: int) -> tuple[str, str]:
    """A number at the right of its column; a quiet dot where there is none."""
    return (text or NOTHING).rjust(width), "cell" if text else "quiet"
