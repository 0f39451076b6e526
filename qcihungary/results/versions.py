"""What the pages of one result agree on.

The title, the texts, the file, and the names of a venue, an office and a body stay with their language.
"""

from typing import TYPE_CHECKING

from qcihungary.core.versions import SharedFacts
from qcihungary.results.vocabulary import FITTING, PARTICULAR, ResultKind

if TYPE_CHECKING:
    from qcihungary.results.result import OtherResultPage


def empty_misfits(page: "OtherResultPage") -> None:
    """Empty what the page's kind doesn't have."""
    for name in set(PARTICULAR) - FITTING[ResultKind(page.kind)]:
        setattr(page, name, None if name == "document" else "")


FACTS = SharedFacts(
    fields=(
        "kind", "date", "repository", "licence", "doi", "version", "patent_number", "standard_number", "related",
    ),
    streams=("creators",),
    links=("members", "work_packages"),
    settle=empty_misfits,
)  # fmt: skip
