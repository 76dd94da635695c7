"""An id looks the same wherever it comes from: a new entry, a step, a file that lacks one, a merge."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.entries.entry import first_version
from tracker.domain.entries.id_lookup import short_id
from tracker.domain.time.week import Week
from tracker.domain.versions.identity import IDENTITY
from tracker.domain.versions.reconciling import reconciled
from tracker.storage.ids import new_id
from tracker.storage.tables.week_file import read_log
from tracker.storage.toml.document import read_document

ID = re.compile(r"[0-9a-z]{8}")
LOG = """\
format = 1
week = "2026-W47"

[[entries]]
activity = "mixing"
start = 2026-11-16T19:02:11+01:00
end = 2026-11-16T20:02:11+01:00
"""


@given(st.integers(0, 2**64), st.integers(1, 12))
def test_a_number_becomes_small_letters_and_digits(number: int, length: int) -> None:
    assert re.fullmatch(rf"[0-9a-z]{{{length}}}", short_id(number, length))


def test_new_ids_and_made_up_ones_have_one_form() -> None:
    made_up = read_log(Week(2026, 47), read_document(LOG).data).log.entries[0].id
    for each in (new_id(), made_up):
        assert ID.fullmatch(each), each
    assert new_id() != new_id()


def test_another_version_of_an_entry_has_its_id_and_a_mark_of_the_same_signs() -> None:
    one, other = ({"entries": [{"id": "k3f9x2ab", "note": note}]} for note in ("a", "b"))
    merged = reconciled(one, other, {}, IDENTITY).table["entries"]
    marked = next(entry["id"] for entry in merged if entry["id"] != "k3f9x2ab")
    assert first_version(marked) == "k3f9x2ab"
    assert re.fullmatch(r"k3f9x2ab-or-[0-9a-z]{6}", marked)
