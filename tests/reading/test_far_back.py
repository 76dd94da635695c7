"""What is looked for far back (earlier assessments, the guesses last given) reads only logs that have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import NOW, W46, W47, Desk
from tracker.domain.time.week import Week
from tracker.storage import files

WEEKS = [W46.plus(-number) for number in range(60)]
GUESSED, ASSESSED, UNFINISHED = WEEKS[40], WEEKS[50], WEEKS[45]


@pytest.fixture
def long(tmp_path: Path) -> Desk:
    """Many weeks, of which one has guesses and one an assessment."""
    desk = Desk(tmp_path).lay_out()
    said = {
        GUESSED: "[guesses]\nphone = 5.0\n",
        ASSESSED: "[assessment]\nassessed = 2025-12-01T20:00:00+01:00\ndesire = 7\n",
        UNFINISHED: "[assessment]\ndesire = 3\n",
    }
    for week in WEEKS:
        desk.write(said.get(week, ""), week)
    desk.record.running()
    return desk


def test_only_the_logs_that_have_it_are_read(long: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read, real = set(), files.understood

    def counting(name: str, content: bytes) -> files.FileState:
        read.add(name)
        return real(name, content)

    monkeypatch.setattr(files, "understood", counting)
    assert long.record.last_guesses(W47) == {"phone": 5.0}
    (earlier,) = long.record.reviews.material(W47, NOW).earlier
    assert (earlier[0], earlier[1].desire) == (ASSESSED, 7)
    far = {f"weeks/{week}.toml" for week in WEEKS[20:]}
    assert read & far == {f"weeks/{week}.toml" for week in (GUESSED, ASSESSED)}


def test_what_a_hand_wrote_since_is_found(long: Desk) -> None:
    long.write("[guesses]\nphone = 6.0\n", WEEKS[30])
    assert long.record.last_guesses(W47) == {"phone": 6.0}
    assert long.record.last_guesses(Week.parse(str(GUESSED)).next()) == {"phone": 5.0}
    long.path(WEEKS[30]).unlink()
    assert long.record.last_guesses(W47) == {"phone": 5.0}
