"""The portal's states and the dates beside them: a row comes in with the state that both together support.

The portal has more states than a deliverable here, and its table has no date of a draft. Each note says what was done.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from qcihungary.core.dates import long_date
from qcihungary.core.lists.folding import fold
from qcihungary.deliverables.importing.values import LIKENED, NOT_ACCEPTED, begins_with
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.rules import DATE_OF, NEEDED
from qcihungary.deliverables.vocabulary import DisseminationLevel, PortalState

Dates = Mapping[PortalState, datetime.date | None]

LESSER = {PortalState.DRAFT: PortalState.PENDING, PortalState.APPROVED: PortalState.SUBMITTED}
"""What a state becomes whose date isn't known: less exact, and as true. One that was submitted isn't pending."""


def settle(record: Deliverable, values: dict[str, Any], cells: Mapping[str, str]) -> tuple[str, ...]:
    """Make the state and the dates in a row's values agree, and tell what was done. Empty cells leave what is here."""
    if "state" in cells and "state" not in values:
        return ()  # it couldn't be read, which is told already
    said = cells.get("state", "")
    notes = [likened(said, PortalState(values["state"]))] if said else []
    is_refused = begins_with(fold(said), NOT_ACCEPTED)
    if is_refused and (values.get("approved_on") or record.approved_on):
        values["approved_on"] = None
    dates: Dates = {state: values.get(name, getattr(record, name)) for state, name in DATE_OF.items()}
    told = PortalState(values.get("state", record.state))
    supported = supported_by(dates, told)
    if supported is not told:
        values["state"] = supported
        is_further = supported is not LESSER.get(told)
        notes = [why(said or str(told.label), supported, dates.get(supported) if is_further else None)]
    return tuple(filter(None, notes))


def supported_by(dates: Dates, told: PortalState) -> PortalState:
    """The state that the dates support, of a deliverable of which a state is told."""
    order = list(PortalState)
    latest = max((state for state, day in dates.items() if day), key=order.index, default=PortalState.PENDING)
    if order.index(latest) > order.index(told):
        return latest if has_dates(latest, dates) else told
    lesser = LESSER.get(told, told)
    return lesser if not has_dates(told, dates) and has_dates(lesser, dates) else told


def has_dates(state: PortalState, dates: Dates) -> bool:
    """Whether the dates are there that a state needs."""
    return all(dates[needed] for needed in NEEDED.get(state, ()))


def likened(said: str, value: PortalState | DisseminationLevel) -> str:
    """A note on a word that stands for a value without being its name."""
    if not begins_with(fold(said), LIKENED.get(value, ())):
        return ""
    return _("“%(said)s” counts as “%(value)s” here.") % {"said": said, "value": value.label}


def why(said: str, state: PortalState, reached: datetime.date | None) -> str:
    """A note on a state that isn't the one that was told: it is a later one that was reached, or a lesser one."""
    told = {"said": said, "state": state.label, "day": long_date(reached)}
    if reached:
        return _("The state is “%(said)s”, but it became “%(state)s” on %(day)s, so that is its state here.") % told
    return _("The state is “%(said)s”, but nobody knows since when, so it is “%(state)s” here.") % told
