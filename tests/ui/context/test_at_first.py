"""A machine that has not read the history yet: a picture at once, and the rest of the logs behind it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from tests.ui.driving import shown_text, told, until
from tracker.domain.time.week import Week
from tracker.storage import files
from tracker.ui.dialogs.numbers_form import NumbersForm

WEEKS = [Week(2026, 47).plus(-number) for number in range(50)]


class Disk:
    """Gives the logs that it is asked for, and from some on none until it is let go."""

    def __init__(self, monkeypatch) -> None:
        self.given: list[str] = []
        self.goes_on = Event()
        self._most = 0
        self._read = files.read_stamped
        monkeypatch.setattr(files, "read_stamped", self.give)

    def give(self, path):
        if Path(path).parent.name == "weeks":
            if self._most and len(self.given) == self._most:
                self.goes_on.wait(60)
            self.given.append(Path(path).name)
        return self._read(path)

    def stop_after(self, logs: int) -> None:
        self._most = len(self.given) + logs


@pytest.fixture
def history(listed, folders):
    """Fifty weeks, in the first of which a cap was set; nothing is remembered of them."""
    Path(folders.weeks).mkdir(exist_ok=True)
    for week in WEEKS:
        text = f'format = 1\nweek = "{week}"\nday_start = 00:00:00\n'
        if week == WEEKS[-1]:
            text += "[caps]\nsocial-media = 3.0\n"
        text += f'\n[[entries]]\nid = "e{week}"\nactivity = "social-media"\n'
        text += f"start = {week.monday}T10:00:00+01:00\nend = {week.monday}T11:30:00+01:00\n"
        Path(folders.log(week)).write_text(text, "utf-8")
    return listed


@pytest.fixture
def disk(history, monkeypatch):
    return Disk(monkeypatch)


async def test_the_first_picture_comes_from_the_logs_that_it_shows(make_app, disk):
    app = make_app()
    # As on a disk that gives no more before the picture is there.
    disk.stop_after(0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Social media   1:30" in shown_text(app)
        assert "≤" not in shown_text(app)
        assert disk.given == ["2026-W47.toml", "2026-W46.toml"]
        disk.goes_on.set()
        await until(pilot, lambda: "≤ 3:00" in shown_text(app))
    assert {f"{week}.toml" for week in WEEKS} <= {*disk.given}


async def test_what_is_asked_for_meanwhile_is_done_between_two_pieces_of_it(make_app, disk):
    app, done = make_app(), []
    disk.stop_after(10)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.run_worker(app.context.lookups.read(lambda _: done.append(len(disk.given))))
        disk.goes_on.set()
        await until(pilot, lambda: "≤ 3:00" in shown_text(app))
    assert len(done) == 1
    assert done[0] < len(WEEKS)


async def test_numbers_are_asked_for_once_those_of_earlier_weeks_are_known(make_app, disk, monkeypatch):
    monkeypatch.setattr("tracker.ui.context.shown_week._PATIENCE", 0.01)
    app = make_app()
    disk.stop_after(0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await until(pilot, lambda: "is still being read" in told(app))
        disk.goes_on.set()
        await until(pilot, lambda: "≤ 3:00" in shown_text(app))
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, NumbersForm))
