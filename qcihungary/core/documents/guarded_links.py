"""Links to documents and pages in texts, as readers and as their editors get them."""

from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler, document_link_entity
from wagtail.rich_text.pages import PageLinkHandler

from qcihungary.core.admin_reader import admin_reader
from qcihungary.core.audience import may_link
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded_admin import name_for_reader
from qcihungary.core.documents.rule import may_know


class GuardedLinkHandler(DocumentLinkHandler):
    """Wagtail's, without the address of a document that the reader may not read: an address holds the file's name."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of links."""
        return [
            f'<a href="{escape(document.url)}">' if document and document.is_open else "<a>"
            for document in cls.get_many(attrs_list)
        ]


class OpenPageLinkHandler(PageLinkHandler):
    """Wagtail's, without the address of a page that the reader may not read: an address holds the title's words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of links."""
        pages = [page and page.localized for page in cls.get_many(attrs_list)]
        return [f'<a href="{escape(page.url)}">' if page and may_link(page) else "<a>" for page in pages]


class GuardedLinkElementHandler(DocumentLinkElementHandler):
    """Wagtail's, of the editor's text field. The link stays, whoever saves the text."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """What the field knows of a link: neither name nor address of a document that the editor may not know of."""
        known: dict[str, Any] = super().get_attribute_data(attrs)
        document = SiteDocument.objects.filter(pk=known.get("id")).first()
        if document is None or may_know(admin_reader(), document):
            return known
        return {"id": document.pk, "url": "", "filename": name_for_reader(document)}


CONVERSION = {
    "from_database_format": {'a[linktype="document"]': GuardedLinkElementHandler("DOCUMENT")},
    "to_database_format": {"entity_decorators": {"DOCUMENT": document_link_entity}},
}
"""Of the editor's text field, in both directions."""
