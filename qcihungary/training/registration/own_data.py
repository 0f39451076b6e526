"""What is kept of a person, in words that the person understands and in a form that programs do."""

from typing import Any

from qcihungary.core.dates import iso
from qcihungary.training.registration.forms import answers_in_words
from qcihungary.training.registration.occasion import Occasion
from qcihungary.training.registration.registrations import Registration

AS_IT_IS = (
    "name", "email", "language", "state", "affiliation", "country", "role", "level", "diet", "access", "has_attended",
    "consent_text", "consent_version",
)  # fmt: skip
MOMENTS = ("consented_at", "registered_at", "cancelled_at", "reminded_at")


def all_that_is_kept(registration: Registration) -> dict[str, Any]:
    """Every field that says something of the person, and what is known of the event."""
    desk, occasion = registration.desk, Occasion.of(registration.desk)
    questions = list(desk.questions.all())
    answers = answers_in_words(registration, questions, registration.language)
    due = desk.due_for_deletion
    return {
        "event": {"title": occasion.title, "when": occasion.when, "page": occasion.absolute_url},
        **{name: getattr(registration, name) for name in AS_IT_IS},
        **{name: iso(getattr(registration, name)) or None for name in MOMENTS},
        "answers": [
            {"question": question.text, "answer": answer} for question, answer in zip(questions, answers, strict=True)
        ],
        "kept_until": iso(due) or None,
    }
