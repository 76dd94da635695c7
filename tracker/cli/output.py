"""Everything that commands write to the terminal."""

from __future__ import annotations

import os
import sys

from tracker.domain.text import PLAIN_SIGNS, clusters, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# What Python sets where it finds an LC_CTYPE of C, as its own documentation names them.
_PUT_FOR_C = ("C.UTF-8", "C.utf8", "UTF-8")


def say(*lines: str) -> None:
    """Write lines to standard output, each made safe to show."""
    if lines:
        print("\n".join(map(one_line, lines)))


def complain(message: str) -> None:
    """Write one line to standard error, if anybody can hear it."""
    if sys.stderr is not None:
        try:
            print(one_line(message), file=sys.stderr)
        except OSError:
            return


def say_bytes(content: bytes) -> None:
    """Write a file's content to standard output as it is, whatever the terminal's encoding."""
    if sys.stdout is not None:
        sys.stdout.flush()
        # Where Python is told to keep no buffer a write may take a part, as one onto a full disk does.
        rest = memoryview(content)
        while rest:
            written = sys.stdout.buffer.write(rest)
            if written is None:
                _wait_for_room()
            else:
                rest = rest[written:]


def _wait_for_room() -> None:
    """Wait until standard output takes more: another program may have set it so that it does not wait."""
    import select

    select.select([], [sys.stdout], [])


def say_json(content: dict[str, Any]) -> None:
    """Write one JSON object on one line, in ASCII: readable in whatever encoding."""
    import json

    print(json.dumps(content))


def warn_of_damage(problems: Iterable[str]) -> None:
    """Name the files that could not be read as a whole; what follows was made without the rest."""
    for problem in problems:
        complain(f"{problem}. See: tracker check")


def make_streams_forgiving() -> None:
    """Let no sign be refused by an encoding that lacks it, and write none that the locale has not."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
        is_ascii = encoding == "utf8" and _is_ascii_locale()
        if not hasattr(stream, "reconfigure") or (encoding == "utf8" and not is_ascii):
            continue
        import codecs

        codecs.register_error("tracker.plain", _plain)
        codecs.register_error("tracker.plain-signs", _plain_signs)
        if is_ascii:
            stream.reconfigure(encoding="ascii", errors="tracker.plain-signs")
        else:
            stream.reconfigure(errors="tracker.plain")


def _is_ascii_locale() -> bool:
    """Whether somebody chose a locale that has ASCII alone; Python writes UTF-8 even there."""
    if not sys.flags.utf8_mode or "PYTHONUTF8" in os.environ:
        return False
    chosen = os.environ.get("LC_ALL") or _chosen_for_letters() or os.environ.get("LANG")
    return chosen in ("C", "POSIX")


def _chosen_for_letters() -> str:
    """The LC_CTYPE that this program was started with; Python puts another one in the place of C."""
    given = os.environ.get("LC_CTYPE", "")
    if given not in _PUT_FOR_C:
        return given
    try:
        with open("/proc/self/environ", "rb") as file:
            environ = file.read().split(b"\0")
    except OSError:
        return ""
    name = b"LC_CTYPE="
    return next((os.fsdecode(line[len(name) :]) for line in environ if line.startswith(name)), "")


def _plain_signs(error: UnicodeError) -> tuple[bytes, int]:
    """What such a locale is given: plain signs, and letters as they are, for names are the user's."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    refused = error.object[error.start : error.end]
    plain = "".join(PLAIN_SIGNS.get(char, char) for char in refused)
    return plain.encode("utf-8", "surrogateescape"), error.end


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Stand-ins of the same width for what an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = clusters(error.object[error.start : error.end])
    return "".join(_stand_in(sign).ljust(cells, "?")[:cells] for sign, cells in signs), error.end


def _stand_in(sign: str) -> str:
    from unicodedata import normalize

    # A letter without its accent says more than a question mark.
    base = normalize("NFKD", sign)[:1]
    return PLAIN_SIGNS.get(sign, base if base.isascii() else "?")
