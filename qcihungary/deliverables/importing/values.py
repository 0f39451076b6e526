"""What a cell of a foreign table means, as the field of a deliverable has it; or why it means nothing."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.core.dates import long_date
from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.core.lists.folding import fold
from qcihungary.deliverables.importing.days import last_date, month_of, parsed_date
from qcihungary.deliverables.rules import CLASSIFIED
from qcihungary.deliverables.schedule import due_date
from qcihungary.deliverables.vocabulary import DeliverableType, DisseminationLevel, PortalState

NUMBER = re.compile(r"^(?:D(?:el)?\.?\s*)?(?:(\d{1,4})\.)?(\d{1,4})\.?$", re.IGNORECASE)
PACKAGE = re.compile(r"^(?:WP|MCS|work package|munkacsomag)?\s*\.?\s*0*(\d{1,4})\b.*$", re.IGNORECASE | re.DOTALL)
MONTH = re.compile(r"^(?:M|month|hónap)?\s*0*(\d{1,3})(?:\s*\.\s*hónap)?\.?(?:\s*\(.*\))?$", re.IGNORECASE)
RANK_OF_LEAD = re.compile(r"^\d+\s*[-–—.:]\s*")
"""The portal puts the beneficiary's number before its name: "2 - BME"."""

YES = {"yes", "igen", "true", "1", "x", "i", "y"}
NO = {"no", "nem", "false", "0", "n"}
CLASSIFIED_WORDS = (
    "eu classified",
    "eu restricted",
    "eu confidential",
    "eu secret",
    "restreint",
    "confidentiel ue",
    "secret ue",
    "r ue",
    "c ue",
    "s ue",
    "eu minositett",
)
"""What shows, folded, that a level is one of EU classified information. One too many is refused rather than missed."""

NOT_ACCEPTED = (
    *("rejected", "revision requested", "request for revision", "revision required", "to be revised", "reopened"),
    *("not accepted", "not approved", "elutasítva", "elutasított", "visszaküldve", "javítandó", "átdolgozandó"),
)
"""States of the portal in which the European Commission has a deliverable, and hasn't approved it."""

CLASSIFIED_CODES = ("ci", "classified")
"""What such a level begins with in older programmes."""

ALSO = {
    PortalState.APPROVED: ("accepted", "elfogadva", "elfogadott", "jóváhagyva", "jóváhagyott"),
    PortalState.SUBMITTED: ("benyújtva", "beküldve", "benyújtott"),
    PortalState.DRAFT: ("piszkozat", "vázlat"),
    PortalState.PENDING: ("függőben", "várható"),
    DisseminationLevel.PUBLIC: ("nyilvános", "publikus"),
    DisseminationLevel.SENSITIVE: ("érzékeny", "korlátozott"),
    DeliverableType.DATA: ("data sets", "adatkészlet"),
    DeliverableType.DATA_MANAGEMENT_PLAN: ("ordp", "open research data pilot"),
    DeliverableType.DISSEMINATION: ("websites", "website"),
    DeliverableType.REPORT: ("report", "document", "jelentés", "dokumentum"),
}
"""What else the values are called out there."""

LIKENED: dict[models.TextChoices, tuple[str, ...]] = {
    PortalState.SUBMITTED: (
        *("under review", "in review", "under assessment", "in assessment", "assessed", "under evaluation", "received"),
        *("pending approval", "pending assessment", "pending review", "awaiting approval", "awaiting review"),
        *("resubmitted", "értékelés alatt", "elbírálás alatt", "beérkezett"),
        *NOT_ACCEPTED,
    ),
    PortalState.PENDING: (
        *("overdue", "delayed", "late", "due", "not due", "not yet due", "open", "not started", "not submitted"),
        *("in preparation", "in progress", "ongoing", "planned", "upcoming", "késésben", "késik", "lejárt"),
        *("folyamatban", "előkészítés alatt", "tervezett", "esedékes", "nem esedékes"),
    ),
    DisseminationLevel.SENSITIVE: ("co", "confidential only for members"),
}
"""What stands for a value without being its name, so that the preview says so. CO is Horizon 2020's word for SEN."""


@dataclass(frozen=True)
class Surroundings:
    """What the cells refer to, read once."""

    members: Mapping[str, Member]
    """By their folded short names and names."""

    packages: Mapping[int, WorkPackage]
    start: datetime.date | None

    @classmethod
    def read(cls, start: datetime.date | None) -> "Surroundings":
        """The members and work packages there are. Two queries."""
        members = {
            fold(name): member
            for member in Member.objects.all()
            for name in (member.name_en, member.name_hu, member.short_name)
            if name
        }
        return cls(members, {package.number: package for package in WorkPackage.objects.all()}, start)


def place_of(cells: Mapping[str, str], around: Surroundings) -> tuple[WorkPackage, int]:
    """The work package and the number within it.

    Raises:
        ValidationError: they can't be read, contradict each other, or there is no such work package.
    """
    found = NUMBER.match(cells.get("number", ""))
    stated = PACKAGE.match(cells["work_package"]) if "work_package" in cells else None
    if not found or int(found[2]) == 0:
        raise refusal(_("“%(value)s” is no number of a deliverable: it must look like D1.2."), cells.get("number", ""))
    if not found[1] and not stated:
        raise refusal(_("“%(value)s” doesn't say in which work package it is: write D1.2."), cells["number"])
    number = int(found[1] or (stated[1] if stated else 0))
    if stated and int(stated[1]) != number:
        raise refusal(_("The number and the work package contradict each other: “%(value)s”."), cells["work_package"])
    if number not in around.packages:
        message = _("There is no work package %(value)s. Add it under Consortium first.")
        raise refusal(message, f"WP{number}")
    return around.packages[number], int(found[2])


def lead(text: str, around: Surroundings) -> Member:
    """A member by its short name or its name in either language.

    Raises:
        ValidationError: no member is called so.
    """
    found = around.members.get(fold(text)) or around.members.get(fold(RANK_OF_LEAD.sub("", text)))
    if not found:
        raise refusal(_("No member is called “%(value)s”. Add it under Consortium, or correct the name."), text)
    return found


def level(text: str, around: Surroundings) -> str:
    """A dissemination level.

    Raises:
        ValidationError: it is unknown, or EU-classified.
    """
    if is_classified(text):
        raise ValidationError(CLASSIFIED, code="classified")
    return among(DisseminationLevel, text)


def kind(text: str, around: Surroundings) -> str:
    """A type. Raises ValidationError for none."""
    return among(DeliverableType, text)


def state(text: str, around: Surroundings) -> str:
    """A state of the portal. Raises ValidationError for none."""
    return among(PortalState, text)


def is_classified(text: str) -> bool:
    """Whether a level is one of EU classified information, however it is written."""
    folded = fold(text)
    value = known_values(DisseminationLevel, folded)
    is_told = any(word in folded for word in CLASSIFIED_WORDS) or begins_with(folded, CLASSIFIED_CODES)
    return is_told or bool(value and DisseminationLevel(value).is_classified)


def due_month(text: str, around: Surroundings) -> int:
    """A project month: "M18", "18", or a date that lies in it, as the portal's revised dates do anywhere.

    Raises:
        ValidationError: it is none.
    """
    if found := MONTH.match(text):
        return int(found[1])
    day = last_date(text)
    if not day:
        raise refusal(_("“%(value)s” is no project month: it must look like M18 or 18."), text)
    month = month_of(day, around.start)
    if month is None:
        raise refusal(_("“%(value)s” lies in no month of the project: write the month, like M18."), text)
    return month


def note_on_due(text: str, around: Surroundings) -> str:
    """What isn't kept of a due date: the day, where it isn't its month's last."""
    day = last_date(text)
    month = month_of(day, around.start) if day else None
    end = due_date(month, around.start)
    if not day or not end or day == end:
        return ""
    told = {"day": long_date(day), "month": month, "end": long_date(end)}
    return _("Deliverables are due at the end of a month: %(day)s lies in M%(month)d, which ends on %(end)s.") % told


def date(text: str, around: Surroundings) -> datetime.date:
    """A day.

    Raises:
        ValidationError: it is none.
    """
    day = parsed_date(text)
    if not day:
        raise refusal(_("“%(value)s” is no date: it must look like 2025-03-20."), text)
    return day


def yes_or_no(text: str, around: Surroundings) -> bool:
    """Yes or no, in either language.

    Raises:
        ValidationError: it is neither.
    """
    folded = fold(text)
    if folded not in YES | NO:
        raise refusal(_("“%(value)s” is neither yes nor no."), text)
    return folded in YES


def among(choices: type[models.TextChoices], text: str) -> str:
    """One of a closed set, by its code or by what it is called in either language.

    Raises:
        ValidationError: it is none of them.
    """
    value = known_values(choices, fold(text))
    if value is None:
        offered = ", ".join(str(code) for code in choices.values if not is_closed(choices, code))
        message = _("“%(value)s” is none of these: %(offered)s.")
        raise ValidationError(message % {"value": text, "offered": offered})
    return value


def is_closed(choices: type[models.TextChoices], code: str) -> bool:
    """Whether a value is known, but not taken."""
    return choices is DisseminationLevel and DisseminationLevel(code).is_classified


def known_values(choices: type[models.TextChoices], folded: str) -> str | None:
    """The value that a folded text is, or begins with: "r document report". The longest name that fits counts."""
    fitting = [
        (len(name), value)
        for value in choices.values
        for name in names_of(choices, value)
        if folded == name or folded.startswith(f"{name} ")
    ]
    return max(fitting)[1] if fitting else None


def begins_with(folded: str, names: Iterable[str]) -> bool:
    """Whether a folded text is one of some names, or begins with one."""
    return any(f"{folded} ".startswith(f"{fold(name)} ") for name in names)


@cache
def names_of(choices: type[models.TextChoices], value: str) -> tuple[str, ...]:
    """The folded names of a value: its code, its labels, and what else it is called."""
    names = [value, *ALSO.get(choices(value), ()), *LIKENED.get(choices(value), ())]
    for code in LANGUAGE_CODES:
        with translation.override(code):
            names.append(str(choices(value).label))
    return tuple(map(fold, names))


def refusal(message: str, value: str) -> ValidationError:
    """Why a cell means nothing."""
    return ValidationError(message % {"value": value})


READERS: dict[str, Callable[[str, Surroundings], Any]] = {
    "lead": lead,
    "type": kind,
    "level": level,
    "list_publicly": yes_or_no,
    "due_month": due_month,
    "state": state,
    "drafted_on": date,
    "submitted_on": date,
    "approved_on": date,
}
"""How the cell of a field is read; one that isn't here is text."""
