"""The grid, the panel, the music step and ``tracker week`` say the same of a target and of a cap."""

from __future__ import annotations

import pytest

from tests.domain.test_aim import SUNDAY, recorded
from tracker.cli.week import grid_of
from tracker.domain.review.review import Material, review
from tracker.domain.time.duration import HOUR, MINUTE, h_mm
from tracker.domain.value import replace
from tracker.domain.week.week_log import Numbers
from tracker.domain.week.week_report import week_report
from tracker.ui.assessment.music import Music
from tracker.ui.week.grid import WeekGrid
from tracker.ui.week.live_panel import LivePanel

AIMED = 4 * HOUR + 30
# Round the border of what is shown, which lies half a minute before the number itself.
BORDERS = [AIMED + off for off in (-HOUR, -MINUTE, -31, -30, -1, 0, 1, 29, 30, MINUTE, HOUR)]


def colour_of(grid: WeekGrid, name: str, aim: str) -> object:
    """The colour of the aim in the row of a name."""
    rows = (grid.render_line(y) for y in range(grid.size.height))
    row = next(row for row in rows if name in row.text)
    # The total before it may say the same hours.
    return [segment.style.color for segment in row if segment.text.strip() == aim][-1]


@pytest.mark.parametrize("size", [(80, 24), (160, 40)])
async def test_they_agree_round_the_border(make_app, listed, size):
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        grid, panel = app.screen.query_one(WeekGrid), app.screen.query_one(LivePanel)
        for spent in BORDERS:
            hours = AIMED / HOUR
            record = recorded(spent, spent, Numbers({}, {"studio": hours}, {"phone": hours}))
            report = week_report(record, SUNDAY)
            grid.report, panel.view = report, replace(app.context.view, report=report)
            page = Music().page(review(Material(record), None, SUNDAY), 80, lambda key: key)
            said = [text for line in page.lines for text, _ in line.cells]
            words = str(panel.render())
            reached, wasted = (grid.style_of(name).color for name in ("reached", "wasted"))
            is_reached, is_over = h_mm(spent) >= "4:00", h_mm(spent) > "4:00"
            assert ("studio" in words.replace("studio  ▒", "") and "to go" in words) != is_reached
            assert (colour_of(grid, "STUDIO", "4:00") == reached) == is_reached
            assert any("reached ✓" in text for text in said) == is_reached
            assert ("Every target was reached." in page.said) == is_reached
            assert colour_of(grid, "Phone", "≤ 4:00") == (wasted if is_over else reached)
            in_text = "\n".join(grid_of(report))
            assert "≤ 4:00" in in_text
            assert in_text.count("4:00") >= 2


async def test_a_cap_of_no_hours_at_all_has_its_column(make_app, listed):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        grid = app.screen.query_one(WeekGrid)
        grid.report = week_report(recorded(0, 0, Numbers({}, {}, {"phone": 0.0})), SUNDAY)
        assert any("≤ 0:00" in grid.render_line(y).text for y in range(grid.size.height))
