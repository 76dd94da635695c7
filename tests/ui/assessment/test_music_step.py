"""What the step about music shows of the tracks of its week."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import CAFE, MIXING, Desk
from tests.zones import BERLIN
from tracker.domain.review.review import review
from tracker.domain.time.week import Week
from tracker.ui.assessment.music import Music

SUNDAY = BERLIN.at("2026-11-22 20:00")
MONDAY = BERLIN.at("2026-11-16 00:00")
WIDTH = 78


def tracks_shown(tmp_path: Path, *names: str) -> list[str]:
    """The lines about tracks: each was worked on for half an hour less than the one before."""
    desk = Desk(tmp_path).lay_out()
    begin = MONDAY
    for number, name in enumerate(names):
        end = begin + timedelta(hours=len(names) / 2 - number / 2)
        desk.changes.corrections.add(MIXING, begin, end, SUNDAY, track=name)
        begin = end
    desk.changes.corrections.add(CAFE, begin, begin + timedelta(hours=8), SUNDAY, track="Somebody's rota")
    material = desk.record.reviews.material(Week(2026, 47), SUNDAY)
    page = Music().page(review(material, None, SUNDAY), WIDTH, lambda key: key)
    lines = ["".join(text for text, _ in line.cells).rstrip() for line in page.lines]
    assert all(len(line) <= WIDTH for line in lines)
    return lines[lines.index(next(line for line in lines if "Usual session" in line)) + 1 :]


def test_the_tracks_of_the_week_stand_in_one_line_without_those_of_other_work(tmp_path: Path) -> None:
    assert tracks_shown(tmp_path, "Tides", "Undertow") == [
        " Tracks                  Tides 1:00, Undertow 0:30"
    ]


def test_of_more_tracks_than_two_lines_hold_the_rest_are_counted(tmp_path: Path) -> None:
    names = [f"Song number {number}" for number in range(1, 10)]
    assert tracks_shown(tmp_path, *names) == [
        " Tracks                  Song number 1 4:30, Song number 2 4:00,",
        "                         Song number 3 3:30, Song number 4 3:00, and 5 more",
    ]


@pytest.mark.parametrize("names", [(), ("A name " * 14,)])
def test_there_may_be_none_and_one_may_have_a_long_name(tmp_path: Path, names: tuple[str, ...]) -> None:
    shown = tracks_shown(tmp_path, *names)
    assert len(shown) == 2 * len(names)
