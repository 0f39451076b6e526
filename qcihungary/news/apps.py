"""News: news list, articles and tags."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News."""

    name = "qcihungary.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        """A tag that is saved renews the stamp; results may be linked with articles; the desk has a task."""
        from qcihungary.core.addresses.noting import register_names  # noqa: PLC0415
        from qcihungary.core.outputs.registry import register_companions  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.stamps import renews_on  # noqa: PLC0415
        from qcihungary.news import desk  # noqa: PLC0415
        from qcihungary.news.companions import NewsCompanions  # noqa: PLC0415
        from qcihungary.news.models import NewsTag  # noqa: PLC0415
        from qcihungary.news.tags import names_of_tags  # noqa: PLC0415

        renews_on(NewsTag)
        register_names(NewsTag, names_of_tags)
        register_companions(NewsCompanions())
        desk.register()
