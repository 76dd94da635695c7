"""What of the week is in sight only grows with the screen, and gives way in its order where it shrinks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import ALL
from tests.zones import BERLIN
from tracker.demo.made_up_days import ACTIVITIES as OF_THE_DEMO
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.away.questions import AwayQuestion
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import HOUR
from tracker.domain.time.week import Week
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.standing import WASTED
from tracker.domain.week.week_log import Numbers
from tracker.domain.week.week_report import WeekRecord, week_report
from tracker.ui.context.view import View
from tracker.ui.week.arrangement import LARGE, ONE, TWO, Arrangement, Kind, Needs, arranged, lines_of
from tracker.ui.week.grid_columns import GridColumns, columns_for, full_width
from tracker.ui.week.grid_lines import FOLD, GridLines, wanted_columns
from tracker.ui.week.needs import SIDE_PANEL, needs_of
from tracker.ui.week.panel_words import Said, in_lines, panel_words

MONDAY = BERLIN.at("2026-11-16 00:00")
THURSDAY = BERLIN.at("2026-11-19 20:00")
# The keys of a screen, and the line above them.
LAST_LINES = 2
HEIGHTS, WIDTHS = range(18, 71), range(60, 201)


def view_of(count: int, idle: int = 0) -> View:
    """A week of some activities; the last ``idle`` of them have no hours, one of these is wasted."""
    more = tuple(
        Activity(f"chore-{number}", f"Chore with a long name {number}", "chores", 5, 5, True)
        for number in range(count - len(OF_THE_DEMO))
    )
    activities = (*more, *OF_THE_DEMO)[:count] if count > len(OF_THE_DEMO) else OF_THE_DEMO[-count:]
    entries = tuple(
        Entry(
            f"e{number}",
            activity.key,
            MONDAY + timedelta(hours=number),
            MONDAY + timedelta(hours=number, minutes=50),
            track="Tides" if count > 3 and number % 3 == 0 else "",
        )
        for number, activity in enumerate(activities[: count - idle])
    )
    record = WeekRecord(
        Week(2026, 47),
        ActivityList(activities, goal="Earn half my living from mixing by 2028"),
        None,
        entries,
        None,
        Numbers(guesses={}, targets={"studio": 19.4, "learning": 120.0}, caps={"social-media": 10.0}),
        Calendar(BERLIN, lambda _: MONDAY.time()),
    )
    return View(week_report(record, THURSDAY), session=4000)


def at(view: View, width: int, height: int, above: int = 0) -> tuple[Needs, Arrangement, GridColumns]:
    """How the screen lays out a week, with some lines above it that are a question's."""
    wanted = wanted_columns(view.report)
    needs = needs_of(view, (width, height), full_width(wanted))
    arrangement = arranged(height - LAST_LINES - above, needs)
    return needs, arrangement, columns_for(width - SIDE_PANEL * needs.is_beside, wanted)


def in_sight(view: View, width: int, height: int, above: int) -> dict[str, int]:
    """How much of each part is in sight."""
    needs, shown, columns = at(view, width, height, above)
    rows = sum(kind.rows for kind in needs.kinds)
    lines_for_grid = height - LAST_LINES - above - (lines_of(shown, needs) - rows)
    rows -= shown.folded
    words = panel_words(view, "R")
    return {
        "lines of the header": shown.header,
        "rows": rows if lines_for_grid >= rows else lines_for_grid,
        "headings": len(shown.headings),
        "sums of kinds": len(shown.headings) + len(shown.summed),
        "blank lines": shown.gaps + shown.margins,
        "bars": shown.bars or needs.is_beside,
        "words": _length(words if needs.is_beside else in_lines(words, width - 2, shown.words)),
        "what stands below": shown.below and bool(needs.below),
        "names": columns.label,
        "days": columns.day >= 9,
        "totals": columns.total,
        "aims": columns.aim,
        "differences": columns.difference,
        "ratings": columns.ratings,
    }


def _length(words: list[Said] | list[list[Said]]) -> int:
    """How much is said."""
    return sum(_length(each) if isinstance(each, list) else len(each.forms[0]) for each in words)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "idle", "above", "step"),
    [
        (1, 0, 0, 20),
        (3, 0, 0, 20),
        (5, 0, 0, 9),
        (12, 1, 0, 3),
        (16, 5, 0, 9),
        (40, 20, 0, 12),
        (16, 0, 4, 47),
    ],
)
def test_what_is_in_sight_only_grows_with_the_screen(count: int, idle: int, above: int, step: int) -> None:
    view, step = view_of(count, idle), 1 if ALL else step
    if count < 5:
        # Few rows and much to say.
        entry = view.report.clips[0].entry
        questions = (AwayQuestion(entry, entry.first, entry.first + HOUR, ""),)
        view = replace(view, questions=questions, oddities=3)
    before: dict[int, dict[str, int]] = {}
    for width in WIDTHS[::step]:
        below: dict[str, int] = {}
        for height in HEIGHTS:
            seen = in_sight(view, width, height, above)
            less = {part for part in seen if seen[part] < below.get(part, 0)}
            assert less == set(), (width, height)
            # A wider screen may have something better to show than blank lines.
            narrower = before.get(height, {})
            less = {part for part in seen if seen[part] < narrower.get(part, 0)} - {"blank lines"}
            assert less == set(), (width, height)
            below = before[height] = seen


def test_all_rows_of_the_demo_are_in_sight_at_80x24_with_every_bar_and_a_line_of_words() -> None:
    needs, shown, columns = at(view_of(12), 80, 24)
    assert lines_of(shown, needs) <= 24 - LAST_LINES
    assert (shown.header, shown.folded, shown.bars, shown.words) == (TWO, 0, True, 1)
    assert columns.aim
    assert columns.ratings


def test_with_twenty_activities_what_has_hours_and_what_is_wasted_is_in_sight_at_80x24() -> None:
    view = view_of(20, idle=8)
    needs, shown, columns = at(view, 80, 24)
    assert lines_of(shown, needs) <= 24 - LAST_LINES
    keys = [line.key for line in GridLines(view.report, shown, columns, {}).body()]
    rows = view.report.rows
    wasted = {row.activity.key for row in rows if row.standing == WASTED}
    assert {row.activity.key for row in rows if row.seconds} | wasted <= set(keys)
    assert FOLD in keys
    opened = [line.key for line in GridLines(view.report, shown, columns, {}, is_open=True).body()]
    assert {row.activity.key for row in rows} < set(opened)


def test_sixteen_activities_with_hours_are_all_in_sight_at_80x24() -> None:
    needs, shown, _ = at(view_of(16), 80, 24)
    assert lines_of(shown, needs) <= 24 - LAST_LINES
    assert shown.bars


def test_each_sum_of_a_kind_stands_once() -> None:
    for height in HEIGHTS:
        needs, shown, _ = at(view_of(16), 80, height)
        several = {kind.name for kind in needs.kinds if kind.rows > 1}
        if shown.header != ONE:
            assert several == set(shown.summed) | (several & set(shown.headings))
        assert not set(shown.summed) & set(shown.headings)


kinds = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=8).map(
    lambda pairs: tuple(Kind(f"kind-{n}", rows, min(rows, fold)) for n, (rows, fold) in enumerate(pairs))
)


@given(kinds, st.integers(0, 6), st.integers(0, 12), st.booleans(), st.integers(1, 4))
def test_an_arrangement_fits_wherever_a_barer_one_would(kinds, words, below, is_beside, a_line) -> None:
    needs = Needs(kinds, words, lambda summed: -(-len(summed) // a_line), below, is_beside)
    bare = Arrangement(folded=needs.foldable if needs.foldable > 1 else 0, bars=True)
    richest = arranged(999, needs)
    assert (richest.header, richest.headings, richest.folded) == (
        LARGE,
        tuple(kind.name for kind in kinds),
        0,
    )
    for height in range(3, 80):
        taken = lines_of(arranged(height, needs), needs)
        assert taken <= max(height, lines_of(bare, needs))


widths = st.builds(
    GridColumns,
    st.integers(4, 60),
    st.integers(5, 9),
    st.integers(6, 9),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from([0, 6, 8]),
)


@given(widths, st.integers(60, 200))
def test_columns_are_as_wide_as_what_stands_in_them_or_are_not_there(wanted, width) -> None:
    columns, wider = columns_for(width, wanted), columns_for(width + 1, wanted)
    assert columns.width <= max(width, 12 + 7 * max(6, wanted.day))
    assert columns.day >= wanted.day
    for name in ("total", "aim", "difference", "ratings"):
        assert getattr(columns, name) == 0 or getattr(columns, name) >= getattr(wanted, name)
        assert getattr(wider, name) >= getattr(columns, name)
    assert wider.label >= columns.label
