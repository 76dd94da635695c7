"""Keys that come in a burst, faster than screens open: none is lost, none does its work twice."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.ui.driving import all_is_saved, back_to_the_first, told, until
from tracker.changes.changes import Changes
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.activities.form import ActivityForm
from tracker.ui.activities.screen import ActivitiesScreen
from tracker.ui.app import TrackerApp
from tracker.ui.dialogs.find import FindToStart
from tracker.ui.dialogs.minutes_form import MinutesForm
from tracker.ui.dialogs.note_form import NoteForm
from tracker.ui.dialogs.numbers_form import NumbersForm
from tracker.ui.dialogs.sentence_form import SentenceForm
from tracker.ui.dialogs.yes_no_dialog import YesNoDialog
from tracker.ui.first_run.screen import DayEndScreen, TickScreen
from tracker.ui.terminal.early_keys import _OnItsWay
from tracker.ui.week.screen import WeekScreen

LOW = (80, 24)
NAMES = {
    ",": "comma",
    "/": "slash",
    "?": "question_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
}


def burst(app, *keys):
    """Press keys at once, as a quick hand or a paste into a terminal does."""
    for key in keys:
        character = key if len(key) == 1 else None
        app.post_message(events.Key(NAMES.get(key, key), character))


@pytest.fixture
def running(listed, clock):
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    clock.move(hours=1)
    return listed


async def test_what_is_typed_while_a_form_opens_stands_in_its_field(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for key, screen, name in (
            ("n", NoteForm, "#note"),
            ("/", FindToStart, "#find-text"),
            ("a", ActivityForm, "#name"),
        ):

            def typed(name=name):
                return app.screen.query_one(name, Input).value if app.screen.query(name) else ""

            burst(app, key, *"Sugar")
            await until(pilot, typed)
            await until(pilot, lambda typed=typed: typed() == "Sugar")
            assert isinstance(app.screen, screen)
            await back_to_the_first(app)


async def test_only_keys_that_come_faster_than_they_are_dealt_with_are_followed(
    make_app, running, monkeypatch
):
    followed, follow = [], _OnItsWay.follow
    monkeypatch.setattr(_OnItsWay, "follow", lambda way: (followed.append(way.key.character), follow(way))[1])
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.focused)
        followed.clear()
        for _ in range(3):
            await pilot.press("j")
            await pilot.pause()
        assert (app.focused.cursor_key, followed) == ("cooking", [])
        burst(app, *"kk")
        await until(pilot, lambda: app.focused.cursor_key == "tutorials")
        assert "k" in followed


@pytest.mark.parametrize("key", ["g", "G"])
async def test_numbers_are_for_the_week_that_was_turned_to_right_before(make_app, running, key):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "]", key)
        await until(pilot, lambda: isinstance(app.screen, NumbersForm))
        assert "2026-W48" in app.screen._title


@pytest.mark.parametrize("key", ["space", "1"])
async def test_what_runs_is_not_stopped_from_a_week_that_was_turned_to_right_before(make_app, running, key):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.focused)
        assert app.focused.cursor_key == "mixing"
        burst(app, "[", key)
        await until(pilot, lambda: "running" in told(app))
        assert running.record.running().activity == "mixing"


async def test_a_burst_goes_through_a_form_and_back(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, *"aGym", "tab", "w", "tab", "8", "ctrl+s", *"nTides", "enter")
        await until(pilot, lambda: running.record.running().note == "Tides")
    gym = running.record.listed().get("gym")
    assert (gym.kind, gym.priority) == ("wellbeing", 8)


async def test_a_burst_rates_what_the_list_opens_on(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, *"R57y")
        await until(pilot, lambda: running.record.listed().get("cooking").supports_goal)
    cooking = running.record.listed().get("cooking")
    assert (cooking.priority, cooking.enjoyment) == (5, 7)


async def test_enter_pressed_too_often_answers_one_step_of_the_first_run(folders, clock):
    own = Changes(Store(folders), clock.zone)
    app_memory = AppMemory(folders.in_state("app.json"))
    app = TrackerApp(own, clock, app_memory, own.record.week(None, clock.now()), is_new=True)
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TickScreen))
        burst(app, *["enter"] * 3)
        await until(pilot, lambda: isinstance(app.screen, DayEndScreen))
        await pilot.pause()
        assert isinstance(app.screen, DayEndScreen)


async def test_a_confirming_key_pressed_twice_leaves_once(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for opening, confirming in (
            ("i5mzzz", "enter"),
            ("nTides", "ctrl+s"),
            ("nTides", "enter"),
            ("aGym", "ctrl+s"),
            ("g5", "ctrl+s"),
            ("/", "escape"),
            ("?", "escape"),
        ):
            burst(app, *opening)
            await until(pilot, lambda: not isinstance(app.screen, WeekScreen))
            await pilot.pause()
            screen = app.screen
            burst(app, confirming, confirming)
            await until(pilot, lambda screen=screen: screen not in app.screen_stack)
            assert isinstance(app.screen, WeekScreen), opening
            await until(pilot, lambda: all_is_saved(app))


async def test_a_dialog_that_is_answered_twice_answers_once(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for dialog, answer in (
            (YesNoDialog(app.context, "Really?", "It can be undone."), True),
            (SentenceForm(app.context, "Your goal", "One sentence.", "Mix"), "Mix"),
            (MinutesForm(app.context, "Mixing", "19:00", 3600), None),
        ):
            answers = []
            app.push_screen(dialog, answers.append)
            await until(pilot, lambda dialog=dialog: app.screen is dialog and app.screen.focused)
            dialog.dismiss(answer)
            dialog.dismiss(answer)
            await until(pilot, lambda answers=answers: answers)
            await pilot.pause()
            assert answers == [answer], dialog
            assert isinstance(app.screen, WeekScreen), dialog


async def test_a_screen_that_is_left_twice_leaves_once(make_app, running):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for key in "LTADna/i":
            burst(app, key)
            await until(pilot, lambda: len(app.screen_stack) > 1)
            screen = app.screen
            screen.dismiss(None)
            await until(pilot, lambda screen=screen: screen not in app.screen_stack)
            screen.dismiss(None)
            await until(pilot, lambda: isinstance(app.screen, WeekScreen))


async def test_the_list_opens_under_keys_and_closes_again(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        burst(app, "L", "escape", "L")
        await until(pilot, lambda: isinstance(app.screen, ActivitiesScreen))


async def test_a_key_that_comes_after_the_last_screen_has_gone_says_nothing(make_app, listed):
    app = make_app()
    async with app.run_test(size=LOW):
        pass
    assert app.screen_stack == []
    from_the_terminal, from_a_widget = events.Key("escape", None), events.Key("escape", None)
    from_a_widget._set_forwarded()
    await app.on_event(from_the_terminal)
    await app.on_event(from_a_widget)
