"""All tracks on the screen, and the entries of one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.ui.driving import shown_text, until
from tests.ui.trends.test_trends_screen import LOW, add, open_trends, row
from tracker.ui.day.screen import DayScreen
from tracker.ui.trends.entries_screen import EntriesScreen
from tracker.ui.trends.screen import TrendsScreen
from tracker.ui.trends.tracks_screen import TracksScreen


def work_on(changes, clock, track, start, hours, note=""):
    begin = datetime.fromisoformat(f"{start}:00+01:00")
    activity = changes.record.listed().find("mixing")
    end = begin + timedelta(hours=hours)
    changes.corrections.add(activity, begin, end, clock.now(), track=track, note=note)


async def test_s_shows_every_track_and_enter_its_entries_each_of_which_opens_its_day(make_app, listed, clock):
    # Long before the weeks side by side, twice with a short break, and with a name that is no markup.
    for start, track, hours in (
        ("2025-02-03T10:00", "Tides", 2),
        ("2025-02-03T12:10", "tides", 1),
        ("2026-11-12T10:00", "Tides", 1),
        ("2026-11-18T10:00", "[/foo red]", 1),
    ):
        work_on(listed, clock, track, start, hours, "vocal comp")
    listed.tracks.finish(clock.now(), "Tides")
    add(listed, clock, "mixing", "2026-11-05T10:00", 2)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: "Tides · 4:00 · 2 sessions, 2:00 each" in shown_text(app))
        text = shown_text(app)
        assert "7:00 in the studio since 3 February 2025" in text
        assert row(app, "Tides").split()[-8:] == ["2", "3", "Feb", "2025", "12", "Nov", "2026", "✓"]
        assert "Finished on 19 November 2026" in text
        assert row(app, "Tides").count("█") > row(app, "[/foo red]").count("█") > 0
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EntriesScreen))
        await until(pilot, lambda: "3 entries · 4:00" in shown_text(app))
        lines = [line for line in shown_text(app).splitlines() if "vocal comp" in line]
        assert [line.split()[1] for line in lines[:3]] == ["12", "3", "3"]
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, DayScreen) and app.screen.day == date(2025, 2, 3))
        # Among the entries of a track as in the list of tracks, words find what is of any track.
        await pilot.press("escape", "slash", *"vocal", "enter")
        await until(pilot, lambda: "«vocal» in the notes" in shown_text(app))
        await pilot.press("escape", "slash", *"comp vo", "enter")
        await until(pilot, lambda: "«comp vo» in the notes" in shown_text(app))
        await until(pilot, lambda: "4 entries · 5:00" in shown_text(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, TrendsScreen))


async def test_that_a_track_is_finished_is_said_however_much_was_done_for_it(make_app, listed, clock):
    for number in range(9):
        name = f"Nine words in a row name this activity {number}"
        listed.activities.add(clock.now(), name, "leisure")
        begin = datetime.fromisoformat(f"2026-11-12T{10 + number}:00+01:00")
        done = listed.record.listed().find(name)
        listed.corrections.add(done, begin, begin + timedelta(hours=1), clock.now(), track="Tides")
    listed.tracks.finish(clock.now(), "Tides")
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: "Tides · 9:00" in shown_text(app))
        assert "Finished on 19 November 2026" in shown_text(app)


async def test_without_a_track_it_is_said_how_one_comes_and_what_runs_is_followed(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        await pilot.press("s")
        await until(pilot, lambda: "No entry names a track yet. n on the week screen" in shown_text(app))
        # What nothing can be done with is not offered.
        await until(pilot, lambda: "enter Open" not in shown_text(app))
        await pilot.press("enter", "down")
        assert isinstance(app.screen, TracksScreen)
        listed.timer.start(listed.record.listed().find("mixing"), clock.now(), track="Tides")
        clock.move(minutes=30)

        def is_shown_at_a_tick():
            app._tick()
            return "Tides · 0:30 · 1 session" in shown_text(app)

        await until(pilot, is_shown_at_a_tick)
        await until(pilot, lambda: "enter Open" in shown_text(app))
        clock.move(minutes=5)
        app._tick()
        await until(pilot, lambda: "Tides · 0:35" in shown_text(app))
