"""Training: courses and events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Training."""

    name = "qcihungary.training"
    label = "training"
    verbose_name = _("Training")
