"""Who made a result: people by family and given name, or an organisation by its name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qcihungary.core.citation.names import PersonName
from qcihungary.core.identifiers import normalise_orcid, validate_orcid


class CreatorValue(blocks.StructValue):
    """A creator as core.citation knows people."""

    @property
    def name(self) -> PersonName:
        """The name in its parts; one without a given name is an organisation's."""
        family, given = self.get("family", ""), self.get("given", "")
        orcid = self.get("orcid", "")
        return PersonName(family=family, given=given, orcid=orcid) if given else PersonName(literal=family, orcid=orcid)


class CreatorBlock(blocks.StructBlock):
    """One person or organisation."""

    family = blocks.CharBlock(label=_("Family name, or organisation"), max_length=200, help_text=_("For example: Imre"))
    given = blocks.CharBlock(
        label=_("Given name"),
        max_length=100,
        required=False,
        help_text=_("For example: Sándor. Empty: an organisation."),
    )
    orcid = blocks.CharBlock(
        label=_("ORCID iD"), max_length=60, required=False, help_text=_("For example: 0000-0002-1825-0097")
    )

    def clean(self, value: CreatorValue) -> CreatorValue:
        """Keep the ORCID iD in its canonical form.

        Raises:
            blocks.StructBlockValidationError: it is none, or a digit is mistyped.
        """
        cleaned: CreatorValue = super().clean(value)
        cleaned["orcid"] = normalise_orcid(cleaned.get("orcid") or "")
        if cleaned["orcid"]:
            try:
                validate_orcid(cleaned["orcid"])
            except ValidationError as error:
                raise blocks.StructBlockValidationError({"orcid": error}) from error
        return cleaned

    class Meta:
        icon = "user"
        label = _("Creator")
        description = _("A person or an organisation that made the result.")
        template = "blocks/creator.html"
        value_class = CreatorValue
        preview_value = {"family": "Imre", "given": "Sándor", "orcid": "0000-0002-1825-0097"}
