"""Weeks side by side on the screen, made from real files."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.ui.driving import shown_text, told, until
from tracker.domain.time.week import Week
from tracker.ui.context.week_reader import NO_STAMPS
from tracker.ui.trends.fitted_words import FittedWords
from tracker.ui.trends.screen import TrendsScreen
from tracker.ui.trends.table import TrendTable
from tracker.ui.week.screen import WeekScreen

LOW = (80, 24)
W47 = Week(2026, 47)


def add(changes, clock, name, start, hours):
    begin = datetime.fromisoformat(f"{start}:00+01:00")
    activity = changes.record.listed().find(name)
    changes.corrections.add(activity, begin, begin + timedelta(hours=hours), clock.now())


@pytest.fixture
def weeks(listed, clock):
    """Studio and phone four weeks ago, last week and today; a week of rest between them."""
    for day, studio, phone in (("2026-10-20", 1, 5), ("2026-11-10", 3, 2), ("2026-11-17", 2, 1)):
        add(listed, clock, "mixing", f"{day}T10:00", studio)
        add(listed, clock, "social", f"{day}T14:00", phone)
    return listed


async def open_trends(pilot, app):
    await pilot.press("T")
    await until(pilot, lambda: isinstance(app.screen, TrendsScreen))
    # As the files are, and not as they were for the first picture.
    await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
    await until(pilot, lambda: app.screen.query_one(TrendTable).trends is not None)
    await until(pilot, lambda: "trends" not in {worker.group for worker in app.workers})


def row(app, week):
    return next(line for line in shown_text(app).splitlines() if line.startswith(f" {week}"))


async def test_a_week_that_cannot_be_read_is_named_below_and_not_only_without_hours(make_app, weeks):
    Path(weeks.record.folder, "weeks", "2026-W46.toml").write_text("format = 1\n[[entries\n")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await until(pilot, lambda: "⚠ 2026-W46.toml" in shown_text(app))


async def test_each_week_has_a_row_and_a_sentence_says_what_changed(make_app, weeks):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        text = shown_text(app)
        assert "Four weeks ago 1:00 in the studio, last week 3:00. Wasted: 5:00, then 2:00." in text
        assert "5:00" in row(app, "W43")
        assert "1:00" in row(app, "W43")
        assert "█" not in row(app, "W44")
        assert "so far" in row(app, "W47")
        # On one scale: five hours are the longest bar, an hour a fifth of it.
        assert row(app, "W43").count("█") > row(app, "W46").count("█") > row(app, "W47").count("█")


async def test_twelve_weeks_are_there_at_every_size(make_app, weeks, clock):
    add(weeks, clock, "mixing", "2026-08-11T10:00", 1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        for size in (LOW, (120, 40), (200, 60), (64, 18)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: app.screen.size == size)
            await pilot.pause()
            assert len(app.screen.query_one(TrendTable).trends.weeks) == 12
            assert "so far" in row(app, "W47")
            if size != (64, 18):
                assert row(app, "W36")
            if size == LOW:
                # A sentence of two lines takes no row from them.
                app.screen.query_one("#trends-sentence", FittedWords).say("word " * 20 + "end.")
                await pilot.pause()
                assert "end." in shown_text(app)
                assert row(app, "W36")


async def test_enter_opens_the_week_under_the_cursor(make_app, weeks):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.press("k", "enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: app.context.view.report.week == Week(2026, 46))
        # From there the cursor begins on that week; the end is this week, which follows the clock.
        await open_trends(pilot, app)
        assert app.screen.query_one(TrendTable).cursor_week == Week(2026, 46)
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.context.view.report.week == W47 and app.context.view.is_present)


async def test_a_double_click_opens_a_week_and_escape_goes_back(make_app, weeks):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.click(TrendTable, offset=(3, 1), times=2)
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: app.context.view.report.week == Week(2026, 43))
        await open_trends(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        assert app.context.view.report.week == Week(2026, 43)


async def test_the_hours_of_a_running_timer_follow_by_the_minute(make_app, weeks, clock):
    weeks.timer.start(weeks.record.listed().find("mixing"), clock.now())
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        first = app.screen.query_one(TrendTable).trends
        assert "2:00" in row(app, "W47")
        clock.move(seconds=20)
        app._tick()
        await pilot.pause()
        assert app.screen.query_one(TrendTable).trends is first
        clock.move(minutes=5)
        app._tick()
        await until(pilot, lambda: "2:05" in row(app, "W47"))


async def test_what_another_program_records_is_shown(make_app, weeks, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        add(weeks, clock, "mixing", "2026-10-29T10:00", 4)

        def is_shown_at_a_tick():
            app._tick()
            return "4:00" in row(app, "W44")

        await until(pilot, is_shown_at_a_tick)


async def test_earlier_weeks_are_turned_to_as_far_as_the_record_goes(make_app, weeks, clock):
    add(weeks, clock, "mixing", "2026-06-16T10:00", 1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        table = app.screen.query_one(TrendTable)
        # What is not there is not offered.
        await until(pilot, lambda: "[ Earlier" in shown_text(app))
        assert "] Later" not in shown_text(app)
        await pilot.press("right_square_bracket", "left_square_bracket")
        await until(pilot, lambda: table.trends.weeks[0].week == Week(2026, 25))
        assert "No" not in shown_text(app).splitlines()[0]
        await until(pilot, lambda: "] Later" in shown_text(app))
        assert "[ Earlier" not in shown_text(app)
        await pilot.press("left_square_bracket", "t")
        await until(pilot, lambda: table.trends.weeks[-1].week == W47)


async def test_a_newcomer_sees_one_week_and_what_will_come(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        assert "No hours yet. Once there are some" in shown_text(app)
        await pilot.press("up", "down", "home", "end")
        assert "so far" in row(app, "W47")


async def test_names_and_notes_stand_there_literally(make_app, listed, clock):
    listed.activities.add(clock.now(), "[/foo [red]", "leisure", priority=1, supports_goal=False)
    add(listed, clock, "[/foo [red]", "2026-11-17T10:00", 1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        assert "Wasted on [/foo [red] 1:00" in shown_text(app)


@pytest.mark.parametrize("theme", ["tracker-light", "ansi-dark"])
async def test_the_cursor_is_seen_in_every_theme(make_app, weeks, theme):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        app.theme = theme
        await open_trends(pilot, app)
        table = app.screen.query_one(TrendTable)
        assert table.style_of("row", "cursor") != table.style_of("row", "cell")


async def test_p_writes_the_sheet_of_the_week_under_the_cursor_and_says_where(make_app, weeks, folders):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.press("up", "p")
        await until(pilot, lambda: "The sheet of 2026-W46 is in" in told(app))
        await pilot.press("escape", "p")
        await until(pilot, lambda: "The sheet of 2026-W47 is in" in told(app))
    sheets = sorted(path.name for path in (Path(folders.data) / "sheets").iterdir())
    assert sheets == ["2026-W46.html", "2026-W47.html"]


async def test_left_while_weeks_are_read_it_is_gone_without_a_word(make_app, weeks):
    app, goes_on = make_app(), Event()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        screen, read, asked = app.screen, app.context.lookups.trends, []

        async def read_slowly(last, most):
            asked.append(last)
            await app.context.lookups.read(lambda changes: goes_on.wait(60))
            return await read(last, most)

        app.context.lookups.trends = read_slowly
        # A read that leaving does not cancel, as it is the app's.
        late = app.run_worker(TrendsScreen._read.__wrapped__(screen))
        await until(pilot, lambda: asked)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and not screen.is_attached)
        goes_on.set()
        await until(pilot, lambda: late.is_finished)
        assert isinstance(app.screen, WeekScreen)
