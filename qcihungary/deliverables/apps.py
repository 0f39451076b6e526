"""Deliverables: the register of deliverables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliverablesConfig(AppConfig):
    """Deliverables."""

    name = "qcihungary.deliverables"
    label = "deliverables"
    verbose_name = _("Deliverables")

    def ready(self) -> None:
        """What is saved renews the stamp; the records decide about their documents."""
        from qcihungary.core.documents.document import SiteDocument  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.documents.guarded import Guard, register_guard  # noqa: PLC0415
        from qcihungary.core.findable import register_findables  # noqa: PLC0415
        from qcihungary.core.outputs.registry import register_source  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415
        from qcihungary.deliverables import addresses, desk  # noqa: PLC0415
        from qcihungary.deliverables.findables import FindableDeliverables  # noqa: PLC0415
        from qcihungary.deliverables.models import Deliverable, DeliverableFile  # noqa: PLC0415
        from qcihungary.deliverables.outputs import Deliverables  # noqa: PLC0415
        from qcihungary.deliverables.register import DeliverablesIndexPage  # noqa: PLC0415
        from qcihungary.deliverables.rules import GUARD  # noqa: PLC0415

        for model in (Deliverable, DeliverableFile, SiteDocument):
            renews_on(model)
        desk.register()
        addresses.register()
        register_source(Deliverables())
        register_findables(FindableDeliverables())
        guard = Guard(
            model=Deliverable,
            permission="deliverables.change_deliverable",
            section=DeliverablesIndexPage,
            records=Deliverable.objects.with_document,
            shown=DeliverableFile.objects.shown_documents,
            forbidden=DeliverableFile.objects.forbidden_documents,
            is_strict=True,
        )
        register_guard(GUARD, guard)
