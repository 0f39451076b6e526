"""Who reads the admin now. Wagtail draws its widgets without a request, and some may not tell everybody the same."""

from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser

_reader: ContextVar[Any] = ContextVar("admin_reader")


class AdminReader:
    """The user of a request to the admin, while it is answered."""

    def __init__(self, user: Any) -> None:
        self.user = user

    def __enter__(self) -> None:
        self.token = _reader.set(self.user)

    def __exit__(self, *_error: object) -> None:
        _reader.reset(self.token)


def admin_reader() -> Any:
    """The user whose request to the admin is being answered; where there is none, somebody who may do nothing."""
    return _reader.get(None) or AnonymousUser()
