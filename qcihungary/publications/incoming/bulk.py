"""Storing many new records at once. One by one, each would take fifty queries: five hundred would take minutes.

What saving a record one by one does besides is done here for all: their names in addresses, their first revisions,
the log, Wagtail's index of references, the search index, and the stamp.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelsearch.backends import get_search_backends
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from qcihungary.core.stamps import renew
from qcihungary.publications.authorships import Authorship
from qcihungary.publications.models import Publication
from qcihungary.publications.slugs import free_slug, slug_base

BATCH = 100

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
    revisions = store_revisions(publications, user)
    for publication, revision in zip(publications, revisions, strict=True):
        ReferenceIndex.create_or_update_for_object(publication)
        log(instance=publication, action="wagtail.create", user=user, revision=revision, content_changed=True)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Publication, list(publications))
    renew()


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


def store_revisions(publications: Sequence[Publication], user: Any) -> list[Revision]:
    """The first revision of each, live where the record is."""
    now = timezone.now()
    kind = ContentType.objects.get_for_model(Publication)
    revisions = [
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(publication.pk),
            created_at=now,
            user=user,
            object_str=str(publication),
            content=publication.serializable_data(),
        )
        for publication in publications
    ]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for publication, revision in zip(publications, revisions, strict=True):
        publication.latest_revision = revision
        publication.has_unpublished_changes = not publication.live
        if publication.live:
            publication.live_revision = revision
            publication.first_published_at = publication.last_published_at = now
    fields = ["latest_revision", "live_revision", "has_unpublished_changes", "first_published_at", "last_published_at"]
    Publication.objects.bulk_update(publications, [*fields, "related"], batch_size=BATCH)
    return revisions
