"""The numbers of the week after, on real files: from few logs, and as a hand has set them."""

from __future__ import annotations

import pytest

from tests.desk import W47, W48, Desk, entry_text
from tests.zones import BERLIN
from tracker.domain.errors import Refused
from tracker.domain.review.answer import Answer
from tracker.domain.week.week_log import NONE_ALLOWED
from tracker.storage import files

SUNDAY = BERLIN.at("2026-11-22 20:00")
MONDAY = BERLIN.at("2026-11-23 09:00")
MOVE = Answer("move", 0.0, 2.0, "phone", "studio")


@pytest.fixture
def desk(tmp_path) -> Desk:
    """Sixty weeks: six hours of the phone and two of mixing in each, but twenty and none in the last one."""
    desk = Desk(tmp_path).lay_out()
    for back in range(60):
        monday = W47.plus(-back).monday
        day = BERLIN.at(f"{monday} 10:00")
        tuesday = BERLIN.at(f"{W47.plus(-back).dates[1]} 06:00")
        ends = (tuesday.replace(hour=23), day) if not back else (day.replace(hour=16), day.replace(hour=18))
        phone = entry_text(f"p{back}", f"{day:%Y-%m-%d %H:%M}", f"{ends[0]:%Y-%m-%d %H:%M}", "phone")
        mixing = entry_text(f"m{back}", f"{monday} 16:00", f"{monday} 18:00") if back else ""
        desk.write(phone + mixing, W47.plus(-back))
    return desk


def test_an_unusual_week_gives_the_numbers_of_a_usual_one(desk):
    desk.changes.assessment.answer(W47, SUNDAY, MOVE)
    desk.changes.assessment.finish(W47, SUNDAY)
    numbers = desk.store.log(W48).numbers
    assert (numbers.caps, numbers.targets) == ({"phone": 4.0}, {"studio": 4.0})
    assert desk.store.log(W47).assessment.given == {"phone": 4.0, "studio": 4.0}


def test_of_all_logs_only_the_last_ones_are_read(desk, monkeypatch):
    desk.record.running()
    read, real = set(), files.understood

    def counting(name: str, content: bytes) -> files.FileState:
        read.add(name)
        return real(name, content)

    monkeypatch.setattr(files, "understood", counting)
    desk.changes.assessment.answer(W47, SUNDAY, MOVE)
    desk.changes.assessment.finish(W47, SUNDAY)
    desk.record.reviews.material(W47, SUNDAY)
    weeks = {name for name in read if name.startswith("weeks/")}
    assert weeks <= {f"weeks/{W48.plus(-back)}.toml" for back in range(12)}


def test_a_number_set_in_the_step_is_in_the_file_at_once_and_wins_at_the_finish(desk):
    desk.changes.assessment.answer(W47, SUNDAY, MOVE)
    desk.changes.assessment.answer(W47, SUNDAY, Answer("number", None, 1.5, "phone"))
    assert desk.store.log(W48).numbers.caps == {"phone": 1.5}
    outcome = desk.changes.assessment.finish(W47, SUNDAY)
    assert outcome.lines[-1] == "Set by hand for 2026-W48, so left as it is: Phone."
    numbers = desk.store.log(W48).numbers
    assert (numbers.caps, numbers.targets) == ({"phone": 1.5}, {"studio": 4.0})


def test_one_taken_away_in_the_step_is_not_given_and_the_file_says_so(desk):
    desk.changes.assessment.answer(W47, SUNDAY, MOVE)
    desk.changes.assessment.answer(W47, SUNDAY, Answer("number", None, NONE_ALLOWED, "phone"))
    for _ in range(2):
        desk.changes.assessment.finish(W47, MONDAY)
        assert desk.store.log(W48).numbers.caps == {"phone": NONE_ALLOWED}


def test_an_answer_over_a_number_that_was_set_elsewhere_is_refused(desk):
    desk.changes.numbers.set(SUNDAY, [("caps", "phone", 3.0)], to_come=W48)
    with pytest.raises(Refused, match="The cap of Phone in 2026-W48 is 3 by now"):
        desk.changes.assessment.answer(W47, SUNDAY, Answer("number", None, 2.0, "phone"))


def test_one_undo_takes_a_number_back(desk):
    before = desk.contents()
    desk.changes.assessment.answer(W47, SUNDAY, Answer("number", None, 2.0, "phone"))
    desk.changes.history.undo(SUNDAY)
    assert desk.contents() == before
