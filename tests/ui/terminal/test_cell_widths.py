"""What the screens pad and what Textual crops and places are one measure, in every script."""

from __future__ import annotations

import pytest
from rich.cells import cell_len, split_text

from tests.domain.test_scripts import WIDTHS
from tracker.domain.text import clusters
from tracker.ui.terminal.cell_widths import count_as_the_commands_do
from tracker.ui.week.grid import WeekGrid

NAMES = ("हिन्दी पाठ", "தமிழ் இசை", "မြန်မာ", "👨\u200d👩\u200d👧 band", "ฝึกร้องเพลง", "한글 연습", "🇩🇪 Café")


@pytest.mark.parametrize("text", [*WIDTHS, *NAMES], ids=ascii)
def test_a_text_is_measured_and_parted_as_by_the_commands(text: str) -> None:
    count_as_the_commands_do()
    signs = [*clusters(text)]
    assert cell_len(text) == sum(cells for _, cells in signs)
    place = 0
    for number, (_, cells) in enumerate(signs):
        place += cells
        if place and cells:
            left, right = split_text(text, place)
            assert left + right == text
            assert [*clusters(left)] == signs[: len([*clusters(left)])], number


async def test_the_columns_of_the_grid_stand_in_line_whatever_the_names(make_app, changes, clock):
    for name in (*NAMES, "Plain"):
        changes.activities.add(clock.now(), name, "studio")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        grid = app.screen.query_one(WeekGrid)
        strips = [grid.render_line(y) for y in range(grid.size.height)]
        assert {strip.cell_length for strip in strips} == {grid.size.width}
        cells = [
            "".join(sign if len(sign) == 1 == width else "~" * width for sign, width in clusters(strip.text))
            for strip in strips
        ]
        rows = [
            line for line, strip in zip(cells, strips, strict=True) if any(n in strip.text for n in NAMES)
        ]
        assert len(rows) == len(NAMES)
        plain = next(line for line in cells if "Plain" in line)
        assert {line.index("·") for line in rows} == {plain.index("·")}
        assert all(len(line) == grid.size.width for line in rows)
