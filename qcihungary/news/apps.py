"""News: news list, articles and tags."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News."""

    name = "qcihungary.news"
    label = "news"
    verbose_name = _("News")
