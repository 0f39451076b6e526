"""Consortium: the project's facts, its members, work packages and funders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsortiumConfig(AppConfig):
    """Consortium."""

    name = "qcihungary.consortium"
    label = "consortium"
    verbose_name = _("Consortium")
