"""Loads the sample records: work packages, deliverables with a file, publications with their authors; and the terms."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable, DeliverableFile
from qcihungary.demo.columns import both
from qcihungary.demo.pdf import sample_pdf
from qcihungary.demo.reader import Data, read
from qcihungary.glossary.models import GlossaryTerm
from qcihungary.publications.models import Authorship, Publication

DATES = ("drafted_on", "submitted_on", "approved_on")
PLAIN = ("type", "venue", "volume", "issue", "pages", "year", "month", "access", "licence", "peer_reviewed")
WITH_FILE = [1, 1]

Members = Mapping[str, Member]


def load_records() -> None:
    """All of them."""
    members = {member.short_name: member for member in Member.objects.all()}
    packages = load_work_packages(members)
    for data in read("records/deliverables")["deliverables"]:
        deliverable = load_deliverable(data, members, packages)
        if data["number"] == WITH_FILE:
            load_file(deliverable, data)
    for data in read("records/publications")["publications"]:
        load_publication(data, members, packages)
    for data in read("records/glossary")["terms"]:
        load_term(data)


def load_work_packages(members: Members) -> dict[int, WorkPackage]:
    """The work packages by their numbers."""
    return {
        data["number"]: WorkPackage.objects.create(
            number=data["number"],
            lead=members[data["lead"]],
            start_month=data["months"][0],
            end_month=data["months"][1],
            **both("title", data["title"]),
        )
        for data in read("records/work-packages")["work_packages"]
    }


def load_deliverable(data: Data, members: Members, packages: Mapping[int, WorkPackage]) -> Deliverable:
    """One deliverable."""
    package, index = data["number"]
    texts: dict[str, Any] = {}
    for name in ("title", "description", "keywords"):
        texts |= both(name, data.get(name, ""))
    made: Deliverable = Deliverable.objects.create(
        work_package=packages[package],
        index=index,
        lead=members[data["lead"]],
        list_publicly=data.get("list_publicly", False),
        **{name: data[name] for name in ("type", "level", "due_month", "state")},
        **dict(zip(DATES, data["dates"], strict=False)),
        **texts,
    )
    return made


def load_file(deliverable: Deliverable, data: Data) -> None:
    """A file of its own for a public deliverable."""
    lines = [
        data["description"]["en"],
        "This is a sample. It shows how a file is offered, and what is told about it.",
    ]
    file = ContentFile(sample_pdf(data["title"]["en"], lines), name="sample-d1-1.pdf")
    document = SiteDocument.objects.create(title=data["title"]["en"], file=file, language="en")
    DeliverableFile.objects.create(deliverable=deliverable, document=document, version="1.0", date=data["dates"][-1])


def load_publication(data: Data, members: Members, packages: Mapping[int, WorkPackage]) -> None:
    """One publication, with its authors in order."""
    made = Publication(
        original_title=data["title"],
        hungarian_title=data.get("hungarian_title", ""),
        **{name: data[name] for name in PLAIN if name in data},
        **both("abstract", data.get("abstract", "")),
        **both("keywords", data["keywords"]),
    )
    made.authorships = [  # type: ignore[misc]  # a child relation of modelcluster
        Authorship(family=author["family"], given=author["given"], member=members[author["member"]], sort_order=place)
        for place, author in enumerate(data["authors"])
    ]
    made.work_packages = [packages[number] for number in data["work_packages"]]
    made.save()


def load_term(data: Data) -> None:
    """A term of the glossary."""
    texts: dict[str, Any] = {}
    for name in ("term", "definition", "synonyms", "avoided"):
        texts |= both(name, data.get(name, ""))
    term = GlossaryTerm(abbreviation=data.get("abbreviation", ""), is_public=data.get("is_public", True), **texts)
    term.full_clean()
    term.save()
