"""The register in memory: every public deliverable as a light row, kept under the stamp and indexed for its filters."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qcihungary.consortium.models import Member
from qcihungary.core.documents.document import DocumentLanguage
from qcihungary.core.languages import language_of_path, other_language
from qcihungary.core.lists.filters import Facet, Filters, Order
from qcihungary.core.lists.folding import fold
from qcihungary.core.made import Made
from qcihungary.core.stamps import kept
from qcihungary.core.teasers import Teaser
from qcihungary.deliverables.facts import COLUMNS, PublicFacts, public_facts
from qcihungary.deliverables.files import DeliverableFile
from qcihungary.deliverables.records import Deliverable
from qcihungary.deliverables.schedule import progress
from qcihungary.deliverables.vocabulary import DeliverableType, DisseminationLevel, PortalState, Progress

NEVER = datetime.date.max
NOT_YET = datetime.date.min


@dataclass(frozen=True, slots=True)
class Row:
    """A deliverable as the register lists it on one day, in one language."""

    facts: PublicFacts
    title: str
    text_language: str
    """The language of the title: the other one's where the reader's has none."""

    package: str
    """The title of its work package."""

    lead: str
    """The short name of the member that leads it, or nothing."""

    due: datetime.date | None
    progress: Progress
    languages: tuple[str, ...]
    """Those of its files."""

    words: str

    @property
    def place(self) -> tuple[int, int]:
        """Where its number puts it: D1.10 after D1.9."""
        return self.facts.work_package, self.facts.index


def type_name(value: str) -> str | Promise:
    """What readers call a type."""
    return DeliverableType(value).label


def level_name(value: str) -> str | Promise:
    """What readers call a dissemination level."""
    return DisseminationLevel(value).label


def status_name(value: str) -> str | Promise:
    """What readers call where a deliverable stands, against its date or in the portal."""
    return Progress(value).label if value in Progress.values else PortalState(value).label


def language_name(value: str) -> str | Promise:
    """What readers call the language of a document."""
    return DocumentLanguage(value).label


def package_name(value: str) -> str:
    """A work package by its number: "WP2 Terrestrial network"."""
    return f"WP{value} {package_titles().get(int(value), '')}".strip()


def package_titles() -> Mapping[int, str]:
    """The titles of the work packages of public deliverables, by number, in the reader's language if it can be."""
    code = get_language() or "en"
    return {
        number: titles.get(code) or titles.get(other_language(code)) or ""
        for number, titles in Known.now().packages.items()
    }


def placed_in(*values: str) -> Callable[[str], int]:
    """A key that keeps values in the order in which they are given."""
    return {value: place for place, value in enumerate(values)}.__getitem__


FILTERS = Filters[Row](
    facets=(
        Facet("wp", pgettext_lazy("deliverable", "Work package"), _("All work packages"),
              lambda row: [str(row.facts.work_package)], package_name, int),
        Facet("type", _("Type"), _("All types"), lambda row: [row.facts.type] if row.facts.type else [], type_name,
              placed_in(*DeliverableType.values)),
        Facet("level", _("Dissemination level"), _("All levels"), lambda row: [row.facts.level.value], level_name,
              placed_in(*DisseminationLevel.values)),
        Facet("status", _("Status"), _("Any status"), lambda row: [row.progress.value, row.facts.state.value],
              status_name, placed_in(*Progress.values, *PortalState.values)),
        Facet("lead", _("Lead beneficiary"), _("All beneficiaries"), lambda row: [row.lead] if row.lead else [], str,
              str.casefold),
        Facet("lang", _("Language of the files"), _("Any language"), lambda row: row.languages, language_name,
              placed_in(*DocumentLanguage.values)),
    ),
    orders=(
        Order("number", _("By number"), lambda row: row.place),
        Order("due", _("By due date"), lambda row: (row.due or NEVER, row.facts.due_month or 999, row.place)),
        Order("delivered", _("Last delivered first"), lambda row: row.facts.submitted_on or NOT_YET, descending=True),
    ),
    words=lambda row: row.words,
)  # fmt: skip
"""What a reader can ask of the register. The names of parameters and values are the same in both languages."""


@dataclass(frozen=True)
class Known:
    """What the public may know of all deliverables, in both languages; kept under the stamp."""

    facts: Mapping[tuple[int, int], PublicFacts]
    """By the numbers of work package and deliverable, in their order."""

    packages: Mapping[int, Mapping[str, str | None]]
    """The titles of their work packages by number and language."""

    @classmethod
    def now(cls) -> "Known":
        """As it is saved now. One query."""
        return kept.get("facts of deliverables", cls.read)

    @classmethod
    def read(cls) -> "Known":
        """The same from the database. The facts of what didn't change are those of the last time."""
        found = Deliverable.objects.public().rewrite(mode=False).values_list(*COLUMNS, *WITH_THEM, named=True)
        rows: list[Any] = list(found)
        facts = made_facts.of((row.pk, row) for row in rows)
        titles = {row.work_package__number: (row.work_package__title_en, row.work_package__title_hu) for row in rows}
        return cls(
            {(each.work_package, each.index): each for each in facts},
            {number: dict(zip(("en", "hu"), both, strict=True)) for number, both in titles.items()},
        )


WITH_THEM = ("work_package__number", "work_package__title_en", "work_package__title_hu", "is_open")
"""What is read with the columns of a deliverable."""

made_facts = Made[int, Any, PublicFacts](
    lambda row: public_facts(row, row.work_package__number, is_open=bool(row.is_open))
)


def read_rows(day: datetime.date) -> list[Row]:
    """Every public deliverable as it stands on a day, by number, in the reader's language."""
    languages: dict[int, set[str]] = defaultdict(set)
    for key, language in DeliverableFile.objects.public().values_list("deliverable", "document__language"):
        languages[key].add(language)
    titles, members = package_titles(), Member.known()
    return [row_of(facts, titles, members, languages.get(facts.pk, ()), day) for facts in Known.now().facts.values()]


def row_of(
    facts: PublicFacts,
    titles: Mapping[int, str],
    members: Mapping[int, Member],
    languages: Iterable[str],
    day: datetime.date,
) -> Row:
    """A row from what may be shown of a deliverable."""
    due = facts.due_date
    code = get_language() or "en"
    told = code if getattr(facts, f"title_{code}") else other_language(code)
    lead = members.get(facts.lead) if facts.lead else None
    package = titles.get(facts.work_package, "")
    names = (lead.short_name, lead.name_en, lead.name_hu) if lead else ()
    texts = (facts.number, facts.title_en, facts.title_hu, facts.keywords_en, facts.keywords_hu, facts.doi, *names)
    return Row(
        facts=facts,
        title=getattr(facts, f"title_{told}"),
        text_language=told,
        package=package,
        lead=lead.short_name if lead else "",
        due=due,
        progress=progress(facts.state, due, day),
        languages=tuple(sorted(languages)),
        words=fold(" ".join(text for text in texts if text)),
    )


def teaser(row: Row, register: str) -> Teaser:
    """A deliverable in a list of a few things, where the register is at this address."""
    return Teaser(
        title=f"{row.facts.number} {row.title}",
        url=f"{register}{row.facts.sub_path}",
        language=row.text_language,
        is_told=row.text_language == language_of_path(register),
        date=row.facts.submitted_on,
    )
