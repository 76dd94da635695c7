"""Everything that commands write to the terminal."""

from __future__ import annotations

import sys

from tracker.domain.text import PLAIN_SIGNS, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def say(*lines: str) -> None:
    """Write lines to standard output, each made safe to show."""
    if lines:
        print(*map(one_line, lines), sep="\n")


def complain(message: str) -> None:
    """Write one line to standard error, if anybody can hear it."""
    if sys.stderr is not None:
        try:
            print(one_line(message), file=sys.stderr)
        except OSError:
            return


def say_json(content: dict[str, Any]) -> None:
    """Write one JSON object on one line, in ASCII: readable in whatever encoding."""
    import json

    print(json.dumps(content))


def warn_of_damage(problems: Iterable[str]) -> None:
    """Name the files that could not be read as a whole; what follows was made without the rest."""
    for problem in problems:
        complain(f"{problem}. See: tracker check")


def make_streams_forgiving() -> None:
    """Let no sign be refused by an encoding that lacks it."""
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None) or "utf-8"
        if encoding.lower().replace("-", "") == "utf8":
            continue
        import codecs

        codecs.register_error("tracker.plain", _plain)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="tracker.plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    refused = error.object[error.start : error.end]
    from unicodedata import normalize

    # A letter without its accent says more than a question mark.
    letters = ((char, normalize("NFKD", char)[:1]) for char in refused)
    plain = (PLAIN_SIGNS.get(char, base if base.isascii() else "?") for char, base in letters)
    return "".join(plain), error.end
