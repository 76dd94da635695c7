"""Signs of life of several apps, and clocks that are set, without any screen."""

from __future__ import annotations

import pytest

from tests.ui.driving import HandClock
from tracker.storage.machine.heartbeat import Heartbeat
from tracker.ui.context.file_thread import FileThread
from tracker.ui.context.presence import Presence


class SetClock(HandClock):
    """A clock that can be set while another one, which nobody sets, stands still."""

    def elapsed(self) -> int | None:
        return 0


@pytest.fixture
def mixing(listed, clock):
    return listed.timer.start(listed.record.listed().get("mixing"), clock.now())


@pytest.fixture
def open_app(mixing, changes, clock):
    """Makes the presence of one app after the other, all over the same files."""
    thread = FileThread()

    def make(own_clock=clock):
        return Presence(changes.gap_notes, changes.heartbeat, thread, own_clock)

    yield make
    thread.close()


def noted(changes):
    return [(gap.end - gap.begin, gap.reason) for gap in changes.questions._file.gaps()]


async def tick(*apps):
    for app in apps:
        app.tick()
    for app in apps:
        await app.follow("running")


async def test_two_apps_that_sleep_together_note_one_gap(open_app, changes, clock):
    one, other = open_app(), open_app()
    await tick(one, other)
    clock.move(hours=8)
    await tick(one, other)
    assert noted(changes) == [(8 * 3600, "away")]


async def test_an_app_that_stood_still_while_the_other_ticked_notes_nothing(open_app, changes, clock):
    frozen, alive = open_app(), open_app()
    await tick(frozen, alive)
    for _ in range(10):
        clock.move(minutes=5)
        await tick(alive)
    await tick(frozen)
    assert noted(changes) == []


async def test_an_app_opened_beside_another_notes_nothing(open_app, changes, clock):
    alive = open_app()
    for _ in range(5):
        await tick(alive)
        clock.move(minutes=5)
    await tick(alive)
    await tick(open_app())
    assert noted(changes) == []


async def test_a_clock_that_was_set_forward_is_told_from_sleep(open_app, changes):
    clock = SetClock()
    app = open_app(clock)
    await tick(app)
    clock.move(hours=3)
    await tick(app)
    assert noted(changes) == [(3 * 3600, "forward")]


async def test_a_clock_set_back_leaves_no_gap_and_signs_go_on(open_app, changes, clock, folders):
    app = open_app()
    await tick(app)
    clock.move(hours=-5)
    await tick(app)
    assert noted(changes) == []
    assert Heartbeat(folders.in_state("heartbeat")).last().instant == int(clock.now().timestamp())


async def test_signs_are_left_once_a_minute_and_not_every_second(open_app, clock, folders):
    app, begin = open_app(), int(clock.now().timestamp())
    heartbeat = Heartbeat(folders.in_state("heartbeat"))
    for _ in range(59):
        await tick(app)
        clock.move(seconds=1)
    assert heartbeat.last().instant == begin
    clock.move(seconds=1)
    await tick(app)
    assert heartbeat.last().instant == begin + 60
