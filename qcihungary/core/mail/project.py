"""What every message says of the project. Core knows no facts: ``consortium`` tells where they are, when it starts."""

from collections.abc import Callable
from typing import Any

_sources: list[Callable[[], Any]] = []


def speak_of(source: Callable[[], Any]) -> None:
    """Let messages speak of what ``source`` gives: acronym, programme, grant_number, granting_authority."""
    _sources[:] = [source]


def facts() -> Any:
    """The project's facts."""
    return _sources[0]()
