"""Tracks where what runs gets its note."""

from __future__ import annotations

from threading import Event

import pytest
from textual.widgets import Input

from tests.ui.driving import shown_text, until
from tracker.ui.dialogs.note_form import NoteForm
from tracker.ui.dialogs.track_input import TrackInput


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


@pytest.fixture
def no_track_yet(listed, clock):
    """Mixing runs again without a track; the one of last time has a name that looks like markup."""
    mixing = listed.record.listed().get("mixing")
    listed.timer.start(mixing, clock.now(), track="[/foo Tides")
    clock.move(minutes=5)
    listed.timer.stop(clock.now())
    clock.move(minutes=20)
    listed.timer.start(mixing, clock.now())
    return listed


async def test_the_last_track_is_offered_in_an_empty_field_and_one_key_takes_it(make_app, no_track_yet):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        await until(pilot, lambda: "→ [/foo Tides, as last time" in shown_text(app))
        track = app.screen.query_one("#track", Input)
        await pilot.press("tab")
        assert track.value == ""
        await pilot.press("right")
        assert track.value == "[/foo Tides"
        await pilot.press("enter")
        await until(pilot, lambda: app.context.running.track == "[/foo Tides")


async def test_an_offered_track_is_never_filled_in_unasked(make_app, no_track_yet):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "as last time" in shown_text(app))
        await pilot.press(*"vox", "right", "enter")
        await until(pilot, lambda: app.context.running.note == "vox")
        assert app.context.running.track == ""


async def test_the_form_is_there_before_the_files_have_said_which_track_goes_on(make_app, no_track_yet):
    app, goes_on = make_app(), Event()
    async with app.run_test(size=(80, 24)) as pilot:
        held = app.run_worker(app.context.lookups.read(lambda changes: goes_on.wait(60)))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        await pilot.press("tab", "right", *"New")
        goes_on.set()
        await held.wait()
        await until(pilot, lambda: app.screen.query_one(TrackInput).placeholder.endswith("as last time"))
        assert app.screen.query_one("#track", Input).value == "New"
