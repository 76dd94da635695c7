"""Tracks where what runs gets its note."""

from __future__ import annotations

from textual.widgets import Input

from tests.ui.driving import until
from tracker.ui.dialogs.note_form import NoteForm


async def test_a_finished_track_gives_way_to_one_that_is_being_worked_on(make_app, listed, clock):
    mixing = listed.record.listed().get("mixing")
    for track in ("Under way", "Undertow"):
        listed.timer.start(mixing, clock.now(), track=track)
        clock.move(minutes=5)
        listed.timer.stop(clock.now())
        clock.move(minutes=5)
    listed.timer.start(mixing, clock.now())
    listed.tracks.finish(clock.now(), "Undertow")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        track = app.screen.query_one("#track", Input)
        await until(pilot, lambda: track.suggester is not None)
        await pilot.press("tab", "u")
        await until(pilot, lambda: track._suggestion == "Under way")
        await pilot.press(*"ndert")
        await until(pilot, lambda: track._suggestion == "Undertow")
