"""What a hand writes wrong is named and left out where it is read; nonsense is refused in bounded work."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.person import Person
from tracker.settings.config_file import settings_in
from tracker.storage.file_state import understood
from tracker.storage.toml.document import TomlDamage, read_document

NAME = "weeks/2026-W47.toml"
TOP = 'format = 1\nweek = "2026-W47"\nday_start = 00:00:00\n'
ENTRY = '[[entries]]\nid = "a"\nactivity = "mixing"\nstart = 2026-11-16T10:00:00+01:00\n'
CLOSED = ENTRY + "end = 2026-11-16T11:00:00+01:00\n"
# Larger than Python would print.
LARGE = f"0x{'f' * 5000}"
RATING = "[assessment]\nassessed = 2026-11-16T18:00:00+01:00\n[[assessment.ratings]]\n"


@pytest.fixture
def person(newcomer: Person) -> Person:
    newcomer.does(
        "activity add Mixing --kind studio",
        "activity add 'Social media' --kind leisure --priority 2 --goal no",
        "activity add Gaming --kind leisure",
    )
    return newcomer


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    for variable, name in {"DATA": "data", "STATE": "state", "CONFIG": "config.toml"}.items():
        monkeypatch.setenv(f"TRACKER_{variable}", str(tmp_path / name))
    return Person(tmp_path)


def write(person: Person, text: str) -> None:
    person.log().parent.mkdir(exist_ok=True)
    person.log().write_text(TOP + text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f'{RATING}activity = "Social Media"\nkind = "leisure"\n', 6, "'Social Media'|may be social-media"),
        (f'{RATING}activity = "gamng"\nkind = "leisure"\n', 6, "a rating: «gamng» is not|«gaming»"),
        ("[caps]\nsocal-media = 4.0\n", 5, "caps: «socal-media» is not on the list.|«social-media»|nothing"),
        ("[targets]\njob = 4.0\n", 5, "«job» is a kind; only music has targets."),
        ("[targets]\ngaming = 4.0\n", 5, "only music has targets."),
        ("[caps]\nmixing = 4.0\n", 5, "is music"),
        ("[guesses]\nstudio = 4.0\n", 5, "«studio» is a kind."),
        ('[assessment]\n[[assessment.moves]]\nfrom = "gamig"\nto = "studio"\nhours = 1\n', 5, "from «gamig»"),
        (
            '[assessment]\n[[assessment.moves]]\nfrom = "gaming"\nto = "job"\nhours = 1\n',
            5,
            "«job» is not mus",
        ),
        ("[assessment.given]\nsudio = 4.0\n", 5, "given: «sudio»|«studio»"),
        ("[assessment]\nassessed = 0001-01-01T00:00:00+14:00\n", 5, "lies in the year 1"),
        ("[guessed]\ngaming = 9999-12-31T23:59:59-12:00\n", 5, "lies in the year 9999"),
        (f"{CLOSED}source = {LARGE}\n", 4, "source is one of timer, typed, imported, not «a very large"),
        (CLOSED.replace('"a"', LARGE), 4, "it has no usable id."),
        (f"{CLOSED}origin = {LARGE}\n", 4, "origin"),
        (f"studio_days = {LARGE}\n", 4, "studio_days goes from 0 to 7, not a very large number"),
    ],
)
def test_a_slip_is_named_with_its_line_and_stops_no_view(
    person: Person, text: str, line: int, words: str
) -> None:
    write(person, f"{text}{CLOSED}")
    for command in ("week", "week --json", "status", "log", "activities"):
        assert person.types(command).code in (0, 1), command
    checked = person.types("check")
    assert checked.code == 1
    named = [each for each in checked.lines if each.startswith(f"{NAME}")]
    for word in words.split("|"):
        assert word in "\n".join(named)
    # Of an element it is the line on which it begins.
    assert any(f", line {line}:" in each or f", line {line - 1}:" in each for each in named), named


def test_a_number_of_what_is_no_music_or_not_there_reaches_no_report(person: Person) -> None:
    write(person, f"[targets]\njob = 4.0\ngaming = 1.0\nstudio = 2.0\n[caps]\nmixing = 1.0\n{CLOSED}")
    week = person.types("week --json").json
    assert week["targets"] == {"studio": 7200}
    rows = {row["key"]: row for row in week["activities"]}
    assert (rows["gaming"]["target"], rows["mixing"]["cap"]) == (None, None)


@pytest.mark.parametrize("version", ["true", "1.0", '"1"'])
def test_a_format_that_is_no_number_of_one_is_none(person: Person, version: str) -> None:
    write(person, CLOSED)
    person.log().write_text(person.log().read_text().replace("format = 1", f"format = {version}"))
    assert "«format = 1» is missing" in person.types("week").err


@pytest.mark.parametrize("command", ["log", "week", "status", "sheet"])
def test_an_entry_that_no_view_has_is_one_line_there(person: Person, command: str) -> None:
    broken = CLOSED.replace("+01:00", "").replace('"a"', '"b"')
    write(person, f"{CLOSED}{broken}")
    said = person.types(command)
    assert said.err.count("\n") == 1
    assert "2026-W47.toml, line 9: An entry counts nothing: start has no UTC offset" in said.err
    write(person, f"{CLOSED}{broken}{broken}")
    assert "(1 more like it)" in person.types(command).err


def test_an_open_entry_that_does_not_run_is_one_line_as_well(person: Person) -> None:
    later = CLOSED.replace("T10", "T12").replace("T11", "T13").replace('"a"', '"b"')
    write(person, f"{ENTRY}{later}")
    assert "has no end and is not what runs now; it counts nothing" in person.types("week").err
    write(person, later)
    assert person.types("week").err == ""


def test_what_is_odd_on_this_machine_is_named_by_check(person: Person, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("belll = true\n")
    (journal,) = tmp_path.glob("state/*/journal.jsonl")
    journal.write_text('{"step": 5, "files": []}\n' + "[" * 5000 + "\n" + journal.read_text())
    (journal.parent / "gaps").write_text("open\tx\n")
    checked = person.types("check")
    assert checked.code == 1
    for words in ("config.toml, line 1", "journal.jsonl, line 1", "journal.jsonl, line 2", "gaps, line 1"):
        assert words in checked.out
    assert person.types("undo").code == 0


@pytest.mark.parametrize(
    "text", ["entries = []\n", "", "[[", 5, ["x"], {"x": 1}, "[[entries]]\n[[entries]]\n"]
)
def test_a_step_whose_parts_say_nothing_is_passed_over(person: Person, tmp_path: Path, text: object) -> None:
    (journal,) = tmp_path.glob("state/*/journal.jsonl")
    head = {"step": "s", "kind": "change", "label": "x", "at": "2026-11-16T10:00:00+01:00", "of": None}
    file = {"path": "weeks/2026-W47.toml", "before": [1, 2], "after": [3, 4], "splices": []}
    line = head | {"files": [file | {"units": [[["entries"], "a", None, text]]}]}
    journal.write_text(f'{journal.read_text()}{json.dumps(line)}\n{{"done": "s", "taken": true}}\n')
    passed_over = text != "[[entries]]\n[[entries]]\n"
    assert ("it is not understood and passed over" in person.types("check").out) == passed_over
    assert person.types("undo").code == (0 if passed_over else 1)


@pytest.mark.parametrize("path", ["../outside.toml", "/outside.toml", "weeks/../../outside.toml"])
def test_a_journal_never_leads_out_of_the_folder(person: Person, tmp_path: Path, path: str) -> None:
    (journal,) = tmp_path.glob("state/*/journal.jsonl")
    journal.write_text(journal.read_text().replace("activities.toml", path))
    before = sorted(tmp_path.rglob("*.toml"))
    assert person.types("undo").code == 1
    assert sorted(tmp_path.rglob("*.toml")) == before


# One dialect


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = {\n b = 1 }\n", 1, "a line break between { and }"),
        ("x = 1\na = {b = 1,}\n", 2, "a comma before }"),
        ('x = 1\na = "\\e"\n', 2, "the escape \\e"),
        ('a = """\n\\x41"""\n', 1, "the escape \\x"),
        ("a = 19:02\n", 1, "a time without seconds"),
        ("a = 2026-11-16 19:02\n", 1, "a time without seconds"),
        ("a = [\n2026-11-16T19:02Z]\n", 2, "a time without seconds"),
    ],
)
def test_what_only_newer_parsers_read_is_named_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(TomlDamage) as damage:
        read_document(text)
    assert damage.value.message == f"{words} is not TOML 1.0, which all programs read"
    assert damage.value.line == line


def test_a_parser_that_reads_more_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomllib.loads", lambda _: {"a": 1})
    assert read_document("a = 1 # plain\n").data == {"a": 1}
    with pytest.raises(TomlDamage, match="a time without seconds"):
        read_document("a = 19:02\n")


@pytest.mark.parametrize(
    "text", ['a = "\\\\e"', "a = '\\x'", "a = {b = [\n1,\n]}", '"19:02" = "19:02" # 19:02']
)
def test_what_looks_newer_and_is_not_is_read(text: str) -> None:
    assert read_document(text).data


# Deep and wide nonsense


@pytest.mark.parametrize(
    "text",
    [f"[keys{'.a' * 3000}]\nb = 1\n", f"a = {'{a = ' * 70}1{'}' * 70}\n", f"[{'.'.join('a' * 900)}]\n",
     f"id = {'[' * 900}{']' * 900}\n", f"{'a.' * 900}a = 1\n", f"a.{'{b.' * 40}\n"],
)  # fmt: skip
def test_deep_nonsense_is_refused_and_named(text: str) -> None:
    with pytest.raises(TomlDamage, match="nested more than 32 deep"):
        read_document(text)
    assert "nested more than 32 deep" in settings_in(text, "config.toml").problems[0]
    assert "nested more than 32 deep" in understood(NAME, f"{TOP}{text}".encode()).damage


def test_more_tables_than_any_file_has_are_refused_before_they_are_read() -> None:
    state = understood(NAME, b"[x]\n" * 100_000)
    assert "more than 20000 tables" in state.damage
    assert state.data == {}


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called by some work, whatever the machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def tracks(number: int) -> bytes:
    return b"format = 1\n" + b"".join(b'[[tracks]]\nname = "t%d"\n' % n for n in range(number))


WIDE = {
    "equal ids": lambda n: understood(NAME, (TOP + CLOSED * n).encode()),
    "no ids": lambda n: understood(NAME, (TOP + CLOSED.replace('id = "a"\n', "") * n).encode()),
    "unknown options": lambda n: settings_in("".join(f"option{k} = 1\n" for k in range(n)), "config.toml"),
    "unknown keys": lambda n: settings_in(f"[keys]\n{''.join(f'x{k} = 1{chr(10)}' for k in range(n))}", "c"),
    "tracks": lambda n: understood("tracks.toml", tracks(n)),
    "numbers": lambda n: understood(
        NAME, (TOP + "[caps]\n" + "".join(f"x{k} = -1\n" for k in range(n))).encode()
    ),
    "headers": lambda n: understood(NAME, (TOP + "".join(f" [x{k}]\n" for k in range(n))).encode()),
    "damage": lambda n: understood(NAME, (TOP + "[[entries]]\nstart = 2026-\n" * n).encode()),
}


@pytest.mark.parametrize("kind", WIDE)
def test_twice_as_much_nonsense_is_twice_the_work(kind: str) -> None:
    work = WIDE[kind]
    work(10)
    once, twice = calls_of(lambda: work(400)), calls_of(lambda: work(800))
    assert twice < 2.5 * once, (once, twice)
