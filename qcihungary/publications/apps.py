"""Publications: scientific publications."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    """Publications."""

    name = "qcihungary.publications"
    label = "publications"
    verbose_name = _("Publications")

    def ready(self) -> None:
        """What is saved renews the stamp; the records decide about their files, and are among the results."""
        from qcihungary.consortium.models import WorkPackage  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.addresses.noting import register_names  # noqa: PLC0415
        from qcihungary.core.documents.guarded import Guard, register_guard  # noqa: PLC0415
        from qcihungary.core.findable import register_findables  # noqa: PLC0415
        from qcihungary.core.outputs.registry import register_source  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415
        from qcihungary.publications import desk  # noqa: PLC0415
        from qcihungary.publications.findables import FindablePublications  # noqa: PLC0415
        from qcihungary.publications.models import Authorship, Publication, PublicationsIndexPage  # noqa: PLC0415
        from qcihungary.publications.outputs import Publications  # noqa: PLC0415
        from qcihungary.publications.records import GUARD  # noqa: PLC0415

        for model in (Publication, Authorship, WorkPackage):
            renews_on(model)
        guard = Guard(
            model=Publication,
            permission="publications.change_publication",
            section=PublicationsIndexPage,
            records=Publication.objects.with_document,
            shown=Publication.objects.shown_documents,
            forbidden=Publication.objects.no_documents,
        )
        register_guard(GUARD, guard)
        desk.register()
        register_names(Publication, Publication.objects.names)
        register_source(Publications())
        register_findables(FindablePublications())
