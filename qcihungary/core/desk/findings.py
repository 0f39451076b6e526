"""What is missing before a page is published. Features bring the checks; the editor shows all findings as one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.http import HttpRequest

from qcihungary.core.pages import BasePage

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Weight(Enum):
    """How much a finding matters."""

    ERROR = "error"
    """The page can't be published with it."""

    WARNING = "warning"
    """The editor decides."""


@dataclass(frozen=True)
class Finding:
    """Something that is missing or wrong."""

    weight: Weight
    message: "str | StrPromise"
    field: str = ""
    """The field of the form that it is about, if it is one."""

    block_id: str = ""
    """And the block in it, if it is one: its id, or the way to something inside it, as in Wagtail's content paths."""

    url: str = ""
    """Where it is put right, if that isn't in this form."""

    instead: str = ""
    """What could stand there instead, to be copied."""

    @property
    def content_path(self) -> str:
        """The way to it in the form, as Wagtail's ``data-contentpath`` leads there."""
        return ".".join(filter(None, (self.field, self.block_id)))


CheckPage = Callable[[BasePage, HttpRequest], Iterable[Finding]]
"""Looks at a page as it would be published: its draft, not what the public reads."""

_checks: dict[str, CheckPage] = {}


def register_check(name: str, check: CheckPage) -> None:
    """Have every page looked at before it is published."""
    _checks[name] = check


def findings_of(page: BasePage, request: HttpRequest) -> list[Finding]:
    """Everything that the checks find, errors first."""
    found = [finding for check in _checks.values() for finding in check(page, request)]
    return sorted(found, key=lambda finding: finding.weight is Weight.WARNING)


def errors_of(page: BasePage, request: HttpRequest) -> list[Finding]:
    """What keeps a page from being published."""
    return [finding for finding in findings_of(page, request) if finding.weight is Weight.ERROR]
