"""What a machine remembers from one time to the next."""

from __future__ import annotations

import pytest

from tracker.storage.errors import NotRead
from tracker.storage.machine.app_memory import AppMemory


def test_a_theme_and_the_steps_of_assessments_are_kept_beside_each_other(tmp_path):
    app_memory = AppMemory(str(tmp_path / "state" / "app.json"))
    app_memory.remember_theme("nord")
    app_memory.remember_step("2026-W46", "9")
    app_memory.remember_step("2026-W47", "5")
    again = AppMemory(str(tmp_path / "state" / "app.json"))
    assert (again.theme, again.step("2026-W46"), again.step("2026-W47")) == ("nord", "9", "5")
    again.remember_step("2026-W46", "")
    again.remember_theme("gruvbox")
    assert (again.theme, again.step("2026-W46"), again.step("2026-W47")) == ("gruvbox", "", "5")


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"steps": 5, "theme": []}', '{"steps": {"2026-W47": 5}}']
)
def test_what_cannot_be_read_is_nothing(tmp_path, content):
    path = tmp_path / "app.json"
    path.write_text(content)
    app_memory = AppMemory(str(path))
    assert (app_memory.theme, app_memory.step("2026-W47")) == (None, "")
    app_memory.remember_step("2026-W47", "5")
    assert app_memory.step("2026-W47") == "5"


def test_what_cannot_be_read_for_now_is_not_written_over(tmp_path, monkeypatch):
    app_memory = AppMemory(str(tmp_path / "app.json"))
    app_memory.remember_theme("nord")
    app_memory.remember_step("2026-W47", "5")
    before = (tmp_path / "app.json").read_bytes()

    def fails(*_):
        raise NotRead("app.json cannot be read: the disk reports an error.")

    with monkeypatch.context() as patch:
        patch.setattr("tracker.storage.machine.app_memory.read_bytes", fails)
        app_memory.remember_theme("gruvbox")
        app_memory.remember_step("2026-W46", "1")
    assert (tmp_path / "app.json").read_bytes() == before


def test_old_steps_are_forgotten(tmp_path):
    app_memory = AppMemory(str(tmp_path / "app.json"))
    for week in range(10, 30):
        app_memory.remember_step(f"2026-W{week}", "1")
    assert app_memory.step("2026-W10") == ""
    assert app_memory.step("2026-W29") == "1"
