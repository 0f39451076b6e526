"""Results: one browser over all results, and the other results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """Results."""

    name = "qcihungary.results"
    label = "results"
    verbose_name = _("Results")

    def ready(self) -> None:
        """Other results are outputs; harvesters hear of all that were public; versions agree on the facts."""
        from qcihungary.consortium.models import WorkPackage  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.outputs.registry import register_source  # noqa: PLC0415
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415
        from qcihungary.core.versions import watch as watch_versions  # noqa: PLC0415
        from qcihungary.results.models import OtherResultPage  # noqa: PLC0415
        from qcihungary.results.oai.tombstones import watch  # noqa: PLC0415
        from qcihungary.results.outputs import OtherResults  # noqa: PLC0415
        from qcihungary.results.versions import FACTS  # noqa: PLC0415

        renews_on(WorkPackage)
        register_source(OtherResults())
        watch()
        watch_versions(OtherResultPage, FACTS)
