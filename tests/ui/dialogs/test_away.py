"""The away question: asked when nobody was there, answered by one key, taken back by one."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.ui.driving import shown_text, told, until
from tracker.storage.machine.heartbeat import Heartbeat
from tracker.ui.dialogs.find import FindActivity
from tracker.ui.dialogs.minutes_form import MinutesForm

LOW = (80, 24)


@pytest.fixture
def mixing(listed, clock):
    """Mixing, begun at 19:00."""
    listed.timer.start(listed.record.listed().get("mixing"), clock.now())
    return listed


def presence(app):
    return app._background.presence


def has_looked(app):
    """Whether signs of life and files have been read."""
    return presence(app)._signed_at is not None and app._background.shown._snapshot.stamps


def stretches(changes):
    day = changes.record.entries_between
    first, last = (changes.record.last_entry().start.date().replace(day=day) for day in (16, 22))
    return [
        (e.activity, f"{e.start:%a %H:%M}", f"{e.end:%a %H:%M}" if e.end else "")
        for e in day(first, last).entries
    ]


async def sleeps(app, pilot, clock, **time):
    """The machine sleeps for so long while the app is open."""
    await until(pilot, lambda: presence(app)._signed_at is not None)
    clock.move(**time)
    app._tick()
    await until(pilot, lambda: app.context.view.questions)
    await pilot.pause()


async def test_hours_slept_through_are_asked_about_and_named(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        clock.move(minutes=5)
        app._tick()
        await sleeps(app, pilot, clock, hours=9, minutes=2)
        text = shown_text(app)
        assert "Away 9:02 since Thu 19:05, until 04:07. Was it Mixing?" in text
        assert "y keep all  x ended Thu 19:05  m ended later  c cut it out  o something else" in text
        assert "9:02 in question" in text


async def test_nine_minutes_are_no_absence(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: presence(app)._signed_at is not None)
        clock.move(minutes=9, seconds=59)
        app._tick()
        await pilot.pause()
        assert presence(app)._stopped is None
        assert not app.context.view.questions


async def test_a_silent_keyboard_is_never_asked_about(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        for _ in range(3):
            clock.move(minutes=9)
            app._tick()
            await pilot.pause()
        assert not app.context.view.questions


@pytest.mark.parametrize(
    ("key", "left", "words"),
    [
        ("y", [("mixing", "Thu 19:00", "")], "Mixing keeps 9:00"),
        ("x", [("mixing", "Thu 19:00", "Thu 19:00")], "Mixing ended Thu 19:00 (was running)"),
        ("c", [("mixing", "Fri 04:00", "")], "Cut 9:00 out of Mixing, Thu 19:00–04:00"),
    ],
)
async def test_one_key_answers(make_app, mixing, clock, key, left, words):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=9)
        await pilot.press(key)
        await until(pilot, lambda: not app.context.view.questions)
        assert words in told(app)
        assert "in question" not in shown_text(app)
    assert stretches(mixing) == left


async def test_some_minutes_are_kept_by_typing_them(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=9)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MinutesForm) and app.screen.query(Input))
        await pilot.press(*"45", "enter")
        await until(pilot, lambda: not app.context.view.questions)
    assert stretches(mixing) == [("mixing", "Thu 19:00", "Thu 19:45")]


async def test_more_minutes_than_the_gap_has_are_refused_under_the_field(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=1)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MinutesForm) and app.screen.query(Input))
        await pilot.press(*"61", "enter")
        await until(pilot, lambda: "up to 1:00" in shown_text(app))


async def test_the_gap_becomes_something_else_and_what_ran_goes_on(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        clock.move(minutes=5)
        app._tick()
        await sleeps(app, pilot, clock, hours=1)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, FindActivity))
        await pilot.press(*"cook", "enter")
        await until(pilot, lambda: not app.context.view.questions)
    assert stretches(mixing) == [
        ("mixing", "Thu 19:00", "Thu 19:05"),
        ("cooking", "Thu 19:05", "Thu 20:05"),
        ("mixing", "Thu 20:05", ""),
    ]


@pytest.mark.parametrize("answer", ["x", "y"])
async def test_taking_an_answer_back_asks_again(make_app, mixing, clock, answer):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=9)
        await pilot.press(answer)
        await until(pilot, lambda: not app.context.view.questions)
        await pilot.press("u")
        await until(pilot, lambda: app.context.view.questions)
    assert stretches(mixing) == [("mixing", "Thu 19:00", "")]


async def test_what_was_stopped_meanwhile_can_still_be_answered_after_a_restart(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=9)
        await pilot.press("space")
        await until(pilot, lambda: app.context.view.report.running is None)
        assert app.context.view.questions
    clock.move(hours=3)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        await pilot.press("x")
        await until(pilot, lambda: not app.context.view.questions)
    assert stretches(mixing) == [("mixing", "Thu 19:00", "Thu 19:00")]


async def test_an_answer_is_clicked(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await sleeps(app, pilot, clock, hours=9)
        lines = shown_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "c cut it out" in line)
        await pilot.click(offset=(lines[y].index("cut it out"), y))
        await until(pilot, lambda: not app.context.view.questions)
    assert stretches(mixing) == [("mixing", "Fri 04:00", "")]


async def test_the_keys_do_nothing_while_nothing_is_asked(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: presence(app)._signed_at is not None)
        await pilot.press("y", "x", "c", "m", "o")
        await pilot.pause()
        assert app.screen is app.screen_stack[0]
    assert stretches(mixing) == [("mixing", "Thu 19:00", "")]


async def test_an_app_that_died_is_asked_about_by_the_next_one(make_app, mixing, clock, folders):
    Heartbeat(folders.in_state("heartbeat")).beat(int(clock.now().timestamp()) + 60)
    clock.move(hours=9)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        (question,) = app.context.view.questions
    assert question.seconds == 9 * 3600 - 60


async def test_who_leaves_with_q_means_the_timer_to_go_on(make_app, mixing, clock):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: presence(app)._signed_at is not None)
        await pilot.press("q")
        await until(pilot, lambda: app._exit)
    clock.move(hours=3)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: has_looked(app))
        assert not app.context.view.questions


async def test_what_a_command_started_while_no_app_was_open_is_not_asked_about(make_app, mixing, clock):
    clock.move(hours=3)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: has_looked(app))
        assert not app.context.view.questions


async def test_a_frozen_terminal_is_no_absence_while_another_app_ticked(make_app, mixing, clock, folders):
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: Heartbeat(folders.in_state("heartbeat")).last())
        clock.move(hours=1)
        Heartbeat(folders.in_state("heartbeat")).beat(int(clock.now().timestamp()) - 30)
        app._tick()
        await until(pilot, lambda: presence(app)._signed_at == int(clock.now().timestamp()))
        await pilot.pause()
        app._tick()
        await pilot.pause()
        assert not app.context.view.questions


async def test_a_stretch_longer_than_its_longest_is_asked_about_and_counts_on(make_app, mixing, clock):
    clock.move(hours=4, minutes=2)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        await pilot.pause()
        assert "Mixing has run for 4:02. Was it Mixing after 23:00, for 0:02?" in shown_text(app)
        clock.move(minutes=3)
        app._tick()
        await until(pilot, lambda: "for 0:05?" in shown_text(app))
        await pilot.press("y")
        await until(pilot, lambda: not app.context.view.questions)
        for _ in range(5):
            clock.move(minutes=9)
            app._tick()
        assert not app.context.view.questions


async def test_what_is_in_question_is_answered_up_to_the_second(make_app, mixing, clock):
    clock.move(hours=4, minutes=2)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        # Nothing that is shown reaches another minute meanwhile.
        clock.move(seconds=50)
        app._tick()
        now = clock.now()
        await pilot.press("c")
        await until(pilot, lambda: "Cut" in told(app))
    running = mixing.record.running()
    assert running.start == now


async def test_a_clock_set_back_offers_to_end_it_where_it_began(make_app, mixing, clock):
    clock.move(days=-1)
    app = make_app()
    async with app.run_test(size=LOW) as pilot:
        await until(pilot, lambda: app.context.view.questions)
        await pilot.pause()
        assert "x end it where it began" in shown_text(app)
        await pilot.press("x")
        await until(pilot, lambda: not app.context.view.questions)
    assert stretches(mixing) == [("mixing", "Thu 19:00", "Thu 19:00")]
