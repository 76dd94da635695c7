"""Ids for what is put into the files."""

from __future__ import annotations

import os

from tracker.domain.entries.id_lookup import short_id


def new_id() -> str:
    """An id that nothing else has, for an entry or for a step of undo."""
    return short_id(int.from_bytes(os.urandom(8), "big"))
