"""Of several apps on one record one says what is said by itself."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest

from tracker.domain.time.duration import DAY
from tracker.storage.machine.reminded import Reminded

NOW = 1_795_000_000


def test_of_apps_that_come_to_it_at_once_one_says_it(tmp_path: Path) -> None:
    taken: list[bool] = []
    together = Barrier(8)

    def take() -> None:
        app = Reminded(str(tmp_path / "reminded"))
        together.wait()
        taken.append(app.take("2026-W47 cap phone 14400", NOW))

    threads = [Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 7 + [True]


def test_each_event_is_taken_by_itself_whatever_its_name(tmp_path: Path) -> None:
    app = Reminded(str(tmp_path))
    events = ["2026-W47 cap café 1", "2026-W47 cap ../café 1", "2026-W47 plan \x00 1", "a" * 5000]
    assert [app.take(event, NOW) for event in events * 2] == [True] * 4 + [False] * 4


def test_what_was_said_long_ago_is_swept_and_what_a_week_may_still_need_stays(tmp_path: Path) -> None:
    first = Reminded(str(tmp_path))
    first.take("long ago", NOW - 15 * DAY)
    first.take("last week", NOW - 8 * DAY)
    later = Reminded(str(tmp_path))
    assert later.take("today", NOW)
    assert len(list(tmp_path.iterdir())) == 2
    assert not later.take("last week", NOW)


@pytest.mark.parametrize("lies_there", ["file", "nothing that can be made"])
def test_where_nothing_can_be_kept_it_is_said_all_the_same(lies_there: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" if lies_there == "file" else tmp_path / "file" / "below"
    assert Reminded(str(folder)).take("today", NOW)


def test_nobody_else_reads_what_is_kept(tmp_path: Path) -> None:
    Reminded(str(tmp_path / "reminded")).take("today", NOW)
    (kept,) = (tmp_path / "reminded").iterdir()
    assert kept.stat().st_mode & 0o077 == 0
