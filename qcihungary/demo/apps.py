"""Demo content: the content `make run` starts with."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Demo content."""

    name = "qcihungary.demo"
    label = "demo"
    verbose_name = _("Demo content")
