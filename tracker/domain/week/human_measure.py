"""Hours in human measure: what wasted time would have been in sessions."""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, h_mm

_NUMBERS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
# Up to which part of a session one would call it so.
_PARTS = (
    (0.17, "a small part"),
    (0.29, "about a quarter"),
    (0.42, "about a third"),
    (0.58, "about half"),
    (0.71, "about two thirds"),
    (0.87, "about three quarters"),
)
# From here on nobody counts in halves.
_MANY = 4
_SESSIONS = "of your studio sessions"


def wasted_sentence(wasted: int, session: int | None, period: str = "") -> str:
    """What was wasted in a period («today», «this week»), in usual studio sessions where there is one.

    Both in seconds. Whoever has no usual session yet is told the hours. Without a period what stands around
    it says which.
    """
    period = f" {period}" if period else ""
    if wasted < MINUTE:
        return f"Nothing wasted{period}."
    return _measured(f"{h_mm(wasted)} wasted{period}", wasted, session)


def wasted_beside_label(wasted: int, session: int | None) -> str:
    """The same where a label or heading says already that it is about what is wasted."""
    return _measured(h_mm(wasted), wasted, session) if wasted >= MINUTE else "Nothing."


def _measured(hours: str, wasted: int, session: int | None) -> str:
    return f"{hours}, {_in_sessions(wasted / session)}." if session else f"{hours}."


def _in_sessions(sessions: float) -> str:
    """A number of sessions as a person would say it, to the half where they are few."""
    for limit, words in _PARTS:
        if sessions < limit:
            return f"{words} of one {_SESSIONS}"
    halves = round(sessions * 2)
    if halves % 2 and halves < 2 * _MANY:
        return f"about {_NUMBERS[halves // 2]} and a half {_SESSIONS}"
    whole = round(sessions)
    return f"about {_NUMBERS[whole] if whole < len(_NUMBERS) else whole} {_SESSIONS}"
