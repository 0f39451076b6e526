"""What somebody agrees to who registers: the words, and the version by which they are known for ever."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.vocabulary import SENSITIVE, Asked


@dataclass(frozen=True)
class Consent:
    """What the form says above the box."""

    text: str

    @property
    def version(self) -> str:
        """Made from the words themselves, so that nobody can change them and forget to count on."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @classmethod
    def to(cls, desk: RegistrationDesk) -> "Consent":
        """What a desk asks consent to, in the active language."""
        sentences = [
            gettext("I agree that the organisers use what I give here to hold this event and to write to me about it."),
            ngettext(
                "They delete it %(days)d day after the event; only the number of participants stays.",
                "They delete it %(days)d days after the event; only the number of participants stays.",
                desk.retention_days,
            )
            % {"days": desk.retention_days},
        ]
        if any(getattr(desk, f"asks_{name}") != Asked.NO for name in SENSITIVE):
            sentences.append(
                gettext(
                    "What I say of my dietary needs or of what I need to take part, I say of my own free will; it may "
                    "tell of my health, and only the organisers read it."
                )
            )
        sentences.append(gettext("I can change or cancel my registration at any time by the link in the e-mail."))
        return cls(" ".join(sentences))
