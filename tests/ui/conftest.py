"""The app over a record of its own, at a moment that the test decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual._compositor import Compositor

from tests.ui.driving import HandClock
from tracker.changes.changes import Changes
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp


@pytest.fixture(autouse=True)
def _drawn_only_when_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the pictures between two looks; those that are looked at are made whole, and from nothing.

    Not for what is about painting itself (the marker ``painted``); the app in a real terminal paints all.
    """
    if request.node.get_closest_marker("painted") is None:
        monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return _folders_in(tmp_path)


def _folders_in(folder: Path) -> Folders:
    return Folders(str(folder / "data"), str(folder / "state"), str(folder / "config.toml"))


@pytest.fixture
def changes(folders: Folders, clock: HandClock) -> Changes:
    """A second hand on the same files, as a command would be."""
    return Changes(Store(folders), clock.zone)


@pytest.fixture(scope="session")
def listed_once(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A record with a small list, music, a job, a waste of time and something unrated, from which to copy."""
    folders, clock = _folders_in(tmp_path_factory.mktemp("listed")), HandClock()
    add, now = Changes(Store(folders), clock.zone).activities.add, clock.now()
    add(now, "Mixing", "studio")
    add(now, "Tutorials", "learning")
    add(now, "Café shifts", "job", priority=8, enjoyment=3, supports_goal=True)
    add(now, "Cooking", "chores")
    add(now, "Social media", "leisure", priority=2, enjoyment=4, supports_goal=False)
    return folders


@pytest.fixture
def listed(listed_once: Folders, folders: Folders, changes: Changes) -> Changes:
    """A second hand on a record with a small list."""
    shutil.copytree(listed_once.data, folders.data)
    shutil.copytree(listed_once.state, folders.state)
    return changes


@pytest.fixture
def make_app(folders: Folders, clock: HandClock) -> Callable[[], TrackerApp]:
    def make() -> TrackerApp:
        own = Changes(Store(folders), clock.zone)
        app_memory = AppMemory(folders.in_state("app.json"))
        return TrackerApp(own, clock, app_memory, own.record.week_at_first(clock.now()))

    return make
