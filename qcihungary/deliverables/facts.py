"""What may be shown of a deliverable. Templates, feeds and exports get this, and never the record."""

import datetime
from dataclasses import dataclass
from typing import Any

from qcihungary.consortium.models import Member
from qcihungary.deliverables.schedule import due_date, progress, project_start
from qcihungary.deliverables.vocabulary import DeliverableType, DisseminationLevel, PortalState, Progress

PREFIX = "deliverable"
"""What ``core.outputs.registry`` calls this kind of result."""


def output_key(pk: int) -> str:
    """What ``core.outputs.registry`` knows a deliverable by."""
    return f"{PREFIX}-{pk}"


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """A deliverable as the public may know it. Of a sensitive one everything that has a default here stays empty."""

    pk: int
    number: str
    sub_path: str
    work_package: int
    """Its number."""

    index: int
    title_en: str
    title_hu: str
    lead: int | None
    """The key of the member record."""

    level: DisseminationLevel
    state: PortalState
    due_month: int | None
    drafted_on: datetime.date | None
    submitted_on: datetime.date | None
    approved_on: datetime.date | None
    changed: datetime.datetime | None
    type: DeliverableType | None = None
    description_en: str = ""
    description_hu: str = ""
    keywords_en: str = ""
    keywords_hu: str = ""
    doi: str = ""
    related: tuple[str, ...] = ()
    is_open: bool = False
    """Whether there is a file that everybody may read."""

    @property
    def is_public(self) -> bool:
        """Whether everything of it may be read."""
        return self.level is DisseminationLevel.PUBLIC

    @property
    def due_date(self) -> datetime.date | None:
        """The last day of the due month, if the project's start is known."""
        return due_date(self.due_month, project_start())

    @property
    def progress(self) -> Progress:
        """How it stands today."""
        return progress(self.state, self.due_date)

    @property
    def lead_member(self) -> Member | None:
        """The beneficiary that leads it, where it is a live member."""
        return Member.known().get(self.lead) if self.lead else None


def public_facts(record: Any) -> PublicFacts:
    """The facts of a deliverable that is public or sensitive: whether they are told at all, ``public()`` decides.

    Raises:
        PermissionError: nothing of an EU-classified deliverable is told.
    """
    level = DisseminationLevel(record.level)
    if level.is_classified:
        raise PermissionError(record.pk)
    told = ("pk", "number", "sub_path", "index", "title_en", "title_hu", "due_month")
    dates = ("drafted_on", "submitted_on", "approved_on")
    facts: dict[str, Any] = {name: getattr(record, name) for name in (*told, *dates)}
    facts["title_hu"] = facts["title_hu"] or ""  # a column of modeltranslation that nobody filled in is null
    facts |= {"work_package": record.work_package.number, "lead": record.lead_id, "level": level}
    facts |= {"state": PortalState(record.state), "changed": record.last_published_at}
    if level is DisseminationLevel.PUBLIC:
        texts = ("description_en", "description_hu", "keywords_en", "keywords_hu", "doi")
        facts |= {name: getattr(record, name) or "" for name in texts}
        facts |= {"type": DeliverableType(record.type) if record.type else None, "related": tuple(record.related)}
        facts["is_open"] = getattr(record, "is_open", False)
    return PublicFacts(**facts)
