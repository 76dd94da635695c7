"""What a command line is understood as, and the help."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from importlib import import_module
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.person import Person, refuses
from tests.examples import some
from tracker import __version__
from tracker.cli.arguments import DATA, IN_THE_APP, Call, understood
from tracker.cli.commands import all_commands
from tracker.domain.errors import Invalid, Misunderstood
from tracker.domain.time.period import parse_day, parse_week
from tracker.domain.time.week import Week

COMMANDS = all_commands()


PRINTING = [name for name, command in COMMANDS.items() if command.module != IN_THE_APP]


@pytest.mark.parametrize("name", PRINTING)
def test_each_command_of_the_table_has_its_function(name: str) -> None:
    module = import_module(f"tracker.cli.{COMMANDS[name].module}")
    assert callable(getattr(module, name.replace(" ", "_")))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(person: Person, name: str) -> None:
    said = person.types(f"{name} --help")
    assert said.code == 0
    assert said.lines[0].startswith(f"tracker {name}")
    assert "Example" in said.out
    assert any(line.startswith(f"  tracker {name}") for line in said.lines)
    assert max(map(len, said.out.partition("Example")[0].splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_the_words_of_each_example_are_understood(name: str) -> None:
    import shlex

    for example in COMMANDS[name].examples:
        words = shlex.split(example.removeprefix(f"tracker {name}"))
        assert isinstance(understood(COMMANDS[name], words), Call)


def test_the_overview_names_every_command_and_fits_80_columns(newcomer: Person) -> None:
    said = newcomer.types("--help")
    assert said.code == 0
    for name in COMMANDS:
        assert f"  {name}  " in said.out
    assert max(map(len, said.lines)) <= 80
    assert newcomer.types("-h") == said


def test_the_activity_commands_have_a_help_of_their_own(newcomer: Person) -> None:
    said = newcomer.types("activity --help")
    assert said.code == 0
    for word in ("add", "set", "rename", "archive"):
        assert f"activity {word}" in said.out


def test_help_reads_and_makes_no_files(newcomer: Person) -> None:
    newcomer.data.write_text("not a folder")
    assert newcomer.types("start --help").code == 0


def test_the_version(newcomer: Person) -> None:
    assert newcomer.types("--version").out == f"tracker {__version__}\n"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("strat mixing", "no command «strat». Did you mean «start»"),
        ("stauts", "«status»"),
        ("wek", "«week»"),
        ("activty add", "«activity»"),
        ("xylophone", "See them all: tracker --help"),
        ("''", "See them all"),
        ("splice last 20m", "no command «splice»"),
        ("--verbose", "no option --verbose"),
        ("-v", "no option -v"),
        ("--data", "--data needs DIR"),
        ("--data --help", "--data needs DIR"),
        ("start mixing --nate x", "no option --nate. Did you mean «--note»"),
        ("start mixing --note", "--note needs TEXT"),
        ("start mixing --note --track", "--note needs TEXT"),
        ("start mixing -n x", "no option -n"),
        ("stop now", "«now» is one word too many"),
        ("status --json=yes", "--json takes no value"),
        ("resume --at 14:00", "no option --at"),
    ],
)
def test_what_is_not_understood_is_one_line_with_a_hint(person: Person, line: str, hint: str) -> None:
    refuses(person.types(line), 2, hint)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_what_can_be_said_once_is_refused_twice_instead_of_the_last_one_counting(name: str) -> None:
    for option in (*COMMANDS[name].options, DATA):
        value = option.choices[0] if option.choices else "x"
        once = [[f"--{option.name}", value], [f"--{option.name}={value}"]] if option.takes else []
        once += [[f"-{option.short}", value], [f"-{option.short}{value}"]] if option.short else []
        once += [[f"--{option.name}"]] if option.may_be_bare else []
        for one, other in product(once, once):
            with pytest.raises(Misunderstood, match=f"--{option.name} is given twice; it takes one"):
                understood(COMMANDS[name], [*one, *other])


def test_a_bare_option_may_be_said_again_as_that_changes_nothing() -> None:
    assert understood(COMMANDS["status"], ["--json", "--json"]).has("json")


def test_two_dashes_end_the_options(newcomer: Person) -> None:
    assert newcomer.types("goal -- --more --music").out == "The goal is now: --more --music\n"


def test_what_is_echoed_is_inert(newcomer: Person) -> None:
    for words in (
        ["\x1b[31mx"],
        ["start", "\x1b[31mx"],
        ["week", "a\nb"],
        ["--\x1b"],
        ["stop", "--at", "\x07"],
    ):
        said = newcomer.gives(*words)
        assert said.code in (1, 2)
        assert "\x1b" not in said.err
        assert "\x07" not in said.err
        assert said.err.count("\n") == 1


def test_the_app_needs_a_terminal(newcomer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    refuses(newcomer.types(""), 2, "the app needs a terminal", "tracker --help")
    refuses(newcomer.gives("--data", str(newcomer.data)), 2, "terminal")


def test_ctrl_c_is_no_traceback(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.changes.timer.Timer.start", interrupted)
    said = person.types("start mixing")
    assert (said.code, said.out, said.err) == (130, "", "")


words = st.lists(
    st.sampled_from(
        [
            "--at",
            "--note",
            "--json",
            "--week",
            "--from",
            "--",
            "-",
            "-20m",
            "--help",
            "=",
            "--data",
            "x",
            "14:05",
        ]
    )
    | st.text(max_size=8),
    max_size=6,
)


@given(name=st.sampled_from(sorted(COMMANDS)), words=words)
def test_any_words_are_understood_or_refused(name: str, words: list[str]) -> None:
    with suppress(Misunderstood):
        assert understood(COMMANDS[name], words).command is COMMANDS[name]


WEEK, TODAY = Week(2026, 47), date(2026, 11, 16)


@given(text=st.text(max_size=12) | st.from_regex(r"\d{4}-[wW]?\d{2}(-\d{2})?", fullmatch=True))
@settings(max_examples=some(300))
def test_any_text_is_a_week_and_a_day_or_refused(text: str) -> None:
    for parse, now in ((parse_week, WEEK), (parse_day, TODAY)):
        with suppress(Misunderstood, Invalid):
            assert isinstance(parse(text, now), type(now))
