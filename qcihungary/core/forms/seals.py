"""The seal of a form: which form, opened when, as a signed word in a hidden field. It needs no cookie and no row."""

import secrets
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

SALT = "qcihungary.core.forms"


@dataclass(frozen=True)
class Seal:
    """A form that was opened once. It can be received once."""

    form: str
    nonce: str
    opened: int
    """In seconds since 1970."""

    @classmethod
    def new(cls, form: str, *, seconds_ago: int = 0) -> "Seal":
        """The seal of a form that is being opened."""
        return cls(form, secrets.token_urlsafe(12), int(timezone.now().timestamp()) - seconds_ago)

    @classmethod
    def read(cls, form: str, written: str) -> "Seal | None":
        """The seal that came back; None where it is none of ours, or of another form."""
        try:
            name, nonce, opened = signing.loads(written, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(name, nonce, opened) if name == form else None

    def __str__(self) -> str:
        return signing.dumps([self.form, self.nonce, self.opened], salt=SALT)

    @property
    def age(self) -> int:
        """For how many seconds the form has been open."""
        return int(timezone.now().timestamp()) - self.opened
