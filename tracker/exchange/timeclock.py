"""Entries for hledger and ledger: the timeclock format, an ``i`` and an ``o`` for each session.

It knows no zones: a session during which a clock changes would be an hour off, so it is two.
"""

from __future__ import annotations

from tracker.domain.text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.domain.activities.activity import ActivityList
    from tracker.domain.entries.entry import Entry
    from tracker.exchange.within_days import Session

# What begins a comment, and what ends a tag in one.
_COMMENT, _END_OF_TAG = ";", ","


def timeclock_pieces(sessions: Iterable[Session], listed: ActivityList) -> Iterator[str]:
    """The text of the file, session by session."""
    for session in sessions:
        entry = session.entry
        note = _words(entry.note)
        # The account ends at two spaces, also where no note follows.
        said = f"{_account(entry, listed)}  {f'{note} ' if note else ''}; {_tags(entry)}"
        yield f"i {session.begin:%Y-%m-%d %H:%M:%S} {said}\no {session.end:%Y-%m-%d %H:%M:%S}\n"


def _account(entry: Entry, listed: ActivityList) -> str:
    """One account for each activity, below that of its kind: a colon in a name would open another one."""
    activity = listed.get(entry.activity)
    return f"{activity.kind}:{_words(activity.name.replace(':', '-'))}"


def _tags(entry: Entry) -> str:
    track = _words(entry.track.replace(_COMMENT, " ").replace(_END_OF_TAG, " "))
    return f"track:{track}, id:{_words(entry.id)}" if track else f"id:{_words(entry.id)}"


def _words(text: str) -> str:
    """A text on one line, in which nothing ends it or begins a comment: two spaces would end an account."""
    return " ".join(one_line(text).replace(_COMMENT, ",").split())
