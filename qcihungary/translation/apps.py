"""Translation: what is missing or behind, and the source beside the translation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Translation."""

    name = "qcihungary.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Import what registers itself, and watch bilingual columns."""
        from qcihungary.translation import columns, signals  # noqa: F401, PLC0415  (models are known only now)

        columns.watch_columns()
