"""Public publications out of the database, all at once: by columns, because making records of them takes longest."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import get_language

from qcihungary.consortium.models import Member
from qcihungary.core.citation.names import PersonName
from qcihungary.publications.authorships import Authorship
from qcihungary.publications.citation import PLAIN, grant_number
from qcihungary.publications.people import name_of
from qcihungary.publications.records import Publication

COLUMNS = (
    "pk", "slug", "type", "year", "month", "date", "document_id", "related", "last_published_at", "keywords_en",
    "keywords_hu", "peer_reviewed", "grant_acknowledged", *PLAIN.values(),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Package:
    """A work package that publications come from."""

    number: int
    is_live: bool
    title_en: str
    title_hu: str

    def __str__(self) -> str:
        """As its record is called: "WP2 Terrestrial network", in the reader's language if it can be."""
        titles = (self.title_hu, self.title_en) if get_language() == "hu" else (self.title_en, self.title_hu)
        return f"WP{self.number} {titles[0] or titles[1]}"


class Stored(NamedTuple):
    """All that a public publication's row in the list depends on, but for who its authors are elsewhere."""

    columns: Any
    """Its columns, as attributes with the names of the record's."""

    people: tuple[tuple[str, PersonName], ...]
    """Who took part, in which role."""

    packages: tuple[Package, ...]
    """Its work packages by number, also those that aren't live."""

    grant: str
    """The number of our grant."""


def read_stored() -> list[Stored]:
    """The public ones, newest first, in three queries."""
    grant, people, packages = grant_number(), read_people(), read_packages()
    found: Any = Publication.objects.public().rewrite(mode=False)
    return [
        Stored(columns, tuple(people[columns.pk]), tuple(packages[columns.pk]), grant)
        for columns in found.values_list(*COLUMNS, named=True)
    ]


def read_people() -> Mapping[int, list[tuple[str, PersonName]]]:
    """Who took part in each publication, in their order."""
    short_names = {key: member.short_name for key, member in Member.known().items()}
    people: dict[int, list[tuple[str, PersonName]]] = defaultdict(list)
    rows = Authorship.objects.filter(publication__live=True).order_by("sort_order", "pk")
    for key, role, family, given, orcid, member in rows.values_list(
        "publication_id", "role", "family", "given", "orcid", "member_id"
    ):
        people[key].append((role, name_of(family, given, orcid, short_names.get(member, ""))))
    return people


def read_packages() -> Mapping[int, list[Package]]:
    """The work packages that each publication comes from, by number."""
    known: dict[int, Package] = {}
    packages: dict[int, list[Package]] = defaultdict(list)
    through: Any = Publication.work_packages.through.objects.filter(publication__live=True)
    columns = ("number", "live", "title_en", "title_hu")
    rows = through.order_by("workpackage__number").values_list(
        "publication_id", *(f"workpackage__{name}" for name in columns)
    )
    for key, number, is_live, title_en, title_hu in rows:
        package = known.setdefault(number, Package(number, is_live, title_en or "", title_hu or ""))
        packages[key].append(package)
    return packages
