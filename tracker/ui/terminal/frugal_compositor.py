"""Painting a part of the screen from what lies there.

Textual's own compositor has every widget of the screen give all its lines for each part that is painted
anew: a dozen times as many as stand there when a cursor moves or a second passes.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class FrugalCompositor(Compositor):
    """Asks widgets for the lines that are painted, and for no others."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        lines = self.size.region if crop is None else Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            part = region.intersection(clip).intersection(lines)
            if part:
                yield part, part, widget.render_lines(part.translate(-region.offset))
