"""Every command over names, notes, tracks and keys of wide letters: the columns stand as over narrow ones."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta

import pytest

from tests.cli.person import Person
from tests.cli.test_hostile_text import LINES
from tracker.domain.text import clusters, slug

# Of the same widths, some too wide for their column. Both have letters that no message has.
WIDE = (
    "音楽",
    "がぎぐの練習を毎日",
    "हिन्दी पाठ",
    "👩\u200d🎤",
    "ฝึกร้องเพลง",
    "한글연습",
    "җ漢" + "字の長い名前を読む" * 4,
)
NARROW = ("бггд", "жз" * 9, "ийлл ппф", "цч", "ш" * 9, "щэюя" * 2, "ѓѓ" + "ѕљ" * 36 + "ѕ")
# The keys that the examples of the commands name, and after them two made from the names.
_EXAMPLES = ("mixing", "phone", "gaming", "tutorials", "cafe-shifts")


def lay_out(person: Person, texts: tuple[str, ...]) -> None:
    """Write the list, the tracks, and this week and the one before with their entries."""
    now = person.clock.now()
    keys = (*_EXAMPLES, *map(slug, texts[len(_EXAMPLES) :]))
    lines = ["format = 1", f'goal = "{texts[-1]}"']
    for key, text in zip(keys, texts, strict=True):
        lines += ["[[activities]]", f'key = "{key}"', f'name = "{text}"', 'kind = "leisure"', "priority = 1"]
        lines += [f'reason = "{text}"']
    (person.data / "weeks").mkdir(parents=True)
    (person.data / "activities.toml").write_text("\n".join(lines), "utf-8")
    for week, days in (("2026-W47", 0), ("2026-W46", 7)):
        lines = ["format = 1", f'week = "{week}"', "[guesses]", f'"{keys[-2]}" = 3.0']
        for number, (key, text) in enumerate(zip(keys, texts, strict=True)):
            start = now - timedelta(days=days, hours=number + 1)
            lines += ["[[entries]]", f'id = "{week[-2:]}aa000{number}"', f'activity = "{key}"']
            lines += [f"start = {start.isoformat()}", f"end = {(start + timedelta(minutes=30)).isoformat()}"]
            # What goes on below itself is broken elsewhere where the signs are wide.
            lines += [f'note = "{text}"', f'track = "{text}"'] if number in (0, 3, 4, 5) else []
        person.log(week).write_text("\n".join([*lines, ""]), "utf-8")


def cells_of(line: str) -> str:
    """What stands in which cell, the texts left out."""
    return "".join(sign if sign.isascii() else " " * cells for sign, cells in clusters(line)).rstrip()


@pytest.mark.parametrize("line", [line for line in LINES if "--json" not in line and " -o " not in line])
def test_columns_of_wide_letters_stand_as_those_of_narrow_ones(line: str, newcomer: Person) -> None:
    said = []
    for texts in (WIDE, NARROW):
        lay_out(newcomer, texts)
        answer = newcomer.types(line)
        assert answer.code in (0, 1, 2), answer
        said.append([*map(cells_of, (answer.out + answer.err).splitlines())])
        for folder in newcomer.data.parent.iterdir():
            shutil.rmtree(folder)
    assert said[0] == said[1]


@pytest.mark.parametrize("line", ["activities", "log", "week", "sheet", "tracks", "status"])
def test_what_is_cut_ends_in_an_ellipsis(line: str, newcomer: Person) -> None:
    lay_out(newcomer, WIDE)
    printed = newcomer.types(line).out
    for text in WIDE:
        whole = ("".join(text.split()), slug(text))
        for found in re.finditer(next(clusters(text))[0], printed):
            rest = printed[found.start() :]
            assert "".join(rest.split()).startswith(whole) or "…" in rest.partition("\n")[0], rest
