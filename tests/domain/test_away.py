"""Which hours are in question, and what the answers do to them."""

from __future__ import annotations

from itertools import count, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.recorded import instants, zones
from tests.zones import BERLIN, NamedZone
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.away.answers import cut, ended
from tracker.domain.away.questions import (
    BACK,
    FORWARD,
    LONGEST,
    SHORTEST,
    AwayGap,
    AwayQuestion,
    InQuestion,
    Limits,
    gap_in,
    open_questions,
    with_gap,
    with_kept,
)
from tracker.domain.entries.entry import Entry
from tracker.domain.time.duration import DAY, HOUR, MINUTE
from tracker.domain.time.zone import instant_of, wall_time
from tracker.domain.value import replace

LISTED = ActivityList((Activity("mixing", "Mixing", "studio"), Activity("cafe", "Café shifts", "job")))


def at(clock: str, day: int = 16) -> int:
    return instant_of(BERLIN.at(f"2026-11-{day} {clock}"))


def entry(begin: int, end: int | None = None, activity: str = "mixing", source: str = "timer") -> Entry:
    ending = None if end is None else wall_time(end, BERLIN)
    return Entry("e", activity, wall_time(begin, BERLIN), ending, source=source)


def asked(one: Entry, now: int, *gaps: AwayGap, limits: Limits | None = None) -> list[tuple[int, int]]:
    in_question = InQuestion((one,), gaps, LISTED, limits or Limits())
    return [(question.begin, question.end) for question in open_questions(in_question, now)]


def gap(begin: int, end: int) -> AwayGap:
    return AwayGap("e", "mixing", begin, end)


MIXING = entry(at("19:00"))
NIGHT = gap(at("22:00"), at("07:00", 17))
MORNING = at("08:00", 17)


# What is a gap


def test_the_entry_that_ran_at_the_last_sign_of_life_has_the_gap() -> None:
    earlier = replace(entry(at("12:00"), at("13:00")), id="a")
    assert gap_in([earlier, MIXING], at("22:00"), at("07:00", 17)) == NIGHT


def test_a_gap_ends_with_its_entry_where_a_command_stopped_it_meanwhile() -> None:
    stopped = entry(at("19:00"), at("06:00", 17))
    assert gap_in([stopped], at("22:00"), at("07:00", 17)) == gap(at("22:00"), at("06:00", 17))
    assert gap_in([entry(at("19:00"), at("22:09"))], at("22:00"), at("07:00", 17)) is None


def test_what_began_after_the_last_sign_of_life_and_what_was_typed_is_no_gap() -> None:
    assert gap_in([entry(at("23:00"))], at("22:00"), at("07:00", 17)) is None
    assert gap_in([entry(at("19:00"), at("23:00"), source="typed")], at("22:00"), MORNING) is None


def test_a_machine_that_wakes_by_itself_for_a_moment_leaves_one_gap() -> None:
    first, second = gap(at("22:00"), at("23:00")), gap(at("23:09"), at("23:59"))
    assert with_gap([first], second) == (gap(at("22:00"), at("23:59")),)
    apart = gap(at("23:10"), at("23:59"))
    assert with_gap([first], apart) == (first, apart)


def test_two_apps_that_find_the_same_gap_note_one() -> None:
    assert with_gap([NIGHT], gap(NIGHT.begin - 30, NIGHT.end + 1)) == (gap(NIGHT.begin - 30, NIGHT.end + 1),)
    assert with_gap([replace(NIGHT, is_kept=True)], NIGHT) == (replace(NIGHT, is_kept=True),)


# What is open


def test_a_gap_is_asked_about_as_long_as_its_entry_covers_it() -> None:
    hours = [(NIGHT.begin, NIGHT.end)]
    for covers in (MIXING, entry(at("19:00"), NIGHT.end), entry(NIGHT.begin, MORNING)):
        assert asked(covers, MORNING, NIGHT) == hours
    for does_not in (
        entry(at("19:00"), NIGHT.end - 1),
        entry(NIGHT.begin + 1, MORNING),
        replace(MIXING, id="other"),
        replace(MIXING, activity="cafe"),
    ):
        assert (NIGHT.begin, NIGHT.end) not in asked(does_not, MORNING, NIGHT)


def test_a_stretch_is_asked_about_from_its_longest_on() -> None:
    begin = at("23:00")
    assert asked(MIXING, begin + MINUTE - 1) == []
    assert asked(MIXING, begin + MINUTE) == [(begin, begin + MINUTE)]
    job = entry(at("08:00"), activity="cafe")
    assert asked(job, at("18:00")) == []
    assert asked(job, at("18:30")) == [(at("18:00"), at("18:30"))]


def test_zero_hours_are_never_too_long_and_an_activity_has_its_own_longest() -> None:
    assert asked(MIXING, at("20:00", 17), limits=Limits(0, 0)) == []
    own = ActivityList((Activity("mixing", "Mixing", "studio", longest=1.5),))
    (question,) = open_questions(InQuestion((MIXING,), (), own), at("21:00"))
    assert (question.begin, question.reason) == (at("20:30"), LONGEST)


def test_who_stopped_a_little_later_was_there() -> None:
    limit = at("23:00")
    assert asked(entry(at("19:00"), limit + SHORTEST - 1), MORNING) == []
    assert asked(entry(at("19:00"), limit + SHORTEST), MORNING) == [(limit, limit + SHORTEST)]


def test_hours_that_are_asked_about_are_not_too_long_as_well() -> None:
    assert asked(MIXING, MORNING, NIGHT) == [(NIGHT.begin, NIGHT.end)]


def test_a_gap_within_a_stretch_that_is_too_long_is_part_of_it() -> None:
    late = gap(at("01:00", 17), at("07:00", 17))
    assert asked(MIXING, MORNING, late) == [(at("23:00"), MORNING)]


def test_what_was_kept_is_not_asked_about_again_and_counts_as_having_been_there() -> None:
    kept = with_kept([NIGHT], AwayQuestion(MIXING, NIGHT.begin, NIGHT.end, NIGHT.reason))
    assert asked(MIXING, MORNING, *kept) == []
    assert asked(MIXING, at("11:00", 17), *kept) == []
    later = at("12:00", 17)
    assert asked(MIXING, later, *kept) == [(at("11:00", 17), later)]


def test_keeping_a_long_stretch_keeps_the_gaps_in_it() -> None:
    late = gap(at("01:00", 17), at("07:00", 17))
    kept = with_kept([late], AwayQuestion(MIXING, at("23:00"), MORNING, LONGEST))
    assert asked(MIXING, MORNING, *kept) == []


def test_several_gaps_are_asked_about_oldest_first() -> None:
    first, second = gap(at("20:00"), at("20:30")), gap(at("21:00"), at("22:00"))
    assert asked(MIXING, at("22:30"), second, first) == [
        (first.begin, first.end),
        (second.begin, second.end),
    ]


def test_a_clock_set_back_behind_the_start_asks_about_no_hours() -> None:
    (question,) = open_questions(InQuestion((MIXING,), (NIGHT,), LISTED), at("18:00"))
    assert (question.reason, question.seconds) == (BACK, 0)


def test_gaps_of_different_reasons_become_an_absence() -> None:
    forward = replace(gap(at("22:00"), at("23:00")), reason=FORWARD)
    (one,) = with_gap([forward], gap(at("23:05"), at("23:30")))
    assert one.reason == "away"


# What answers do


@st.composite
def answered(draw: st.DrawFn) -> tuple[NamedZone, Entry, int, int, int]:
    """A zone, an entry, a gap in it and a present, often about a night on which clocks change."""
    zone = draw(zones)
    begin = draw(instants(zone))
    parts = [draw(st.integers(0, DAY)), draw(st.integers(1, 2 * DAY)), draw(st.integers(0, DAY))]
    gap_begin = begin + parts[0]
    gap_end = gap_begin + parts[1]
    last = gap_end + parts[2]
    ending = None if draw(st.booleans()) else wall_time(last, zone)
    return zone, Entry("e", "mixing", wall_time(begin, zone), ending), gap_begin, gap_end, last


@given(answered())
def test_cutting_takes_the_gap_and_nothing_else(made: tuple[NamedZone, Entry, int, int, int]) -> None:
    zone, one, begin, end, now = made
    numbers = count()
    put = cut(one, begin, end, zone, lambda: f"new{next(numbers)}").put
    assert sum(part.seconds(now) for part in put) == one.seconds(now) - (end - begin)
    assert all(part.last(now) <= begin or part.first >= end for part in put)
    assert len({part.id for part in put}) == len(put)
    assert "e" in {part.id for part in put}
    assert (put[-1].end is None) == (one.end is None)
    question = AwayQuestion(one, begin, end, "away")
    assert not any(question.is_about(part, now) for part in put)


@given(answered())
def test_giving_the_gap_away_keeps_the_whole(made: tuple[NamedZone, Entry, int, int, int]) -> None:
    zone, one, begin, end, now = made
    other = Entry("o", "cafe", wall_time(begin, zone), wall_time(end, zone), source="typed")
    numbers = count()
    put = cut(one, begin, end, zone, lambda: f"new{next(numbers)}", other).put
    assert sum(part.seconds(now) for part in put) == one.seconds(now)
    assert sum(part.seconds(now) for part in put if part.activity == "cafe") == end - begin
    assert all(a.last(now) == b.first for a, b in pairwise(put))
    assert put[0].first == one.first
    assert put[-1].last(now) == one.last(now)


@given(answered(), st.data())
def test_ending_it_within_the_gap_keeps_what_was_before(
    made: tuple[NamedZone, Entry, int, int, int], data: st.DataObject
) -> None:
    zone, one, begin, end, now = made
    kept = data.draw(st.integers(0, end - begin - 1))
    (after,) = ended(one, begin + kept, zone).put
    assert after.seconds(now) == begin - one.first + kept
    assert not AwayQuestion(one, begin, end, "away").is_about(after, now)


@given(answered(), st.integers(0, 3 * DAY))
def test_every_question_lies_within_its_entry(
    made: tuple[NamedZone, Entry, int, int, int], later: int
) -> None:
    _, one, begin, end, now = made
    in_question = InQuestion((one,), (gap(begin, end),), LISTED)
    questions = open_questions(in_question, now + later)
    for question in questions:
        assert one.first <= question.begin <= question.end <= one.last(now + later)
        assert question.seconds >= 0
    for earlier, after in pairwise(questions):
        assert earlier.end <= after.begin


def test_a_night_on_which_clocks_go_back_is_as_long_as_it_was() -> None:
    begin, end = (instant_of(BERLIN.at(f"2026-10-25 {clock}")) for clock in ("01:00", "06:00"))
    one = entry(begin - HOUR)
    put = cut(one, begin, end, BERLIN, lambda: "new").put
    assert end - begin == 6 * HOUR
    assert [part.start.isoformat()[11:19] for part in put] == ["00:00:00", "06:00:00"]
    assert put[0].seconds(0) == HOUR
