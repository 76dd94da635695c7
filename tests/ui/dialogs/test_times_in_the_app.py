"""Times in the app: as they are typed in its forms, as they are shown on the day, and a wrong key."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from textual.widgets import Input

from tests.ui.day.test_day_screen import all_done, is_on, open_day, press, retype
from tests.ui.driving import shown_text, told, until
from tracker.domain.time.zone import FixedZone
from tracker.ui.dialogs.entry_form import EntryForm
from tracker.ui.dialogs.split_form import SplitForm

LOW = (80, 24)
THURSDAY = date(2026, 11, 19)


def moment(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-19 {clock}+01:00")


@pytest.fixture
def log(listed, clock):
    def write(key, start, end):
        listed.corrections.add(listed.record.listed().get(key), moment(start), moment(end), clock.now())

    return write


def entries(changes):
    return changes.record.entries_between(date(2026, 11, 18), date(2026, 11, 20)).entries


@pytest.mark.parametrize(("start", "end"), [("10:50", "12:00"), ("1050", "12:00"), ("thu 10:50", "1200")])
async def test_a_gap_is_filled_in_the_form_by_the_minutes_that_are_shown(make_app, listed, log, start, end):
    log("mixing", "10:00:10", "10:50:35")
    log("social-media", "12:00:40", "13:00")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        assert "10:50 ┆ gap" in shown_text(app)
        assert "1:10" in shown_text(app)
        await pilot.press("a")
        await until(pilot, is_on(app, EntryForm))
        await retype(pilot, app, "start", start)
        await retype(pilot, app, "end", end)
        await retype(pilot, app, "activity", "tutorials")
        await press(pilot, app, "enter")
        await until(pilot, lambda: len(entries(listed)) == 3)
        filled = entries(listed)[1]
        assert (filled.start, filled.end) == (moment("10:50:35"), moment("12:00:40"))


async def test_what_was_recorded_elsewhere_is_shown_and_changed_by_its_own_offset(
    make_app, listed, log, clock
):
    log("mixing", "10:00", "12:00")
    log("social-media", "13:00", "14:00")
    clock.zone = FixedZone(-5 * 3600)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_day(pilot, app)
        assert "10:00 █ Mixing" in shown_text(app)
        assert "10:00–12:00 +01:00" in shown_text(app)
        assert "gap 12:00–13:00 +01:00" in shown_text(app)
        await pilot.press("home", "e")
        await until(pilot, is_on(app, EntryForm))
        assert app.screen.query_one("#start", Input).value == "10:00+01:00"
        await retype(pilot, app, "end", "12:30")
        await press(pilot, app, "enter")
        await until(pilot, lambda: entries(listed)[0].end == moment("12:30"))
        await pilot.press("s")
        await until(pilot, is_on(app, SplitForm))
        assert "Split Mixing 10:00–12:30 +01:00" in shown_text(app)
        await retype(pilot, app, "at", "11:00")
        await press(pilot, app, "enter")
        await until(pilot, lambda: entries(listed)[0].end == moment("11:00"))
        assert entries(listed)[0].end.utcoffset().total_seconds() == 3600


async def test_what_runs_since_elsewhere_is_shown_by_its_own_offset_at_the_top_and_in_the_farewell(
    make_app, listed, clock
):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.zone = FixedZone(-5 * 3600)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: "since 19:00+01:00" in shown_text(app))
        await pilot.press("q")
        await until(pilot, lambda: app.farewell)
    assert app.farewell == "Mixing goes on, since 19:00+01:00. tracker stop ends it."


async def test_a_wrong_key_leaves_no_row_behind_and_undo_brings_it_back(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, app, "1")
        clock.move(seconds=20)
        await press(pilot, app, "2")
        assert "gave way to it" in told(app)
        assert [entry.activity for entry in entries(listed)] == ["tutorials"]
        await press(pilot, app, "u")
        assert [entry.activity for entry in entries(listed)] == ["mixing"]


async def test_an_entry_of_the_future_says_so_when_space_is_pressed(make_app, listed, clock):
    clock.move(hours=1)
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(minutes=5)
    listed.timer.stop(clock.now())
    clock.move(hours=-1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("space")
        await all_done(pilot, app)
        assert "lies in the future" in told(app)
        assert f"tracker remove {entries(listed)[0].id}" in told(app)


@pytest.mark.parametrize("typed", ["9" * 5000, "-1", "8"])
async def test_days_out_of_range_are_refused_in_the_form(make_app, listed, typed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("g")
        await until(pilot, lambda: app.screen.query("#studio-days"))
        app.screen.query_one("#studio-days", Input).value = typed
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "0 to 7 days" in shown_text(app))
