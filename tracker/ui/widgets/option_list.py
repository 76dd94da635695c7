"""A list to choose from whose highlight is seen without colours as well."""

from __future__ import annotations

from textual.geometry import Size
from textual.style import Style
from textual.widgets import OptionList


class Options(OptionList):
    """Highlights one of several lines."""

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        style = super().get_visual_style(*component_classes, partial=partial)
        if "option-list--option-highlighted" in component_classes and self.app.native_ansi_color:
            # Visual styles drop «reverse», and without colours nothing else would show the highlight.
            return style + Style(reverse=True)
        return style

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Textual ends at an option that has no cell to be written in, as in a very narrow terminal.
        padding = self.get_component_styles("option-list--option").padding.width
        return super().get_content_height(container, viewport, max(width, padding + 1))
