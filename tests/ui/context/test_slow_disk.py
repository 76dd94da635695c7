"""A disk that takes its time, refuses or hangs: the screen goes on, and says so wherever the user is."""

from __future__ import annotations

import errno
import os
from threading import Event

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from tests.ui.driving import all_is_saved, back_to_the_first, shown_text, told, until
from tests.ui.test_quick_keys import burst
from tracker.reading.looking_back import LookingBack
from tracker.reading.record import Record
from tracker.reading.reviews import Reviews
from tracker.storage.errors import Unreadable
from tracker.ui.activities.form import ActivityForm
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.assessment.screen import AssessmentScreen
from tracker.ui.context import file_thread
from tracker.ui.dialogs.entry_form import EntryForm
from tracker.ui.dialogs.interrupt import InterruptScreen
from tracker.ui.dialogs.note_form import NoteForm
from tracker.ui.dialogs.numbers_form import NumbersForm
from tracker.ui.week.screen import WeekScreen

LOW = (80, 24)


class Disk:
    """Keeps the one thread that may use the files until it is let go."""

    def __init__(self, app) -> None:
        self._goes_on = Event()
        self._is_kept = Event()
        self._app = app

    async def keep(self, pilot) -> None:
        def wait(_) -> None:
            self._is_kept.set()
            self._goes_on.wait(60)

        self._app.run_worker(self._app.context.lookups.read(wait))
        await until(pilot, self._is_kept.is_set)

    def let_go(self) -> None:
        self._goes_on.set()


@pytest.fixture
def running(listed, clock):
    """Something has run for an hour, and has a note of its own."""
    listed.timer.start(listed.record.listed().get("mixing"), clock.now(), note="first verse")
    clock.move(hours=1)
    return listed


@pytest.mark.parametrize("asked_before", ["", ","])
async def test_what_is_opened_is_shown_before_the_disk_answers(make_app, running, asked_before):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for keys, screen, words in (
            ("n", NoteForm, "What is"),
            ("G", NumbersForm, "Guess your week"),
            ("A", AssessmentScreen, "Your week"),
            ("De", EntryForm, "Change Mixing"),
            ("i", InterruptScreen, "What were the last minutes"),
        ):
            disk = Disk(app)
            await disk.keep(pilot)
            burst(app, *asked_before, *keys)
            await until(
                pilot,
                lambda screen=screen, words=words: (
                    isinstance(app.screen, screen) and words in shown_text(app)
                ),
            )
            app._tick()
            disk.let_go()
            await until(pilot, lambda: all_is_saved(app))
            assert isinstance(app.screen, screen)
            await back_to_the_first(app)


async def test_what_cannot_be_read_is_a_sentence(make_app, running, monkeypatch):
    def broken(*_):
        raise Unreadable("weeks: it may not be written or read by you.")

    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Reviews, "material", broken)
        for name in ("earlier_texts", "last_guesses"):
            monkeypatch.setattr(Record, name, broken)
        monkeypatch.setattr(LookingBack, "trends", broken)
        for keys in ("n", "G", "A", "T", "De"):
            burst(app, *keys)
            await until(pilot, lambda: "it may not be written or read by you" in told(app))
            burst(app, "escape", "escape")
            await until(pilot, lambda: isinstance(app.screen, WeekScreen))
            await back_to_the_first(app)


async def test_a_rule_that_is_broken_in_a_key_is_a_sentence(make_app, running, monkeypatch):
    def broken(*_):
        raise Unreadable("weeks: it is a folder.")

    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        monkeypatch.setattr(WeekScreen, "action_list", broken)
        await pilot.press("L")
        await until(pilot, lambda: "it is a folder" in told(app))
        await pilot.press("?")
        await until(pilot, lambda: "What can I do here?" in shown_text(app))


async def test_what_follows_a_change_may_raise_and_the_next_one_is_made(
    make_app, running, folders, monkeypatch
):
    monkeypatch.setenv("TRACKER_STATE", folders.state)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:

        def broken():
            raise ValueError("a private note")

        app.context.change(lambda changes, now: changes.timer.stop(now), done=broken)
        await until(pilot, lambda: "goes on" in told(app))
        assert "private" not in told(app)
        await pilot.press("5")
        await until(pilot, lambda: running.record.running())
        assert running.record.running().activity == "social-media"


@pytest.mark.parametrize("where", ["in the change", "in reading afterwards"])
async def test_a_change_or_the_reading_after_it_may_raise_and_those_asked_for_after_it_are_made(
    make_app, running, folders, monkeypatch, where
):
    monkeypatch.setenv("TRACKER_STATE", folders.state)
    app = make_app()
    raised = []

    def broken(*_):
        raised.append(1)
        raise ValueError("a private note")

    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        look = app._background.shown._reader.look
        monkeypatch.setattr(
            app._background.shown._reader, "look", lambda *of: look(*of) if raised else broken()
        )
        if where == "in the change":
            app.context.change(broken)
        else:
            app.context.change(lambda changes, now: changes.timer.stop(now))
        await until(pilot, lambda: "goes on" in told(app))
        assert "private" not in told(app)
        await pilot.press("5")
        await until(pilot, lambda: all_is_saved(app))
        assert running.record.running().activity == "social-media"


@pytest.mark.parametrize("keys", [("a", *"Gym", "ctrl+s"), ("m", "enter", "y")], ids=["added", "merged"])
async def test_the_list_can_be_left_while_a_change_of_it_waits(make_app, running, keys):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, ActivitiesScreen))
        disk, before = Disk(app), running.record.listed()
        await disk.keep(pilot)
        burst(app, *keys)
        await until(pilot, lambda: not all_is_saved(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        disk.let_go()
        await until(pilot, lambda: all_is_saved(app))
        assert running.record.listed() != before
        assert isinstance(app.screen, WeekScreen)
        assert "fault" not in told(app)


async def test_what_the_disk_holds_up_is_said_on_every_screen(make_app, running, monkeypatch):
    replace, is_full = os.replace, False

    def full(*arguments):
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(*arguments)

    monkeypatch.setattr("tracker.ui.context.change_queue.TRY_AGAIN_AFTER", 0.1)
    monkeypatch.setattr(os, "replace", full)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for number, keys in enumerate(["", *"DLTA?a/ingG", "Da", "L#", "Lm", "Le"]):
            await pilot.press(*keys)
            await until(pilot, lambda keys=keys: (len(app.screen_stack) > 1) == bool(keys))
            is_full = True
            app.context.switch_to(("social-media", "mixing")[number % 2])
            await until(pilot, lambda: "Not saved yet" in shown_text(app))
            is_full = False
            await until(pilot, lambda: all_is_saved(app) and "Not saved yet" not in shown_text(app))
            await back_to_the_first(app)


async def test_a_disk_that_hangs_is_said_and_can_be_left(make_app, running, monkeypatch):
    monkeypatch.setattr(file_thread, "HANGS_AFTER", -1.0)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        disk = Disk(app)
        await disk.keep(pilot)
        await pilot.press("5")
        app._tick()
        await until(pilot, lambda: "The disk has not answered" in shown_text(app))
        await pilot.press("q")
        await until(pilot, lambda: "Press q again" in told(app))
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
    disk.let_go()


# Bursts: what is asked about is what runs by then


@pytest.mark.parametrize("keys", ["5n", " n"])
async def test_a_note_in_a_burst_with_a_switch_is_written_to_what_runs_after_it(make_app, running, keys):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        if keys == " n":
            running.timer.stop(running_now := app.context.days.now())
            assert running_now
            await until(pilot, lambda: app._tick() or app.context.view.report.running is None)
        burst(app, *("space" if key == " " else key for key in keys), *"reels", "enter")
        await until(pilot, lambda: running.record.running() and running.record.running().note == "reels")
        entry = running.record.running()
        assert (entry.activity, entry.track) == ("social-media" if keys == "5n" else "mixing", "")
    first = running.record.entries_between(entry.start.date(), entry.start.date()).entries[0]
    assert (first.note, first.track) == ("first verse", "")


async def test_a_form_speaks_of_what_runs_after_what_was_asked_before(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        disk = Disk(app)
        await disk.keep(pilot)
        burst(app, "5", "n")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        assert "Mixing about" not in shown_text(app)
        disk.let_go()
        await until(pilot, lambda: "What is Social media about?" in shown_text(app))
        assert app.screen.query_one("#note", Input).value == ""


async def test_a_form_for_what_is_then_stopped_goes_away(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "1", "n")
        await until(pilot, lambda: "nothing to note" in told(app))
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
    assert running.record.running() is None


async def test_an_interruption_in_a_burst_with_a_switch_speaks_of_what_runs_after_it(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "5", "i")
        await until(pilot, lambda: "Social media goes on" in shown_text(app))
        assert "Mixing" in shown_text(app)


async def test_a_nudge_in_a_burst_with_a_switch_moves_what_runs_after_it(make_app, running, clock):
    app, now = make_app(), clock.now()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "5", ",")

        def is_moved():
            entry = running.record.running()
            return entry.activity == "social-media" and entry.start < now

        await until(pilot, is_moved)


async def test_the_palette_takes_its_keys_before_it_has_lines(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "ctrl+p", "pagedown", "pageup", "down", "up", "end", "home")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        burst(app, "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))


async def test_a_form_that_is_asked_for_again_comes_back_over_whatever_is_shown(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, ActivitiesScreen))
        disk = Disk(app)
        await disk.keep(pilot)
        burst(app, "a", *"Gym", "ctrl+s")
        await until(pilot, lambda: not all_is_saved(app))
        running.activities.add(app.context.days.now(), "Gym", "wellbeing")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        disk.let_go()
        await until(pilot, lambda: isinstance(app.screen, ActivityForm))
        assert app.screen.query_one("#name", Input).value == "Gym"
