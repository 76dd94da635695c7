"""Where the files are."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from tracker.storage.folders import find_folders

VARIABLES = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")


@pytest.mark.parametrize(
    "given",
    [
        {},
        dict.fromkeys(VARIABLES, "/somewhere/else"),
        dict.fromkeys(VARIABLES, ""),
        dict.fromkeys(VARIABLES, "  "),
        {"XDG_DATA_HOME": "/only/data"},
        dict.fromkeys(VARIABLES, "/with space/ö"),
        dict.fromkeys(VARIABLES, "/trailing/"),
    ],
)
def test_folders_are_where_platformdirs_puts_them(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for variable in (*VARIABLES, "TRACKER_DATA", "TRACKER_STATE", "TRACKER_CONFIG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable, folder in given.items():
        monkeypatch.setenv(variable, folder)
    found = find_folders(os.environ)
    assert Path(found.data) == Path(platformdirs.user_data_dir("tracker", appauthor=False))
    assert Path(found.state).parent == Path(platformdirs.user_state_dir("tracker", appauthor=False))
    assert (
        Path(found.config) == Path(platformdirs.user_config_dir("tracker", appauthor=False)) / "config.toml"
    )


def test_the_command_line_goes_before_the_environment() -> None:
    environ = {"TRACKER_DATA": "/from/environment", "TRACKER_STATE": "/state", "TRACKER_CONFIG": "/c.toml"}
    assert find_folders(environ).data == "/from/environment"
    assert find_folders(environ, "/from/line").data == "/from/line"
    assert find_folders(environ).config == "/c.toml"


def test_a_folder_may_be_named_from_here_or_from_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert find_folders({}, "~/studio").data == str(tmp_path / "studio")
    assert find_folders({}, "studio").data == str(tmp_path / "studio")


def test_each_data_folder_has_a_state_of_its_own_whichever_name_it_is_reached_by(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    environ = {"TRACKER_STATE": str(tmp_path / "state")}
    real, link, other = (find_folders(environ, str(tmp_path / name)) for name in ("real", "link", "other"))
    assert real.state == link.state != other.state
    assert Path(real.state).parent == tmp_path / "state"


def test_looking_for_folders_makes_none(tmp_path: Path) -> None:
    find_folders({"TRACKER_STATE": str(tmp_path / "state")}, str(tmp_path / "data"))
    assert list(tmp_path.iterdir()) == []
