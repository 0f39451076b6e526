"""What a publication can't be, each with its reason in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qcihungary.core.citation.languages import language_code
from qcihungary.publications.vocabulary import Answer, PublicationType

Errors = dict[str, str | Promise]

FIRST_YEAR = 1900
ADVANCE = 2
"""How many years ahead a publisher dates an issue."""

NOT_OF_A_PREPRINT = {
    "volume": _("A preprint is in no volume. If it has appeared in a journal, enter the article as well."),
    "issue": _("A preprint is in no issue. If it has appeared in a journal, enter the article as well."),
    "issn": _("A preprint has no ISSN. If it has appeared in a journal, enter the article as well."),
}


def refuse(publication: Any) -> None:
    """Refuse a publication that contradicts itself.

    Raises:
        ValidationError: its dates or its kind don't agree with the rest.
    """
    if errors := date_errors(publication) | preprint_errors(publication):
        raise ValidationError(errors)


def date_errors(publication: Any) -> Errors:
    """What is wrong with year, month and day together."""
    latest = timezone.localdate().year + ADVANCE
    errors: Errors = {}
    if publication.year is not None and not FIRST_YEAR <= publication.year <= latest:
        errors["year"] = _("The year must lie between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": latest}
    if publication.date and publication.year != publication.date.year:
        errors["date"] = _("The date is not in the year %(year)d.") % {"year": publication.year}
    elif publication.date and publication.month != publication.date.month:
        errors["month"] = _("The date is in another month.")
    elif publication.month and publication.year is None:
        errors["year"] = _("Enter the year of this month.")
    return errors


def preprint_errors(publication: Any) -> Errors:
    """What a preprint can't have."""
    if publication.type != PublicationType.PREPRINT:
        return {}
    errors: Errors = {name: message for name, message in NOT_OF_A_PREPRINT.items() if getattr(publication, name)}
    if publication.peer_reviewed == Answer.YES:
        errors["peer_reviewed"] = _("A preprint hasn't been reviewed yet. What was reviewed is the article.")
    return errors


def issued(publication: Any) -> tuple[int, ...]:
    """Year, month and day of its appearance, as far as they are known."""
    if publication.date:
        return publication.date.year, publication.date.month, publication.date.day
    return tuple(part for part in (publication.year, publication.month if publication.year else None) if part)


def tidy(publication: Any) -> None:
    """Fill in what follows from the rest: the year and month from the date."""
    if publication.date:
        publication.year = publication.year or publication.date.year
        publication.month = publication.month or publication.date.month
    publication.language = language_code(publication.language) or publication.language.strip().lower()
