"""What is missing before a page or a record is published. Features bring the checks; the editor shows one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from qcihungary.core.desk.editing import Draft
from qcihungary.core.pages import BasePage
from qcihungary.core.records import Record

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Weight(Enum):
    """How much a finding matters."""

    ERROR = "error"
    """It can't be published so."""

    WARNING = "warning"
    """The editor decides."""

    NOTE = "note"
    """Good to know; nothing is amiss."""


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

    remedy: str = ""
    """What the form of a button is sent to that settles it."""

    remedy_label: "str | StrPromise" = ""
    """What stands on that button."""

    @property
    def content_path(self) -> str:
        """The way to it in the form, as Wagtail's ``data-contentpath`` leads there."""
        return ".".join(filter(None, (self.field, self.block_id)))


CheckPage = Callable[[BasePage, HttpRequest], Iterable[Finding]]
"""Looks at a page as it would be published: its draft, not what the public reads."""

CheckRecord = Callable[[Record, HttpRequest], Iterable[Finding]]
"""Looks at a record likewise."""

_checks: dict[str, CheckPage] = {}
_record_checks: dict[str, CheckRecord] = {}


def register_check(name: str, check: CheckPage) -> None:
    """Have every page looked at before it is published."""
    _checks[name] = check


def register_record_check(name: str, check: CheckRecord) -> None:
    """Have every record looked at before it is published."""
    _record_checks[name] = check


def findings_of(draft: Draft, request: HttpRequest) -> list[Finding]:
    """Everything that the checks find, errors first and notes last."""
    checks: Iterable[Callable[[Any, HttpRequest], Iterable[Finding]]]
    checks = _checks.values() if isinstance(draft, BasePage) else _record_checks.values()
    found = [finding for check in checks for finding in check(draft, request)]
    return sorted(found, key=lambda finding: list(Weight).index(finding.weight))


def errors_of(draft: Draft, request: HttpRequest) -> list[Finding]:
    """What keeps it from being published."""
    return [finding for finding in findings_of(draft, request) if finding.weight is Weight.ERROR]
