"""The list of publications."""

from django.utils.translation import gettext_lazy as _

from qcihungary.core.record_pages import RecordIndexPage


class PublicationsIndexPage(RecordIndexPage):
    """The list of scientific publications, and each of them below it."""

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")
