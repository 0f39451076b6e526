"""Search: one search over everything public."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "qcihungary.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Pages and documents can be found, whatever features bring beside them; the index follows every change."""
        from qcihungary.core.findable import register_findables  # noqa: PLC0415  (models are known only now)
        from qcihungary.search.document_source import Documents  # noqa: PLC0415
        from qcihungary.search.page_source import Pages  # noqa: PLC0415
        from qcihungary.search.sweep import watch  # noqa: PLC0415

        register_findables(Pages())
        register_findables(Documents())
        watch()
