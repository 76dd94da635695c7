"""What is taken for TOML: version 1.0, and not deeper than anybody would write.

Parsers differ. Newer ones read TOML 1.1, which older ones and other programs refuse; all of them take
time beyond all bounds for some nonsense, or give up in the middle. So a text is looked through before a
parser sees it, in one pass. It is loaded only for texts that are not of the form that this app writes.
"""

from __future__ import annotations

import re

from tracker.domain.value import value
from tracker.storage.toml.regular import DEEPEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TOKENS = re.compile(
    r'''
      (?P<basic>"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}|"(?:[^"\\\n]++|\\[^\n])*+")
    | (?P<literal>\'\'\'(?:[^']++|'(?!\'\'))*+'{3,5}|'[^'\n]*+')
    | (?P<comment>\#[^\n]*+)
    | (?P<sign>[\n\[\]{},=])
    | (?P<bare>[^\s"'\#\[\]{},=]++)
    ''',
    re.VERBOSE,
)
_ESCAPES = re.compile(r"\\([\s\S])")
_TIME_WITHOUT_SECONDS = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt])?\d\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?")
_BEYOND = "is not TOML 1.0, which all programs read"


@value
class Trouble:
    """What stands against a text, and on which line, from 1."""

    message: str
    line: int


@value
class Looked:
    """What was found in a text: what no parser may see, and what this one may read but others refuse."""

    too_deep: Trouble | None = None
    beyond: Trouble | None = None


def looked_through(text: str) -> Looked:
    """Look through a text, whether it is TOML or not."""
    beyond: Trouble | None = None
    open_brackets: list[str] = []
    line, dots, last = 1, 0, ""
    for found in _TOKENS.finditer(text):
        kind, token = str(found.lastgroup), found.group()
        message = ""
        if kind == "sign":
            dots = 0
            if token in "[{":
                open_brackets.append(token)
            elif token in "]}":
                if token == "}" and last == ",":
                    message = "a comma before }"
                if open_brackets:
                    open_brackets.pop()
            elif token == "\n" and open_brackets[-1:] == ["{"]:
                message = "a line break between { and }"
        elif kind == "basic":
            escape = _newer_escape(token)
            message = f"the escape \\{escape}" if escape else ""
        elif kind == "bare":
            dots += token.count(".")
            if _TIME_WITHOUT_SECONDS.fullmatch(token):
                message = "a time without seconds"
        if len(open_brackets) > DEEPEST or dots >= DEEPEST:
            return Looked(too_deep=Trouble(too_deep(), line))
        if message and beyond is None:
            beyond = Trouble(f"{message} {_BEYOND}", line)
        line += token.count("\n")
        if kind != "comment" and token != "\n":
            last = token
    return Looked(beyond=beyond)


def comments_in(text: str) -> list[str]:
    """The comments of a TOML text."""
    return [found.group().rstrip() for found in _TOKENS.finditer(text) if found.lastgroup == "comment"]


def too_deep() -> str:
    """What is said of a text that is nested too deeply."""
    return f"it is nested more than {DEEPEST} deep"


def is_too_deep(data: Any) -> bool:
    """Whether data is nested deeper than anybody would write."""
    level = [data]
    for _ in range(DEEPEST + 1):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def _newer_escape(token: str) -> str:
    """The escape of TOML 1.1 in a string, if there is one."""
    if "\\e" not in token and "\\x" not in token:
        return ""
    return next((char for char in _ESCAPES.findall(token) if char in "ex"), "")
