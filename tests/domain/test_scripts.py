"""Texts in every script: how wide they are, where they may be cut, and the keys made from them."""

from __future__ import annotations

import subprocess
import sys
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import width

from tests.examples import some
from tracker.domain.activities.activity import Activity, ActivityList
from tracker.domain.text import (
    are_one_cell_each,
    cell_width,
    clusters,
    cut,
    fitted,
    is_key,
    kept_together,
    one_line,
    slug,
    wrapped,
    wrapped_parts,
)

WIDTHS = {
    "Café – «x» … ▶": 14, "Чайковский": 10, "音楽": 4, "한글": 4, "\u1112\u1161\u11ab\u1100\u1173\u11af": 4,
    "ฝึกร้องเพลง": 9, "हिन्दी पाठ": 8, "e\u0301\u0301": 1, "か\u3099": 2, "👩\u200d🎤": 2, "👍🏽": 2,
    "👨\u200d👩\u200d👧\u200d👦": 2, "🇩🇪": 2, "❤\ufe0f": 2, "a\u200bb": 2,
}  # fmt: skip
_PARTS = [*WIDTHS, "नमस्ते", "தமிழ்", "မြန်မာ", "x", " ", "İ", "ß", "ﬁ", "Ⅷ", "ｶﾞ"]
TEXTS = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(_PARTS), max_size=5).map("".join))


@pytest.mark.parametrize("text", WIDTHS, ids=ascii)
def test_a_text_takes_the_cells_that_a_terminal_gives_it(text: str) -> None:
    assert cell_width(text) == WIDTHS[text]


def test_what_is_counted_without_the_tables_is_one_cell_in_them() -> None:
    counted = [char for char in map(chr, range(0x110000)) if are_one_cell_each(char)]
    assert len(counted) > 1000
    assert [char for char in counted if width(char) != 1] == []


@settings(deadline=None, max_examples=some(200))
@given(TEXTS, st.integers(2, 20))
def test_a_text_is_cut_and_wrapped_between_its_signs(text: str, room: int) -> None:
    line = one_line(text)
    signs = [sign for sign, _ in clusters(line)]
    assert "".join(signs) == line
    assert cell_width(fitted(line, room)) == room
    shown = cut(line, room)
    assert cell_width(shown) <= room
    assert (
        shown == line
        or [sign for sign, _ in clusters(shown.removesuffix("…"))] == signs[: len([*clusters(shown)]) - 1]
    )
    for part in wrapped(line, room):
        assert cell_width(part) <= room
        assert part == "" or {sign for sign, _ in clusters(part)} <= {*signs, " "}


def test_a_line_is_broken_between_its_parts_and_within_one_only_where_that_is_longer() -> None:
    told = f"40:00 in all · connections 1:17 · wasted on {kept_together('Social media 7:48')}, Series 3:00"
    assert wrapped_parts(told, 29) == [
        "40:00 in all",
        "connections 1:17",
        "wasted on Social media 7:48,",
        "Series 3:00",
    ]
    assert wrapped_parts(told, 31)[0] == "40:00 in all · connections 1:17"
    assert wrapped_parts(told, 26)[2:] == ["wasted on", "Social media 7:48, Series", "3:00"]
    assert wrapped_parts("", 5) == [""]


@pytest.mark.parametrize("command", ["status", "week", "start mixing", "stop", "--help"])
def test_the_tables_are_not_read_for_texts_of_one_cell_a_letter(command: str, tmp_path) -> None:
    (tmp_path / "activities.toml").write_text(
        'format = 1\ngoal = "Чайковский – später"\n[[activities]]\nkey = "mixing"\nname = "Café ▶"\n'
        'kind = "studio"\n',
        "utf-8",
    )
    run = "import sys; from tracker.__main__ import main; main(sys.argv[1:])\n"
    run += "sys.exit('wcwidth' in sys.modules)"
    call = [sys.executable, "-c", run, "--data", str(tmp_path), *command.split()]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0


# Keys


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("がぎぐ", "がぎぐ"),
        ("Чайковский", "чайковский"),
        ("हिन्दी पाठ", "हिन्दी-पाठ"),
        ("한글 연습", "한글-연습"),
        ("Ελληνική Ωδή", "ελληνική-ωδή"),
        ("Žižek & Ångström", "zizek-angstrom"),
        ("می\u200cخواهم", "میخواهم"),
        ("1\ufe0f\u20e3 take", "1-take"),
        ("👩\u200d🎤", ""),
    ],
)
def test_a_key_keeps_the_letters_of_every_script(name: str, key: str) -> None:
    assert slug(name) == slug(normalize("NFD", name)) == key


@settings(deadline=None, max_examples=some(300))
@given(TEXTS)
def test_what_is_made_as_a_key_is_one_and_finds_its_activity(name: str) -> None:
    key = ActivityList().unused_key(name)
    assert is_key(key)
    assert slug(key) == key
    listed = ActivityList((Activity(key, "x", "studio"),))
    for typed in (key, normalize("NFD", key), key.upper().lower(), f" {key} "):
        assert listed.find(typed).key == key


@settings(deadline=None, max_examples=some(300))
@given(TEXTS)
def test_a_key_of_before_stays_one(name: str) -> None:
    """Keys were once made without any marks, and their letters were left taken apart."""
    bare = "".join(char for char in normalize("NFKD", name) if not combining(char))
    key = "-".join("".join(char.lower() if char.isalnum() else " " for char in bare).split())
    assert is_key(key) or not key


@pytest.mark.parametrize("text", ["", "Mixing", "café", "a b", "a--b", "-a", "ﬁ", "\u0301a", "Ж"])
def test_what_is_no_key_is_told_from_one(text: str) -> None:
    assert not is_key(text)
