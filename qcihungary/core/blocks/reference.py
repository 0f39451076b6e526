"""A reference to a publication, with its DOI as a link."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qcihungary.core.blocks.text import INLINE_FEATURES
from qcihungary.core.identifiers import doi_url, normalise_doi, validate_doi


class ReferenceValue(blocks.StructValue):
    """A reference that knows where it leads."""

    @property
    def href(self) -> str:
        """The DOI's resolver, or the address that was given."""
        doi = self.get("doi")
        return doi_url(doi) if doi else self.get("url") or ""


class ReferenceBlock(blocks.StructBlock):
    """Where something was published."""

    verbatim = ("authors", "title", "container", "doi")

    authors = blocks.CharBlock(label=_("Authors"), max_length=300, required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=400)
    container = blocks.CharBlock(
        label=_("Where it appeared"), max_length=300, required=False, help_text=_("For example: Nature 629, 734–735")
    )
    year = blocks.IntegerBlock(label=_("Year"), min_value=1800, max_value=2100, required=False)
    doi = blocks.CharBlock(
        label=_("DOI"), max_length=200, required=False, help_text=_("For example: 10.1038/d41586-024-01445-2")
    )
    url = blocks.URLBlock(label=_("Address, if it has no DOI"), required=False)
    note = blocks.CharBlock(label=_("Note"), max_length=300, required=False)

    def clean(self, value: Any) -> Any:
        """Take a DOI in any form, and keep it bare.

        Raises:
            blocks.StructBlockValidationError: the DOI is none.
        """
        cleaned = super().clean(value)
        doi = normalise_doi(cleaned.get("doi") or "")
        if doi:
            try:
                validate_doi(doi)
            except ValidationError as error:
                raise blocks.StructBlockValidationError({"doi": error}) from error
        cleaned["doi"] = doi
        return cleaned

    class Meta:
        icon = "link-external"
        label = _("Reference")
        description = _("Where something was published, with its DOI as a link.")
        template = "blocks/reference.html"
        value_class = ReferenceValue
        preview_value = {
            "authors": "Bennett, C. H.; Brassard, G.",
            "title": "Quantum cryptography: Public key distribution and coin tossing",
            "container": "Theoretical Computer Science 560, 7–11",
            "year": 2014,
            "doi": "10.1016/j.tcs.2014.05.025",
            "url": "",
            "note": "",
        }


class SourceBlock(blocks.StreamBlock):
    """Details and source: references, and a line of text where that isn't enough."""

    reference = ReferenceBlock()
    note = blocks.RichTextBlock(
        features=INLINE_FEATURES,
        icon="pilcrow",
        label=_("Note"),
        description=_("A line about the source of the text or of the picture."),
        template="blocks/text.html",
        preview_value=_("<p>Picture: the journal's own.</p>"),
    )
