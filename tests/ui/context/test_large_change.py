"""A change of all logs from within the app: how far it has come is told, and nothing waits for it."""

from __future__ import annotations

import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest

from tests.ui.driving import DEADLINE, all_is_saved, shown_text, told, until
from tracker.changes import progress
from tracker.changes.outcome import Outcome
from tracker.domain.time.week import Week
from tracker.storage.files_in_change import WRITING, FilesInChange
from tracker.storage.machine import lock
from tracker.ui.context.file_thread import FileThread
from tracker.ui.week.screen import WeekScreen

WEEKS = [Week(2026, 46).plus(-number) for number in range(20)]


@pytest.fixture
def long(listed, folders):
    """An entry in each of twenty weeks."""
    for week in WEEKS:
        start = f"{week.monday}T10:00:00+01:00"
        entry = f'[[entries]]\nid = "a{week}"\nactivity = "social-media"\nstart = {start}\nend = {start}\n'
        log = Path(folders.log(week))
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n\n{entry}', "utf-8")
    return listed


@pytest.fixture
def stands_still(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The change stands still where it has written seven files, until it is let go."""
    monkeypatch.setattr(progress, "_SAID_AFTER", -1.0)
    monkeypatch.setattr(progress, "_SAID_EVERY", -1.0)
    goes_on, come_to = Event(), FilesInChange.come_to

    def come(files: FilesInChange, stage: str, done: int, of: int) -> None:
        come_to(files, stage, done, of)
        if (stage, done) == (WRITING, 7):
            goes_on.wait(60)

    monkeypatch.setattr(FilesInChange, "come_to", come)
    return goes_on


async def test_how_far_a_merge_has_come_is_told_and_keys_go_on(make_app, long, stands_still, monkeypatch):
    # Who comes further does not hang, however long it takes.
    further: list[FileThread] = []
    monkeypatch.setattr(FileThread, "go_on", lambda thread: further.append(thread))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.context.change(lambda changes, now: changes.activities.merge(now, "social-media", "mixing"))
        await until(pilot, lambda: told(app) == "Writing 7 of 21 files …")
        assert further
        before = app.focused.cursor_key
        await pilot.press("down")
        await until(pilot, lambda: app.focused.cursor_key != before)
        stands_still.set()
        await until(pilot, lambda: "Merged" in told(app))
        assert "files …" not in told(app)


async def test_what_came_of_a_merge_is_told_last_however_busy_the_app_is(make_app, long, stands_still):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.context.change(lambda changes, now: changes.activities.merge(now, "social-media", "mixing"))
        await until(pilot, lambda: told(app) == "Writing 7 of 21 files …")
        is_free, is_known = asyncio.Event(), asyncio.Event()
        app.context.follow_messages(
            app.screen, lambda message: is_known.set() if "Merged" in message.words else None
        )
        # The app answers no message until it is free again.
        app.call_later(is_free.wait)
        stands_still.set()
        await asyncio.wait_for(is_known.wait(), DEADLINE)
        is_free.set()
        await pilot.pause()
        assert told(app).startswith("Merged")


@pytest.fixture
def held(listed, folders, monkeypatch):
    """Another program is in the middle of a large change, until it is let go."""
    monkeypatch.setattr(lock, "_SAID_AFTER", -1.0)
    monkeypatch.setattr(lock, "PATIENCE", DEADLINE)
    with ExitStack() as stack:
        stack.enter_context(lock.Lock(folders.in_state("lock"))).tell("merge activities")
        yield stack


WAITING = "Waiting for another tracker: a large change is under way (merge activities) …"


def change_nothing(changes, now):
    changes.store.change("nothing", now, lambda change: None)
    return Outcome(())


@pytest.mark.skipif(sys.platform == "win32", reason="a program cannot wait for itself there")
@pytest.mark.parametrize("says_something", [True, False])
async def test_what_waits_for_another_program_says_so_on_every_screen_until_it_is_done(
    make_app, held, says_something
):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if says_something:
            await pilot.press("1")
        else:
            app.context.change(change_nothing)
        await until(pilot, lambda: told(app) == WAITING)
        await pilot.press("L")
        await until(pilot, lambda: not isinstance(app.screen, WeekScreen) and WAITING in shown_text(app))
        held.close()
        await until(pilot, lambda: all_is_saved(app))
        assert "Waiting" not in told(app)
        assert ("Started" in told(app)) == says_something
