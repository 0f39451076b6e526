"""The terms of the glossary: one record each, with its names in both languages."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index

from qcihungary.core.page_forms import ascii_slug
from qcihungary.core.panels import side_by_side, slug_panel
from qcihungary.core.records import Record
from qcihungary.core.stamps import kept
from qcihungary.core.translation_policy import TranslationPolicy


class GlossaryTerm(Record):
    """What something is called in each language, and what it is."""

    translation_policy = TranslationPolicy.BILINGUAL

    term = models.CharField(
        _("term"),
        max_length=120,
        help_text=_("As it stands in the middle of a sentence. For example: quantum key distribution"),
    )
    abbreviation = models.CharField(
        _("abbreviation"), max_length=20, blank=True, help_text=_("The same in both languages. For example: QKD")
    )
    definition = models.TextField(
        _("definition"),
        max_length=800,
        blank=True,
        help_text=_("One to three sentences for readers of other subjects."),
    )
    synonyms = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("One a line. Readers see them, and they are found in texts as well. Endings need no line."),
    )
    avoided = models.TextField(
        _("not to be used"),
        blank=True,
        help_text=_("Wrong or outdated names, one a line. Readers don't see them; who writes one in a page is told."),
    )
    slug = models.SlugField(
        _("name in addresses"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Links to the term contain it, in both languages. Left empty, it is made of the English term."),
    )
    is_public = models.BooleanField(
        _("on the public glossary page"),
        default=True,
        help_text=_("Other terms only help those who write and translate."),
    )

    panels: ClassVar[list[Any]] = [
        side_by_side("term"),
        side_by_side("definition"),
        FieldRowPanel([FieldPanel("abbreviation"), slug_panel()]),
        MultiFieldPanel(
            [
                HelpPanel(_("Whoever edits a page sees beside the form which of these words occur in it.")),
                side_by_side("synonyms"),
                side_by_side("avoided"),
            ],
            heading=_("In texts"),
        ),
        FieldPanel("is_public"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("term_en"),
        index.SearchField("term_hu"),
        index.AutocompleteField("term_en"),
        index.AutocompleteField("term_hu"),
        index.AutocompleteField("abbreviation"),
    ]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("terms of the glossary")
        ordering: ClassVar[list[str]] = ["term"]

    def __str__(self) -> str:
        return self.term

    @classmethod
    def known(cls) -> "list[GlossaryTerm]":
        """Those that count, public or not, in the order in which they were written; kept in memory under a stamp."""
        return kept.get("glossary terms", lambda: list(cls.objects.filter(live=True).order_by("pk")))

    def clean(self) -> None:
        """A term has a name in addresses.

        Raises:
            ValidationError: none can be made of what was typed.
        """
        super().clean()
        try:
            self.slug = ascii_slug(self.slug or self.called("en") or self.called("hu"))
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error

    def called(self, language: str) -> str:
        """Its name in a language; nothing while it is a draft that lacks it."""
        return getattr(self, f"term_{language}") or ""

    def lines(self, field: str, language: str) -> list[str]:
        """The entries of ``synonyms`` or ``avoided`` in a language."""
        text = getattr(self, f"{field}_{language}") or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    # --- preview

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """As it stands on the glossary page."""
        return "pages/glossary_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The term as an entry."""
        from qcihungary.glossary.entries import entry_of  # noqa: PLC0415  (it knows this model)

        return {**super().get_preview_context(request, mode_name), "entry": entry_of(self)}
