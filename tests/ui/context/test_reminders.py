"""The app says by itself what the week and the clock bring: once, and of two apps one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from tests.ui.driving import HandClock, shown_text, told, until
from tracker.changes.changes import Changes
from tracker.domain.week.plan import PlannedTime
from tracker.settings.config import DEFAULTS, Settings
from tracker.settings.reminders import Reminders
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp

AT_ITS_CAP = "Social media is at its cap of 0:30 for this week."
Make = Callable[[Reminders], TrackerApp]


@pytest.fixture
def make(folders: Folders, clock: HandClock, listed: Changes) -> Make:
    """Makes an app with these reminders; its notices are kept beside it."""

    def make(reminders: Reminders) -> TrackerApp:
        own = Changes(Store(folders), clock.zone)
        memory, first = AppMemory(folders.in_state("app.json")), own.record.week(None, clock.now())
        settings: Settings = DEFAULTS.with_content("reminders", reminders)  # type: ignore[arg-type]
        return TrackerApp(own, clock, memory, first, False, settings)

    return make


def put_cap(changes: Changes, clock: HandClock, hours: float) -> None:
    changes.numbers.set_one(clock.now(), "caps", "social-media", hours)


async def pass_time(app: TrackerApp, clock: HandClock, minutes: float) -> None:
    """Let the clock go on in steps that are no absence."""
    for _ in range(round(minutes)):
        clock.move(minutes=1)
        app._tick()


def are_saying(app: TrackerApp) -> bool:
    return any(worker.group == "reminders" for worker in app.workers)


async def until_read(app: TrackerApp, pilot) -> None:
    await until(pilot, lambda: app._background.shown.reminded_of is not None)


async def test_a_cap_is_said_in_the_line_of_messages_on_whichever_screen_of_one_app_of_two(
    make: Make, changes: Changes, clock: HandClock
) -> None:
    put_cap(changes, clock, 0.5)
    changes.timer.start(changes.record.listed().get("social-media"), clock.now())
    one, other = make(Reminders()), make(Reminders())
    async with one.run_test(size=(80, 24)) as pilot, other.run_test(size=(80, 24)) as second:
        await until_read(one, pilot)
        await until_read(other, second)
        await second.press("O")
        for app in (one, other):
            app.context.say_no_more()
        for minutes, words in ((15, "a quarter of an hour left of this week's 0:30."), (15, AT_ITS_CAP)):
            for _ in range(minutes):
                clock.move(minutes=1)
                one._tick()
                other._tick()
            await until(pilot, lambda words=words: words in told(one) + told(other))
            await until(pilot, lambda: not are_saying(one) and not are_saying(other))
            assert (told(one) + told(other)).count(words) == 1
        await until(pilot, lambda: AT_ITS_CAP in " ".join((shown_text(one) + shown_text(other)).split()))


async def test_while_hours_are_in_question_nothing_is_said_and_then_what_still_helps(
    make: Make, changes: Changes, clock: HandClock
) -> None:
    put_cap(changes, clock, 1.0)
    changes.timer.start(changes.record.listed().get("social-media"), clock.now())
    app = make(Reminders())
    async with app.run_test(size=(80, 24)) as pilot:
        await until_read(app, pilot)
        app._tick()
        clock.move(minutes=70)
        app._tick()
        await until(pilot, lambda: app.context.view.questions)
        app._tick()
        await until(pilot, lambda: app._background.shown.reminded_of is not None)
        app._tick()
        await pilot.pause()
        assert "cap" not in told(app)
        await pilot.press("y")
        await until(pilot, lambda: not app.context.view.questions)
        for _ in range(4):
            app._tick()
        await until(pilot, lambda: "Social media is past its cap of 1:00 for this week." in told(app))


async def test_what_is_planned_rings_and_goes_out_as_a_notice_where_that_is_wanted(
    make: Make, changes: Changes, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = changes.record.calendar().week_at(int(clock.now().timestamp()))
    changes.plan.add(clock.now(), week, PlannedTime(3, "studio", 2.0, time(19, 30)))
    app = make(Reminders(plan=True, bell=True, notices="osc777"))
    rung: list[int] = []
    sent: list[str] = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    monkeypatch.setattr(app, "send_to_terminal", sent.append)
    monkeypatch.delenv("TMUX", raising=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_read(app, pilot)
        await pass_time(app, clock, 20)
        words = "Studio is planned at 19:30, in 10 minutes."
        await until(pilot, lambda: words in told(app) and sent)
    assert rung == [1]
    assert sent == [f"\x1b]777;notify;tracker;{words}\x07"]


async def test_a_state_folder_that_cannot_be_written_stops_no_reminder(
    make: Make, changes: Changes, clock: HandClock, folders: Folders
) -> None:
    Path(folders.in_state("reminded")).write_text("no folder")
    app = make(Reminders(idle=15, idle_hours="18:00-23:00"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_read(app, pilot)
        await pass_time(app, clock, 16)
        await until(pilot, lambda: "Nothing has run yet today." in told(app))
