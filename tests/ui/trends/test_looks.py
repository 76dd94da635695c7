"""Weeks, months, years and the field of days: each leads to the next one, and to what lies below it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.driving import shown_text, until
from tests.ui.trends.test_trends_screen import LOW, add
from tracker.domain.time.week import Week
from tracker.ui.context.week_reader import NO_STAMPS
from tracker.ui.day.screen import DayScreen
from tracker.ui.trends.columns import trend_columns
from tracker.ui.trends.field_screen import FieldScreen
from tracker.ui.trends.look import DAYS, MONTHS, WEEKS, YEARS
from tracker.ui.trends.look_screen import LookScreen
from tracker.ui.trends.period_table import PeriodTable, period_columns
from tracker.ui.trends.table import TrendTable
from tracker.ui.trends.year_field import YearField
from tracker.ui.week.screen import WeekScreen
from tracker.ui.widgets.row_table import RowTable


@pytest.fixture
def years(listed, clock):
    """Hours in two years: a Friday in July, a Sunday at the end of December, and the days before today."""
    for day, studio, phone in (("2025-07-04", 2, 1), ("2025-12-28", 3, 0), ("2026-11-17", 1, 5)):
        add(listed, clock, "mixing", f"{day}T10:00", studio)
        if phone:
            add(listed, clock, "social", f"{day}T14:00", phone)
    return listed


async def look(pilot, app, kind, *keys):
    """Press keys that lead to a way to look back, and wait until it is there."""
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, LookScreen) and app.screen._look.kind == kind)
    await until(pilot, lambda: shows(app.screen))


def shows(screen):
    tables = [each.trends for each in screen.query(TrendTable)]
    tables += [each.periods for each in screen.query(PeriodTable)]
    tables += [each.shown for each in screen.query(YearField)]
    return tables and None not in tables


async def test_the_field_says_a_day_in_words_and_opens_it_and_back_is_where_one_was(make_app, years):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        await look(pilot, app, DAYS, "shift+tab")
        text = shown_text(app)
        assert "2026: 1:00 in the studio on 1 day, most on Tuesday 17 November (1:00)." in text
        assert "Thursday 19 November 2026 · W47 · today" in text
        assert "Nothing is logged on this day." in text
        await pilot.press("up", "k", "w")
        await until(pilot, lambda: "Studio 1:00 · wasted 5:00 · 6:00 in all" in shown_text(app))
        assert "2026: 5:00 wasted on 1 day" in shown_text(app)
        # The year before, as far as the record goes.
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "Monday 17 November 2025" in shown_text(app))
        assert "[ Earlier" not in shown_text(app)
        await pilot.press("home")
        await until(pilot, lambda: "Friday 4 July 2025 · W27" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayScreen))
        await until(pilot, lambda: "Friday 4 July 2025" in shown_text(app) and "Mixing" in shown_text(app))
        await pilot.press("right_square_bracket", "escape")
        await until(pilot, lambda: isinstance(app.screen, FieldScreen))
        # On the day that was looked at last; and the week screen shows what it did before.
        assert app.screen.day == date(2025, 7, 5)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: app.context.view.is_present)


async def test_a_year_has_the_same_hours_as_a_field_and_as_a_row(make_app, years, clock):
    for number in range(3):
        add(years, clock, "mixing", f"2026-11-{10 + number}T10:00", 40 / 3600)
        add(years, clock, "social", f"2026-11-{10 + number}T11:00", 50 / 3600)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        await look(pilot, app, DAYS, "shift+tab")
        await until(pilot, lambda: "2026: 1:02 in the studio on 1 day" in shown_text(app))
        await pilot.press("w")
        await until(pilot, lambda: "2026: 5:02 wasted on 1 day" in shown_text(app))
        await look(pilot, app, YEARS, "shift+tab")
        assert "Studio 1:02 on 1 of" in shown_text(app)
        assert "wasted 5:02" in shown_text(app)


async def test_in_the_smallest_terminal_each_way_has_rows_and_nothing_is_cut_without_a_sign(make_app, years):
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        for keys, kind, there in (
            ((), WEEKS, "W47 so far"),
            (("tab",), MONTHS, "Nov so far"),
            (("tab",), YEARS, "2026 so far"),
            (("tab",), DAYS, " Sun "),
        ):
            await look(pilot, app, kind, *keys)
            await until(pilot, lambda there=there: there in shown_text(app))
            assert "█ stu" not in shown_text(app)
        assert "…" in shown_text(app).splitlines()[1]
        await pilot.press("s")
        await until(pilot, lambda: "No entry names a track yet." in shown_text(app))
        await pilot.press("slash", *"xyz", "enter")
        await until(pilot, lambda: "No note has «xyz» in it." in shown_text(app))


def test_what_has_no_room_is_left_out_and_no_column_is_cut():
    for width in range(38, 220):
        months, weeks = period_columns(width, 10, 12), trend_columns(width, 10, 12)
        behind = {
            months: months.a_week + months.days + months.all,
            weeks: weeks.desire + weeks.decision + weeks.guess + weeks.measured
            + weeks.off + weeks.block + weeks.note,
        }  # fmt: skip
        for each, cells in behind.items():
            assert each.lines == 1
            assert each.label + 2 * (each.bar + each.hours) + each.gap + cells <= width, width


@pytest.mark.parametrize("size", [LOW, (120, 40)])
async def test_no_bar_touches_the_cursor_as_it_would_seem_to_begin_there(make_app, years, size):
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        for keys, kind in (((), WEEKS), (("tab",), MONTHS), (("tab",), YEARS)):
            await look(pilot, app, kind, *keys)
            lines = [line for line in app.screen.query_one(RowTable)._body if line.cells]
            assert any("█" in text for line in lines for text, _ in line.cells)
            for line in lines:
                _, after, *_ = line.cells
                assert (line.stops, after) == ((0,), (" ", "cell"))
                assert not line.cells[0][0].endswith("…")


async def test_escape_on_a_week_leads_back_to_the_page_and_row_it_was_opened_from(make_app, years):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        # Nothing to go back to is not offered.
        assert "esc Back" not in shown_text(app)
        await look(pilot, app, WEEKS, "T")
        await look(pilot, app, MONTHS, "tab")
        await look(pilot, app, WEEKS, "enter")
        # The weeks of a month, and of them neither the first nor the last.
        weeks = [each.week for each in app.screen.query_one(TrendTable).trends.weeks]
        assert len(weeks) == 4
        await pilot.press("up", "enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and "esc Back" in shown_text(app))
        await until(pilot, lambda: app.context.view.report.week == weeks[-2])
        # A look at one of its days is no other errand.
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await look(pilot, app, WEEKS, "escape")
        table = app.screen.query_one(TrendTable)
        assert [each.week for each in table.trends.weeks] == weeks
        assert table.cursor_week == weeks[-2]
        await look(pilot, app, MONTHS, "escape")
        # And at last to the week that was shown first, from where there is no further way back.
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and app.context.view.is_present)
        await until(pilot, lambda: "esc Back" not in shown_text(app))
        # Whoever asks for another week, or for this one, has left that errand.
        for key in ("end", "up"):
            await look(pilot, app, WEEKS, "T")
            await pilot.press(key, "enter")
            await until(pilot, lambda: isinstance(app.screen, WeekScreen) and "esc Back" in shown_text(app))
            await pilot.press("t")
            await until(pilot, lambda: app.context.view.is_present and "esc Back" not in shown_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


async def test_a_year_opens_its_months_a_month_its_weeks_and_back_leads_up_again(make_app, years):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        await look(pilot, app, MONTHS, "tab")
        assert "Nov so far" in shown_text(app)
        await look(pilot, app, YEARS, "tab")
        assert "6:00 in the studio. 2025 had the most: 5:00." in shown_text(app)
        await look(pilot, app, MONTHS, "up", "enter")
        table = app.screen.query_one(PeriodTable)
        assert [each.first.month for each in table.periods.shown] == [7, 8, 9, 10, 11, 12]
        assert "5:00 in the studio. December had the most: 3:00." in shown_text(app)
        await look(pilot, app, WEEKS, "home", "enter")
        weeks = app.screen.query_one(TrendTable).trends.weeks
        # Of the weeks before the first entry there are no logs.
        assert (weeks[0].week, weeks[-1].week) == (Week(2025, 27), Week(2025, 31))
        await look(pilot, app, MONTHS, "escape")
        assert app.screen.query_one(PeriodTable).current.first == date(2025, 7, 1)
        await look(pilot, app, YEARS, "escape")
        assert app.screen.query_one(PeriodTable).current.first == date(2025, 1, 1)
        await look(pilot, app, DAYS, "tab")
        assert app.screen.day == date(2025, 12, 31)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))


async def test_a_click_goes_to_a_day_two_open_it_and_the_names_lead_to_the_other_looks(make_app, years):
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.context.view.stamps is not NO_STAMPS)
        await look(pilot, app, WEEKS, "T")
        await pilot.click(".look-bar", offset=(23, 0))
        await until(pilot, lambda: isinstance(app.screen, FieldScreen) and shows(app.screen))
        field, day = app.screen.query_one(YearField), date(2025, 12, 28)
        # There is room for both years.
        places = [(x, y) for y in range(field.size.height) for x in range(field.size.width)]
        spots = {field.day_at(x, y): (x, y) for x, y in places}
        every = {
            date.fromordinal(n)
            for n in range(date(2025, 7, 4).toordinal(), 1 + field.shown.past.today.toordinal())
        }
        assert spots.keys() - {None} == every
        await pilot.click(YearField, offset=spots[day])
        await until(pilot, lambda: "Sunday 28 December 2025 · W52" in shown_text(app))
        await pilot.click(YearField, offset=spots[day], times=2)
        await until(pilot, lambda: isinstance(app.screen, DayScreen) and app.screen.day == day)
