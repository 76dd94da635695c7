"""Finding entries by the words of their notes, over all that was ever logged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event, current_thread, main_thread

from tests.ui.driving import shown_text, until
from tests.ui.trends.test_tracks_screen import work_on
from tests.ui.trends.test_trends_screen import LOW, open_trends
from tracker.reading.search import Search
from tracker.storage.files import Files
from tracker.ui.day.screen import DayScreen
from tracker.ui.trends.entries_screen import EntriesScreen
from tracker.ui.trends.screen import TrendsScreen


async def test_slash_finds_notes_of_any_year_and_a_second_search_takes_the_place_of_the_first(
    make_app, listed, clock, monkeypatch
):
    for start, note in (
        ("2019-05-06T10:00", "First VOCAL take"),
        ("2026-11-12T10:00", "vocal comp [/foo"),
        ("2026-11-13T10:00", "drums"),
    ):
        work_on(listed, clock, "Tides", start, 1, note)
    asked_by, day_start = set(), Files.day_start

    def seen(files, week):
        asked_by.add(current_thread())
        return day_start(files, week)

    monkeypatch.setattr(Files, "day_start", seen)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await open_trends(pilot, app)
        asked_by.clear()
        await pilot.press("slash", *"vocal", "enter")
        await until(pilot, lambda: "2 entries · 2:00" in shown_text(app))
        # What has to be known of a week long ago is asked of the files where nobody waits for them.
        assert asked_by
        assert main_thread() not in asked_by
        assert isinstance(app.screen, EntriesScreen)
        newest, oldest = (line for line in shown_text(app).splitlines()[1:] if "  Mixing  " in line)
        # The column of names is as wide as these are, and leaves the rest to the words.
        assert "Thu 12 Nov 2026   10:00–11:00   1:00  Mixing  vocal comp [/foo · Tides" in newest
        assert "Mon  6 May 2019" in oldest
        await pilot.press("end")
        await until(pilot, lambda: "Monday 6 May 2019 · 10:00–11:00 · 1:00 · Mixing" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayScreen) and app.screen.day == date(2019, 5, 6))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, EntriesScreen))

        # The first search is still reading when the second one is asked for.
        goes_on, asked, look = Event(), [], Search.next

        def look_slowly(search):
            asked.append(search)
            if len(asked) == 1:
                goes_on.wait(60)
            return look(search)

        monkeypatch.setattr(Search, "next", look_slowly)
        monkeypatch.setattr("tracker.reading.search._AT_ONCE", 1)
        await pilot.press("slash", *["backspace"] * 5, *"take", "enter")
        await until(pilot, lambda: asked)
        # Until all was looked into, nothing is said not to be there.
        await until(pilot, lambda: "«take» in the notes" in shown_text(app))
        assert "Looking …" in shown_text(app)
        assert "No note has" not in shown_text(app)
        await pilot.press("slash", *["backspace"] * 4, *"drum", "enter")
        await until(pilot, lambda: "«drum» in the notes" in shown_text(app))
        goes_on.set()
        await until(pilot, lambda: "1 entry · 1:00" in shown_text(app))
        assert "VOCAL" not in shown_text(app)
        # Of the first one nothing more was read.
        assert asked.count(asked[0]) == 1 < len(asked)
        await until(pilot, lambda: "enter Open" in shown_text(app))
        await pilot.press("slash", *["backspace"] * 4, *"xyz", "enter")
        await until(pilot, lambda: "No note has «xyz» in it." in shown_text(app))
        await until(pilot, lambda: "enter Open" not in shown_text(app))
        # What cannot be read is not said to be empty.
        Path(app.context._changes.record.folder, "weeks", "2026-W40.toml").write_text("note = xyz")

        def is_named_at_a_tick():
            app._tick()
            return "Nothing was found in what can be read." in shown_text(app)

        await until(pilot, is_named_at_a_tick)
        assert "2026-W40.toml" in shown_text(app)
        # Nothing written looks for nothing.
        await pilot.press("slash", *["backspace"] * 3, "enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, TrendsScreen))
