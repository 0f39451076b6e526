"""People in a stream: family and given name apart, so that each language puts them in its own order."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qcihungary.core.citation.names import PersonName
from qcihungary.core.identifiers import normalise_orcid, validate_orcid


class PersonValue(blocks.StructValue):
    """A person as core.citation knows people."""

    @property
    def name(self) -> PersonName:
        """The name in its parts; one without a given name is an organisation's."""
        family, given = self.get("family", ""), self.get("given", "")
        orcid = self.get("orcid", "")
        return PersonName(family=family, given=given, orcid=orcid) if given else PersonName(literal=family, orcid=orcid)


class NameBlock(blocks.StructBlock):
    """Somebody's name, where nothing else is asked of them."""

    verbatim = ("family", "given", "orcid", "affiliation")

    family = blocks.CharBlock(label=_("Family name"), max_length=200, help_text=_("For example: Imre"))
    given = blocks.CharBlock(label=_("Given name"), max_length=100, help_text=_("For example: Sándor"))

    class Meta:
        icon = "user"
        label = _("Person")
        description = _("A person by family and given name.")
        template = "blocks/person.html"
        value_class = PersonValue
        preview_value = {"family": "Imre", "given": "Sándor"}


class PersonBlock(NameBlock):
    """A person with their ORCID iD; a block for a certain role derives from it."""

    orcid = blocks.CharBlock(
        label=_("ORCID iD"), max_length=60, required=False, help_text=_("For example: 0000-0002-1825-0097")
    )

    def clean(self, value: Any) -> Any:
        """Keep the ORCID iD in its canonical form.

        Raises:
            blocks.StructBlockValidationError: it is none, or a digit is mistyped.
        """
        cleaned = super().clean(value)
        cleaned["orcid"] = normalise_orcid(cleaned.get("orcid") or "")
        if cleaned["orcid"]:
            try:
                validate_orcid(cleaned["orcid"])
            except ValidationError as error:
                raise blocks.StructBlockValidationError({"orcid": error}) from error
        return cleaned

    class Meta:
        preview_value = {"family": "Imre", "given": "Sándor", "orcid": "0000-0002-1825-0097"}
