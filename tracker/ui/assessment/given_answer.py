"""An answer that can be taken back."""

from __future__ import annotations

from tracker.domain.review.answer import Answer
from tracker.domain.value import value


@value
class GivenAnswer:
    """An answer of this visit, and where the cursor stood."""

    answer: Answer
    step: int
    key: str
    place: int
