"""Results: one browser over all results, and the other results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """Results."""

    name = "qcihungary.results"
    label = "results"
    verbose_name = _("Results")
