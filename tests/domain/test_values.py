"""Values refuse what cannot be; the list finds what is meant."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.zones import BERLIN
from tracker.domain.activities.activity import KINDS, UNLISTED, Activity, ActivityList
from tracker.domain.entries.entry import Entry
from tracker.domain.errors import Invalid, Misunderstood, Refused
from tracker.domain.text import cell_width, fitted, one_line, slug, wrapped
from tracker.domain.time.duration import (
    HOUR,
    cell_h_mm,
    h_mm,
    h_mm_ss,
    hours,
    hours_text,
    parse_duration,
    parse_hours,
)
from tracker.domain.value import replace, value
from tracker.domain.week.week_log import NO_NUMBERS, Numbers

START = BERLIN.at("2026-11-16 19:02")
LIST = ActivityList(
    (
        Activity("mixing", "Mixing", "studio"),
        Activity("mastering", "Mastering", "studio"),
        Activity("social-media", "Social media", "leisure", 2, 4, False),
        Activity("cafe-shifts", "Café shifts", "job", 8, 3, True),
        Activity("mix-notes", "Notes", "learning", archived=True),
    )
)


# Frozen values


@value
class Point:
    x: int
    y: int = 2

    def __post_init__(self) -> None:
        if self.x < 0:
            raise Invalid("x")


def test_a_value_is_equal_by_content_and_cannot_be_changed() -> None:
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2)
    assert len({Point(1), Point(1, 2), Point(3)}) == 2
    with pytest.raises(AttributeError):
        Point(1).x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Point(1).x
    with pytest.raises(AttributeError):
        Point(1).z = 3  # type: ignore[attr-defined]


def test_a_value_is_validated_when_it_is_made_and_when_it_is_replaced() -> None:
    with pytest.raises(Invalid):
        Point(-1)
    with pytest.raises(Invalid):
        replace(Point(1), x=-1)
    assert replace(Point(1), y=5) == Point(1, 5)
    assert repr(Point(1)) == "Point(x=1, y=2)"


def test_the_first_and_the_hundredth_value_are_made_and_refused_alike() -> None:
    @value
    class Pair:
        x: int
        y: int = 2

    make: Any = Pair
    unfit = (((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1}), ((), {"y": 1}))
    for number in range(100):
        assert (make(number).y, make(number, y=3).y, make(y=3, x=number).x, make(number, 4).y) == (
            2,
            3,
            number,
            4,
        )
        if number in (0, 99):
            for args, kwargs in unfit:
                with pytest.raises(TypeError):
                    make(*args, **kwargs)


# Activities


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"key": ""},
        {"key": "Mixing"},
        {"key": "a b"},
        {"key": "café"},
        {"key": "studio"},
        {"kind": "music"},
        {"kind": ""},
        {"priority": 0},
        {"priority": 11},
        {"enjoyment": 11},
        {"longest": -1},
        {"longest": 169},
        {"longest": float("nan")},
    ],
)
def test_an_activity_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        replace(Activity("mixing", "Mixing", "studio"), **fields)


def test_an_activity_may_not_be_put_on_the_list_as_unlisted() -> None:
    with pytest.raises(Invalid):
        ActivityList((Activity("mixing", "Mixing", UNLISTED),))


@pytest.mark.parametrize("limit", [-1, 11])
def test_a_list_refuses_a_limit_off_the_scale(limit: int) -> None:
    with pytest.raises(Invalid):
        ActivityList(wasted_up_to=limit)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("mixing", "mixing"),
        ("MIXING", "mixing"),
        ("soc", "social-media"),
        ("Social", "social-media"),
        ("café", "cafe-shifts"),
        ("cafe", "cafe-shifts"),
        ("mixi", "mixing"),
        (" Mastering ", "mastering"),
        ("mix-notes", "mix-notes"),
        ("notes", "mix-notes"),
    ],
)
def test_an_activity_is_found_by_key_name_or_an_unambiguous_beginning(text: str, key: str) -> None:
    assert LIST.find(text).key == key


def test_an_exact_name_wins_over_longer_ones_that_begin_with_it() -> None:
    listed = ActivityList((Activity("mix", "Mix", "studio"), Activity("mixing", "Mixing", "studio")))
    assert listed.find("mix").key == "mix"


def test_an_archived_activity_makes_no_beginning_ambiguous() -> None:
    assert LIST.find("mix").key == "mixing"


def test_a_beginning_that_fits_several_is_refused_with_their_names() -> None:
    with pytest.raises(Refused, match="«Mixing» and «Mastering»"):
        LIST.find("m")


def test_a_misspelt_activity_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(Refused, match="Did you mean «Mixing»"):
        LIST.find("mixxing")


@pytest.mark.parametrize("text", ["", "  ", "zzz"])
def test_what_resembles_nothing_is_refused_with_what_is_on_the_list(text: str) -> None:
    with pytest.raises(Refused, match="On the list"):
        LIST.find(text)


def test_an_empty_list_says_how_to_add_to_it() -> None:
    with pytest.raises(Refused, match="activity add"):
        ActivityList().find("mixing")


@settings(deadline=None, max_examples=some(200))
@given(st.text(max_size=12))
def test_any_key_of_a_log_has_a_stand_in_where_the_list_lacks_it(key: str) -> None:
    found = LIST.get(one_line(key))
    assert found.name


@pytest.mark.parametrize("key", [*KINDS, "Studio", " ", "\ufffd", "?"])
def test_a_log_that_names_a_kind_or_nothing_readable_as_activity_has_a_stand_in(key: str) -> None:
    assert LIST.get(key).kind == UNLISTED


@settings(deadline=None, max_examples=some(300))
@given(st.text(max_size=20))
def test_a_slug_is_a_key_or_empty(name: str) -> None:
    key = slug(name)
    assert slug(key) == key
    Activity(LIST.unused_key(name), "x", "studio")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Café crème", "cafe-creme"),
        ("  Beat   making! ", "beat-making"),
        ("R&B / Soul", "r-b-soul"),
        ("Studio", "studio-2"),
        ("Mixing", "mixing-2"),
        ("!!!", "activity"),
        ("音楽", "音楽"),
    ],
)
def test_a_new_activity_gets_an_unused_key_made_from_its_name(name: str, key: str) -> None:
    assert LIST.unused_key(name) == key


def test_a_changed_activity_keeps_its_place_and_a_new_one_comes_last() -> None:
    changed = LIST.with_activity(replace(LIST.get("mastering"), name="Masters"))
    assert [a.name for a in changed.activities][:2] == ["Mixing", "Masters"]
    assert LIST.with_activity(Activity("new", "New", "job")).activities[-1].key == "new"


def test_rows_go_by_kind_and_then_as_listed() -> None:
    assert [a.key for a in LIST.in_rows] == ["mixing", "mastering", "cafe-shifts", "social-media"]


# Entries and numbers


@pytest.mark.parametrize(
    "fields",
    [
        {"id": ""},
        {"activity": ""},
        {"start": datetime(2026, 11, 16, 19, 2)},
        {"end": datetime(2026, 11, 16, 19, 2)},
        {"end": START - timedelta(seconds=1)},
        {"start": START.replace(microsecond=1)},
        {"start": datetime(1970, 1, 1, tzinfo=UTC)},
        {"end": datetime(2200, 1, 1, tzinfo=UTC)},
        {"source": "guessed"},
        {"source": ["timer"]},
    ],
)
def test_an_entry_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        replace(Entry("a", "mixing", START), **fields)


def test_an_offset_that_toml_cannot_write_is_refused() -> None:
    odd = timezone(timedelta(hours=1, seconds=30))
    with pytest.raises(Invalid):
        Entry("a", "mixing", START.astimezone(odd))


def test_an_end_is_compared_with_the_start_as_an_instant_and_not_as_a_wall_time() -> None:
    start = BERLIN.at("2026-10-25 02:45")
    end = BERLIN.at("2026-10-25 02:15", second_pass=True)
    assert Entry("a", "mixing", start, end).seconds(0) == 30 * 60
    with pytest.raises(Invalid):
        Entry("a", "mixing", end, start)


def test_an_open_entry_is_never_negative_where_the_clock_has_gone_back() -> None:
    entry = Entry("a", "mixing", START)
    assert entry.seconds(entry.first - 500) == 0


@pytest.mark.parametrize("amount", [-1, 168.5, float("nan"), float("inf")])
@pytest.mark.parametrize("table", ["guesses", "targets", "caps"])
def test_more_hours_than_a_week_has_are_refused(table: str, amount: float) -> None:
    with pytest.raises(Invalid):
        replace(NO_NUMBERS, **{table: {"mixing": amount}})
    assert Numbers({}, {"mixing": 168}, {}).targets["mixing"] == 168


# Durations


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20m", 1200),
        ("1h30", 5400),
        ("1h30m", 5400),
        ("90m", 5400),
        ("45s", 45),
        ("1.5h", 5400),
        ("1:30", 5400),
        ("0:05", 300),
        (" 1 h 30 m ", 5400),
        ("1H", 3600),
    ],
)
def test_a_duration_is_understood(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", "0", "0m", "0:00", "90", "1:5", "1:60", "m", "h30", "1d", "-5m", "1m30", "..h", "²h", "5.5.5h"],
)
def test_what_is_no_duration_is_not_understood(text: str) -> None:
    with pytest.raises(Misunderstood):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", 12),
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("4:30", 4.5),
        ("4h30", 4.5),
        ("0", 0),
        ("0:00", 0),
        ("0h", 0),
        ("168", 168),
    ],
)
def test_hours_a_week_are_understood(text: str, amount: float) -> None:
    assert parse_hours(text) == amount


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("4", "4"),
        ("4.5", "4.5"),
        ("4:30", "4.5"),
        ("4:20", "4:20"),
        ("4.25", "4:15"),
        ("0", "0"),
        ("168", "168"),
    ],
)
def test_hours_are_shown_as_a_person_writes_them(typed: str, shown: str) -> None:
    assert hours_text(parse_hours(typed)) == shown


@given(st.integers(0, 168 * 60) | st.decimals(0, 168, places=5).map(float))
def test_hours_that_are_shown_are_read_back_to_the_second(amount: float) -> None:
    meant = hours(amount * 60) if isinstance(amount, int) else amount
    again = parse_hours(hours_text(meant))
    assert round(again * HOUR) == round(meant * HOUR)
    if isinstance(amount, int):
        assert again == meant


@pytest.mark.parametrize("text", ["", "-1", "169", "168:01", "x", "nan", "1e3", "1.2.3"])
def test_what_is_no_number_of_hours_is_not_understood(text: str) -> None:
    with pytest.raises(Misunderstood):
        parse_hours(text)


@settings(deadline=None, max_examples=some(100))
@given(st.integers(0, 168 * 3600))
def test_seconds_survive_being_written_as_hours(seconds: int) -> None:
    assert round(hours(seconds) * 3600) == seconds


def test_times_are_shown_in_whole_minutes_and_never_negative() -> None:
    assert [h_mm(s) for s in (0, 59, 60, 3599, 3600, 360000, -5)] == [
        "0:00", "0:00", "0:01", "0:59", "1:00", "100:00", "0:00"
    ]  # fmt: skip
    assert [cell_h_mm(s) for s in (None, 0, 59, 60)] == ["·", "·", "·", "0:01"]
    assert [h_mm_ss(s) for s in (0, 5027, -5)] == ["0:00:00", "1:23:47", "0:00:00"]


# Text


@settings(deadline=None, max_examples=some(200))
@given(st.text(max_size=30))
def test_a_line_holds_nothing_that_a_terminal_would_act_on(text: str) -> None:
    line = one_line(text)
    assert len(line) == len(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in line)
    assert not any(
        c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        for c in line
    )
    line.encode()
    assert one_line(line) == line


@pytest.mark.parametrize("text", ["[/foo", "[red]x", "[#123]", "Café – «x»", "音楽", "👩‍🎤"])
def test_text_that_is_only_text_stays_as_it_is(text: str) -> None:
    assert one_line(text) == text


@settings(deadline=None, max_examples=some(150))
@given(st.text(alphabet="ab é音👩\u0301", max_size=12), st.integers(1, 12))
def test_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_width(fitted(text, width)) == width


def test_a_list_knows_its_settings() -> None:
    assert ActivityList().day_start == time(0)


@given(st.text(max_size=60).map(one_line), st.integers(2, 30))
def test_wrapped_text_keeps_all_its_words_in_lines_of_so_many_cells(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert lines
    assert max(map(cell_width, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    words = [word for word in text.split(" ") if word]
    if all(cell_width(word) <= width for word in words):
        assert [word for word in " ".join(lines).split(" ") if word] == words


@given(st.text(max_size=60).map(one_line), st.integers(2, 30), st.integers(1, 3))
def test_more_lines_than_there_is_room_for_end_in_an_ellipsis(text: str, width: int, most: int) -> None:
    lines, whole = wrapped(text, width, most), wrapped(text, width)
    assert len(lines) == min(most, len(whole))
    assert all(cell_width(line) <= width for line in lines)
    assert lines[:-1] == whole[: len(lines) - 1]
    assert (lines == whole) or lines[-1].rstrip().endswith("…")


def test_text_is_wrapped_between_words_and_by_cells() -> None:
    assert wrapped("what it was about", 9) == ["what it", "was about"]
    assert wrapped("東京東京 x", 5) == ["東京", "東京", "x"]
    assert wrapped("", 5) == [""]
    assert wrapped("one two three", 7, 1) == ["one tw…"]
