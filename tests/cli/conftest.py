from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.person import Person
from tracker.storage.folders import Folders, find_folders

ACTIVITIES = (
    "activity add Mixing --kind studio",
    "activity add 'Beat making' --kind studio",
    "activity add Tutorials --kind learning",
    "activity add 'Café shifts' --kind job --priority 8 --enjoyment 3 --goal yes",
    "activity add 'Social media' --kind leisure --priority 2 --enjoyment 4 --goal no",
    "activity add Gaming --kind leisure",
)


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody with an empty folder."""
    person = Person(tmp_path)
    for name, value in places(person, tmp_path).items():
        monkeypatch.setenv(name, value)
    return person


@pytest.fixture(scope="session")
def listed_once(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A record in which the list was made: to make it takes ten times as long as to copy it."""
    folder = tmp_path_factory.mktemp("listed")
    somebody = Person(folder)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in places(somebody, folder).items():
            patch.setenv(name, value)
        somebody.does(*ACTIVITIES)
        return find_folders(os.environ)


@pytest.fixture
def person(newcomer: Person, listed_once: Folders) -> Person:
    """Somebody with a list, on which nothing has run yet."""
    folders = find_folders(os.environ)
    shutil.copytree(listed_once.data, folders.data)
    shutil.copytree(listed_once.state, folders.state)
    return newcomer


def places(person: Person, folder: Path) -> dict[str, str]:
    """Where the program finds what is theirs."""
    return {
        "TRACKER_DATA": str(person.data),
        "TRACKER_STATE": str(folder / "state"),
        "TRACKER_CONFIG": str(folder / "config.toml"),
    }


@pytest.fixture
def month(person: Person) -> Person:
    """Three weeks of November, with a night over midnight and over the end of the month before."""
    person.clock.set("2026-11-19 15:00")
    person.does(
        "add mixing '2026-10-31 22:00' '2026-11-01 01:00' --track Tides",
        "add mixing '2026-11-03 19:00' 21:30 --track Tides --note 'vocal comp'",
        "add mixing '2026-11-10 19:00' 20:10 --track Tides --note 'vocal comp'",
        "add mixing '2026-11-10 21:00' 21:35 --track Tides --note 'vocal comp'",
        "add tutorials '2026-11-11 18:00' 19:00",
        "add social '2026-11-16 23:10' '2026-11-17 00:40'",
        "start café --at 14:00",
    )
    return person
