"""Every table of every file, with a slip of the hand in it: named, left out, and kept in the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.person import Person
from tests.zones import BERLIN
from tracker.changes.changes import Changes
from tracker.domain.review.answer import Answer
from tracker.domain.time.week import Week
from tracker.domain.week.assessment import Intention
from tracker.storage.folders import find_folders
from tracker.storage.store import Store
from tracker.storage.toml.document import read_document

pytestmark = pytest.mark.faults

LIST, LOG, TRACKS = "activities.toml", "weeks/2026-W47.toml", "tracks.toml"
FILES = {
    LIST: """format = 1
goal = "Mix for a living"
day_start = 00:00:00
wasted_up_to = 4

[[activities]]
key = "mixing"
name = "Mixing"
kind = "studio"
digit = 1

[[activities]]
key = "gaming"
name = "Gaming"
kind = "leisure"
priority = 2
enjoyment = 8
supports_goal = false
reason = "friends"
longest = 3.0
archived = false
""",
    LOG: """format = 1
week = "2026-W47"
day_start = 00:00:00
studio_days = 5

[guesses]
gaming = 5.0
[guessed]
gaming = 2026-11-16T09:00:00+01:00
[targets]
studio = 12.0
[caps]
gaming = 4.0

[[plan]]
day = "tue"
start = 19:00:00
hours = 2.0
what = "studio"

[[entries]]
id = "aaaa1111"
activity = "gaming"
start = 2026-11-16T10:00:00+01:00
end = 2026-11-16T12:00:00+01:00
track = "Tides"
note = "one more round"
source = "imported"
origin = "watson:1c107f1"
placed = true

[[entries]]
id = "bbbb2222"
activity = "mixing"
start = 2026-11-16T08:00:00+01:00
end = 2026-11-16T09:00:00+01:00
track = "Undertow"

[assessment]
assessed = 2026-11-16T18:00:00+01:00
desire = 9
goal = "Mix for a living"
wasted_up_to = 4
decision = "full-time"
note = "so"
[assessment.given]
studio = 12.0
[[assessment.ratings]]
activity = "gaming"
kind = "leisure"
priority = 2
enjoyment = 8
supports_goal = false
reason = "friends"
[[assessment.intentions]]
when = "I reach for the pad"
then = "I open Tides first"
about = "gaming"
[[assessment.moves]]
from = "gaming"
to = "studio"
hours = 3.0
""",
    TRACKS: """format = 1

[[tracks]]
name = "Tides"
finished = 2026-11-15
""",
}
# In these every key of a hand means something to us; to the others everybody may add what they like.
OURS_ALONE = ("[[plan]]", "[[assessment.ratings]]", "[[assessment.intentions]]", "[[assessment.moves]]")
OPEN_TO_OTHERS = {
    LIST: ["format = 1", '[[activities]]\nkey = "gaming"'],
    LOG: ["format = 1", "[[entries]]", "[assessment]"],
    TRACKS: ["format = 1", "[[tracks]]"],
}
BY_KEY = ("[guesses]", "[guessed]", "[targets]", "[caps]", "[assessment.given]")

UNKNOWN = [(LOG, f"{table}\n", f"{table}\nmood = 3\n", "«mood»") for table in OURS_ALONE]
UNKNOWN += [
    (LIST, "enjoyment = 8", "enjoyement = 8", "an activity has|Did you mean «enjoyment»"),
    (LOG, "start = 19", "strat = 19", "«strat» is nothing that a plan has"),
    (LOG, "priority = 2", "prioritty = 2", "a rating has|«priority»"),
]  # fmt: skip
WRONG_TYPES = [
    *((name, f"\n{line}", f"\n{line.partition(' = ')[0]} = {{a = 1}}", line.partition(" = ")[0])
      for name in FILES for line in FILES[name].splitlines() if " = " in line and "format" not in line),
    (LOG, 'day = "tue"', 'day = "someday"', "day = 'someday' is none of mon, tue"),
    (LOG, 'day = "tue"', "day = 2", "day = 2 is none of mon, tue"),
    (LOG, "hours = 2.0", "hours = 200", "hours = 200 is no length"),
    (LOG, "hours = 2.0", "hours = 0", "hours = 0 is no length"),
    (LOG, "start = 19:00:00", 'start = "19:00"', "start = '19:00'"),
    (LIST, "digit = 1", "digit = 12", "digit goes from 1 to 9"),
    (LIST, "digit = 1", "digit = 12", "digit goes from 1 to 9"),
]  # fmt: skip
UNKNOWN_ACTIVITIES = [
    *((LOG, f"{table}\n", f"{table}\ngamimg = {'2026-11-16T09:00:00+01:00' if 'ed]' in table else 1.0}\n",
       f"{table.strip('[]').rpartition('.')[2]}: «gamimg»") for table in BY_KEY),
    (LOG, 'what = "studio"', 'what = "studoi"', "a plan of «studoi»|«studio»"),
    (LOG, 'what = "studio"', 'what = "job"', "a plan of «job»"),
    (LOG, 'about = "gaming"', 'about = "gamimg"', "an intention about «gamimg»|«gaming»"),
    (LOG, 'from = "gaming"', 'from = "gamimg"', "a move from «gamimg»"),
    (LOG, 'to = "studio"', 'to = "leisure"', "a move to «leisure» is not music"),
    (LOG, '.ratings]]\nactivity = "gaming"', '.ratings]]\nactivity = "gamimg"', "a rating: «gamimg»"),
    (LOG, '1"\nactivity = "gaming"', '1"\nactivity = "gamimg"', "«gamimg» is not on the list"),
]  # fmt: skip
# What changes the file that has the slip, and nothing about it.
CHANGES = {
    LIST: "activity set mixing --reason why",
    LOG: "add mixing 13:00 14:00",
    TRACKS: "track finish Undertow",
}
VIEWS = {LIST: "activities", LOG: "log", TRACKS: "tracks"}


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Person]:
    for variable, name in {"DATA": "data", "STATE": "state", "CONFIG": "config.toml"}.items():
        monkeypatch.setenv(f"TRACKER_{variable}", str(tmp_path / name))

    def with_text(changed: str, text: str) -> Person:
        person = Person(tmp_path)
        for name, whole in FILES.items():
            path = person.data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text if name == changed else whole)
        return person

    return with_text


def test_what_is_written_as_the_contract_says_is_not_odd(person: Callable[[str, str], Person]) -> None:
    said = person("", "").types("check")
    assert said.code == 0, said


@pytest.mark.parametrize(("name", "old", "new", "words"), [*UNKNOWN, *WRONG_TYPES, *UNKNOWN_ACTIVITIES])
def test_a_slip_in_any_table_is_named_stops_nothing_and_stays_in_the_file(
    person: Callable[[str, str], Person], name: str, old: str, new: str, words: str
) -> None:
    assert old in FILES[name]
    person_at_it = person(name, FILES[name].replace(old, new, 1))
    checked = person_at_it.types("check")
    assert checked.code == 1, checked
    named = "\n".join(line for line in checked.lines if line.startswith(name))
    for word in words.split("|"):
        assert word in named, checked
    for command in ("week --json", VIEWS[name]):
        # 3 where nothing is left to show.
        assert person_at_it.types(command).code in (0, 1, 3), command
    path = person_at_it.data / name
    before = path.read_text()
    assert person_at_it.types(CHANGES[name]).code in (0, 1, 3)
    assert path.read_text() == before or new.splitlines()[-1] in path.read_text()


@pytest.mark.parametrize(
    ("name", "table"), [(name, table) for name in OPEN_TO_OTHERS for table in OPEN_TO_OTHERS[name]]
)
def test_what_others_add_to_their_tables_is_kept_without_a_word(
    person: Callable[[str, str], Person], name: str, table: str
) -> None:
    added = f"{table}\nmood = 3\n"
    person_at_it = person(name, FILES[name].replace(f"{table}\n", added, 1))
    assert person_at_it.types("check").code == 0
    person_at_it.types(CHANGES[name])
    assert "mood = 3" in (person_at_it.data / name).read_text()


# Left out


def seconds_of(person: Person, key: str) -> int:
    balance: dict[str, int] = person.types("week --json").json["balance"]["week"]
    return balance[key]


def test_a_rating_of_what_is_not_on_the_list_colours_nothing(person: Callable[[str, str], Person]) -> None:
    assert seconds_of(person("", ""), "wasted") == 7200
    text = FILES[LOG].replace('"gaming"', '"gamimg"')
    assert seconds_of(person(LOG, text), "wasted") == 0
    assert seconds_of(person(LOG, text), "unrated") == 7200


def test_a_move_to_what_is_no_music_gives_no_numbers(person: Callable[[str, str], Person]) -> None:
    text = FILES[LOG].replace('to = "studio"', 'to = "leisure"')
    assert "To move" not in person(LOG, text).types("sheet W47").out
    assert "To move" in person("", "").types("sheet W47").out


def test_an_assessment_that_is_finished_again_keeps_what_it_leaves_out(
    person: Callable[[str, str], Person],
) -> None:
    ratings = '[[assessment.ratings]]\nactivity = "gone"\nkind = "leisure"\nmood = 3\n'
    moves = '[[assessment.moves]]\nfrom = "gone"\nto = "job"\nhours = 2.0\n'
    given = '[assessment.given]\ngone = 3.0\nstudio = "x"\n'
    text = FILES[LOG].replace("[assessment.given]\nstudio = 12.0\n", f"{given}{ratings}{moves}")
    at_it = person(LOG, text)
    changes = Changes(Store(find_folders(os.environ)), BERLIN)
    outcome = changes.assessment.finish(Week(2026, 47), BERLIN.at("2026-11-22 20:00"))
    assert "gone" not in " ".join(outcome.lines)
    kept = read_document((at_it.data / LOG).read_text()).data["assessment"]
    assert kept["given"]["gone"] == 3.0
    assert {"activity": "gone", "kind": "leisure", "mood": 3} in kept["ratings"]
    assert {"from": "gone", "to": "job", "hours": 2.0} in kept["moves"]
    assert kept["intentions"] == read_document(FILES[LOG]).data["assessment"]["intentions"]
    following = at_it.types("week W48 --json").json
    assert "gone" not in str(following)


def test_an_intention_that_a_hand_wrote_with_blanks_or_twice_can_be_dropped(
    person: Callable[[str, str], Person],
) -> None:
    again = '[[assessment.intentions]]\nwhen = "I reach for the pad"\nthen = "another"\n'
    written = FILES[LOG].replace('"I reach for the pad"', '" I reach for\\tthe pad "\nmood = 3')
    at_it = person(LOG, written.replace("[[assessment.moves]]", f"{again}[[assessment.moves]]"))
    assert "another intention with this «when» stands before" in at_it.types("check").out
    changes, now = Changes(Store(find_folders(os.environ)), BERLIN), BERLIN.at("2026-11-22 20:00")
    standing = (Intention("I reach for the pad", "I open Tides first", "gaming"),)
    more = (*standing, Intention("I come home", "I play"))
    changes.assessment.answer(Week(2026, 47), now, Answer("intentions", standing, more))
    kept = read_document((at_it.data / LOG).read_text()).data["assessment"]["intentions"]
    assert [(each["when"].strip(), each.get("mood")) for each in kept[:2]] == [
        ("I reach for the pad", 3),
        ("I come home", None),
    ]
    changes.assessment.answer(Week(2026, 47), now, Answer("intentions", more, more[1:]))
    text = (at_it.data / LOG).read_text()
    assert "I open Tides first" not in text
    # What was never read stays where it was, as everywhere.
    assert 'then = "another"' in text


@pytest.mark.parametrize("content", [FILES[LIST].replace('key = "gaming"', "key = "), "<<<<<<<\n", ""])
def test_of_a_list_that_cannot_be_read_nothing_is_said_to_be_missing(
    person: Callable[[str, str], Person], content: str
) -> None:
    said = person(LIST, content).types("check")
    assert said.code == 1
    assert "not on the list" not in said.out
    assert LIST in said.out


@pytest.mark.parametrize(
    ("word", "meant"), [("gamnig", "gaming"), ("studoi", "studio"), ("stuff", ""), ("mix", ""), ("gone", "")]
)
def test_only_what_is_near_is_offered(person: Callable[[str, str], Person], word: str, meant: str) -> None:
    text = FILES[LOG].replace("[caps]\n", f"[caps]\n{word} = 1.0\n")
    said = person(LOG, text).types("check").out
    assert f"caps: «{word}» is not on the list." in said
    assert (f"Did you mean «{meant}»?" in said) if meant else ("Did you mean" not in said)
