"""Wasted hours as a person would say them."""

from __future__ import annotations

import pytest

from tracker.domain.time.duration import HOUR
from tracker.domain.week.human_measure import wasted_sentence


@pytest.mark.parametrize(
    ("wasted", "said"),
    [
        (0.1, "a small part of one"),
        (0.26, "about a quarter of one"),
        (1 / 3, "about a third of one"),
        (0.5, "about half of one"),
        (2 / 3, "about two thirds of one"),
        (0.75, "about three quarters of one"),
        (0.9, "about one"),
        (1.4, "about one and a half"),
        (2.8, "about three"),
        (3.6, "about three and a half"),
        (4.4, "about four"),
        (12.2, "about twelve"),
        (20.3, "about 20"),
    ],
)
def test_a_part_of_a_session_and_many_of_them_are_said_as_what_they_are(wasted: float, said: str) -> None:
    sentence = wasted_sentence(round(wasted * HOUR), HOUR)
    assert sentence.partition(", ")[2] == f"{said} of your studio sessions."
