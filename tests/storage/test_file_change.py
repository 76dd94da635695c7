"""The change of one file, as the stretches of bytes that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.storage.journal import journal
from tracker.storage.journal.journal import file_change, signature

LINES = st.lists(st.sampled_from([b"", b"a", b"bb", "é音".encode(), b"\xff\r", b"longer line"]), max_size=12)
CONTENTS = LINES.map(b"\n".join)


@pytest.mark.parametrize("long_splice", [1, journal._LONG_SPLICE])
@given(before=CONTENTS, after=CONTENTS)
def test_a_change_leads_back_and_its_inverse_forth(long_splice: int, before: bytes, after: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "_LONG_SPLICE", long_splice)
        change = file_change("x", before, after, [])
    assert change.backward(after) == before
    assert change.inverse().backward(before) == after
    assert change.inverse().inverse() == change
    assert (change.before, change.after) == (signature(before), signature(after))


def test_a_file_that_was_made_was_not_there_before() -> None:
    change = file_change("x", None, b"new", [])
    assert change.backward(b"new") is None
    assert change.inverse().backward(b"") == b"new"
