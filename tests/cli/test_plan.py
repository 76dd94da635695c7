"""Planning when the hours will be, by command."""

from __future__ import annotations

import tomllib

import pytest

from tests.cli.person import Person, refuses


@pytest.fixture
def planned(person: Person) -> Person:
    person.does("plan add tue studio 2 --at 19:00", "plan add fri caf 6 --at 9am", "plan add fri mix 90m")
    return person


def test_what_is_planned_is_listed_by_day_and_time(planned: Person) -> None:
    assert planned.types("plan").lines == [
        "Planned in 2026-W47, 16 Nov to 22 Nov 2026: 9:30",
        "",
        "N  Day         From   To     Hours  What",
        "1  Tue 17 Nov  19:00  21:00   2:00  studio",
        "2  Fri 20 Nov  09:00  15:00   6:00  Café shifts",
        "3  Fri 20 Nov                 1:30  Mixing",
    ]


def test_it_stands_in_the_log_in_the_words_of_the_contract(planned: Person) -> None:
    assert tomllib.loads(planned.log().read_text())["plan"][0] == {
        "day": "tue",
        "start": tomllib.loads("a = 19:00:00")["a"],
        "hours": 2.0,
        "what": "studio",
    }


def test_the_plan_as_json(planned: Person) -> None:
    said = planned.types("plan --json").json
    assert said["week"] == "2026-W47"
    assert said["plan"][0] == {
        "day": "tue",
        "date": "2026-11-17",
        "start": "19:00:00",
        "seconds": 7200,
        "what": "studio",
        "name": "studio",
    }
    assert said["plan"][2]["start"] is None


def test_the_next_week_is_planned_before_it_begins(planned: Person) -> None:
    said = planned.types("plan add sun studio 2 --at 23:30 --week next").out
    assert said == "Planned: studio 2:00 on Sun 29 Nov from 23:30.\n"
    assert planned.types("plan --week 2026-W48").lines[3] == "1  Sun 29 Nov  23:30  01:30   2:00  studio"
    assert planned.types("plan add 2026-12-01 studio 1").out.startswith("Planned: studio 1:00 on Tue 1 Dec")
    assert planned.types("plan add tomorrow mixing 1").out == "Planned: Mixing 1:00 on Tue 17 Nov.\n"


def test_hours_in_the_night_of_a_clock_change_end_by_the_clock_of_after_it(planned: Person) -> None:
    planned.does("plan add sat studio 6:30 --at 23:00 --week 2027-W12")
    line = planned.types("plan --week 2027-W12").lines[3]
    assert line == "1  Sat 27 Mar  23:00  06:30   6:30  studio"
    begin, end = planned.types("export --ics --plan --week 2027-W12").out.split("\r\n")[7:9]
    assert (begin, end) == ("DTSTART:20270327T220000Z", "DTEND:20270328T043000Z")


def test_planned_hours_are_taken_away_by_their_number_and_come_back_by_undo(planned: Person) -> None:
    before = planned.log().read_bytes()
    assert planned.types("plan remove 2").out == (
        "Not planned any more: Café shifts 6:00 on Fri 20 Nov from 09:00.\n"
    )
    assert "Café" not in planned.types("plan").out
    planned.does("undo")
    assert planned.log().read_bytes() == before


def test_a_day_that_is_over_is_told_with_the_way_to_the_next_one(planned: Person) -> None:
    planned.clock.set("2026-11-19 10:00")
    assert planned.types("plan add mon studio 1").lines[1] == (
        "Mon is over already. For the next one: --week 2026-W48"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("add xyz studio 2", 2, "«xyz» is not a day"),
        ("add fri leisure 2", 1, "«leisure» is a kind"),
        ("add fri nope 2", 1, "No activity «nope»"),
        ("add fri studio 20", 1, "Fri would have 27:30 planned: a day has 24 hours"),
        ("add sat studio 25", 2, "25:00 cannot be planned for a day"),
        ("add sat studio 0", 2, "not a duration"),
        ("add sat studio soon", 2, "not a duration"),
        ("add sat studio 2 --week 2026-W10", 1, "2026-W10 is over"),
        ("add sat studio 2 --at tomorrow", 2, "not a time of day"),
        ("add sat studio 2 --at 24:00", 2, "not a time of day"),
        ("add 2026-12-01 studio 2 --week this", 1, "is not in 2026-W47"),
        ("remove 9", 2, "N goes from 1 to 3"),
        ("remove x", 2, "N goes from 1 to 3"),
        ("remove 1 --week next", 1, "Nothing is planned for 2026-W48"),
    ],
)
def test_what_cannot_be_planned_is_refused_by_name(planned: Person, words: str, code: int, said: str) -> None:
    before = planned.log().read_bytes()
    refuses(planned.types(f"plan {words}"), code, said)
    assert planned.log().read_bytes() == before


def test_what_a_hand_wrote_in_a_plan_is_named_left_out_and_kept(planned: Person) -> None:
    by_hand = '\n[[plan]]  # ours\nday = "fry"\nhours = 3\nwhat = "studio"\n'
    strange = '\n[[plan]]\nday = "sat"\nhours = 1\nwhat = "studio"\nmood = "calm"  # kept\n'
    too_much = '\n[[plan]]\nday = "fri"\nhours = 20\nwhat = "studio"\n'
    planned.log().write_text(planned.log().read_text() + by_hand + strange + too_much)
    assert len(planned.types("plan --json").json["plan"]) == 4
    said = planned.types("check").out
    assert "day = 'fry' is none of mon" in said
    assert "Fri has more than 24 hours with it" in said
    assert "«mood» is nothing that a plan has" in said
    planned.does("plan add sat studio 1")
    text = planned.log().read_text()
    assert "# ours" in text
    assert 'mood = "calm"' in text
    assert [table["hours"] for table in tomllib.loads(text)["plan"] if table["day"] == "sat"] == [2.0]


def test_merged_activities_take_their_plan_along(planned: Person) -> None:
    planned.does("activity merge mixing beat")
    assert planned.types("plan").lines[-1].endswith("1:30  Beat making")


def test_hours_that_just_fill_a_day_are_read_as_they_were_planned(person: Person) -> None:
    for at in ("00:00", "08:00", "16:00"):
        person.does(f"plan add sat studio 7:40 --at {at}")
    person.does("plan add sat learning 1")
    assert person.types("plan").lines[0].endswith(": 24:00")
    assert person.types("check").out == "Nothing odd found.\n"
