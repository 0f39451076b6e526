"""Taking the texts out of public documents, in the background: by ``manage.py refresh_search``, each minute."""

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.text import WITH_TEXT, text_of
from qcihungary.core.stamps import renew
from qcihungary.search.document_source import open_documents
from qcihungary.search.entries import DocumentText


def take_out_texts() -> int:
    """Read what is public and wasn't read yet; forget the texts of what is public no longer. How many were read."""
    documents = {document.pk: document for document in open_documents().filter(kind__in=WITH_TEXT)}
    known = dict(DocumentText.objects.values_list("document", "sha256"))
    DocumentText.objects.filter(document__in=known.keys() - documents.keys()).delete()
    wanted = [document for key, document in documents.items() if known.get(key) != document.sha256]
    for document in wanted:
        keep_text(document)
    if wanted:
        renew()
    return len(wanted)


def keep_text(document: SiteDocument) -> None:
    """Keep the text of one document, for as long as its file stays the same. A broken one has none."""
    DocumentText.objects.update_or_create(
        document=document, defaults={"sha256": document.sha256, "text": text_of(document)}
    )
