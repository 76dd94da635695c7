"""The settings as a command prints them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli.person import Person


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "config.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(path))
    return path


def test_it_prints_a_whole_file_where_there_is_none(person: Person, config: Path) -> None:
    said = person.types("config")
    assert (said.code, said.err) == (0, "")
    assert str(config) in said.lines[0]
    assert tomllib.loads(said.out)["keys"]["timer.note"] == "n"


def test_it_prints_what_is_in_force_and_names_what_is_wrong(person: Person, config: Path) -> None:
    config.parent.mkdir()
    config.write_text('bell = true\nglifs = "ascii"\n')
    said = person.types("config")
    assert said.code == 0
    assert tomllib.loads(said.out)["bell"] is True
    assert "line 2" in said.err
    assert "«glyphs»" in said.err


def test_it_can_be_written_into_the_file_itself(person: Person, config: Path) -> None:
    config.parent.mkdir()
    config.write_text(person.types("config").out)
    assert person.types("config").err == ""
