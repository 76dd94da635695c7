"""Time as a person types it: what is shown can be typed back, and a slip stands in nobody's way."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, StoppedClock, refuses
from tests.zones import NEW_YORK, NamedZone


def flies_to(person: Person, zone: NamedZone, now: str) -> None:
    """Go on in another zone, at a wall time of there."""
    person.clock = StoppedClock(zone, now)


def shown(person: Person) -> list[str]:
    entries = person.types("log --json").json["entries"]
    return [f"{e['activity']} {e['start'][11:]}/{(e['end'] or '')[11:]}" for e in entries]


def last_id(person: Person) -> str:
    return str(person.types("log --json").json["entries"][-1]["id"])


@pytest.fixture
def with_seconds(person: Person) -> Person:
    """A morning with a gap that is shown as 10:50–12:00."""
    person.at("2026-11-16 09:00:10", "start mixing")
    person.at("2026-11-16 10:50:35", "stop")
    person.at("2026-11-16 12:00:40", "start gaming")
    person.clock.set("2026-11-16 13:30:05")
    return person


# Where seconds are not shown


def test_a_gap_is_filled_by_the_words_in_which_it_is_shown(with_seconds: Person) -> None:
    assert "10:50–12:00  1:10  between Mixing and Gaming" in with_seconds.types("gaps").lines
    assert with_seconds.types("add tutorials 10:50 12:00").out == "Added Tutorials 10:50–12:00, 1:10.\n"
    assert shown(with_seconds)[1] == "tutorials 10:50:35+01:00/12:00:40+01:00"
    assert with_seconds.types("gaps").out == "There are no gaps on 2026-11-16.\n"


def test_times_with_seconds_mean_themselves(with_seconds: Person) -> None:
    refuses(with_seconds.types("add tutorials 10:50:00 12:00"), 1, "overlaps Mixing")
    with_seconds.does("add tutorials 10:51:00 11:59:00")


def test_a_start_in_the_minute_in_which_something_ended_begins_there(with_seconds: Person) -> None:
    with_seconds.does("remove last")
    assert with_seconds.types("start tutorials --at 10:50").out == "Started Tutorials at 10:50.\n"
    assert shown(with_seconds) == ["mixing 09:00:10+01:00/10:50:35+01:00", "tutorials 10:50:35+01:00/"]


def test_a_start_in_the_minute_of_what_runs_says_how_to_call_that_something_else(
    with_seconds: Person,
) -> None:
    said = with_seconds.types("start tutorials --at 12:00")
    way_out = f"tracker edit {last_id(with_seconds)} --activity tutorials"
    refuses(said, 1, "That would leave no time to Gaming 12:00–", way_out)
    with_seconds.does(way_out.removeprefix("tracker "))


def test_a_stop_in_the_minute_of_the_start_ends_it_where_it_started(with_seconds: Person) -> None:
    with_seconds.does("stop --at 12:00")
    assert shown(with_seconds)[-1] == "gaming 12:00:40+01:00/12:00:40+01:00"


def test_an_edit_reaches_the_edge_that_is_shown(with_seconds: Person) -> None:
    with_seconds.does("edit last --start 10:50")
    assert shown(with_seconds)[-1] == "gaming 10:50:35+01:00/"


def test_the_times_that_are_shown_change_nothing(with_seconds: Person) -> None:
    name = with_seconds.types("log --json").json["entries"][0]["id"]
    for words in ("--start 9:00", "--end 10:50", "--start 0900 --end 10:50", "--start 'mon 09:00'"):
        refuses(with_seconds.types(f"edit {name} {words}"), 1, "is so already")
    with_seconds.does(f"edit {name} --start 8:30 --end 10:50")
    assert shown(with_seconds)[0] == "mixing 08:30:00+01:00/10:50:35+01:00"


def test_a_length_beside_two_times_is_their_difference_and_a_sum_is_made_of_seconds(person: Person) -> None:
    person.at("2026-11-16 09:00:50", "start mixing")
    person.at("2026-11-16 10:00:10", "stop")
    person.at("2026-11-16 10:30:50", "start gaming")
    person.at("2026-11-16 11:30:10", "stop")
    lines = person.types("log").lines
    assert [line.split()[1:3] for line in lines[1:]] == [["09:00–10:00", "1:00"], ["10:30–11:30", "1:00"]]
    assert lines[0].endswith("1:58")
    assert person.types("remove last").out == "Removed Gaming 10:30–11:30, 1:00.\n"


# Another zone


@pytest.fixture
def far_away(person: Person) -> Person:
    """Somebody who logged two hours in Berlin and is in New York by now."""
    person.does("add mixing 10:00 12:00", "add tutorials 13:00 14:00")
    flies_to(person, NEW_YORK, "2026-11-16 18:00")
    return person


def test_what_was_recorded_elsewhere_is_shown_by_its_own_offset_which_is_named(far_away: Person) -> None:
    assert [" ".join(line.split()[1:4]) for line in far_away.types("log").lines[1:]] == [
        "10:00–12:00 +01:00 2:00",
        "13:00–14:00 +01:00 1:00",
    ]
    assert far_away.types("gaps").lines[1].startswith("12:00–13:00 +01:00  1:00  between")


def test_what_runs_since_elsewhere_is_shown_alike_wherever_it_is_shown(person: Person) -> None:
    person.at("2026-11-16 11:00", "start mixing")
    flies_to(person, NEW_YORK, "2026-11-16 06:00")
    assert "11:00+01:00–" in person.types("log").out
    assert person.types("status").lines[0] == "Mixing: 1:00, since 11:00+01:00."
    assert person.types("start mixing").lines == ["Mixing is running already, since 11:00+01:00."]


def test_what_was_recorded_elsewhere_is_changed_by_its_own_offset(far_away: Person) -> None:
    said = far_away.types("edit last --end 14:30")
    assert said.out == "Tutorials now ends 14:30+01:00 (was 14:00+01:00).\n"
    far_away.does("edit last --start 12:45", "split last 13:30")
    assert shown(far_away)[1:] == [
        "tutorials 12:45:00+01:00/13:30:00+01:00",
        "tutorials 13:30:00+01:00/14:30:00+01:00",
    ]
    refuses(far_away.types("edit last --start '13:30 +01:00'"), 1, "13:30–14:30 +01:00", "is so already")


def test_a_bare_time_is_of_the_day_of_elsewhere(person: Person) -> None:
    person.does("add mixing 07:00 08:00")
    flies_to(person, NEW_YORK, "2026-11-16 18:00")
    # In New York the day of Berlin's five o'clock was another one.
    person.does("edit last --start 05:00")
    assert shown(person) == ["mixing 05:00:00+01:00/08:00:00+01:00"]


def test_a_gap_of_elsewhere_is_filled_by_the_words_in_which_it_is_shown(far_away: Person) -> None:
    assert far_away.types("add gaming 12:00+01:00 '13:00 +01:00'").code == 0
    assert far_away.types("gaps").out == "There are no gaps on 2026-11-16.\n"


def test_a_refusal_tells_the_times_of_elsewhere_by_their_offset(far_away: Person) -> None:
    refuses(far_away.types("add gaming 06:30 07:30"), 1, "overlaps Tutorials 13:00–14:00 +01:00")


def test_a_gap_in_the_hour_that_comes_twice_is_filled_by_the_words_in_which_it_is_shown(
    person: Person,
) -> None:
    person.at("2026-10-25 01:30", "start mixing")
    person.clock.set("2026-10-25 02:10", second_pass=True)
    person.does("stop")
    person.clock.set("2026-10-25 02:40", second_pass=True)
    person.does("start gaming")
    person.clock.set("2026-10-25 09:00")
    assert person.types("gaps").lines[1].startswith("02:10–02:40 +01:00  0:30")
    person.does("add tutorials 02:10+01:00 02:40+01:00")
    assert person.types("gaps").out == "There are no gaps on 2026-10-25.\n"


def test_a_flight_west_over_the_end_of_the_week_is_no_overlap(person: Person) -> None:
    person.at("2026-11-16 01:00", "add mixing 00:05 01:00")
    flies_to(person, NEW_YORK, "2026-11-15 23:30")
    person.does("add gaming 22:05 23:00")
    assert person.types("check").code == 0, person.types("check")


# An entry of the future


@pytest.fixture
def an_hour_fast(person: Person) -> Person:
    person.at("2026-11-16 13:00", "start mixing")
    person.at("2026-11-16 13:20", "stop")
    person.clock.set("2026-11-16 12:30")
    return person


@pytest.mark.parametrize("line", ["start gaming", "resume", "start mixing", "interrupt gaming 10m", "stop"])
def test_an_entry_of_the_future_says_that_it_stands_in_the_way_and_the_ways_out(
    an_hour_fast: Person, line: str
) -> None:
    name = last_id(an_hour_fast)
    said = an_hour_fast.types(line)
    refuses(said, 1, "lies in the future", f"tracker edit {name} --start", f"tracker remove {name}")


def test_the_ways_out_of_the_future_lead_there(an_hour_fast: Person) -> None:
    an_hour_fast.does("edit last --start -1h --end -1h", "start gaming", "stop", "undo", "undo", "undo")
    an_hour_fast.does(f"remove {last_id(an_hour_fast)}", "start gaming")


@pytest.mark.parametrize("line", ["start gaming", "resume", "stop", "interrupt gaming 10m"])
def test_a_timer_of_the_future_names_the_ways_out_as_well(person: Person, line: str) -> None:
    person.at("2026-11-16 13:00", "start mixing")
    person.clock.set("2026-11-16 12:30")
    said, name = person.types(line), last_id(person)
    refuses(said, 1, "in the future", f"tracker edit {name}", f"tracker remove {name}")
    person.does(f"edit {name} --start -1h", "stop")


# A slip of the finger


def test_a_wrong_key_leaves_no_row_behind(person: Person) -> None:
    person.at("2026-11-16 09:00", "start gaming")
    person.at("2026-11-16 10:00:00", "start social")
    person.clock.set("2026-11-16 10:00:20")
    assert person.types("start mixing").lines == [
        "Started Mixing at 10:00.",
        "Social media, begun less than a minute before, gave way to it.",
    ]
    assert shown(person) == ["gaming 09:00:00+01:00/10:00:00+01:00", "mixing 10:00:00+01:00/"]
    assert person.types("undo").lines[1] == "Social media is running, since 10:00."
    assert shown(person)[1] == "social-media 10:00:00+01:00/"


@pytest.mark.parametrize("said_of_it", ["--note x", "--track Tides", "--at 09:59", ""])
def test_what_was_said_something_of_or_is_a_minute_old_is_no_slip(person: Person, said_of_it: str) -> None:
    person.at("2026-11-16 10:00:00", f"start social {said_of_it}")
    person.at("2026-11-16 10:00:20" if said_of_it else "2026-11-16 10:01:00", "start mixing")
    assert [words.split()[0] for words in shown(person)] == ["social-media", "mixing"]


def test_what_a_newer_version_said_something_of_is_no_slip(person: Person) -> None:
    person.at("2026-11-16 10:00:00", "start social")
    with person.log().open("a") as file:
        file.write('mood = "great"\n')
    person.at("2026-11-16 10:00:20", "start mixing")
    assert [words.split()[0] for words in shown(person)] == ["social-media", "mixing"]
    assert 'mood = "great"\n' in person.log().read_text()


def test_a_start_with_a_time_takes_no_slips_place(person: Person) -> None:
    person.at("2026-11-16 10:00:00", "start social")
    person.at("2026-11-16 10:00:20", "start mixing --at 10:00:10")
    assert [words.split()[0] for words in shown(person)] == ["social-media", "mixing"]


@pytest.mark.parametrize("line", ["start mixing --at -30m", "add mixing 11:30 12:05 --trim"])
def test_a_start_and_stop_within_seconds_stands_in_nobodys_way(person: Person, line: str) -> None:
    person.at("2026-11-16 12:00:00", "start social")
    person.at("2026-11-16 12:00:03", "stop")
    person.clock.set("2026-11-16 12:06:00")
    said = person.types(line)
    assert said.lines[1:] == ["Social media, shorter than a minute, gave way."], said
    assert sorted(words.split()[0] for words in shown(person)) == ["mixing", "social-media"]
    assert person.types("check").code == 0
    assert person.types("status").code == (0 if line.startswith("start") else 1)


def test_what_has_no_length_is_no_reason_to_refuse(person: Person) -> None:
    person.at("2026-11-16 12:00:00", "start social --note x", "stop")
    person.at("2026-11-16 13:00:00", "add mixing 11:30 12:30", "start gaming --at 12:40")
    assert person.types("status").code == 0
    assert person.types("check").code == 0


# Forms of a time


@pytest.mark.parametrize(
    "line",
    [
        "add mixing 1800 1830",
        "add mixing '2 hours ago' '15min ago'",
        "add mixing '1h 20m ago' now",
        "add mixing 'yesterday 23:00' 24:00",
        "add mixing 'sun 2300' '+1h'",
        "start mixing --at 1850",
        "start mixing --at '15min ago'",
        "log --from monday",
        "log --from Sun --to MON",
        "gaps --day sunday",
    ],
)
def test_what_a_person_would_type_is_taken(person: Person, line: str) -> None:
    said = person.types(line)
    assert said.code == 0, said


def test_24_00_is_the_end_of_a_day(person: Person) -> None:
    person.does("add mixing 'yesterday 23:00' 24:00", "edit last --end 23:30", "edit last --end 24:00")
    (entry,) = person.types("log --from yesterday --json").json["entries"]
    assert entry["end"] == "2026-11-16T00:00:00+01:00"
    refuses(person.types("edit last --end 0:00"), 1, "so already")


def test_a_start_in_the_hour_that_never_was_is_refused(person: Person) -> None:
    person.clock.set("2026-03-29 03:10")
    refuses(person.types("start mixing --at 02:50"), 1, "There was no 02:50 on 2026-03-29")


def test_the_date_of_today_is_taken_before_the_day_has_begun(person: Person) -> None:
    listed = person.data / "activities.toml"
    listed.write_text(listed.read_text().replace("day_start = 00:00:00", "day_start = 05:00:00"))
    person.clock.set("2026-11-17 01:30")
    assert person.types("log --from 2026-11-17").out == "Nothing is logged on 2026-11-17.\n"


@pytest.mark.parametrize(
    "line",
    [
        f"interrupt gaming {'999999h' * 40}",
        "interrupt gaming 999999h",
        f"edit last --start -{'999999h' * 40}",
        "edit last --start -999999h",
        "edit last --end +999999h",
        "split last -999999h",
        f"target studio 12 --days {'1' * 5000}",
        f"target studio {'9' * 5000}",
        f"cap gaming {'1' * 400}h",
        "guess gaming 999999h",
        f"activity set gaming --priority {'1' * 5000}",
        f"activity set gaming --longest {'9' * 5000}",
        "activity set gaming --longest 999999h",
        f"restore 2026-W47 {'1' * 5000}",
        f"week {'1' * 5000}",
        f"log --from {'1' * 5000}",
        f"start gaming --at {'1' * 5000}",
    ],
)
def test_numbers_out_of_range_are_refused_in_plain_words(person: Person, line: str) -> None:
    person.at("2026-11-16 12:00", "start mixing")
    person.at("2026-11-16 13:00", "add gaming 10:00 11:00")
    before = person.log().read_bytes()
    said = person.types(line)
    assert said.code in (1, 2), said
    assert said.err.count("\n") == 1
    assert person.log().read_bytes() == before


@pytest.mark.parametrize("words", ["20 min gaming", "gaming 20 minutes", "20 gaming", "gaming 0:20"])
def test_an_interruption_is_said_like_any_length(person: Person, words: str) -> None:
    person.at("2026-11-16 10:00", "start mixing")
    person.clock.set("2026-11-16 12:00")
    assert person.types(f"interrupt {words}").out == "Gaming 11:40–12:00, 0:20. Mixing goes on.\n"
