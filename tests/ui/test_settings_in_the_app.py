"""The settings do what they say, on the screens."""

from __future__ import annotations

import pytest

from tests.ui.driving import back_to_the_first, shown_text, told, until
from tracker.changes.changes import Changes
from tracker.settings.config import ASCII, Settings
from tracker.settings.config_file import settings_in
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.activities.form import ActivityForm
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.app import TrackerApp
from tracker.ui.dialogs.help import HelpScreen
from tracker.ui.dialogs.interrupt import InterruptScreen
from tracker.ui.dialogs.note_form import NoteForm

SIZE = (120, 40)


@pytest.fixture
def app_with(folders, clock):
    def make(settings: Settings) -> TrackerApp:
        own = Changes(Store(folders), clock.zone)
        first = own.record.week(None, clock.now())
        return TrackerApp(own, clock, AppMemory(folders.in_state("app.json")), first, False, settings)

    return make


async def test_a_rebound_key_works_is_shown_and_the_old_one_does_nothing(app_with, listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    app = app_with(settings_in('[keys]\n"timer.note" = "N"\n"app.undo" = "z"\n', "config.toml"))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "N Note" in shown_text(app))
        await pilot.press("n")
        await pilot.pause()
        assert not isinstance(app.screen, NoteForm)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.screen, NoteForm))
        await pilot.press("escape", "down", "space")
        await until(pilot, lambda: "z undoes" in told(app))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        # Below the fold, where the app's own keys stand.
        await pilot.press("end")
        await until(pilot, lambda: "z  Take back the last change" in shown_text(app))


async def test_what_is_wrong_in_the_settings_is_said_at_the_start(app_with, listed):
    app = app_with(settings_in('belll = true\ntheme = "neon"\n', "config.toml"))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Did you mean «bell»?" in told(app))
        assert "there is no theme «neon»" in told(app)


async def test_many_things_that_are_wrong_are_counted(app_with, listed):
    app = app_with(settings_in("a = 1\nb = 1\nc = 1\n", "config.toml"))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: told(app) == "3 things in config.toml are odd: tracker config")


async def test_a_theme_of_the_settings_holds(app_with, listed):
    app = app_with(Settings(theme="nord"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.theme == "nord"


async def test_only_the_wanted_columns_are_shown(app_with, listed, clock):
    listed.numbers.set_one(clock.now(), "caps", "social-media", 4.0)
    app = app_with(Settings(columns=("total",)))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Total" in shown_text(app))
        assert "Aim" not in shown_text(app)
        assert "Goal" not in shown_text(app)


@pytest.mark.slow
async def test_plain_signs_are_all_that_a_screen_paints(app_with, listed, clock):
    find = listed.record.listed().get
    listed.activities.change(clock.now(), "cafe-shifts", name="Cafe shifts")
    listed.numbers.set_one(clock.now(), "caps", "social-media", 4.0)
    listed.numbers.set_one(clock.now(), "targets", "studio", 12.0)
    listed.timer.start(find("social-media"), clock.now())
    clock.move(hours=3, minutes=17)
    listed.timer.start(find("mixing"), clock.now(), note="vocal comp", track="Tides")
    clock.move(hours=1, minutes=23)
    app = app_with(Settings(glyphs=ASCII))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.context.view.report.running)
        for key in ("", "L", "question_mark", "g", "G", "a", "i", "n", "ctrl+p"):
            if key:
                await pilot.press(key)
                await until(pilot, lambda: len(app.screen_stack) > 1)
            await pilot.pause()
            await pilot.pause()
            odd = {char for char in shown_text(app) if not (char.isascii() or char.isalpha())}
            assert odd == set(), key
            await back_to_the_first(app)


async def test_the_bell_rings_at_a_refusal_only_when_it_is_wanted(app_with, listed, monkeypatch):
    for wanted in (True, False):
        app = app_with(Settings(bell=wanted))
        rung = []
        monkeypatch.setattr(app, "bell", lambda rung=rung: rung.append(1))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("comma")
            await until(pilot, lambda app=app: "Nothing is running" in told(app))
        assert bool(rung) is wanted


@pytest.mark.parametrize("wanted", [True, False])
async def test_no_screen_rings_unless_the_bell_is_wanted(app_with, listed, clock, monkeypatch, wanted):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(hours=1)
    app = app_with(Settings(bell=wanted))
    rung = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(type(app.screen).__name__))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, InterruptScreen))
        # Longer than it has run.
        await pilot.press(*"2h soc", "enter")
        await pilot.press("escape", "L")
        await until(pilot, lambda: isinstance(app.screen, ActivitiesScreen))
        # A digit where the mark is.
        await pilot.press("right", "right", "5", "a")
        await until(pilot, lambda: isinstance(app.screen, ActivityForm))
        await pilot.press("x", "escape")
        await until(pilot, lambda: "Once more leaves" in told(app))
    assert rung == (["InterruptScreen", "ActivitiesScreen", "ActivityForm"] if wanted else [])
