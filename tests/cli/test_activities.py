"""The list of activities."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


def test_adding_tells_the_key(newcomer: Person) -> None:
    said = newcomer.types("activity add 'Café shifts' --kind job")
    assert (said.code, said.out) == (0, "Added Café shifts (job) as cafe-shifts.\n")


def test_what_is_called_like_a_kind_gets_another_key_and_is_meant_by_its_name(newcomer: Person) -> None:
    said = newcomer.types("activity add Job --kind job")
    assert said.out == "Added Job (job) as job-2: «job» itself is the name of a kind.\n"
    assert newcomer.types("cap job 20").out == "Cap for Job: 20:00 a week.\n"
    assert "Started Job" in newcomer.types("start job").out
    refuses(newcomer.types("target job 20"), 1, "tracker cap job-2 20")


def test_the_list_as_text(person: Person) -> None:
    assert person.types("activities").out == (
        "Kind      Key           Name          P  E  Goal  Reason\n"
        "studio    mixing        Mixing\n"
        "studio    beat-making   Beat making\n"
        "learning  tutorials     Tutorials\n"
        "job       cafe-shifts   Café shifts   8  3  ✓\n"
        "leisure   social-media  Social media  2  4  ✗\n"
        "leisure   gaming        Gaming\n"
    )


def test_the_list_as_json(person: Person) -> None:
    person.does("activity set social-media --reason 'it calls' --longest 1:30")
    assert person.types("activities --json").json["activities"][4] == {
        "key": "social-media",
        "name": "Social media",
        "kind": "leisure",
        "priority": 2,
        "enjoyment": 4,
        "supports_goal": False,
        "reason": "it calls",
        "longest": 1.5,
        "digit": 5,
        "archived": False,
        "standing": "wasted",
    }


def test_an_empty_list_tells_how_to_begin(newcomer: Person) -> None:
    said = newcomer.types("activities")
    assert said.code == 0
    assert said.out == 'The list is empty. Begin it: tracker activity add "Mixing" --kind studio\n'
    assert newcomer.types("activities --json").json == {"activities": []}


def test_rating_says_what_it_changed(person: Person) -> None:
    said = person.types("activity set gaming --priority 3 --enjoyment 9 --goal no --reason fun")
    assert said.lines == [
        "Gaming: priority 3, enjoyment 9, does not support your goal, reason «fun».",
        "Gaming now counts as wasted.",
    ]


def test_a_mark_alone_is_a_sentence(person: Person) -> None:
    assert person.types("activity set gaming --goal no").out == "Gaming does not support your goal.\n"


def test_undoing_a_rating_names_it(person: Person) -> None:
    person.does("activity set gaming --enjoyment 9")
    assert person.types("undo").out == "Undid «Gaming: enjoyment 9».\n"


def test_archiving_what_runs_says_that_its_timer_goes_on(person: Person) -> None:
    person.does("start gaming")
    said = person.types("activity archive gaming")
    assert said.lines == ["Gaming is archived.", "Its timer goes on."]


def test_rating_as_it_is_says_so(person: Person) -> None:
    refuses(person.types("activity set social --priority 2"), 1, "Social media is so already")


def test_a_rating_can_be_taken_away(person: Person) -> None:
    person.does("activity set social --priority none --goal none --enjoyment none")
    activity = person.types("activities --json").json["activities"][4]
    assert (activity["priority"], activity["enjoyment"], activity["supports_goal"]) == (None, None, None)
    assert activity["standing"] == "unrated"


def test_the_kind_can_be_changed(person: Person) -> None:
    assert person.types("activity set gaming --kind wellbeing").out == "Gaming: wellbeing.\n"


def test_renaming_keeps_the_key(person: Person) -> None:
    said = person.types("activity rename gaming Playing games")
    assert said.out == "Gaming is now called Playing games.\n"
    assert person.types("activities --json").json["activities"][5]["key"] == "gaming"


def test_archiving_and_back(person: Person) -> None:
    assert person.types("activity archive gaming").out == "Gaming is archived.\n"
    assert "archived  gaming" in person.types("activities").out
    assert "Gaming" not in person.types("week").out
    assert person.types("activity archive gaming --back").out == "Gaming is back on the list.\n"


def test_a_change_of_the_list_can_be_undone(person: Person) -> None:
    person.does("activity archive gaming")
    assert person.types("undo").lines[0] == "Undid «archive Gaming»."
    assert "archived" not in person.types("activities").out


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("add", 2, "NAME is missing"),
        ("add Walks", 2, "--kind KIND is missing: studio, learning"),
        ("add Walks --kind sport", 2, "--kind is one of studio, learning"),
        ("add Walks --kind unlisted", 2, "--kind is one of studio"),
        ("add Walks --kind", 2, "--kind needs KIND"),
        ("add '' --kind job", 2, "needs a name"),
        ("add mixing --kind studio", 1, "on the list already, as mixing"),
        ("add Walks --kind wellbeing --priority 11", 2, "1 to 10"),
        ("add Walks --kind wellbeing --priority 0", 2, "1 to 10"),
        ("add Walks --kind wellbeing --priority high", 2, "not «high»"),
        ("add Walks --kind wellbeing --priority -3", 2, "not «-3»"),
        ("add Walks --kind wellbeing --goal perhaps", 2, "--goal is yes or no"),
        ("add Walks --kind wellbeing --longest 200", 2, "hours"),
        ("set gaming", 2, "say what to change: --kind, --priority"),
        ("set games --priority 3", 1, "Did you mean «Gaming»?"),
        ("set --priority 3", 2, "KEY is missing"),
        ("rename gaming", 2, "NAME is missing"),
        ("rename games Playing", 1, "Did you mean"),
        ("archive", 2, "KEY is missing"),
        ("archive walks", 1, "No activity «walks»"),
        ("", 2, "say which of add, set, rename, move, merge, archive"),
        ("remove gaming", 2, "there is no «remove»"),
        ("renam gaming x", 2, "Did you mean «rename»?"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    person: Person, words: str, code: int, hint: str
) -> None:
    before = (person.data / "activities.toml").read_bytes()
    refuses(person.types(f"activity {words}"), code, hint)
    assert (person.data / "activities.toml").read_bytes() == before


def test_a_digit_is_given_to_an_activity(person: Person) -> None:
    said = person.types("activity set gaming --digit 9")
    assert said.out == "Gaming: digit 9.\n"
    listed = person.types("activities --json").json["activities"]
    assert {one["key"]: one["digit"] for one in listed}["gaming"] == 9
    refuses(person.types("activity set gaming --digit 10"), 2, "--digit goes from 1 to 9")
