"""The forms in which a step of the assessment asks for more than a key."""

from __future__ import annotations

from typing import Any

from tracker.domain.week.assessment import Intention
from tracker.ui.assessment.page import HOURS, INTENTION, TextQuestion
from tracker.ui.context.context import ScreenContext
from tracker.ui.dialogs.form import Form
from tracker.ui.dialogs.hours_form import HoursForm
from tracker.ui.dialogs.intention_form import IntentionForm
from tracker.ui.dialogs.sentence_form import SentenceForm


def form_for(context: ScreenContext, question: TextQuestion) -> Form[Any]:
    """The form for a question, with what is written so far in it."""
    begun = question.answer.after
    if question.kind == INTENTION:
        return IntentionForm(context, begun if isinstance(begun, Intention) else None)
    form = HoursForm if question.kind == HOURS else SentenceForm
    return form(context, question.title, question.hint, str(begun))
