"""Writing what came in: new records, and fields of those that are here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.publications.authorships import Authorship
from qcihungary.publications.citation import Author, Values
from qcihungary.publications.models import Publication

AUTHORS = "authors"
WORK_PACKAGES = "work_packages"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes for one editor, who may publish or not."""

    user: Any
    may_publish: bool
    members: Mapping[str, int]
    work_packages: Mapping[int, WorkPackage]

    @classmethod
    def of(cls, user: Any, *, may_publish: bool) -> "Writer":
        """With what the records refer to, read once."""
        members = {member.short_name: key for key, member in Member.known().items()}
        return cls(user, may_publish, members, {package.number: package for package in WorkPackage.objects.all()})

    def draft(self, values: Values, related: Iterable[str] = ()) -> Publication:
        """A new record that isn't stored yet, to be public if the editor may publish.

        Raises:
            ValidationError: it can't be one.
        """
        publication = Publication(**values.fields, related=list(related), live=self.may_publish)
        self.set_people(publication, values.authors)
        self.set_work_packages(publication, values.work_packages)
        check(publication)
        return publication

    def merge(self, draft: Publication, values: Values, names: Collection[str]) -> None:
        """Some fields into a record's latest draft; public at once if the record is as its draft was.

        Raises:
            ValidationError: the record would contradict itself.
        """
        for name in names:
            if name == AUTHORS:
                self.set_people(draft, values.authors)
            elif name == WORK_PACKAGES:
                self.set_work_packages(draft, values.work_packages)
            else:
                setattr(draft, name, values.fields[name])
        check(draft)
        was_published = draft.live and not draft.has_unpublished_changes
        revision = draft.save_revision(user=self.user, log_action=True, clean=False)
        if was_published and self.may_publish:
            revision.publish(user=self.user)

    def set_people(self, publication: Publication, authors: Iterable[Author]) -> None:
        """Its authors and editors, in their order."""
        people = [
            Authorship(
                sort_order=place,
                role=author.role,
                family=author.family,
                given=author.given,
                orcid=author.orcid,
                member_id=self.members.get(author.member),
            )
            for place, author in enumerate(authors)
        ]
        publication.authorships.set(people)

    def set_work_packages(self, publication: Publication, numbers: Iterable[int]) -> None:
        """Its work packages, as far as they exist."""
        publication.work_packages = [self.work_packages[number] for number in numbers if number in self.work_packages]


def check(publication: Publication) -> None:
    """Refuse what a form would refuse. Whether the DOI is free was seen before, for all at once.

    Raises:
        ValidationError: the record isn't valid.
    """
    publication.full_clean(exclude=["slug"], validate_unique=False, validate_constraints=False)


def reasons(error: ValidationError) -> str:
    """What an error says, with the names of the fields."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    labels = {each.name: str(getattr(each, "verbose_name", each.name)) for each in Publication._meta.get_fields()}
    return " ".join(
        f"{labels.get(name, '')}: {' '.join(told)}".lstrip(": ") for name, told in error.message_dict.items()
    )
