"""What the terminal sends: keys stay keys, and what was pasted is told from them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ui.terminal.pasted import BEGIN, END, LONGEST, Pasted, PasteFinder, is_pasted

SENTENCE = "vocal comp, second verse"


def pieces(*reads: str) -> list[str | tuple[str, bool, bool]]:
    """What is found in some reads and then in silence: keys as texts, pastes as what is in them."""
    finder = PasteFinder()
    found = [piece for read in reads for piece in finder.found(read)]
    return [
        (piece.text, piece.is_cut, piece.ends_with_enter) if isinstance(piece, Pasted) else piece
        for piece in [*found, *finder.finish()]
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "1n",
        ",,,,,,,,,,,,,,,,,,,,",
        "j" * 500,
        " " * 40,
        "1 2 1 2 1 2 1 2 1 2",
        "jjjj kkkk llll hhhh",
        "a lot",
        "1234567890123456",
    ],
)
def test_fast_keys_and_held_ones_are_keys(keys):
    assert not is_pasted(keys)
    assert "".join(pieces(keys)) == keys


@pytest.mark.parametrize("text", [SENTENCE, "Half my rent\rfrom mixing\r", "x" * 1001])
def test_words_with_spaces_and_more_than_anybody_types_are_pasted(text):
    assert pieces(text) == [(text, False, False)]


def test_the_rest_of_a_paste_belongs_to_it_however_short():
    assert pieces(SENTENCE, " q", "\x1b[A") == [(f"{SENTENCE} q", False, False), "\x1b[A"]


def test_the_enter_after_a_line_may_have_been_pressed():
    assert pieces(f"{SENTENCE}\r") == [(SENTENCE, False, True)]
    assert pieces(f"{SENTENCE}\r\r") == [(f"{SENTENCE}\r\r", False, False)]


SILENCE = None


def found(*reads: str | None) -> list[str]:
    """What is found in some reads, with silences between them."""
    finder, result = PasteFinder(), []
    for read in reads:
        result += finder.finish() if read is SILENCE else finder.found(read)
    return [f"pasted {piece.text}" if isinstance(piece, Pasted) else piece for piece in result]


@pytest.mark.parametrize("key", ["\x1b", "\x03", "\x1b[27u", "\x1b[27;129u", "\x1b[99;5u", "\x03\x1b"])
def test_a_paste_that_has_lost_its_end_is_ended_by_escape_and_by_ctrl_c(key):
    assert found(f"{BEGIN}Tides", SILENCE, "n", SILENCE, key, SILENCE, "n") == ["pasted Tidesn", "n"]


@pytest.mark.parametrize("end", [(END,), ("\x1b", END[1:]), (END[:3], SILENCE, END[3:])])
def test_an_end_that_comes_late_or_in_pieces_is_the_end(end):
    assert found(f"{BEGIN}Tides", SILENCE, " two", *end, "n")[-2:] == ["pasted Tides two", "n"]
    assert found(f"{BEGIN}Tides", *end, "n") == ["pasted Tides", "n"]


@pytest.mark.parametrize("inside", ["\x1b", "\x03", "\x1b[27u"])
def test_what_is_pasted_may_hold_escapes(inside):
    assert found(f"{BEGIN}a", inside, f"b{END}") == [f"pasted a{inside}b"]
    assert found(f"{BEGIN}a", SILENCE, f"{inside}b{END}") == [f"pasted a{inside}b"]


def test_escape_that_is_held_down_needs_no_silence():
    assert found(f"{BEGIN}Tides", "\x1b", "\x1b", "\x1b", "n") == ["pasted Tides", "n"]


def test_the_rest_of_an_end_that_was_taken_for_escape_is_no_key():
    assert found(f"{BEGIN}Tides", "\x1b", SILENCE, END[1:], "n") == ["pasted Tides", "n"]


def test_what_is_too_long_is_cut_and_says_so():
    assert pieces(BEGIN + "x" * (LONGEST + 1) + END + "n") == [("x" * LONGEST, True, False), "n"]
    assert pieces(BEGIN + "x" * LONGEST + END) == [("x" * LONGEST, False, False)]


def test_keys_and_mouse_around_a_paste_keep_their_place():
    click = "\x1b[<0;5;5M"
    assert pieces(f"n{click}{BEGIN}q 1{END}\x1b[B") == ["n", click, ("q 1", False, False), "\x1b[B"]


@given(st.text("\x1b[20~1 aq\r", max_size=40), st.lists(st.integers(0, 60), max_size=8))
def test_a_bracketed_text_is_found_however_it_is_cut_into_reads(text, cuts):
    text = text.replace("\x1b", "")
    sent = f"n{BEGIN}{text}{END}u"
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    reads = [sent[begin:end] for begin, end in pairwise(places)]
    found = pieces(*reads)
    assert [piece for piece in found if isinstance(piece, tuple)] == [(text, False, False)]
    assert "".join(piece for piece in found if isinstance(piece, str)) == "nu"


def test_an_escape_by_itself_is_the_key():
    finder = PasteFinder()
    assert [*finder.found("\x1b")] == []
    assert finder.is_waiting
    assert [*finder.finish()] == ["\x1b"]
    assert not finder.is_waiting


@pytest.mark.parametrize("key", ["\x13", "\x7f", "\x01"])
def test_a_key_right_behind_a_text_without_brackets_is_a_key(key):
    assert pieces(f"{SENTENCE}{key}") == [(SENTENCE, False, False), key]


def test_no_control_character_of_a_paste_reaches_a_field():
    found = PasteFinder()
    (pasted,) = found.found("\x1b[200~one\x13 two\x07\tthree\x1b[201~")
    assert pasted.for_a_field == "one two\tthree"
