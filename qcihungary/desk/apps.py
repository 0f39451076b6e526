"""The editors' desk: the admin's home, and what is looked at before something is published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The desk."""

    name = "qcihungary.desk"
    label = "desk"
    verbose_name = _("Desk")
