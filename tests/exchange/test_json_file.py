"""What is handed on as JSON: all that a file can say comes back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given

from tests.exchange.rebuilding import rebuilt, toml_value
from tests.storage.documents import hand_written, logs
from tracker.exchange.json_file import RecordText
from tracker.exchange.json_value import json_value
from tracker.storage.file_state import understood
from tracker.storage.toml.document import same
from tracker.storage.toml.emitted import emitted

NAME = "weeks/2026-W47.toml"


def back(content: bytes) -> tuple[dict[str, Any], dict[str, bytes], Any]:
    """What comes back of a log with some content, and what it says."""
    state, text = understood(NAME, content), RecordText({})
    text.add(state, state.data)
    files, damaged = rebuilt("".join(text.pieces()))
    return files, damaged, state


@given(logs())
def test_whatever_a_log_says_under_known_keys_and_others_comes_back(data: dict[str, Any]) -> None:
    files, damaged, _ = back(emitted(data).encode())
    assert not damaged
    assert same(files[NAME], data)


@given(hand_written())
def test_what_hands_wrote_comes_back_as_what_it_says_or_where_it_is_no_toml_as_it_is(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    files, damaged, state = back(content)
    if state.document is None:
        assert damaged == {NAME: content}
    else:
        assert same(files[NAME], state.document.data)


@pytest.mark.parametrize(
    ("key", "content", "said"),
    [
        ("start", datetime(2026, 11, 16, 19, tzinfo=UTC), "2026-11-16T19:00:00+00:00"),
        ("start", "2026-11-16", {"$toml": "string", "value": "2026-11-16"}),
        ("note", "2026-11-16", "2026-11-16"),
        ("day_start", time(4), "04:00:00"),
        ("finished", date(2026, 11, 18), "2026-11-18"),
        ("x", date(2026, 11, 18), {"$toml": "date-local", "value": "2026-11-18"}),
        ("x", time(19, 0, 0, 500_000), {"$toml": "time-local", "value": "19:00:00.500000"}),
        ("x", datetime(2026, 11, 18), {"$toml": "datetime-local", "value": "2026-11-18T00:00:00"}),
        (
            "x",
            datetime(2026, 11, 18, tzinfo=UTC),
            {"$toml": "datetime", "value": "2026-11-18T00:00:00+00:00"},
        ),
        ("x", float("-inf"), {"$toml": "float", "value": "-inf"}),
        ("x", 4.0, 4.0),
        ("x", 4, 4),
        ("x", True, True),
        ("x", -(2**53), {"$toml": "integer", "value": "-0x20000000000000"}),
        ("x", {"$toml": "mine"}, {"$toml": "table", "value": {"$toml": "mine"}}),
        ("guessed", {"a": time(1), "b": ["c"]}, {"a": "01:00:00", "b": [{"$toml": "string", "value": "c"}]}),
    ],
)
def test_each_kind_of_value_has_its_form_and_no_two_are_taken_for_each_other(
    key: str, content: object, said: object
) -> None:
    made = json.dumps(json_value({key: content}))
    assert json.loads(made) == {key: said}
    assert same(toml_value(json.loads(made)), {key: content})


def test_a_number_longer_than_python_would_print_is_no_fault() -> None:
    data = {"x": 16**5000}
    assert toml_value(json.loads(json.dumps(json_value(data)))) == data
