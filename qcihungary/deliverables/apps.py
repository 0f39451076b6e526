"""Deliverables: the register of deliverables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliverablesConfig(AppConfig):
    """Deliverables."""

    name = "qcihungary.deliverables"
    label = "deliverables"
    verbose_name = _("Deliverables")
