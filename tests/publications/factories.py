"""Publications to test with. What they are called says that they are samples."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from qcihungary.publications.models import Authorship, Licence, OpenAccess, Publication, PublicationType

Author = tuple[str, str]
"""Family name and given name."""


class PublicationFactory(DjangoModelFactory):
    """A live article of two authors. ``authors`` are pairs of family and given name, or whole ``Authorship``s."""

    type = PublicationType.ARTICLE
    original_title = factory.Sequence(lambda number: f"Sample: keys over fibre {number}")
    venue = "Sample Journal of Light"
    year = 2024
    access = OpenAccess.GOLD
    licence = Licence.CC_BY

    class Meta:
        model = Publication
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Publication:  # noqa: ARG003  (factory_boy's)
        authors = kwargs.pop("authors", [("Minta", "Anna"), ("Próba", "Ödön")])
        work_packages = kwargs.pop("work_packages", [])
        publication: Publication = model_class(**kwargs)
        publication.authorships.set([authorship(place, author) for place, author in enumerate(authors)])
        publication.save()
        if work_packages:
            publication.work_packages.set(work_packages)
            publication.save()
        return publication


def authorship(place: int, author: "Author | Authorship") -> Authorship:
    """An authorship at its place."""
    made = author if isinstance(author, Authorship) else Authorship(family=author[0], given=author[1])
    made.sort_order = place
    return made
