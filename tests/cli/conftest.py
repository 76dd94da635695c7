from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.person import Person

ACTIVITIES = (
    "activity add Mixing --kind studio",
    "activity add 'Beat making' --kind studio",
    "activity add Tutorials --kind learning",
    "activity add 'Café shifts' --kind job --priority 8 --enjoyment 3 --goal yes",
    "activity add 'Social media' --kind leisure --priority 2 --enjoyment 4 --goal no",
    "activity add Gaming --kind leisure",
)


@pytest.fixture(autouse=True)
def _no_disk_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is about what a power cut leaves; syncing each file takes longer than the rest."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody with an empty folder."""
    person = Person(tmp_path)
    monkeypatch.setenv("TRACKER_DATA", str(person.data))
    monkeypatch.setenv("TRACKER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path / "config.toml"))
    return person


@pytest.fixture
def person(newcomer: Person) -> Person:
    """Somebody with a list, on which nothing has run yet."""
    newcomer.does(*ACTIVITIES)
    return newcomer
