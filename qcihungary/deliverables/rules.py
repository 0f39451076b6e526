"""What a deliverable must never be, each with its reason in words."""

import datetime
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qcihungary.deliverables.vocabulary import DisseminationLevel, PortalState

GUARD = "deliverables"
"""Whose documents the files of deliverables are, for ``core.documents.guarded``."""

Errors = dict[str, list[Promise | str]]
"""Messages by field, as ``ValidationError`` takes them."""

DATE_OF = {
    PortalState.DRAFT: "drafted_on",
    PortalState.SUBMITTED: "submitted_on",
    PortalState.APPROVED: "approved_on",
}
"""The date that each state carries."""

NEEDED = {
    PortalState.DRAFT: (PortalState.DRAFT,),
    PortalState.SUBMITTED: (PortalState.SUBMITTED,),
    PortalState.APPROVED: (PortalState.SUBMITTED, PortalState.APPROVED),
}
"""The states whose dates must be known. A draft's date may be forgotten once it was submitted."""

CLASSIFIED = _(
    "A deliverable with EU classified information has no place in this system: Decision (EU, Euratom) 2015/444 lets it "
    "be kept on accredited systems only. Don't enter it here, not even its title."
)
NO_FILE = _(
    "Only a public deliverable (PU) may have files on this site. Remove the file, or correct the dissemination level."
)


def refuse_classified(level: str) -> None:
    """Refuse EU classified information.

    Raises:
        ValidationError: that is the level.
    """
    if level in DisseminationLevel.values and DisseminationLevel(level).is_classified:
        raise ValidationError({"level": ValidationError(CLASSIFIED, code="classified")})


def refuse(record: Any) -> None:
    """Refuse a deliverable that breaks a rule.

    Raises:
        ValidationError: it is EU-classified, or its state and dates don't agree.
    """
    refuse_classified(record.level)
    if errors := state_errors(record):
        raise ValidationError(errors)


def state_errors(record: Any) -> Errors:
    """What is wrong with a deliverable's portal state and its dates."""
    if record.state not in PortalState.values:
        return {}  # its field says so already
    state = PortalState(record.state)
    dates: dict[PortalState, datetime.date | None] = {of: getattr(record, name) for of, name in DATE_OF.items()}
    return merged(missing_dates(state, dates), early_dates(state, dates), unordered_dates(dates))


def missing_dates(state: PortalState, dates: Mapping[PortalState, datetime.date | None]) -> Errors:
    """A state without its date."""
    return {
        DATE_OF[needed]: [
            _("The state is “%(state)s”: enter the day on which it became “%(needed)s”.")
            % {"state": state.label, "needed": needed.label}
        ]
        for needed in NEEDED.get(state, ())
        if dates[needed] is None
    }


def early_dates(state: PortalState, dates: Mapping[PortalState, datetime.date | None]) -> Errors:
    """The date of a state that isn't reached yet."""
    order = list(PortalState)
    return {
        DATE_OF[later]: [
            _("The state is “%(state)s”, so it isn't “%(later)s” yet. Correct the state, or remove this date.")
            % {"state": state.label, "later": later.label}
        ]
        for later, day in dates.items()
        if day and order.index(later) > order.index(state)
    }


def unordered_dates(dates: Mapping[PortalState, datetime.date | None]) -> Errors:
    """A date before the one of an earlier state."""
    known = [(state, day) for state, day in dates.items() if day]
    return {
        DATE_OF[later]: [
            _("It can't have become “%(later)s” before it became “%(earlier)s”.")
            % {"later": later.label, "earlier": earlier.label}
        ]
        for (earlier, before), (later, after) in pairwise(known)
        if after < before
    }


def merged(*found: Errors) -> Errors:
    """All messages of each field."""
    return {
        name: [message for errors in found for message in errors.get(name, [])]
        for name in dict.fromkeys(name for errors in found for name in errors)
    }
