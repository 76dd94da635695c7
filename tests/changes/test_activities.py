"""Changes to the list and the numbers, on real files."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from tests.desk import NOW, PHONE, W46, W47, Desk, entry_text
from tracker.domain.activities.activity import ActivityList
from tracker.domain.activities.digits import digits_in_force
from tracker.domain.errors import DataError, Refused
from tracker.domain.value import replace
from tracker.domain.week.assessment import Assessment, Move, Rating


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path).lay_out()


def two_weeks_of_both(desk: Desk) -> None:
    desk.write(entry_text("a1", "2026-11-10 10:00", "2026-11-10 11:00", "phone"), W46)
    desk.write(
        "[caps]\nphone = 4.0\n"
        + entry_text("b1", "2026-11-16 10:00", "2026-11-16 11:00", "phone")
        + entry_text("b2", "2026-11-16 11:00", "2026-11-16 12:00", "cafe")
    )


def test_merging_gives_every_entry_of_every_week_and_leaves_the_list(desk):
    two_weeks_of_both(desk)
    outcome = desk.changes.activities.merge(NOW, "phone", "cafe")
    assert outcome.lines == ("Merged Phone into Café shifts: 2 entries in 2 weeks.",)
    assert {entry.activity for entry in desk.entries()} == {"cafe"}
    assert not desk.store.listed().has("phone")
    assert desk.store.log(W47).numbers.caps == {"cafe": 4.0}


def test_one_undo_brings_every_byte_back_after_a_merge(desk):
    two_weeks_of_both(desk)
    before = desk.contents()
    desk.changes.activities.merge(NOW, "phone", "cafe")
    assert desk.contents() != before
    desk.changes.history.undo(NOW)
    assert desk.contents() == before


def test_a_merge_leaves_logs_alone_that_do_not_name_the_activity(desk):
    desk.write("# mine\n" + entry_text("a1", "2026-11-10 10:00", "2026-11-10 11:00", "cafe"), W46)
    stamp = desk.path(W46).stat().st_mtime_ns
    desk.changes.activities.merge(NOW, "phone", "mixing")
    assert desk.path(W46).stat().st_mtime_ns == stamp


def test_a_cap_makes_no_sense_for_music_and_goes_with_a_merge(desk):
    two_weeks_of_both(desk)
    desk.changes.activities.merge(NOW, "phone", "mixing")
    assert desk.store.log(W47).numbers.caps == {}
    assert desk.store.log(W47).numbers.targets == {}


def test_a_merge_keeps_what_the_target_was_rated_and_joins_moves(desk):
    two_weeks_of_both(desk)
    log = desk.store.log(W46)
    ratings = (Rating("phone", "leisure", 2, 4, False), Rating("cafe", "job", 8, 3, True))
    moves = (Move("phone", "studio", 2.0), Move("cafe", "studio", 1.0), Move("phone", "cafe", 1.0))
    # Nothing refuses a hand-written move to what is not music.
    assessed = Assessment(NOW, 9, "Mixing", 4, "part-time", "so it is", ratings, moves)
    desk.store.change("assess", NOW, lambda change: change.put_log(replace(log, assessment=assessed)))
    desk.changes.activities.merge(NOW, "phone", "cafe")
    after = desk.store.log(W46).assessment
    assert after.ratings == (Rating("cafe", "job", 8, 3, True),)
    assert after.moves == (Move("cafe", "studio", 3.0),)
    assert after.note == "so it is"


def test_a_damaged_log_that_names_it_refuses_the_whole_merge(desk):
    two_weeks_of_both(desk)
    desk.path(W46).write_text(desk.text(W46) + "\n<<<<<<< phone\n")
    before = desk.contents()
    with pytest.raises(DataError, match="2026-W46"):
        desk.changes.activities.merge(NOW, "phone", "cafe")
    assert desk.contents() == before


def test_an_activity_does_not_merge_into_itself(desk):
    with pytest.raises(Refused, match="itself"):
        desk.changes.activities.merge(NOW, "phone", "phone")


def test_order_is_changed_within_a_kind_and_comments_stay(desk):
    desk.changes.activities.add(NOW, "Beats", "studio")
    path = desk.data / "activities.toml"
    text = path.read_text().replace(
        '[[activities]]\nkey = "beats"', '# my beats\n[[activities]]\nkey = "beats"'
    )
    path.write_text("# the list\n" + text)
    outcome = desk.changes.activities.move(NOW, "beats", -1)
    assert outcome.lines == ("Beats is now before Mixing.",)
    keys = [activity.key for activity in desk.store.listed().activities]
    assert keys == ["beats", "tutorials", "phone", "cafe", "mixing"]
    after = path.read_text()
    assert after.startswith("# the list\n")
    assert '# my beats\n[[activities]]\nkey = "beats"' in after
    desk.changes.history.undo(NOW)
    assert path.read_text() == "# the list\n" + text


def test_the_first_of_a_kind_cannot_go_up(desk):
    with pytest.raises(Refused, match="first of its kind"):
        desk.changes.activities.move(NOW, "mixing", -1)


def test_several_numbers_are_one_change(desk):
    numbers = [("guesses", "phone", 5.0), ("guesses", "mixing", 12.0), ("targets", "studio", 10.0)]
    desk.changes.numbers.set(NOW, numbers, studio_days=5, label="guess the week")
    log = desk.store.log(W47)
    assert dict(log.numbers.guesses) == {"phone": 5.0, "mixing": 12.0}
    assert (dict(log.numbers.targets), log.studio_days) == ({"studio": 10.0}, 5)
    desk.changes.history.undo(NOW)
    assert desk.store.log(W47) is None


def test_a_number_taken_away_in_the_week_that_set_it_is_gone(desk):
    desk.changes.numbers.set_one(NOW, "caps", "phone", 4.0)
    outcome = desk.changes.numbers.set_one(NOW, "caps", "phone", None)
    assert outcome.lines == ("Cap for Phone: none.",)
    assert "caps" not in desk.text()


@pytest.mark.parametrize(
    ("table", "key", "field"), [("caps", "phone", "cap"), ("targets", "mixing", "target")]
)
def test_a_number_of_an_earlier_week_can_be_taken_away(desk, table, key, field):
    desk.changes.numbers.set_one(NOW - timedelta(days=7), table, key, 4.0)
    desk.changes.numbers.set_one(NOW, table, key, None)
    from tracker.domain.week.week_report import week_report

    record = desk.record.week(None, NOW)
    assert getattr(week_report(record, NOW).row(key), field) is None
    with pytest.raises(Refused, match="none already"):
        desk.changes.numbers.set_one(NOW, table, key, None)


def test_guesses_of_the_week_before_are_offered_for_what_is_still_on_the_list(desk):
    desk.changes.numbers.set(NOW - timedelta(days=14), [("guesses", "phone", 5.0), ("guesses", "cafe", 9.0)])
    desk.changes.activities.change(NOW, "cafe", archived=True)
    assert desk.record.last_guesses(W47) == {"phone": 5.0}


def test_the_first_run_is_one_change(tmp_path):
    desk = Desk(tmp_path)
    chosen = [("Mixing", "studio"), ("Social media", "leisure"), (" mixing ", "studio"), ("", "job")]
    outcome = desk.changes.activities.begin(NOW, chosen, time(4), "Earn my rent by mixing")
    assert outcome.lines == ("2 activities on your list.",)
    listed = desk.store.listed()
    assert [a.name for a in listed.activities] == ["Mixing", "Social media"]
    assert (listed.day_start, listed.goal) == (time(4), "Earn my rent by mixing")
    desk.changes.history.undo(NOW)
    assert desk.store.listed() == ActivityList()


@pytest.mark.parametrize(
    ("name", "is_alike"),
    [
        ("phone", True), ("Phones", True), ("Pohne", True), ("Phonne", True), ("Phine", True),
        ("Phöne", True), ("Ph one", True),
        ("Bone", False), ("Drone", False), ("Phone 2", False), ("Headphones", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_name_that_differs_by_a_slip_is_taken_for_the_other(name, is_alike):
    found = ActivityList((PHONE,)).looks_like(name)
    assert found == (PHONE if is_alike else None)


def digits(desk: Desk) -> dict[str, int]:
    return digits_in_force(desk.store.listed())


def test_digits_stay_when_others_come_go_and_move(desk):
    activities = desk.changes.activities
    assert digits(desk) == {"mixing": 1, "tutorials": 2, "cafe": 3, "phone": 4}
    activities.change(NOW, "phone", priority=3)
    assert "digit" not in (desk.data / "activities.toml").read_text()
    activities.add(NOW, "Beats", "studio")
    activities.move(NOW, "beats", -1)
    activities.change(NOW, "cafe", kind="chores")
    assert digits(desk) == {"mixing": 1, "tutorials": 2, "cafe": 3, "phone": 4, "beats": 5}
    activities.change(NOW, "mixing", archived=True)
    assert digits(desk) == {"tutorials": 2, "cafe": 3, "phone": 4, "beats": 5}
    activities.add(NOW, "Gym", "wellbeing")
    activities.change(NOW, "mixing", archived=False)
    assert digits(desk) == {"tutorials": 2, "cafe": 3, "phone": 4, "beats": 5, "gym": 1, "mixing": 6}
    activities.merge(NOW, "tutorials", "phone")
    assert digits(desk) == {"cafe": 3, "phone": 4, "beats": 5, "gym": 1, "mixing": 6}


def test_a_digit_is_given_and_what_had_it_takes_the_other(desk):
    outcome = desk.changes.activities.change(NOW, "phone", digit=1)
    assert outcome.lines == ("Phone: digit 1.", "Mixing starts with 4 now.")
    assert digits(desk) == {"mixing": 4, "tutorials": 2, "cafe": 3, "phone": 1}
    desk.changes.history.undo(NOW)
    assert digits(desk) == {"mixing": 1, "tutorials": 2, "cafe": 3, "phone": 4}


def test_an_archived_activity_is_given_no_digit(desk):
    desk.changes.activities.change(NOW, "phone", archived=True)
    with pytest.raises(Refused, match="archived"):
        desk.changes.activities.change(NOW, "phone", digit=1)


def test_a_digit_that_is_freed_goes_to_the_next_that_has_none(desk):
    for number in range(6):
        desk.changes.activities.add(NOW, f"Errand {number}", "chores")
    assert "errand-5" not in digits(desk)
    outcome = desk.changes.activities.change(NOW, "tutorials", archived=True)
    assert outcome.lines == ("Tutorials is archived.", "Errand 5 starts with 2 now.")
