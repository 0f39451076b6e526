"""Translation: what is missing or behind, and the source beside the translation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Translation."""

    name = "qcihungary.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Take notice of what is published and of what columns say, and of pages that were there before."""
        from qcihungary.core.desk.editor import register_side_panel  # noqa: PLC0415  (models are known only now)
        from qcihungary.core.desk.findings import register_check, register_record_check  # noqa: PLC0415
        from qcihungary.core.updates import updates_rows  # noqa: PLC0415
        from qcihungary.translation import columns, signals  # noqa: F401, PLC0415
        from qcihungary.translation.checks import other_language  # noqa: PLC0415
        from qcihungary.translation.filling import fill  # noqa: PLC0415
        from qcihungary.translation.machine.drafts import refuse_unconfirmed  # noqa: PLC0415
        from qcihungary.translation.machine.panel import make_panel  # noqa: PLC0415
        from qcihungary.translation.record_checks import other_column  # noqa: PLC0415

        columns.watch_columns()
        updates_rows("Answers to translations", fill)
        register_side_panel(make_panel)
        register_check("machine drafts", refuse_unconfirmed)
        register_check("other language", other_language)
        register_record_check("other language", other_column)
