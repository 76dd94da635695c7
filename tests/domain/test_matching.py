"""What was typed finds what was meant, the exact name first."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.activities.matching import containing, fitting
from tracker.domain.tracks.track import are_one_track

NAMES = ("Running", "Brunch", "Evening run", "Run", "Social media", "Sound design", "Café shifts")
LISTED = [Activity(name.lower().replace(" ", "-").replace("é", "e"), name, "leisure") for name in NAMES]


def found(text: str) -> list[str]:
    return [one.name for one in fitting(LISTED, text)]


def test_the_very_name_comes_before_what_begins_with_it_and_that_before_the_rest():
    assert found("run") == ["Run", "Running", "Evening run", "Brunch"]


def test_letters_in_their_order_are_enough():
    assert found("scmd") == ["Social media"]
    assert found("s d")[0] == "Social media" or found("sde")[0] == "Sound design"
    assert found("cafe") == ["Café shifts"]
    assert found("xq") == []


def test_everything_fits_nothing_typed_in_its_order():
    assert found("") == list(NAMES)


def test_a_name_that_only_has_the_letters_does_not_contain_them():
    assert containing(LISTED, "scmd") == []


def test_letters_that_stand_close_together_come_first_wherever_they_stand():
    listed = [Activity(name.lower().replace(" ", "-"), name, "leisure") for name in ("Sunlamp", "Slow slam")]
    assert [one.name for one in fitting(listed, "slm")] == ["Slow slam", "Sunlamp"]


def test_a_name_is_the_same_however_its_letters_are_put_together():
    composed, apart = "Caf\u00e9", "Cafe\u0301"
    listed = ActivityList((Activity("cafe", composed, "job"),))
    assert listed.find(apart) == listed.called(apart.upper())[0] == fitting(listed.current, apart)[0]
    assert are_one_track(composed, apart)
