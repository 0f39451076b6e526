"""What the index holds: a row for each public thing and each language that it is told in."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from qcihungary.core.dates import DAY_IS_KNOWN
from qcihungary.core.findable import FoundKind
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.search.analysis.analyser import analysed

LONGEST_TEXT = 400_000
"""Characters of a document that are indexed: some 150 pages."""


class SearchEntry(index.Indexed, models.Model):
    """A public thing as it is told in one language. Wagtail's index finds it by the analysed title and text.

    Its key is a text, like the keys in the index, so that no database has to convert 10,000 of them for a query.
    """

    translation_policy = TranslationPolicy.LANGUAGE_FREE
    search_auto_update = False  # the sweep does it, which knows what is public

    name = models.CharField(_("name"), max_length=50, primary_key=True)
    item = models.CharField(_("item"), max_length=60)
    version = models.CharField(_("version"), max_length=64)
    kind = models.CharField(_("kind"), max_length=12, choices=FoundKind.choices)
    language = models.CharField(_("language"), max_length=2)
    date = models.DateField(_("date"), null=True)
    date_parts = models.PositiveSmallIntegerField(_("how much of the date is known"), default=DAY_IS_KNOWN)
    title = models.CharField(_("title"), max_length=600)
    lead = models.TextField(_("summary"), blank=True)
    text = models.TextField(_("text"), blank=True)
    addresses = models.JSONField(_("addresses"), default=dict)
    title_forms = models.TextField(_("what the title is found by"), blank=True)
    zones = models.TextField(_("what its parts are found by"), blank=True)
    """Nine lines: words, stems and parts of compounds of the title, of the summary, of the beginning of the text."""

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("indexed_title"),
        index.SearchField("indexed_text"),
        index.FilterField("name"),
        index.FilterField("item"),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title

    def indexed_title(self) -> str:
        """What its title is found by, and the word that tells its language."""
        return f"{self.title_forms} {language_mark(self.language)}"

    def indexed_text(self) -> str:
        """What its summary and text are found by."""
        text = analysed(f"{self.lead}\n{self.text}", self.language)
        return " ".join(sorted(set(text.all.split())))

    @classmethod
    def get_indexed_objects(cls) -> "models.QuerySet[SearchEntry]":
        """All entries, for ``manage.py update_index``; brought up to date first."""
        from qcihungary.search.sweep import sweep  # noqa: PLC0415  (it knows this model)

        sweep()
        return cls.objects.all()


def language_mark(language: str) -> str:
    """A word that stands in no text, for what is told in a language."""
    return f"zzin{language}zz"


class DocumentText(models.Model):
    """The text of a document, taken out of its file in the background."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    document = models.OneToOneField(
        "core.SiteDocument", verbose_name=_("document"), on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return str(self.document)


class MissedQuery(models.Model):
    """Words that found nothing. Nobody knows who asked, or when."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    words = models.CharField(_("words"), max_length=200)
    language = models.CharField(_("language"), max_length=2)
    count = models.PositiveIntegerField(_("how often"), default=0)

    class Meta:
        verbose_name = _("search without a hit")
        verbose_name_plural = _("searches without a hit")
        ordering: ClassVar[list[str]] = ["-count", "words"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["words", "language"], name="missed_query_once")
        ]

    def __str__(self) -> str:
        return self.words
