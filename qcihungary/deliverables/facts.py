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


def number_of(package: int, index: int) -> str:
    """D1.10, as the grant agreement writes it."""
    return f"D{package}.{index}"


def sub_path(number: str) -> str:
    """The address of a deliverable below the register: ``d1.10/``."""
    return f"{number.lower()}/"


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """A deliverable as the public may know it. Of a sensitive one everything that has a default here stays empty."""

    pk: int
    number: str
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
    def sub_path(self) -> str:
        """Its address below the register: ``d1.10/``."""
        return sub_path(self.number)

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


COLUMNS = (
    "pk", "index", "level", "title_en", "title_hu", "lead_id", "state", "due_month", "drafted_on", "submitted_on",
    "approved_on", "last_published_at", "type", "description_en", "description_hu", "keywords_en", "keywords_hu", "doi",
    "related",
)  # fmt: skip
"""What is taken of a deliverable, by the names of its record's attributes."""


def public_facts(columns: Any, package: int, *, is_open: bool) -> PublicFacts:
    """The facts of a deliverable that is public or sensitive: whether they are told at all, ``public()`` decides.

    From its record or its columns, and the number of its work package.

    Raises:
        PermissionError: nothing of an EU-classified deliverable is told.
    """
    level = DisseminationLevel(columns.level)
    if level.is_classified:
        raise PermissionError(columns.pk)
    told = ("pk", "index", "title_en", "title_hu", "due_month", "drafted_on", "submitted_on", "approved_on")
    facts: dict[str, Any] = {name: getattr(columns, name) for name in told}
    facts["title_hu"] = facts["title_hu"] or ""  # a column of modeltranslation that nobody filled in is null
    facts |= {"work_package": package, "number": number_of(package, columns.index), "lead": columns.lead_id}
    facts |= {"level": level, "state": PortalState(columns.state), "changed": columns.last_published_at}
    if level is DisseminationLevel.PUBLIC:
        texts = ("description_en", "description_hu", "keywords_en", "keywords_hu", "doi")
        facts |= {name: getattr(columns, name) or "" for name in texts}
        facts |= {"type": DeliverableType(columns.type) if columns.type else None, "related": tuple(columns.related)}
        facts["is_open"] = is_open
    return PublicFacts(**facts)
