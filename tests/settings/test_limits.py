"""The limits of a stretch, remembered so that a status need not take the settings apart."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.domain.away.questions import Limits
from tracker.settings import config_file
from tracker.settings.limits import limits_in_force
from tracker.storage.folders import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    (tmp_path / "config.toml").write_text("longest_music = 2\nlongest_other = 3.5\ncolumns = []\n")
    return Folders(str(tmp_path), str(tmp_path / "state"), str(tmp_path / "config.toml"))


def test_they_are_read_once(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits_in_force(folders) == Limits(2, 3.5)
    monkeypatch.setattr(config_file, "settings_in", pytest.fail)
    assert limits_in_force(folders) == Limits(2, 3.5)


def test_a_file_that_differs_is_read_again_also_with_its_time_put_back(folders: Folders) -> None:
    limits_in_force(folders)
    config = Path(folders.config)
    stat = config.stat()
    config.write_text(config.read_text().replace("2", "7"))
    os.utime(config, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert limits_in_force(folders) == Limits(7, 3.5)
    config.unlink()
    assert limits_in_force(folders) == Limits()


def test_what_cannot_be_read_is_not_remembered(folders: Folders) -> None:
    config = Path(folders.config)
    config.unlink()
    config.mkdir()
    assert limits_in_force(folders) == Limits()
    assert not Path(folders.in_state("limits.cache")).exists()


def test_no_altered_byte_of_what_is_remembered_changes_a_limit(folders: Folders) -> None:
    limits_in_force(folders)
    path = Path(folders.in_state("limits.cache"))
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert limits_in_force(folders) == Limits(2, 3.5)
