"""The register's page."""

from django.utils.translation import gettext_lazy as _

from qcihungary.core.record_pages import RecordIndexPage


class DeliverablesIndexPage(RecordIndexPage):
    """The register of deliverables."""

    class Meta:
        verbose_name = _("register of deliverables")
        verbose_name_plural = _("registers of deliverables")
