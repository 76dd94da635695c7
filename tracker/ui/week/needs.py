"""How much room everything on the week screen would take, at a width."""

from __future__ import annotations

from tracker.ui.context.view import View
from tracker.ui.week.arrangement import Arrangement, Kind, Needs, arranged
from tracker.ui.week.grid_columns import full_width
from tracker.ui.week.grid_lines import is_foldable, sum_lines, wanted_columns
from tracker.ui.week.panel_words import in_lines, panel_words
from tracker.ui.week.week_strips import strips_height

# How wide the panel is beside the grid; see week.tcss.
SIDE_PANEL = 48
_MARGIN = 1
# From which height on there may be more lines of words than these, and strips below.
_TALL, _FEW_WORDS = 25, 2
# Of the lines that are not arranged, those of the footer are there always.
_FOOTER = 2


def needs_of(
    view: View,
    size: tuple[int, int],
    grid_width: int,
    unfolded: frozenset[str] = frozenset(),
    rate_key: str = "",
) -> Needs:
    """What there is to show at a size of the screen, in lines.

    ``grid_width`` is how wide the grid is with nothing cut, ``unfolded`` are the rows that stay in sight.
    """
    report, (width, height) = view.report, size
    is_beside = width >= grid_width + SIDE_PANEL
    left = left_width(width, is_beside)
    words = panel_words(view, rate_key)
    lines = len(in_lines(words, width - 2 * _MARGIN, len(words)))
    kinds = []
    for kind in report.kinds:
        rows = report.of_kind(kind)
        foldable = sum(is_foldable(row, report) and row.activity.key not in unfolded for row in rows)
        kinds.append(Kind(kind, len(rows), foldable))
    return Needs(
        tuple(kinds),
        lines if height >= _TALL else min(lines, _FEW_WORDS),
        lambda summed: len(sum_lines(report, summed, left)),
        strips_height(report, left) if height >= _TALL else 0,
        is_beside,
    )


def left_width(width: int, is_beside: bool) -> int:
    """How wide the grid and what stands below it are on a screen of a width."""
    return width - SIDE_PANEL if is_beside else width


def classes_of(arrangement: Arrangement, needs: Needs) -> dict[str, bool]:
    """What the stylesheet knows an arrangement by."""
    return {
        "-beside": needs.is_beside,
        "-margins": arrangement.margins,
        "-below": arrangement.below and bool(needs.below),
        "-bare": not arrangement.bars and not needs.is_beside,
    }


def classes_at_first(
    view: View, size: tuple[int, int], columns: tuple[str, ...], rate_key: str
) -> dict[str, bool]:
    """The classes that a view will most likely have, before there is a widget to be asked for its lines.

    What is styled by them is styled once; others would have all of it styled once more.
    """
    grid_width = full_width(wanted_columns(view.report, view.planned.plan), columns)
    needs = needs_of(view, size, grid_width, rate_key=rate_key)
    return classes_of(arranged(size[1] - _FOOTER, needs), needs)


def asks_for_room(view: View) -> tuple[object, ...]:
    """What of a view all that depends on; in most views it is the same."""
    minute = view.report.now.replace(second=0)
    return (
        minute,
        view.report.week,
        view.stamps,
        view.session,
        view.questions,
        view.problems,
        view.offers,
        view.decided,
    )
