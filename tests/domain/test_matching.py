"""What was typed finds what was meant, the exact name first."""

from __future__ import annotations

from tracker.domain.activities.activity import Activity
from tracker.domain.activities.matching import containing, fitting

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
