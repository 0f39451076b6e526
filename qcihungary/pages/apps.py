"""Pages: home, about and standard pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Pages."""

    name = "qcihungary.pages"
    label = "pages"
    verbose_name = _("Pages")
