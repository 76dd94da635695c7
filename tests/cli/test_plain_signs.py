"""Where the encoding or the locale has ASCII alone, what the program writes itself is ASCII."""

from __future__ import annotations

import ast
import io
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import tracker
from tests.cli.person import Person
from tests.cli.test_hostile_text import LINES
from tests.cli.test_wide_texts import WIDE, lay_out
from tracker.__main__ import main
from tracker.cli import output
from tracker.domain.bar import PLAIN_BAR
from tracker.domain.text import PLAIN_SIGNS, cell_width
from tracker.ui.terminal.ascii_glyphs import _TABLE

# Letters, and what is read or replaced and never written.
_NO_SIGNS = set("é\u00a0\ufffd\ufeff\ud800\udfff")
TO_PLAIN = str.maketrans(PLAIN_SIGNS)


def printed(person: Person, line: str, encoding: str) -> list[str]:
    """What a command prints to streams of an encoding, over a record of wide letters laid out anew."""
    for folder in person.data.parent.iterdir():
        shutil.rmtree(folder)
    lay_out(person, WIDE)
    raw = io.BytesIO()
    out, err = (io.TextIOWrapper(raw, encoding, write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        main(shlex.split(line), person.clock)  # type: ignore[arg-type]
    printed_bytes = raw.getvalue()
    out.detach(), err.detach()
    return printed_bytes.decode().splitlines()


TABLES = [line for line in LINES if "--json" not in line and " -o " not in line]


@pytest.mark.parametrize("line", TABLES)
def test_where_the_encoding_lacks_them_signs_and_letters_have_stand_ins_of_their_width(
    line: str, newcomer: Person
) -> None:
    whole, plain = printed(newcomer, line, "utf-8"), printed(newcomer, line, "ascii")
    assert all(text.isascii() for text in plain)
    assert [*map(len, plain)] == [*map(cell_width, whole)]
    for before, after in zip(whole, plain, strict=True):
        # Only letters become question marks.
        assert after.count("?") <= cell_width("".join(sign for sign in before if sign not in PLAIN_SIGNS))
        if all(sign.isascii() or sign in PLAIN_SIGNS for sign in before):
            assert after == before.translate(TO_PLAIN)


@pytest.mark.parametrize("line", ["week", "log", "activities", "sheet", "nonsense"])
def test_in_an_ascii_locale_signs_are_plain_and_names_stay(
    line: str, newcomer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = printed(newcomer, line, "utf-8")
    monkeypatch.setattr(output, "_is_ascii_locale", lambda: True)
    assert printed(newcomer, line, "utf-8") == [text.translate(TO_PLAIN) for text in whole]


def signs_in(path: Path) -> set[str]:
    """What a module has in its texts beside ASCII; docstrings are for readers of the code."""
    nodes = [*ast.walk(ast.parse(path.read_text("utf-8")))]
    read = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in read]
    return {sign for text in texts if isinstance(text, str) for sign in text if not sign.isascii()}


def test_every_sign_that_is_written_has_a_stand_in() -> None:
    root = Path(tracker.__file__).parent
    for path in root.rglob("*.py"):
        known = set(map(chr, _TABLE)) if path.is_relative_to(root / "ui") else {*PLAIN_SIGNS, *PLAIN_BAR}
        assert signs_in(path) - known - _NO_SIGNS == set(), path
