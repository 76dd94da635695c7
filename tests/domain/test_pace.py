"""What a target asks of the days that are left."""

from __future__ import annotations

from tracker.domain.time.duration import HOUR
from tracker.domain.week.aim import Aim
from tracker.domain.week.pace import Pace, pace_words


def test_more_than_a_day_has_is_no_pace() -> None:
    target = Pace("studio", 0, Aim(48 * HOUR))
    assert pace_words([target], 2)[0] == "studio 0:00 of 48:00 · 2 days left, 24:00 a day"
    more = Pace("studio", 0, Aim(48 * HOUR + 60))
    assert pace_words([more], 2)[0] == "studio 0:00 of 48:01 · 2 days left, 48:01 to go"


def test_the_last_day_has_hours_to_go() -> None:
    assert pace_words([Pace("studio", HOUR, Aim(3 * HOUR))], 1)[-1] == "studio 2:00 to go"
