"""Which names in the folder of the logs are those of a week."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.domain.time.week import Week
from tracker.storage.weeks_folder import week_named, week_of, weeks_listed

LOGS = ("2026-W01.toml", "2026-W53.toml", "1000-W01.toml", "9998-W52.toml", "2025-W52.toml")
OTHERS = (
    "2025-W53.toml", "0999-W01.toml", "2026-W00.toml", "2026-W54.toml", "0000-W01.toml", "9999-W53.toml",
    "2026-w01.toml", "2026-W٠١.toml", "2026-W01.toml~", "2026-W01 2.toml", "2026W01.toml", "2026-W01", "",
    "2026-W1.toml", " 2026-W1.toml", "2026-W-1.toml", "2026-W01.TOML", "2026-W01..toml",
    "2026-W", "2026-W.toml", "-W01.toml", "    -W01.toml",
)  # fmt: skip


@pytest.mark.parametrize("name", LOGS)
def test_a_week_is_known_by_its_name(name: str) -> None:
    assert f"{week_named(name)}.toml" == name


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_spelling_is_the_name_of_a_week(name: str) -> None:
    assert week_named(name) is None


def test_logs_and_what_lies_beside_them_are_listed_oldest_first(tmp_path: Path) -> None:
    for name in (*filter(None, LOGS), *filter(None, OTHERS), "2024-W10.aside.toml", "2025-W53.aside.toml"):
        (tmp_path / name).touch()
    names, asides = weeks_listed(str(tmp_path))
    weeks = [Week(1000, 1), Week(2024, 10), Week(2025, 52), Week(2026, 1), Week(2026, 53), Week(9998, 52)]
    assert [*map(week_of, names)] == weeks
    assert asides == {"2024-W10"}
