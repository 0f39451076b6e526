"""Statements about an output in the fifteen elements of Dublin Core (ISO 15836-1), as harvesters read them."""

from dataclasses import dataclass

ELEMENTS = (
    "title",
    "creator",
    "subject",
    "description",
    "publisher",
    "contributor",
    "date",
    "type",
    "format",
    "identifier",
    "source",
    "language",
    "relation",
    "coverage",
    "rights",
)
"""Their names, in the order of the standard."""

OPEN_ACCESS = "info:eu-repo/semantics/openAccess"
EMBARGOED_ACCESS = "info:eu-repo/semantics/embargoedAccess"
RESTRICTED_ACCESS = "info:eu-repo/semantics/restrictedAccess"
CLOSED_ACCESS = "info:eu-repo/semantics/closedAccess"
"""Who may read it, in the words of the info:eu-repo vocabulary (OpenAIRE guidelines 3.0)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One element with its value; an empty one says nothing. ``language`` is the code of a text's language."""

    element: str
    value: str
    language: str = ""
