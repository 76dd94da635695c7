"""Looking at files each second: who asks is told only where something differs."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from tracker.ui.context.file_thread import FileThread


@pytest.fixture
def thread():
    thread = FileThread()
    yield thread
    thread.close()


async def all_is_told(thread):
    """Let the thread come to the end of what it was asked for, and the loop hear of it."""
    await thread.run(lambda: None)
    await asyncio.sleep(0)


async def test_only_what_differs_is_told(thread):
    told = []
    for differs in (False, True, False):
        thread.look(lambda differs=differs: differs, lambda differs=differs: told.append(differs))
        await all_is_told(thread)
    assert told == [True]


async def test_what_cannot_be_looked_at_is_to_be_read(thread):
    told = []
    thread.look(lambda: 1 // 0, lambda: told.append(1))
    await all_is_told(thread)
    assert told == [1]


async def test_behind_a_disk_that_hangs_no_looks_pile_up(thread):
    goes_on, looks = Event(), []
    for number in range(10):
        thread.look(lambda number=number: bool(goes_on.wait(60) and looks.append(number)), pytest.fail)
    goes_on.set()
    await all_is_told(thread)
    assert looks == [0]
    thread.look(lambda: bool(looks.append("next")), pytest.fail)
    await all_is_told(thread)
    assert looks == [0, "next"]
