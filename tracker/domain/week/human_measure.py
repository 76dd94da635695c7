"""Hours in human measure: what wasted time would have been in sessions."""

from __future__ import annotations

from tracker.domain.time.duration import MINUTE, h_mm


def wasted_sentence(wasted: int, session: int | None, period: str) -> str:
    """What was wasted in a period («today», «this week»), in usual studio sessions where there is one.

    Both in seconds. Whoever has no usual session yet is told the hours.
    """
    if wasted < MINUTE:
        return f"Nothing wasted {period}."
    return _measured(f"{h_mm(wasted)} wasted {period}", wasted, session)


def wasted_beside_label(wasted: int, session: int | None) -> str:
    """The same where a label or heading says already that it is about what is wasted."""
    return _measured(h_mm(wasted), wasted, session) if wasted >= MINUTE else "Nothing."


def _measured(hours: str, wasted: int, session: int | None) -> str:
    return f"{hours}: {_in_sessions(wasted / session)}." if session else f"{hours}."


def _in_sessions(sessions: float) -> str:
    rounded = round(sessions, 1) if sessions < 10 else round(sessions)
    if rounded == 1:
        return "one of your usual studio sessions"
    if rounded == 0.5:
        return "half of a usual studio session"
    if rounded < 1:
        return f"{'less' if rounded < 0.5 else 'more'} than half of a usual studio session"
    return f"{rounded:g} of your usual studio sessions"
