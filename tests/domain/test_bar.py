"""A length is the same time in every bar of a scale, whether it is of one part or of two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.bar import FULL, SHADED, bar_text, double_bar_texts
from tracker.domain.time.duration import HOUR

WEEK = 168 * HOUR
WIDTHS = st.integers(2, 80)


@st.composite
def two_parts(draw: st.DrawFn) -> tuple[int, int, int]:
    """Two amounts with a scale that both fit into."""
    first, second = draw(st.integers(0, WEEK)), draw(st.integers(1, WEEK))
    return first, second, first + second + draw(st.integers(0, WEEK))


@given(two_parts(), WIDTHS)
def test_two_parts_are_as_long_as_their_sum_and_each_that_is_something_is_seen(
    parts: tuple[int, int, int], width: int
) -> None:
    first, second, scale = parts
    solid, shaded = double_bar_texts(first, second, scale, width)
    assert {*solid} <= {FULL}
    assert {*shaded} == {SHADED}
    assert bool(solid) == bool(first)
    cells, due = len(solid) + len(shaded), (first + second) * width / scale
    assert cells <= width
    assert abs(cells - due) <= 0.5 or cells == bool(first) + 1 > due
    # What begins where the first one ends has one cell at least, which may be taken from that.
    due = first * width / scale
    assert abs(len(solid) - due) <= 0.5 or (len(solid) == 1 > due) or (len(shaded) == 1 and len(solid) < due)


def test_a_minute_more_of_music_is_no_bar_that_is_a_cell_longer() -> None:
    """42:28 beside 42:09, as they stood there with 6 cells and a bit, and with 7."""
    wasted, studio, learning, scale = 42 * 60 + 28, 34 * 60, 8 * 60 + 9, 55 * 60
    assert len(bar_text(wasted, scale, 8)) == 7
    assert double_bar_texts(studio, learning, scale, 8) == (FULL * 5, SHADED)


def test_where_there_is_no_room_or_no_scale_there_is_no_bar() -> None:
    assert double_bar_texts(1, 1, 0, 8) == double_bar_texts(1, 1, 2, 0) == ("", "")
    assert double_bar_texts(0, 0, 2, 8) == ("", "")
    assert double_bar_texts(1, 1, 2, 1) == ("", SHADED)
