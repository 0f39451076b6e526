"""Links to documents in texts, as readers get them."""

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler


class GuardedLinkHandler(DocumentLinkHandler):
    """Wagtail's, without the address of a document that its record keeps back: an address holds the file's name."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags of links."""
        return [
            f'<a href="{escape(document.url)}">' if document and document.is_open else "<a>"
            for document in cls.get_many(attrs_list)
        ]
