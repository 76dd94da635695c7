"""Reading TOML with the place of everything: the fast reader says what the full parser says."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.examples import some
from tests.storage.documents import hand_written, own_texts
from tracker.storage.toml.document import Document, TomlDamage, parse, read_document, same
from tracker.storage.toml.salvage import salvage


def full_parser(text: str) -> dict[str, Any] | None:
    """What ``tomllib`` reads; None where it refuses."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def assert_read_alike(text: str) -> None:
    meant = full_parser(text)
    if meant is None:
        with pytest.raises(TomlDamage):
            read_document(text)
    else:
        assert same(read_document(text).data, meant)


@settings(deadline=None, max_examples=some(120))
@given(own_texts())
def test_what_this_app_writes_is_read_as_any_parser_reads_it(text: str) -> None:
    assert same(read_document(text).data, tomllib.loads(text))


@settings(deadline=None, max_examples=some(300))
@given(hand_written())
@example("a = 1\r")
@example("a = 1\r\r\n")
@example('a = "x\ry"\n')
@example("a = 00:00+01\n")
@example("a = 2026-W47-1T19:02:11+01:00\n")
@example("a = 2026-11-16T190211.1+01:00\n")
@example("a = 2026-11-16T19:02:11+01:75\n")
@example("a = 1\n" + "b = 9" + "9" * 5000 + "\n")
@example("[a]\n[a.b]\n[[a]]\n")
@example("[[a.b]]\n[a]\nc = 1\n[a.b.c]\n")
@example("a = 1\n[a]\n")
@example("[a.b]\nx = 1\n[a]\nb = 1\n")
@example("[[a]]\n[a.b]\n[[a]]\n[a.b]\nx = 1\n")
@example('"a b" = 1\na.b = 2\n')
@example("a = \n")
@example("=\n")
@example("[a\n")
@example("[]\n")
@example("[[a]\n")
@example("a = '''\n[b]\n'''\nc = 1\n")
@example("a = [" * 5000)
def test_hand_written_text_is_read_as_the_full_parser_reads_it(text: str) -> None:
    assert_read_alike(text)


@settings(deadline=None, max_examples=some(120))
@given(st.text(alphabet="ab=.[]{}'\"\\#\n\r\t 01:-T\ufeff\x00\x7f\u2028é", max_size=40))
def test_any_text_is_read_or_refused_like_by_the_full_parser(text: str) -> None:
    assert_read_alike(text)


def value_texts(document: Document) -> list[tuple[str | None, str]]:
    """Each key with the text between its value's columns."""
    found = []
    for block in document.blocks:
        for item in block.items:
            lines = document.lines[item.line : item.end_line + 1]
            lines[-1] = lines[-1][: item.end_column]
            lines[0] = lines[0][item.column :]
            found.append((item.key, "".join(lines)))
    return found


@settings(deadline=None, max_examples=some(200))
@given(hand_written())
def test_the_places_of_an_item_hold_the_text_of_its_value(text: str) -> None:
    if full_parser(text) is None:
        return
    document = read_document(text)
    assert "".join(document.lines) == text
    for key, value_text in value_texts(document):
        assert value_text == value_text.strip(" \t\r\n")
        if key is not None:
            assert list(parse(f"x = {value_text}")) == ["x"]


def test_each_item_has_its_place() -> None:
    text = (
        "format = 1 # the first\n"
        '  "my key"\t=  [ 1,\n'
        "  2 ] # two\n"
        "a.b = '''x\n"
        "y'''\n"
        "[[entries]]\n"
        'note = "a # b"   \n'
        "t = { x = 1 }# c\n"
    )
    assert [shown for _, shown in value_texts(read_document(text))] == [
        "1",
        "[ 1,\n  2 ]",
        "'''x\ny'''",
        '"a # b"',
        "{ x = 1 }",
    ]


def test_the_headers_of_an_array_have_their_lines() -> None:
    text = "format = 1\n\n[[entries]]\nid = 1\n# x\n[[ entries ]] # second\n[[other]]\n"
    document = read_document(text)
    assert [document.line_of(("entries",), place) for place in range(2)] == [3, 6]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \nc = 2\n", 2),
        ("a = 1\n<<<<<<< HEAD\n", 2),
        ("a = 1\na = 2\n", 2),
        ('a = 1\n\nb = "open\n', 3),
        ("format = 1\n[[entries]]\nstart = 2026-11-\n", 3),
    ],
)
def test_damage_names_its_line(text: str, line: int) -> None:
    with pytest.raises(TomlDamage) as damage:
        read_document(text)
    assert damage.value.line == line
    assert damage.value.message


# Salvage

ENTRY_A = '[[entries]]\nid = "a"\nactivity = "mixing"\n'
ENTRY_B = '[[entries]]\nid = "b"\nactivity = "cafe"\n'
TOP = 'format = 1\nweek = "2026-W47"\n\n'


def ids(data: dict[str, Any]) -> list[str]:
    return [entry["id"] for entry in data.get("entries", [])]


def test_a_half_line_costs_its_own_table_only() -> None:
    data, damage = salvage(f'{TOP}{ENTRY_A}\n[[entries]]\nid = "x"\nstart = 2026-11-\n\n{ENTRY_B}')
    assert ids(data) == ["a", "b"]
    assert data["format"] == 1
    assert [each.line for each in damage] == [10]


def test_a_text_cut_off_in_the_middle_is_read_up_to_there() -> None:
    data, damage = salvage(f'{TOP}{ENTRY_A}\n{ENTRY_B}note = "vocal co')
    assert ids(data) == ["a"]
    assert len(damage) == 1
    assert damage[0].line == 11


def test_conflict_markers_round_whole_entries_leave_both_sides_readable() -> None:
    text = f"{TOP}<<<<<<< HEAD\n{ENTRY_A}=======\n{ENTRY_B}>>>>>>> theirs\n"
    data, damage = salvage(text)
    assert data["format"] == 1
    assert ids(data) == ["a", "b"]
    assert [each.line for each in damage] == [4, 8, 12]


def test_conflict_markers_within_an_entry_leave_our_side() -> None:
    text = f'{TOP}{ENTRY_A}<<<<<<< HEAD\nnote = "ours"\n=======\nnote = "theirs"\n>>>>>>> theirs\n{ENTRY_B}'
    data, _ = salvage(text)
    assert ids(data) == ["a", "b"]
    assert data["entries"][0]["note"] == "ours"


def test_an_entry_that_stands_on_both_sides_of_a_conflict_is_read_once() -> None:
    text = f"{TOP}<<<<<<< HEAD\n{ENTRY_A}=======\n{ENTRY_A}end = 1\n{ENTRY_B}>>>>>>> theirs\n"
    assert ids(salvage(text)[0]) == ["a", "b"]


def test_a_damaged_first_entry_does_not_hide_the_others() -> None:
    text = f'{TOP}[[entries]]\nid = "x\n[entries.extra]\nz = 1\n{ENTRY_A}'
    assert ids(salvage(text)[0]) == ["a"]


def test_a_damaged_top_keeps_what_can_be_read_of_it() -> None:
    data, damage = salvage(f"format = 1\nday_start = 04:00:00\nstudio_days = \n\n{ENTRY_A}")
    assert data["format"] == 1
    assert data["day_start"].hour == 4
    assert ids(data) == ["a"]
    assert [each.line for each in damage] == [3]


@settings(deadline=None, max_examples=some(150))
@given(own_texts(), st.data())
def test_whatever_is_cut_off_or_torn_can_be_looked_at(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    torn = text[:cut] + data.draw(st.sampled_from(["", "\x00", "[[", "=", '"'])) + text[cut:]
    for damaged in (text[:cut], torn):
        read, damage = salvage(damaged)
        assert isinstance(read, dict)
        if full_parser(damaged) is None:
            assert damage
            assert all(1 <= each.line <= damaged.count("\n") + 1 for each in damage)


_ELEMENTS = (
    '[[entries]]\nid = "a1"\nactivity = "mixing"\n',
    '[[entries]]\nid = "a2"\nstart = 2026-11-16T19:02:11+01:00\n\n',
    '[entries.more]\nmood = "fine"\n',
    '[[entries.more]]\nmood = "fine"\n',
    '[[tracks]]\nname = "Glass Hours"\n',
    '[assessment]\ngoal = "Mix"\n',
    '[[assessment.ratings]]\nactivity = "mixing"\n',
    "# a comment\n",
    "priority = 3\n",
)


@given(st.lists(st.sampled_from(_ELEMENTS)), st.lists(st.sampled_from(_ELEMENTS)))
@example([_ELEMENTS[0], _ELEMENTS[2]], [_ELEMENTS[0]])
@example([_ELEMENTS[0]], [_ELEMENTS[0], _ELEMENTS[3]])
# One in the place of another, of another array or of none.
@example([_ELEMENTS[0], _ELEMENTS[-5]], [_ELEMENTS[0], _ELEMENTS[-4]])
@example([_ELEMENTS[0], _ELEMENTS[-4]], [_ELEMENTS[-4], _ELEMENTS[-4]])
@example([_ELEMENTS[0], _ELEMENTS[-4]], [_ELEMENTS[0], '[assessment]\ngoal = "Record"\n'])
def test_a_text_read_like_another_one_says_what_it_says(before: list[str], after: list[str]) -> None:
    texts = ["".join(("format = 1\n", *elements)) for elements in (before, after)]
    try:
        like = read_document(texts[0])
        by_itself = read_document(texts[1]).data
    except TomlDamage:
        return
    was = deepcopy(like.data)
    assert same(read_document(texts[1], like).data, by_itself)
    assert same(like.data, was)


def test_what_a_text_may_not_hold_is_found_where_it_differs_from_another_one() -> None:
    like = read_document(f"format = 1\n\n{_ELEMENTS[0]}{_ELEMENTS[1]}")
    for odd in ('"a\x01"', '"a\r"', '"a\x7f"', "a3", '"a"" = 3'):
        with pytest.raises(TomlDamage):
            read_document(like.text.replace('"a2"', odd), like)


def test_an_element_that_stands_in_another_text_to_the_letter_is_not_read_again() -> None:
    before, kept, changed = "format = 1\n\n", _ELEMENTS[0], _ELEMENTS[1]
    like = read_document(before + kept + changed)
    after = read_document(before + kept + changed.replace("a2", "a3"), like)
    assert after.data["entries"][0] is like.data["entries"][0]
    assert after.data["entries"][1] is not like.data["entries"][1]
