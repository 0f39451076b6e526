"""The admin's form for documents."""

from wagtail.documents.forms import BaseDocumentForm

from qcihungary.core.desk.stale_forms import AsksBeforeOverwriting


class DocumentForm(AsksBeforeOverwriting, BaseDocumentForm):
    """Wagtail's, which asks before it replaces what somebody saved since."""
