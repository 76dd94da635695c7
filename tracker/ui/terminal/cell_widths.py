"""One measure of texts for what the screens pad and for what Textual crops, joins and places.

Textual counts by the tables of rich, which differ from those of ``wcwidth`` where a sign is made of several
characters: vowels of Hindi, Tamil or Burmese that take a cell of their own, halves of flags. A line whose
cells were padded by one measure and cropped by the other would move all that stands to the right of it. The
measure of ``wcwidth`` wins: it is nearest to what terminals do, and commands have no other.
"""

from __future__ import annotations

from rich import cells

from tracker.domain.text import cell_width, clusters


def count_as_the_commands_do() -> None:
    """Let rich, and Textual with it, measure and split texts as the commands do."""
    cells._cell_len = _cell_len
    cells.split_graphemes = _split_graphemes
    cells.cached_cell_len.cache_clear()


def _cell_len(text: str, unicode_version: str) -> int:
    return cell_width(text)


def _split_graphemes(text: str, unicode_version: str = "auto") -> tuple[list[cells.CellSpan], int]:
    """Where each sign begins and ends in the text and its cells, and the cells of all."""
    spans: list[cells.CellSpan] = []
    begin = 0
    for cluster, width in clusters(text):
        spans.append((begin, begin := begin + len(cluster), width))
    return spans, sum(width for _, _, width in spans)
