"""Corrections of entries that there are: nothing overlaps, nothing is lost, days add up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import ActivityList
from tracker.domain.entries import corrections as editing
from tracker.domain.entries.corrections import Fields, fields_of
from tracker.domain.entries.entry import Entry, by_start
from tracker.domain.entries.moved_edges import give_gap, move_end, move_start
from tracker.domain.entries.timeline import Covers, Edit, Overlaps, add, running_of
from tracker.domain.errors import Refused
from tracker.domain.time.duration import MINUTE
from tracker.domain.time.week import Week
from tracker.domain.time.zone import instant_of
from tracker.domain.value import replace
from tracker.domain.week.calendar import Calendar
from tracker.domain.week.day_report import DayReport, day_report
from tracker.domain.week.tally import tally
from tracker.domain.week.week_log import NO_NUMBERS
from tracker.domain.week.week_record import WeekRecord

NOW = BERLIN.at("2026-11-16 15:00")


def at(clock: str) -> datetime:
    return BERLIN.at(f"2026-11-16 {clock}")


def entry(name: str, start: str, end: str | None = None, activity: str = "mixing") -> Entry:
    return Entry(name, activity, at(start), None if end is None else at(end))


def applied(entries: list[Entry], edit: Edit) -> list[Entry]:
    """The entries after an edit, as the logs keep them."""
    gone = {changed.id for changed in (*edit.put, *edit.removed)}
    return by_start([*(e for e in entries if e.id not in gone), *edit.put])


def described(entries: list[Entry]) -> list[str]:
    return [f"{e.id} {e.start:%H:%M}-{f'{e.end:%H:%M}' if e.end else ''}" for e in entries]


def named(one: Entry) -> str:
    return one.id


def changed(entries: list[Entry], name: str, trim: bool = False, **wanted: object) -> list[str]:
    """The entries after one of them got other fields."""
    was = next(e for e in entries if e.id == name)
    fields = replace(fields_of(was), **wanted)
    return described(applied(entries, editing.change(entries, was, fields, NOW, trim, named, lambda: "rest")))


DAY = [entry("a", "10:00", "11:00"), entry("b", "11:00", "12:00"), entry("c", "13:00", "14:00")]


# Change


def test_either_end_moves_where_nothing_is() -> None:
    assert changed(DAY, "c", start=at("12:00"), end=at("14:30")) == [
        "a 10:00-11:00",
        "b 11:00-12:00",
        "c 12:00-14:30",
    ]


def test_an_overlap_is_refused_naming_the_other_and_is_trimmed_where_that_is_wanted() -> None:
    with pytest.raises(Overlaps, match="overlaps b") as refusal:
        changed(DAY, "c", start=at("11:30"))
    assert [e.id for e in refusal.value.covered] == ["b"]
    assert changed(DAY, "c", trim=True, start=at("11:30"))[1:] == ["b 11:00-11:30", "c 11:30-14:00"]


def test_an_entry_moved_into_another_one_cuts_it_in_two() -> None:
    assert changed(DAY, "c", trim=True, start=at("10:15"), end=at("10:30")) == [
        "a 10:00-10:15",
        "c 10:15-10:30",
        "rest 10:30-11:00",
        "b 11:00-12:00",
    ]


@pytest.mark.parametrize("trim", [False, True])
def test_what_would_be_covered_whole_is_not_given_up(trim: bool) -> None:
    with pytest.raises(Covers, match="cover b whole"):
        changed(DAY, "a", trim=trim, end=at("12:00"))


def test_only_the_last_entry_may_run_on() -> None:
    assert changed(DAY, "c", end=None)[-1] == "c 13:00-"
    with pytest.raises(Covers, match="c came after"):
        changed(DAY, "b", end=None)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"start": at("13:30"), "end": at("13:30")}, "cannot end 13:30"),
        ({"end": at("12:00")}, "write 2026-11-17 12:00"),
        ({"end": at("15:01")}, "15:01 is in the future"),
        ({"start": BERLIN.at("2026-11-17 09:00")}, "in the future"),
        ({}, "so already"),
    ],
)
def test_times_that_cannot_be_are_refused_with_the_reason(wanted: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        changed(DAY, "c", **wanted)


def test_an_entry_whose_ends_are_both_given_by_hand_is_no_longer_the_timers() -> None:
    def source(**wanted: object) -> str:
        fields = replace(fields_of(DAY[2]), **wanted)
        return editing.change(DAY, DAY[2], fields, NOW, False, named, lambda: "x").put[0].source

    assert source(start=at("13:10")) == "timer"
    assert source(start=at("13:10"), end=at("13:50")) == "typed"
    assert source(note="x") == "timer"


# Edges


def test_an_end_takes_along_what_starts_there_and_leaves_a_gap_alone() -> None:
    def moved(name: str, minutes: int) -> list[str]:
        one = next(e for e in DAY if e.id == name)
        return described(applied(DAY, move_end(DAY, one, minutes, NOW, BERLIN, named)))

    assert moved("a", 5)[:2] == ["a 10:00-11:05", "b 11:05-12:00"]
    assert moved("a", -5)[:2] == ["a 10:00-10:55", "b 10:55-12:00"]
    assert moved("b", 30)[1:] == ["b 11:00-12:30", "c 13:00-14:00"]
    assert moved("b", 70)[1:] == ["b 11:00-13:10", "c 13:10-14:00"]


@pytest.mark.parametrize(
    ("name", "minutes", "reason"),
    [
        ("a", -60, "no time left"),
        ("a", 60, "cover b whole"),
        ("c", 61, "in the future"),
        ("b", 120, "cover c whole"),
    ],
)
def test_an_end_that_cannot_be_there_is_refused(name: str, minutes: int, reason: str) -> None:
    one = next(e for e in DAY if e.id == name)
    with pytest.raises(Refused, match=reason):
        move_end(DAY, one, minutes, NOW, BERLIN, named)


def test_what_runs_is_stopped_earlier_but_has_no_later_end() -> None:
    running = [entry("a", "14:00")]
    edit = move_end(running, running[0], -5, NOW, BERLIN, named)
    assert described(applied(running, edit)) == ["a 14:00-14:55"]
    with pytest.raises(Refused, match="still runs"):
        move_end(running, running[0], 5, NOW, BERLIN, named)


def test_a_gap_is_given_to_the_entry_before_or_after_it() -> None:
    before = give_gap(DAY, DAY[1], False, at("13:00"), NOW, named)
    after = give_gap(DAY, DAY[2], True, at("12:00"), NOW, named)
    assert described(applied(DAY, before))[1:] == ["b 11:00-13:00", "c 13:00-14:00"]
    assert described(applied(DAY, after))[1:] == ["b 11:00-12:00", "c 12:00-14:00"]


def test_a_gap_that_is_none_is_given_to_nobody() -> None:
    with pytest.raises(Covers, match="b lies in it"):
        give_gap(DAY, DAY[2], True, at("11:30"), NOW, named)
    with pytest.raises(Refused, match="no gap after a"):
        give_gap(DAY, DAY[0], False, at("11:00"), NOW, named)
    with pytest.raises(Refused, match="future"):
        give_gap(DAY, DAY[2], False, at("15:30"), NOW, named)
    running = entry("r", "14:30")
    with pytest.raises(Refused, match="no gap after r"):
        give_gap([running], running, False, NOW, NOW, named)


# Split, join, duplicate


def test_an_entry_is_split_inside_it_only() -> None:
    edit = editing.split(DAY[0], at("10:20"), NOW, BERLIN, named, lambda: "rest")
    assert described(applied(DAY, edit))[:2] == ["a 10:00-10:20", "rest 10:20-11:00"]
    for clock in ("10:00", "11:00", "12:00"):
        with pytest.raises(Refused, match="not inside a"):
            editing.split(DAY[0], at(clock), NOW, BERLIN, named, lambda: "rest")


def test_the_middle_is_a_whole_minute_where_there_is_one() -> None:
    assert editing.middle(entry("a", "10:00", "10:05"), NOW, BERLIN) == at("10:02")
    assert editing.middle(entry("a", "14:00"), NOW, BERLIN) == at("14:30")
    short = replace(DAY[0], end=at("10:00") + timedelta(seconds=40))
    assert editing.middle(short, NOW, BERLIN) == at("10:00") + timedelta(seconds=20)


def test_two_of_one_activity_become_one_with_both_notes() -> None:
    first, second = replace(DAY[1], note="x", track="Tides"), replace(DAY[2], note="y")
    edit, gap = editing.join([first, second], first, NOW, named)
    assert described(applied([first, second], edit)) == ["b 11:00-14:00"]
    assert (edit.put[0].note, edit.put[0].track, gap) == ("x; y", "Tides", 3600)


def test_what_does_not_belong_together_is_not_joined() -> None:
    phone = entry("p", "14:00", "14:30", "phone")
    with pytest.raises(Refused, match="same activity"):
        editing.join([DAY[2], phone], DAY[2], NOW, named)
    with pytest.raises(Refused, match="Nothing comes after"):
        editing.join(DAY, DAY[2], NOW, named)
    first, second = replace(DAY[1], track="Tides"), replace(DAY[2], track="Undertow")
    with pytest.raises(Refused, match="about «Tides», the other about «Undertow»"):
        editing.join([first, second], first, NOW, named)


def test_a_copy_goes_where_nothing_is() -> None:
    def copied(entries: list[Entry], name: str) -> str:
        one = next(e for e in entries if e.id == name)
        edit = editing.duplicate(entries, one, instant_of(NOW), NOW, BERLIN, named, lambda: "copy")
        return described(list(edit.put))[0]

    assert copied(DAY, "a") == "copy 12:00-13:00"
    assert copied([*DAY, entry("d", "14:10", "14:40")], "c") == "copy 14:40-15:00"
    full = [entry("a", "10:00", "15:00")]
    with pytest.raises(Refused, match="no room"):
        copied(full, "a")
    with pytest.raises(Refused, match="still runs"):
        copied([entry("a", "10:00")], "a")


# Any sequence

BEGINNINGS = (
    "2026-11-16 00:10",  # just after a week's end
    "2026-10-25 01:30",  # the clocks go back
    "2026-03-29 00:30",  # the clocks go forward
    "2027-01-03 20:00",  # W53 ends
)
NUMBERS = st.integers(0, 5)
AGO = st.integers(0, 40 * 60)
STEPS = st.one_of(
    st.tuples(st.just("add"), AGO, st.integers(1, 300), st.booleans()),
    st.tuples(st.just("add"), AGO, st.integers(1, 300), st.booleans()),
    st.tuples(st.just("change"), NUMBERS, AGO, st.integers(-10, 400), st.booleans()),
    st.tuples(st.just("start"), NUMBERS, AGO, st.booleans()),
    st.tuples(st.just("end"), NUMBERS, AGO | st.none(), st.booleans()),
    st.tuples(st.just("move start"), NUMBERS, st.sampled_from([-60, -5, -1, 1, 5, 60])),
    st.tuples(st.just("move end"), NUMBERS, st.sampled_from([-60, -5, -1, 1, 5, 60])),
    st.tuples(st.just("give"), NUMBERS, AGO, st.booleans()),
    st.tuples(st.just("split"), NUMBERS, AGO | st.none()),
    st.tuples(st.just("join"), NUMBERS),
    st.tuples(st.just("duplicate"), NUMBERS),
    st.tuples(st.just("remove"), NUMBERS),
)


@settings(deadline=None, max_examples=some(200))
@given(
    st.lists(STEPS, max_size=30),
    st.sampled_from(BEGINNINGS),
    st.sampled_from([time(0), time(5), time(2, 30), time(12)]),
)
def test_no_sequence_of_corrections_loses_anything_or_lets_entries_overlap(
    steps: list[tuple[object, ...]], begin: str, day_start: time
) -> None:
    ids = (f"e{number:03d}" for number in count())
    now = BERLIN.at(begin)
    instant = instant_of(now)
    entries: list[Entry] = []
    for step in steps:
        before = list(entries)
        try:
            edit = _edit(step, entries, now, lambda: next(ids))
        except Refused:
            assert entries == before
            continue
        entries = applied(entries, edit)
        gone = {e.id for e in before} - {e.id for e in entries}
        assert gone == {e.id for e in edit.removed}
        assert {effect.was for effect in edit.effects} <= set(before)
        assert {effect.now for effect in edit.effects} <= set(entries)
        assert all(e.end is not None for e in entries[:-1])
        assert all(first.last(0) <= second.first for first, second in pairwise(entries))
        assert all(e.first <= e.last(instant) <= instant for e in entries)
        if step[0] == "split":
            assert _seconds(entries, instant) == _seconds(before, instant)
    _assert_days_add_up(entries, now, day_start)


def _edit(step: tuple[object, ...], entries: list[Entry], now: datetime, new_id: Callable[[], str]) -> Edit:
    kind, *details = step
    instant = instant_of(now)

    def ago(minutes: object) -> datetime:
        return BERLIN.moment(instant - int(str(minutes)) * MINUTE)

    if kind == "add":
        begin, length, trim = details
        end = min(instant, instant_of(ago(begin)) + int(str(length)) * MINUTE)
        if end <= instant_of(ago(begin)):
            raise Refused("Nothing to add.")
        new = Entry(new_id(), "mixing", ago(begin), BERLIN.moment(end), source="typed")
        return add(entries, new, now, bool(trim), named, new_id)
    if not entries:
        raise Refused("Nothing to correct.")
    one = entries[int(str(details[0])) % len(entries)]
    fields = fields_of(one)
    match kind, *details[1:]:
        case "change", begin, length, trim:
            end = BERLIN.moment(instant_of(ago(begin)) + int(str(length)) * MINUTE)
            wanted = Fields("phone", ago(begin), end, "x")
        case "start", begin, trim:
            wanted = replace(fields, start=ago(begin))
        case "end", stop, trim:
            wanted = replace(fields, end=None if stop is None else ago(stop))
        case "move start", minutes:
            return move_start(entries, one, int(str(minutes)), now, BERLIN, named)
        case "move end", minutes:
            return move_end(entries, one, int(str(minutes)), now, BERLIN, named)
        case "give", to, at_start:
            return give_gap(entries, one, bool(at_start), ago(to), now, named)
        case "split", where:
            moment = editing.middle(one, now, BERLIN) if where is None else ago(where)
            return editing.split(one, moment, now, BERLIN, named, new_id)
        case ("join",):
            return editing.join(entries, one, now, named)[0]
        case ("duplicate",):
            return editing.duplicate(entries, one, instant, now, BERLIN, named, new_id)
        case _:
            return Edit((), removed=(one,))
    return editing.change(entries, one, wanted, now, bool(trim), named, new_id)


def _seconds(entries: list[Entry], instant: int) -> int:
    return sum(e.seconds(instant) for e in entries)


def _assert_days_add_up(entries: list[Entry], now: datetime, day_start: time) -> None:
    """What the days show together is what is logged, and of each the entries and gaps follow in turn."""
    instant = instant_of(now)
    calendar = Calendar(BERLIN, lambda week: day_start)
    weeks = {calendar.week_at(moment) for e in entries for moment in (e.first, e.last(instant))}
    total = 0
    for week in sorted(weeks):
        reports = [day_report(_record(entries, week, calendar), day, now) for day in week.dates]
        assert sum(report.seconds for report in reports) == tally(entries, week, calendar, instant).seconds
        total += sum(report.seconds for report in reports)
        for report in reports:
            _assert_in_turn(report)
    assert total == _seconds(entries, instant)


def _assert_in_turn(report: DayReport) -> None:
    assert all(report.begin <= item.begin <= item.end <= report.end for item in report.items)
    assert all(0 <= second.begin - first.end < MINUTE for first, second in pairwise(report.items))
    assert sum(seconds for _, seconds in report.kinds) == report.seconds


def _record(entries: list[Entry], week: Week, calendar: Calendar) -> WeekRecord:
    return WeekRecord(
        week=week,
        listed=ActivityList(),
        log=None,
        entries=tuple(entries),
        running=running_of(entries),
        numbers=NO_NUMBERS,
        calendar=calendar,
    )
