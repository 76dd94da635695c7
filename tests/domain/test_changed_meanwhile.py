"""What becomes of a form on an entry that changed meanwhile."""

from __future__ import annotations

import pytest

from tests.desk import thursday
from tracker.domain.entries.changed_meanwhile import ChangedMeanwhile, carried_over
from tracker.domain.entries.entry import Entry
from tracker.domain.value import replace

OPENED = Entry("a", "mixing", thursday("10:00"), None, "x", "Tides")


def test_what_was_not_touched_in_the_form_follows_the_disk() -> None:
    present = replace(OPENED, end=thursday("11:00"), track="Waves")
    assert carried_over(OPENED, replace(OPENED, note="y"), present) == replace(present, note="y")


def test_what_both_changed_is_asked_about() -> None:
    present = replace(OPENED, note="theirs")
    with pytest.raises(ChangedMeanwhile, match="«theirs»") as asked:
        carried_over(OPENED, replace(OPENED, note="mine"), present)
    assert asked.value.fields == ("note",)
    assert asked.value.present == present


def test_where_both_wrote_the_same_there_is_nothing_to_ask() -> None:
    present = replace(OPENED, note="y")
    assert carried_over(OPENED, present, present) == present
