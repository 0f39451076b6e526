"""Storing many new publications at once, with what belongs to each: its name in addresses, its authors, its links."""

from collections.abc import Sequence
from typing import Any

from qcihungary.core.bulk import BATCH, CREATED, keep
from qcihungary.publications.authorships import Authorship
from qcihungary.publications.models import Publication
from qcihungary.publications.slugs import free_slug, slug_base

Links = Sequence[tuple[Publication, Publication]]
"""New records, each with one that it is linked with, which may be as new: its key is known once it is stored."""


def store(publications: Sequence[Publication], user: Any, links: Links = ()) -> None:
    """Store new records with their authors, work packages and links. Called within a transaction."""
    if not publications:
        return
    give_slugs(publications)
    Publication.objects.bulk_create(publications, batch_size=BATCH)
    for publication, other in links:
        publication.related = [*publication.related, other.output_key]
    store_children(publications)
    keep(publications, user, CREATED, fields=["related"])


def give_slugs(publications: Sequence[Publication]) -> None:
    """Names in addresses that nobody has, also not another of these."""
    taken = set(Publication.objects.values_list("slug", flat=True))
    for publication in publications:
        first = next((author.family for author in publication.authorships.all()), "")
        publication.slug = free_slug(slug_base(first, publication.year, publication.original_title), taken)
        taken.add(publication.slug)


def store_children(publications: Sequence[Publication]) -> None:
    """Their authors and work packages."""
    authors = [author for publication in publications for author in publication.authorships.all()]
    for author in authors:
        author.publication_id = author.publication.pk
    Authorship.objects.bulk_create(authors, batch_size=BATCH)
    through = Publication.work_packages.through
    links = [
        through(publication_id=publication.pk, workpackage_id=package.pk)
        for publication in publications
        for package in publication.work_packages.all()
    ]
    through.objects.bulk_create(links, batch_size=BATCH)
