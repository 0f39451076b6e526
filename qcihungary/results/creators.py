"""Who made a result: people by family and given name, or an organisation by its name."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from qcihungary.core.blocks.people import PersonBlock


class CreatorBlock(PersonBlock):
    """One person or organisation."""

    family = blocks.CharBlock(label=_("Family name, or organisation"), max_length=200, help_text=_("For example: Imre"))
    given = blocks.CharBlock(
        label=_("Given name"),
        max_length=100,
        required=False,
        help_text=_("For example: Sándor. Empty: an organisation."),
    )

    class Meta:
        label = _("Creator")
        description = _("A person or an organisation that made the result.")
