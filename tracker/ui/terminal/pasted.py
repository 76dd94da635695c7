"""Telling what was pasted from what was typed, in what the terminal sends."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from textual.events import Event

BEGIN, END = "\x1b[200~", "\x1b[201~"
# Longer than any text that a field takes, and short enough for every field to take at once.
LONGEST = 10_000
# Nobody types as much between two looks at the keyboard, nor holds a key down for so long.
_MOST_TYPED = 1000
_LEAST_PASTED = 12
# What is pressed, and no part of any text: sequences, and ctrl with a letter that is no line break or tab.
_PRESSED = re.compile(r"(\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])?|[\x01-\x08\x0b\x0c\x0e-\x1a\x7f])", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LETTERS = re.compile(r"[^\W\d_]+")
# Escape and ctrl+c, also as newer terminals send them.
_WAY_OUT = re.compile(r"\x03|\x1b\[99;\d+u|\x1b\[27(?:;\d+)?u|\x1b")
# Whoever presses it so often means it.
_OFTEN = 3
_REPEATED = re.compile(r"(.)\1+")


class Pasted(Event, bubble=False):
    """A text that was pasted. ``is_cut`` where it was longer than anybody would want in a field.

    ``ends_with_enter`` where it came without brackets, so that the key at its end may have been pressed.
    """

    def __init__(self, text: str, is_cut: bool = False, ends_with_enter: bool = False) -> None:
        super().__init__()
        self.text = text
        self.is_cut = is_cut
        self.ends_with_enter = ends_with_enter

    @property
    def for_a_field(self) -> str:
        """The text without what no field should hold: signs that control a terminal."""
        return _CONTROLS.sub("", self.text)


def is_pasted(text: str) -> bool:
    """Whether what came in one read was pasted: a dozen or more printable keys, words and spaces among them.

    Keys that are pressed fast or held down are typed: they make no words.
    """
    printable = sum(map(str.isprintable, text))
    if printable > _MOST_TYPED:
        return True
    words = (_REPEATED.sub(r"\1", letters) for letters in _LETTERS.findall(text))
    has_words = sum(len(word) > 2 for word in words) > 1
    return printable >= _LEAST_PASTED and has_words and any(map(str.isspace, text.strip()))


class PasteFinder:
    """Takes what is read, one read after the other, and gives it back as keys and as what was pasted."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._room = LONGEST
        self._is_bracketed = False
        self._is_unbracketed = False
        self._held = ""
        self._is_end_lost = False

    @property
    def is_waiting(self) -> bool:
        """Whether more may belong to what was read last; if nothing comes soon, call ``finish``."""
        return self._is_unbracketed or bool(self._held)

    @property
    def is_in_paste(self) -> bool:
        """Whether the end of something that was pasted is still to come: soon is later then."""
        return self._is_bracketed

    def found(self, text: str) -> Iterator[str | Pasted]:
        """What was read, as far as it is known what it is."""
        text, self._held = self._held + text, ""
        if self._is_bracketed and not _WAY_OUT.sub("", text):
            # Keys, or the beginning of the end: what comes next, or does not, tells.
            self._held = text
            if len(_WAY_OUT.findall(text)) >= _OFTEN:
                yield from self.finish()
            return
        if self._is_end_lost:
            text, self._is_end_lost = text.removeprefix(END[1:]), False
        while text:
            if self._is_bracketed:
                text = yield from self._bracketed(text)
                continue
            typed, begin, text = text.partition(BEGIN)
            if not begin:
                typed = self._without_begun_bracket(typed)
            yield from self._typed_or_pasted(typed)
            if begin:
                yield from self._ended()
                self._is_bracketed = True

    def finish(self) -> Iterator[str | Pasted]:
        """What waited for more that has not come.

        A paste that has lost its end would make all keys its own: escape or ctrl+c ends it.
        """
        yield from self._ended()
        if self._is_bracketed:
            if self._held and not _WAY_OUT.sub("", self._held):
                self._held, self._is_bracketed, self._is_end_lost = "", False, True
                yield self._taken()
        elif self._held:
            held, self._held = self._held, ""
            yield held

    def _bracketed(self, text: str) -> Generator[Pasted, None, str]:
        """Keep what is in brackets, and return what comes after them."""
        pasted, end, rest = text.partition(END)
        if end:
            self._keep(pasted)
            self._is_bracketed = False
            yield self._taken()
            return rest
        for length in range(min(len(END) - 1, len(text)), 0, -1):
            if END.startswith(text[-length:]):
                text, self._held = text[:-length], text[-length:]
                break
        self._keep(text)
        return ""

    def _without_begun_bracket(self, text: str) -> str:
        """The text without a beginning of a bracket at its end, which the next read goes on with."""
        escape = text.rfind("\x1b", -len(BEGIN))
        if escape >= 0 and BEGIN.startswith(text[escape:]):
            self._held = text[escape:]
            return text[:escape]
        return text

    def _typed_or_pasted(self, text: str) -> Iterator[str | Pasted]:
        for piece in _PRESSED.split(text):
            if _PRESSED.fullmatch(piece):
                yield from self._ended()
                yield piece
            elif piece and (self._is_unbracketed or is_pasted(piece)):
                self._is_unbracketed = True
                self._keep(piece)
            elif piece:
                yield piece

    def _ended(self) -> Iterator[Pasted]:
        """What was pasted without brackets, once it is known where it ends."""
        if self._is_unbracketed:
            self._is_unbracketed = False
            yield self._taken(may_end_with_enter=True)

    def _keep(self, text: str) -> None:
        self._kept.append(text[: max(0, self._room)])
        self._room -= len(text)

    def _taken(self, may_end_with_enter: bool = False) -> Pasted:
        text, is_cut = "".join(self._kept).replace("\x00", ""), self._room < 0
        self._kept, self._room = [], LONGEST
        line = text.rstrip("\r\n")
        has_enter = may_end_with_enter and not is_cut and text == f"{line}\r" and len(line.splitlines()) == 1
        return Pasted(line if has_enter else text, is_cut, has_enter)
