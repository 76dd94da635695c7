"""Hours in human measure: what wasted time would have been in sessions."""

from __future__ import annotations

from tracker.domain.duration import MINUTE, h_mm


def wasted_sentence(wasted: int, session: int | None, period: str) -> str:
    """What was wasted in a period («today», «this week»), in usual studio sessions where there is one.

    Both in seconds. Whoever has no usual session yet is told the hours.
    """
    if wasted < MINUTE:
        return f"Nothing wasted {period}."
    hours = f"{h_mm(wasted)} wasted {period}"
    if not session:
        return f"{hours}."
    return f"{hours}: {_in_sessions(wasted / session)}."


def _in_sessions(sessions: float) -> str:
    rounded = round(sessions, 1) if sessions < 10 else round(sessions)
    if rounded == 1:
        return "one of your usual studio sessions"
    if rounded < 1:
        return f"{max(rounded, 0.1):g} of your usual studio session"
    return f"{rounded:g} of your usual studio sessions"
