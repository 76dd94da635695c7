"""Commands of the timer, and those that add."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


def test_starting_says_when(person: Person) -> None:
    said = person.types("start mixing")
    assert said == type(said)(0, "Started Mixing at 19:02.\n", "")


@pytest.mark.parametrize("words", ["mixing", "MIX", "mi", "Mixing", "beat-m", "'beat making'", "beat making"])
def test_an_activity_is_named_by_key_name_or_beginning(person: Person, words: str) -> None:
    assert person.types(f"start {words}").code == 0


def test_starting_what_runs_already_is_done_and_says_so(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 19:30")
    said = person.types("start mixing")
    assert (said.code, said.out) == (0, "Mixing is running already, since 19:02.\n")


def test_switching_says_what_it_ended(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 21:40")
    assert person.types("start social").lines == [
        "Started Social media at 21:40.",
        "Mixing ended 21:40, after 2:38.",
    ]


def test_a_start_in_the_past_shortens_what_ended_last_and_says_so(person: Person) -> None:
    person.at("2026-11-16 14:00", "start social")
    person.at("2026-11-16 15:02", "stop")
    person.clock.set("2026-11-16 15:10")
    assert person.types("start mixing --at 14:40").lines == [
        "Started Mixing at 14:40.",
        "Social media now ends 14:40 (was 15:02).",
    ]


@pytest.mark.parametrize("at", ["--at -20m", "--at=-20m", "--at '20m ago'", "--at 18:42", "--at 6:42pm"])
def test_a_start_in_the_past_may_be_said_in_many_ways(person: Person, at: str) -> None:
    assert person.types(f"start mixing {at}").out == "Started Mixing at 18:42.\n"


def test_note_and_track_are_kept(person: Person) -> None:
    person.does("start mixing --note 'vocal comp' --track Tides")
    fields = person.types("status --json").json
    assert (fields["note"], fields["track"]) == ("vocal comp", "Tides")


def test_a_start_that_would_cover_an_entry_is_refused_and_names_it(person: Person) -> None:
    person.at("2026-11-16 14:00", "start social")
    person.at("2026-11-16 15:00", "stop")
    before = person.log().read_bytes()
    person.clock.set("2026-11-16 16:00")
    refuses(person.types("start mixing --at 13:00"), 1, "would cover Social media 14:00–15:00")
    assert person.log().read_bytes() == before


def test_a_start_in_the_future_is_refused(person: Person) -> None:
    refuses(person.types("start mixing --at '2026-11-17 08:00'"), 1, "is in the future")


def test_a_start_at_no_time_is_wrong_usage(person: Person) -> None:
    refuses(person.types("start mixing --at soon"), 2, "«soon» is not a time", "Try 14:05")


def test_an_unknown_activity_is_refused_with_the_nearest_names(person: Person) -> None:
    refuses(person.types("start mixxing"), 1, "No activity «mixxing». Did you mean «Mixing»")


def test_an_unknown_activity_of_an_empty_list_is_told_how_to_begin(newcomer: Person) -> None:
    refuses(newcomer.types("start mixing"), 1, "The list is empty", "tracker activity add")


def test_a_start_without_an_activity_is_wrong_usage(person: Person) -> None:
    said = person.types("start")
    refuses(said, 2)
    assert said.err == "tracker start: ACTIVITY is missing. Try: tracker start --help\n"


def test_stopping_says_how_long_it_was(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 21:40")
    assert person.types("stop").out == "Stopped Mixing at 21:40, after 2:38.\n"


def test_stopping_in_the_past(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 21:40")
    assert person.types("stop --at -40m").out == "Stopped Mixing at 21:00, after 1:58.\n"


def test_stopping_before_the_start_is_refused(person: Person) -> None:
    person.does("start mixing")
    refuses(person.types("stop --at 18:00"), 1, "Mixing", "18:00 is before")


def test_stopping_when_nothing_runs_is_refused(person: Person) -> None:
    refuses(person.types("stop"), 1, "Nothing is running.")


def test_after_the_clock_went_back_stop_names_the_way_out_and_that_works(person: Person) -> None:
    person.does("start mixing")
    person.clock.set("2026-11-16 18:00")
    said = person.types("stop")
    refuses(said, 1, "which is before", "tracker stop --at 2026-11-16T19:02:00+01:00")
    person.does(said.err.rpartition("tracker ")[2])
    assert person.types("log --json").json["entries"][0]["seconds"] == 0


def test_a_stop_in_the_future_is_refused(person: Person) -> None:
    person.does("start mixing")
    refuses(person.types("stop --at '2026-11-16 23:00'"), 1, "is in the future")


def test_resume_goes_on_with_note_and_track(person: Person) -> None:
    person.does("start mixing --note comp --track Tides", "stop")
    person.clock.set("2026-11-16 20:00")
    assert person.types("resume").out == "Started Mixing at 20:00.\n"
    fields = person.types("status --json").json
    assert (fields["note"], fields["track"]) == ("comp", "Tides")


def test_resume_of_what_runs_is_done(person: Person) -> None:
    person.does("start mixing")
    assert person.types("resume").out == "Mixing is running already, since 19:02.\n"


def test_resume_before_anything_ran_is_refused(person: Person) -> None:
    refuses(person.types("resume"), 1, "Nothing has run yet", "tracker start")


def test_a_timer_over_the_night_on_which_the_clocks_change_counts_true_hours(person: Person) -> None:
    person.at("2026-10-25 01:30", "start mixing")
    person.clock.set("2026-10-25 03:30")
    assert person.types("stop").out == "Stopped Mixing at 03:30, after 3:00.\n"


def test_adding_an_entry_by_hand(person: Person) -> None:
    said = person.types("add mixing 17:00 18:30 --track Tides --note comp")
    assert said.out == "Added Mixing 17:00–18:30, 1:30.\n"
    (entry,) = person.types("log --json").json["entries"]
    assert (entry["source"], entry["track"], entry["note"]) == ("typed", "Tides", "comp")


def test_the_second_time_is_the_first_after_the_first(person: Person) -> None:
    person.clock.set("2026-11-17 10:00")
    assert person.types("add mixing 23:00 01:10").out == "Added Mixing Mon 23:00–01:10, 2:10.\n"


def test_times_that_begin_with_a_dash_are_times(person: Person) -> None:
    assert person.types("add mixing -2h -1h").out == "Added Mixing 17:02–18:02, 1:00.\n"


def test_what_overlaps_is_refused_and_named(person: Person) -> None:
    person.does("add social 17:00 18:30")
    before = person.log().read_bytes()
    refuses(person.types("add mixing 18:00 19:00"), 1, "overlaps Social media 17:00–18:30", "--trim")
    assert person.log().read_bytes() == before


def test_trim_shortens_what_overlaps_and_says_so(person: Person) -> None:
    person.does("add social 17:00 18:30")
    assert person.types("add mixing 18:00 19:00 --trim").lines == [
        "Added Mixing 18:00–19:00, 1:00.",
        "Social media now ends 18:00 (was 18:30).",
    ]


def test_trim_deletes_nothing(person: Person) -> None:
    person.does("add social 17:00 17:30")
    refuses(person.types("add mixing 16:00 18:00 --trim"), 1, "would cover Social media", "whole")


def test_adding_what_ends_in_the_future_is_refused(person: Person) -> None:
    refuses(person.types("add mixing 18:00 17:00"), 1, "2026-11-17 17:00 is in the future")


@pytest.mark.parametrize("words", ["add", "add mixing", "add mixing 17:00"])
def test_adding_needs_both_ends(person: Person, words: str) -> None:
    refuses(person.types(words), 2, "is missing", "tracker add --help")


def test_words_without_quotes_are_named(person: Person) -> None:
    refuses(person.types("add mixing 2h ago 1h ago"), 2, "«1h» is one word too many", "quotes")


def test_undo_and_redo_go_over_processes_and_say_what_runs(person: Person) -> None:
    person.does("start mixing")
    person.at("2026-11-16 20:00", "start social")
    assert person.types("undo").lines == ["Undid «start Social media».", "Mixing is running, since 19:02."]
    assert person.types("redo").lines == [
        "Redid «start Social media».",
        "Social media is running, since 20:00.",
    ]
    person.does("undo", "undo")
    assert person.types("status").out == "Nothing is running.\n"


def test_undo_with_nothing_to_undo_is_refused(newcomer: Person) -> None:
    refuses(newcomer.types("undo"), 1, "There is nothing to undo.")


def test_redo_with_nothing_to_redo_is_refused(person: Person) -> None:
    refuses(person.types("redo"), 1, "There is nothing to redo.")


@pytest.mark.parametrize(
    "when",
    [
        "0001-01-01 00:00",
        "0001-01-01T00:00:00+14:00",
        "-999999h",
        "9999-12-31 23:59",
        "9999-12-31T23:59:59-14:00",
    ],
)
@pytest.mark.parametrize("line", ["start mixing --at '{}'", "stop --at '{}'", "add mixing '{}' 19:00"])
def test_times_that_no_calendar_reaches_are_refused(person: Person, line: str, when: str) -> None:
    said = person.types(line.format(when))
    assert said.code in (1, 2)
    refuses(said, said.code)
    assert not person.log().exists()
