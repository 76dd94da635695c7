"""How wide the columns of the weeks side by side are."""

from __future__ import annotations

from tracker.domain.value import value

_WIDE = 116
_NOTES_FROM = 160
_LEAST_BAR = 4


@value
class TrendColumns:
    """Widths in cells; 0 is a column that there is no room for.

    ``lines`` is how many lines a week takes: one with both bars in it, two with a bar each, or three
    with a line between the weeks.
    """

    label: int
    bar: int
    hours: int
    gap: int
    desire: int
    decision: int
    guess: int
    measured: int
    off: int
    block: int
    note: int
    lines: int


def trend_columns(width: int, height: int, weeks: int) -> TrendColumns:
    """The columns for a size; the bars get what is left."""
    is_wide = width >= _WIDE
    lines = max(1, min(3, (height - 1) // max(1, weeks))) if is_wide else 1
    label = 15 if is_wide else 12
    desire, decision = (9, 12) if is_wide else (7, 8)
    guess, measured, off = (9, 10, 10) if is_wide else (0, 0, 9)
    block = 15 if is_wide else 8
    note = min(44, width // 5) if width >= _NOTES_FROM else 0
    hours, gap = (8, 2) if is_wide else (6, 1)
    # Less than this leaves no room for both bars, and what stands behind them goes, the last first.
    least = label + 2 * (_LEAST_BAR + hours) + gap
    block = block if width >= least + desire + decision + off + block else 0
    off = off if width >= least + desire + decision + off else 0
    decision = decision if width >= least + desire + decision else 0
    desire = desire if width >= least + desire else 0
    room = width - label - desire - decision - guess - measured - off - block - note
    bar = room - hours if lines > 1 else (room - 2 * hours - gap) // 2
    return TrendColumns(
        label, max(_LEAST_BAR, bar), hours, gap, desire, decision, guess, measured, off, block, note, lines
    )
