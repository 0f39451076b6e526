"""What the page of an event lists: speakers, the sessions of the programme, and materials.

All of it is the same in both languages. Where words differ by language, both are asked for side by side.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from qcihungary.core.blocks.people import NameBlock, PersonBlock, PersonValue
from qcihungary.core.blocks.text import ChoiceBlock
from qcihungary.core.documents.document import DocumentLanguage
from qcihungary.core.languages import in_readers_language
from qcihungary.core.licences import OpenLicence
from qcihungary.core.outputs.machine import licence_url
from qcihungary.core.typed_dates import TypedDateBlock


class SpeakerValue(PersonValue):
    """A speaker, and where they come from."""

    @property
    def organisation(self) -> str:
        """The name of their member in the reader's language, or of another organisation."""
        member = self.get("member")
        return member.name if member and member.live else self.get("affiliation") or ""


class SpeakerBlock(PersonBlock):
    """Somebody who teaches, speaks or shows."""

    member = SnippetChooserBlock("consortium.Member", label=_("Member"), required=False)
    affiliation = blocks.CharBlock(
        label=_("Or another organisation"),
        max_length=200,
        required=False,
        help_text=_("As it calls itself; it is the same in both languages."),
    )

    class Meta:
        label = _("Speaker")
        description = _("Somebody who teaches, speaks or shows.")
        template = "blocks/speaker.html"
        value_class = SpeakerValue
        preview_value = {
            "family": "Minta",
            "given": "Anna",
            "orcid": "0000-0002-1825-0097",
            "member": None,
            "affiliation": _("Sample University"),
        }


class SessionValue(blocks.StructValue):
    """A session in the reader's language."""

    @property
    def title(self) -> str:
        """What it is called; in the other language where only that is known."""
        return in_readers_language(self.get("title_en"), self.get("title_hu")).text

    @property
    def title_language(self) -> str:
        """The code of the language of its title."""
        return in_readers_language(self.get("title_en"), self.get("title_hu")).language


class SessionBlock(blocks.StructBlock):
    """One row of the programme."""

    day = TypedDateBlock(label=_("Day"), required=False, help_text=_("Empty: the day of the row above."))
    start = blocks.TimeBlock(label=pgettext_lazy("of an event", "From"))
    end = blocks.TimeBlock(label=pgettext_lazy("of an event", "Until"), required=False)
    title_en = blocks.CharBlock(label=_("Title in English"), max_length=200, required=False)
    title_hu = blocks.CharBlock(label=_("Title in Hungarian"), max_length=200, required=False)
    speakers = blocks.ListBlock(NameBlock(), label=_("Speakers"), default=[])

    def clean(self, value: Any) -> Any:
        """A session has a title, and ends after it began.

        Raises:
            blocks.StructBlockValidationError: it doesn't.
        """
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if not cleaned.get("title_en") and not cleaned.get("title_hu"):
            errors["title_en"] = ValidationError(_("Give the title in one language at least."))
        if cleaned.get("end") and cleaned["end"] <= cleaned["start"]:
            errors["end"] = ValidationError(_("It ends before it begins."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "time"
        label = _("Session")
        description = _("One row of the programme: when, what, who.")
        template = "blocks/session.html"
        value_class = SessionValue
        preview_value = {
            "day": None,
            "start": datetime.time(9, 30),
            "end": datetime.time(11, 0),
            "title_en": "Keys from single photons",
            "title_hu": "Kulcsok egyes fotonokból",
            "speakers": [{"family": "Minta", "given": "Anna"}],
        }


class MaterialValue(blocks.StructValue):
    """Something to read or to try, here or elsewhere."""

    @property
    def href(self) -> str:
        """Where it is."""
        document = self.get("document")
        return document.url if document else self.get("url") or ""

    @property
    def is_open(self) -> bool:
        """Whether a public page may name it."""
        document = self.get("document")
        return not document or document.is_open

    @property
    def licence_name(self) -> str:
        """What its licence is called."""
        licence = self.get("licence")
        return str(OpenLicence(licence).label) if licence in OpenLicence.values else ""

    @property
    def licence_url(self) -> str:
        """The address that names its licence."""
        return licence_url(self.get("licence") or "")

    @property
    def language_name(self) -> str:
        """The language that it is written in, in the reader's language."""
        language = self.get("language")
        return str(DocumentLanguage(language).label) if language in DocumentLanguage.values else ""


class MaterialBlock(blocks.StructBlock):
    """Slides, notes, data, a link: what was handed out."""

    verbatim = ("title",)

    title = blocks.CharBlock(
        label=_("Title"), max_length=200, help_text=_("In the language of the material, in which it stands everywhere.")
    )
    document = DocumentChooserBlock(label=_("Document"), required=False)
    url = blocks.URLBlock(label=_("Or an address elsewhere"), required=False)
    language = ChoiceBlock(label=_("Language"), choices=DocumentLanguage.choices)
    licence = ChoiceBlock(label=_("Licence"), choices=OpenLicence.choices, required=False)

    def clean(self, value: Any) -> Any:
        """Exactly one target.

        Raises:
            blocks.StructBlockValidationError: there is none, or there are two.
        """
        cleaned = super().clean(value)
        if bool(cleaned.get("document")) == bool(cleaned.get("url")):
            message = ValidationError(_("Choose a document or give an address: one of the two."))
            raise blocks.StructBlockValidationError({"url": message})
        return cleaned

    class Meta:
        icon = "doc-full"
        label = _("Material")
        description = _("Slides, notes, data or a link, with its language and licence.")
        template = "blocks/material.html"
        value_class = MaterialValue
        preview_value = {
            "title": _("Programme of the summer school"),
            "document": None,
            "url": "https://qcihungary.hu/",
            "language": "en",
            "licence": "CC-BY-4.0",
        }
