"""Publications: the records, their authors, and the list's page."""

from qcihungary.publications.authorships import Authorship
from qcihungary.publications.incoming.batches import IncomingBatch
from qcihungary.publications.listing import PublicationsIndexPage
from qcihungary.publications.records import Publication
from qcihungary.publications.vocabulary import (
    Answer,
    AuthorRole,
    KnownFrom,
    Licence,
    OpenAccess,
    PublicationType,
)

__all__ = [
    "Answer",
    "AuthorRole",
    "Authorship",
    "IncomingBatch",
    "KnownFrom",
    "Licence",
    "OpenAccess",
    "Publication",
    "PublicationType",
    "PublicationsIndexPage",
]
