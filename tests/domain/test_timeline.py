"""What starting, stopping and adding do to the entries there are."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.entries import timeline
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.entries.moved_edges import move_end, move_start
from tracker.domain.entries.slip import is_slip
from tracker.domain.entries.timeline import Covers, Edit, running_of
from tracker.domain.errors import Refused
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace

NOW = BERLIN.at("2026-11-16 15:00")


def at(clock: str) -> datetime:
    return BERLIN.at(f"2026-11-16 {clock}")


def entry(name: str, start: str, end: str | None = None) -> Entry:
    return Entry(name, name, at(start), None if end is None else at(end))


def applied(entries: list[Entry], edit: Edit) -> list[Entry]:
    """The entries after an edit, as a log keeps them."""
    gone = {changed.id for changed in (*edit.put, *edit.removed)}
    return by_start([*(e for e in entries if e.id not in gone), *edit.put])


def described(entries: list[Entry]) -> list[str]:
    return [f"{e.id} {e.start:%H:%M}-{f'{e.end:%H:%M}' if e.end else ''}" for e in entries]


def start(entries: list[Entry], clock: str, now: datetime = NOW) -> Edit:
    return timeline.start(entries, entry("new", clock), now, lambda e: e.id)


def add(entries: list[Entry], begin: str, end: str, trim: bool = False, now: datetime = NOW) -> Edit:
    return timeline.add(entries, entry("new", begin, end), now, trim, lambda e: e.id, lambda: "rest")


def move(entries: list[Entry], minutes: int) -> Edit:
    return move_start(entries, entries[-1], minutes, NOW, BERLIN, lambda e: e.id)


# Start


def test_the_first_start_needs_no_neighbour() -> None:
    assert described(applied([], start([], "14:00"))) == ["new 14:00-"]


def test_a_start_ends_what_runs_at_that_instant_and_says_so() -> None:
    before = [entry("a", "13:00")]
    edit = start(before, "15:00")
    assert described(applied(before, edit)) == ["a 13:00-15:00", "new 15:00-"]
    assert [(effect.was.id, effect.now.end) for effect in edit.effects] == [("a", at("15:00"))]


def test_a_start_in_the_past_shortens_the_last_entry() -> None:
    before = [entry("a", "12:00", "13:00"), entry("b", "13:00", "14:30")]
    edit = start(before, "14:00")
    assert described(applied(before, edit)) == ["a 12:00-13:00", "b 13:00-14:00", "new 14:00-"]
    assert edit.effects[0].was.end == at("14:30")


def test_a_start_after_everything_changes_no_neighbour() -> None:
    before = [entry("a", "12:00", "13:00")]
    assert start(before, "13:00").effects == ()
    assert start(before, "14:00").put == (entry("new", "14:00"),)


def test_a_start_that_would_cover_an_entry_whole_is_refused_naming_it() -> None:
    with pytest.raises(Covers, match="cover b") as refusal:
        start([entry("a", "12:00", "13:00"), entry("b", "14:00")], "13:30")
    assert [e.id for e in refusal.value.covered] == ["b"]


def test_a_start_at_the_very_start_of_the_last_entry_would_cover_it() -> None:
    with pytest.raises(Covers):
        start([entry("a", "14:00", "14:30")], "14:00")
    with pytest.raises(Covers):
        start([entry("a", "14:00")], "14:00")


def test_a_start_that_would_shorten_any_but_the_last_entry_is_refused() -> None:
    with pytest.raises(Covers, match="shorten a"):
        start([entry("a", "12:00", "14:30"), entry("b", "13:00", "13:30")], "14:00")


def test_starting_twice_in_one_second_loses_neither() -> None:
    before = [entry("a", "15:00")]
    after = applied(before, start(before, "15:00"))
    assert described(after) == ["a 15:00-15:00", "new 15:00-"]
    assert timeline.running_of(after) == entry("new", "15:00")


def test_a_start_is_refused_where_the_clock_has_gone_back_behind_the_running_one() -> None:
    with pytest.raises(Refused, match=r"clock.*--at 2026-11-16T15:30:00\+01:00"):
        start([entry("a", "15:30")], "15:00")


# Stop


def test_a_stop_ends_what_runs() -> None:
    edit = timeline.stop(entry("a", "14:00"), NOW, NOW, lambda e: e.id)
    assert edit.put == (entry("a", "14:00", "15:00"),)


def test_a_stop_before_the_start_is_refused_naming_the_way_out() -> None:
    with pytest.raises(Refused, match="--at"):
        timeline.stop(entry("a", "15:30"), NOW, NOW, lambda e: e.id)
    with pytest.raises(Refused, match="13:00 is before a started"):
        timeline.stop(entry("a", "14:00"), at("13:00"), NOW, lambda e: e.id)


def test_a_stop_where_it_started_ends_with_nothing() -> None:
    edit = timeline.stop(entry("a", "15:30"), at("15:30"), NOW, lambda e: e.id)
    assert edit.put[0].seconds(0) == 0


# Add


def test_an_entry_is_added_between_others_without_touching_them() -> None:
    before = [entry("a", "10:00", "11:00"), entry("b", "12:00", "13:00")]
    edit = add(before, "11:00", "12:00")
    assert edit.effects == ()
    assert described(applied(before, edit)) == ["a 10:00-11:00", "new 11:00-12:00", "b 12:00-13:00"]


def test_an_overlap_is_refused_naming_what_it_overlaps() -> None:
    with pytest.raises(Covers, match=r"overlaps a.*--trim"):
        add([entry("a", "10:00", "11:00")], "10:30", "12:00")


def test_trim_shortens_what_is_overlapped_on_either_side() -> None:
    before = [entry("a", "10:00", "11:00"), entry("b", "11:30", "13:00")]
    edit = add(before, "10:30", "12:00", trim=True)
    assert described(applied(before, edit)) == ["a 10:00-10:30", "new 10:30-12:00", "b 12:00-13:00"]
    assert [effect.was.id for effect in edit.effects] == ["a", "b"]


def test_trim_leaves_both_ends_of_what_surrounds_the_new_entry() -> None:
    before = [entry("a", "10:00", "14:00")]
    edit = add(before, "11:00", "12:00", trim=True)
    assert described(applied(before, edit)) == ["a 10:00-11:00", "new 11:00-12:00", "rest 12:00-14:00"]


def test_trim_within_what_runs_lets_it_go_on() -> None:
    before = [entry("a", "10:00")]
    edit = add(before, "11:00", "12:00", trim=True)
    assert described(applied(before, edit)) == ["a 10:00-11:00", "new 11:00-12:00", "rest 12:00-"]


def test_trim_up_to_this_very_second_lets_what_runs_go_on() -> None:
    before = [entry("a", "10:00")]
    edit = add(before, "14:00", "15:00", trim=True)
    assert described(applied(before, edit)) == ["a 10:00-14:00", "new 14:00-15:00", "rest 15:00-"]


@pytest.mark.parametrize("trim", [False, True])
def test_an_entry_that_would_be_covered_whole_is_never_given_up(trim: bool) -> None:
    with pytest.raises(Covers, match="cover a whole"):
        add([entry("a", "11:00", "11:30")], "11:00", "12:00", trim)
    with pytest.raises(Covers, match="cover a whole"):
        add([entry("a", "11:00")], "10:30", "15:00", trim)


# Nudge


def test_a_nudge_takes_the_neighbour_that_ends_there_along() -> None:
    before = [entry("a", "13:00", "14:00"), entry("b", "14:00")]
    assert described(applied(before, move(before, -5))) == ["a 13:00-13:55", "b 13:55-"]
    assert described(applied(before, move(before, 5))) == ["a 13:00-14:05", "b 14:05-"]


def test_a_nudge_away_from_a_gap_leaves_the_neighbour_alone() -> None:
    before = [entry("a", "13:00", "13:30"), entry("b", "14:00")]
    assert described(applied(before, move(before, -20))) == ["a 13:00-13:30", "b 13:40-"]


def test_a_nudge_over_a_gap_shortens_the_neighbour() -> None:
    before = [entry("a", "13:00", "13:57"), entry("b", "14:00")]
    edit = move(before, -5)
    assert described(applied(before, edit)) == ["a 13:00-13:55", "b 13:55-"]
    assert edit.effects[0].was.end == at("13:57")


def test_a_nudge_over_the_whole_neighbour_is_refused() -> None:
    with pytest.raises(Covers, match="cover a whole"):
        move([entry("a", "13:57", "14:00"), entry("b", "14:00")], -5)


def test_a_nudge_into_the_future_is_refused() -> None:
    with pytest.raises(Refused, match="future"):
        move([entry("a", "14:58")], 5)


# Any sequence

MINUTES = st.integers(0, 240)
STEPS = st.one_of(
    st.tuples(st.just("start"), st.just(0) | MINUTES),
    st.tuples(st.just("stop"), st.just(0) | MINUTES),
    st.tuples(st.just("add"), st.tuples(MINUTES, MINUTES, st.booleans())),
    st.tuples(st.just("nudge"), st.sampled_from([-60, -5, -1, 1, 5, 60])),
    st.tuples(st.just("wait"), st.integers(0, 90)),
    st.tuples(st.just("switch"), st.just(0)),
    st.tuples(st.just("pause"), st.integers(1, 59)),
)


@settings(deadline=None, max_examples=some(150))
@example(
    [("start", 0), ("start", 0), ("nudge", -60), ("add", (61, 2, True)), ("nudge", -1)], "2026-11-16 15:00"
)
@given(
    st.lists(STEPS, max_size=40),
    st.sampled_from(["2026-11-16 15:00", "2026-10-25 01:00", "2026-03-28 23:30"]),
)
def test_no_sequence_of_changes_loses_anything_or_lets_entries_overlap(
    steps: list[tuple[str, object]], begin: str
) -> None:
    ids = (f"e{number}" for number in count())
    instant = instant_of(BERLIN.at(begin))
    entries: list[Entry] = []
    for kind, detail in steps:
        now = BERLIN.moment(instant)
        before = list(entries)
        try:
            edit = _edit(kind, detail, entries, now, lambda: next(ids))
        except Refused:
            assert entries == before
            continue
        if edit is None:
            instant += int(str(detail)) * (1 if kind == "pause" else 60)
            continue
        entries = applied(entries, edit)
        slips = set(edit.removed)
        assert all(slip.end is None and is_slip(slip, instant) for slip in slips)
        assert {e.id for e in before if e not in slips} <= {e.id for e in entries}
        if kind in ("start", "switch"):
            assert running_of(entries) == edit.put[-1]
        assert {effect.was for effect in edit.effects} <= set(before)
        assert {effect.now for effect in edit.effects} <= set(entries)
        assert all(first.end is not None for first in entries[:-1])
        # What has no length is in nobody's way.
        lasting = [e for e in entries if e.end != e.start]
        assert all(first.last(0) <= second.first for first, second in pairwise(lasting))
        assert all(e.seconds(instant) >= 0 for e in entries)
        told = {effect.was.id for effect in edit.effects}
        put = {e.id for e in edit.put}
        changed = {e.id for e in before} & put
        assert changed - told <= {before[-1].id if before else ""}


def _edit(kind: str, detail: object, entries: list[Entry], now: datetime, new_id: object) -> Edit | None:
    make_id = new_id if callable(new_id) else str
    if kind == "start":
        begin = BERLIN.moment(instant_of(now) - int(str(detail)) * 60)
        return timeline.start(entries, Entry(make_id(), "mixing", begin), now, lambda e: e.id)
    if kind == "switch":
        running, new = timeline.running_of(entries), Entry(make_id(), "mixing", now)
        if running is not None and is_slip(running, instant_of(now)):
            return timeline.take_place(running, new)
        return timeline.start(entries, new, now, lambda e: e.id)
    if kind == "stop":
        running = timeline.running_of(entries)
        if running is None:
            raise Refused("Nothing is running.")
        return timeline.stop(running, BERLIN.moment(instant_of(now) - int(str(detail)) * 60), now, str)
    if kind == "add":
        assert isinstance(detail, tuple)
        ago, length, trim = detail
        begin = BERLIN.moment(instant_of(now) - ago * 60)
        end = BERLIN.moment(min(instant_of(now), instant_of(begin) + length * 60))
        if end <= begin:
            raise Refused("Nothing to add.")
        return timeline.add(
            entries, Entry(make_id(), "x", begin, end, source="typed"), now, trim, str, make_id
        )
    if kind == "nudge":
        running = timeline.running_of(entries)
        if running is None:
            raise Refused("Nothing is running.")
        return move_start(entries, running, int(str(detail)), now, BERLIN, lambda e: e.id)
    return None


def test_an_hour_repeated_by_the_clocks_is_no_overlap() -> None:
    first = Entry("a", "a", BERLIN.at("2026-10-25 02:15"))
    switch = BERLIN.at("2026-10-25 02:05", second_pass=True)
    edit = timeline.start([first], Entry("b", "b", switch), switch, lambda e: e.id)
    assert edit.put[0].seconds(0) == timedelta(minutes=50).total_seconds()


def test_a_slip_of_the_finger_does_not_stand_in_the_way_of_a_nudge() -> None:
    entries = [entry("before", "13:00", "14:00"), entry("slip", "14:00", "14:00"), entry("running", "14:00")]
    after = applied(entries, move(entries, -5))
    assert described(after) == ["before 13:00-13:55", "slip 13:55-13:55", "running 13:55-"]
    assert timeline.running_of(after) == after[-1]


def test_what_has_no_length_inside_a_longer_entry_hides_it_from_nobody() -> None:
    inside = [entry("long", "13:59", "14:01"), entry("nothing", "14:00", "14:00")]
    running = [*inside, entry("running", "14:01")]
    nudged = described(applied(running, move(running, -1)))
    assert nudged == ["long 13:59-14:00", "nothing 14:00-14:00", "running 14:00-"]
    started = described(applied(inside, start(inside, "14:00")))
    assert started == ["long 13:59-14:00", "nothing 14:00-14:00", "new 14:00-"]


def test_where_an_end_moves_it_is_the_entry_with_a_length_that_follows() -> None:
    entries = [entry("first", "13:00", "14:00"), entry("nothing", "14:00", "14:00"), entry("next", "14:00")]
    edit = move_end(entries, entries[0], -5, NOW, BERLIN, lambda e: e.id)
    after = described(applied(entries, edit))
    assert after == ["first 13:00-13:55", "nothing 13:55-13:55", "next 13:55-"]


# A slip of the finger


def slip(clock: str) -> Entry:
    begin = at(clock)
    return Entry("slip", "phone", begin, begin + timedelta(seconds=3))


def test_a_start_in_the_past_takes_a_slip_along_and_shortens_what_was_before_it() -> None:
    before = [entry("a", "13:00", "14:00"), slip("14:30")]
    after = applied(before, start(before, "13:40"))
    assert described(after) == ["a 13:00-13:40", "slip 13:40-13:40", "new 13:40-"]
    assert timeline.running_of(after) == after[-1]


def test_a_slip_gives_way_to_trim_and_only_to_trim() -> None:
    before = [slip("11:30")]
    with pytest.raises(Covers, match="overlaps slip"):
        add(before, "11:00", "12:00")
    assert described(applied(before, add(before, "11:00", "12:00", trim=True))) == [
        "slip 11:00-11:00",
        "new 11:00-12:00",
    ]


def test_what_has_no_length_stays_where_it_is_and_in_nobodys_way() -> None:
    empty = Entry("empty", "phone", at("11:30"), at("11:30"), note="x")
    assert add([empty], "11:00", "12:00").put == (entry("new", "11:00", "12:00"),)


def test_what_has_less_than_a_minute_and_was_said_something_of_is_covered_by_nothing() -> None:
    noted = Entry("noted", "phone", at("11:30"), at("11:30") + timedelta(seconds=3), note="call")
    with pytest.raises(Covers, match="cover noted whole"):
        add([noted], "11:00", "12:00", trim=True)


@pytest.mark.parametrize("now", ["12:00", "12:59"])
def test_an_entry_of_the_future_is_named_with_the_ways_out(now: str) -> None:
    ahead = [entry("a", "13:00", "13:20")]
    for refused in (lambda: start(ahead, now, at(now)), lambda: raised(ahead, at(now))):
        with pytest.raises(Refused, match=r"a lies in the future.*edit a --start.*remove a"):
            refused()


def raised(entries: list[Entry], now: datetime) -> None:
    raise timeline.nothing_runs(entries, now, lambda e: e.id)


# Interrupt


@pytest.mark.parametrize(
    ("seconds", "is_possible"), [(59, False), (60, True), (3599, True), (3600, False), (7200, False)]
)
def test_an_interruption_takes_a_minute_or_more_and_less_than_what_it_interrupts(
    seconds, is_possible
) -> None:
    running, new = (
        entry("a", "14:00"),
        replace(entry("new", "15:00", "15:00"), start=NOW - timedelta(seconds=seconds)),
    )
    assert (timeline.why_no_interruption(seconds, 3600) == "") == is_possible
    if is_possible:
        edit = timeline.interrupt(running, new, lambda: "rest", lambda e: e.id)
        assert [one.id for one in edit.put] == ["a", "new", "rest"]
    else:
        with pytest.raises(Refused, match=r"a minute or more|a has run for 1:00"):
            timeline.interrupt(running, new, lambda: "rest", lambda e: e.id)
