"""``tracker assess`` before it opens the app."""

from __future__ import annotations

import pytest

from tests.cli.person import Person, refuses


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("assess 2026-W54", 2, "no week 54"),
        ("assess soon", 2, "is not a week"),
        ("assess 2026-W48", 1, "2026-W48 has not begun yet."),
        ("assess last week", 2, "one word too many"),
    ],
)
def test_a_bad_week_is_refused_before_the_app_opens(person: Person, words: str, code: int, says: str) -> None:
    refuses(person.types(words), code, says)


def test_it_needs_a_terminal(person: Person) -> None:
    refuses(person.types("assess last"), 2, "the app needs a terminal")
