"""Whoever gives every key another one reads no old name anywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tests.hostile import lay_out
from tests.ui.driving import HandClock, shown_text, told
from tests.ui.walking import EVERY_KEY, WAYS, WIDE, Walk
from tracker.changes.changes import Changes
from tracker.settings.config import Settings
from tracker.settings.config_file import settings_in
from tracker.settings.key_names import name_of_key
from tracker.settings.keys import KEYS
from tracker.storage.folders import Folders
from tracker.storage.machine.app_memory import AppMemory
from tracker.storage.store import Store
from tracker.ui.app import TrackerApp

# Letters that no text of ours has, one for each key; where signs are typed, keys of their own.
LETTERS = [chr(code) for code in (*range(0x10D0, 0x10F1), *range(0x561, 0x587), *range(0x430, 0x450))]
LETTERS += [chr(code) for code in (*range(0x3B1, 0x3CA), *range(0x5D0, 0x5EB), *range(0x905, 0x93A))]
LETTERS += [chr(code) for code in range(0x13A0, 0x13F0)]
NOT_TYPED = [f"f{number}" for number in range(13, 25)]

# What a text about a key goes on with.
VERBS = (
    "goes|shows|starts|stops|switches|writes|leaves|ticks|adds|takes|keeps|undoes|redoes|assesses|answers|says|"
    "gives|opens|rates|moves|puts|finds|fills|guesses|brings|mends|prints|merges|saves|again"
)
SIGNS = "|".join(
    sorted(
        {re.escape(name) for key in KEYS for name in map(name_of_key, key.keys.split(",")) if len(name) == 1}
    )
)
OLD_NAMES = re.compile(
    rf"\b(?:ctrl\+\w|shift\+\w|esc\b|escape\b|enter\b|tab\b|backspace\b|pageup\b|pagedown\b)"
    rf"|\bspace (?:{VERBS})|[Pp]ress +(?:space|{SIGNS})(?!\w)|(?<![\w.:«–\]-])(?:{SIGNS}) +(?:{VERBS})\b"
    rf"|\bback with \w\b|\b[1-9] to 9, 0\b|(?<![\d:])0 is 10\b|\by or n\b"
)


def old_names(text: str) -> set[str]:
    return {found.group(0) for found in OLD_NAMES.finditer(text)}


@pytest.fixture
def remapped() -> Settings:
    letters, others = iter(LETTERS), iter(())
    lines, group = [], ""
    for key in KEYS:
        if key.group.is_typed_into:
            if key.group.name != group:
                group, others = key.group.name, iter(NOT_TYPED)
            name = next(others)
        else:
            name = next(letters)
        lines.append(f'"{key.id}" = "{name}"')
    settings = settings_in("[keys]\n" + "\n".join(lines), "config.toml")
    assert settings.problems == ()
    assert len(settings.keys) == len(KEYS)
    return settings


def new_app(folders: Folders, clock: HandClock, settings: Settings, is_new: bool = False) -> TrackerApp:
    own = Changes(Store(folders), clock.zone)
    memory = AppMemory(folders.in_state("app.json"))
    return TrackerApp(own, clock, memory, own.record.week(None, clock.now()), is_new, settings)


def old_names_shown(app: TrackerApp) -> Iterator[str]:
    """Names of keys that are not theirs any more, on the screen, in its help and in its tips."""
    texts = [shown_text(app), told(app), app.screen.HELP or ""]
    texts += [str(widget.tooltip or "") for widget in app.screen.query("*")]
    return (name for text in texts for name in old_names(text))


@pytest.mark.slow
@pytest.mark.skipif(not EVERY_KEY, reason="goes everywhere: set TRACKER_EVERY_KEY")
async def test_with_every_key_remapped_no_screen_names_an_old_one(
    folders: Folders, clock: HandClock, remapped: Settings
) -> None:
    new = new_app(
        Folders(f"{folders.data}-new", f"{folders.state}-new", folders.config), clock, remapped, True
    )
    async with new.run_test(size=WIDE) as pilot:
        first = Walk(new, pilot, old_names_shown)
        await first.settle()
        for _ in range(3):
            await first.look()
            assert await first.act("choose.on")
        await first.look()
    lay_out(Path(folders.data), clock.now())
    app = new_app(folders, clock, remapped)
    async with app.run_test(size=WIDE) as pilot:
        walk = Walk(app, pilot, old_names_shown)
        await walk.settle()
        for way in (
            *WAYS,
            ("timer.switch",),
            ("timer.switch",),
            ("app.undo",),
            ("week.list", "list.archive"),
        ):
            assert await walk.go(way), way
            await walk.look()
            if "help" not in str(way) and await walk.act("app.help"):
                await walk.look()
        await walk.go(())
        app.action_help_quit()
        await walk.look()
        assert told(app).startswith(remapped.name_of("app.quit"))
        # They do what the old ones did.
        await pilot.press(remapped.name_of("week.options"))
        await walk.settle()
        assert type(app.screen).__name__ == "OptionsScreen"
    assert first.found | walk.found == set()


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """What a module says: its texts of several words that are no documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    stand_alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in stand_alone and " " in node.value.strip():
            yield node.lineno, node.value


def test_no_text_has_the_name_of_a_key_written_into_it() -> None:
    package = Path(tracker.__file__).parent
    found = {
        f"{path.relative_to(package)}:{line}: {name}"
        for path in package.rglob("*.py")
        # Commands and files have no keys, and the settings explain how keys are written.
        if path.relative_to(package).parts[0] not in ("cli", "settings", "storage")
        for line, text in texts_in(path)
        for name in old_names(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [
        "ctrl+p finds everything by typing",
        "escape leaves it as it is",
        "Tick at least one: space ticks, a adds your own",
        "the list has it back with x",
        "1 to 9, 0 is 10.",
        "y or n.  Does it support",
        "Done · u undoes",
        "press G to guess",
        "3 not rated yet, r goes to the next",
    ],
)
def test_an_old_name_beside_its_words_is_found(text: str) -> None:
    assert old_names(text)


@pytest.mark.parametrize(
    "text", ["a week to look back on", "It takes a rating", "Mixing 1:20", "at 14:05 starts"]
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert old_names(text) == set()
