"""Search: one search over everything public."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "qcihungary.search"
    label = "search"
    verbose_name = _("Search")
