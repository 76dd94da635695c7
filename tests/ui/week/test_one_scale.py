"""In the panel beside the grid the same length is the same time, of wasted hours and of music."""

from __future__ import annotations

from tests.domain.test_aim import SUNDAY, recorded
from tests.ui.driving import until
from tracker.domain.bar import FULL
from tracker.domain.time.duration import HOUR
from tracker.domain.value import replace
from tracker.domain.week.week_log import Numbers
from tracker.domain.week.week_report import week_report
from tracker.ui.week.live_panel import LivePanel


async def test_as_much_music_on_one_day_as_is_wasted_on_another_has_a_bar_as_long(make_app, listed):
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        await until(pilot, lambda: app.screen.has_class("-beside"))
        panel = app.screen.query_one(LivePanel)
        # Mixing on Monday, the phone on Wednesday.
        report = week_report(recorded(5 * HOUR, 5 * HOUR, Numbers({}, {}, {})), SUNDAY)
        panel.view = replace(app.context.view, report=report)
        lines = str(panel.render()).splitlines()
        monday, wednesday = (next(x for x in lines if x.startswith(f" {day} ")) for day in ("Mon", "Wed"))
        assert monday.count(FULL) == wednesday.count(FULL) > 10
