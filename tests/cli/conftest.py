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
