"""Publications: what the project's researchers have published, record by record."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import TabbedInterface
from wagtail.models import Revision
from wagtail.search.index import AutocompleteField, BaseField, FilterField, RelatedFields, SearchField

from qcihungary.consortium.models import WorkPackage
from qcihungary.core.citation.languages import validate_language
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.guarded import mark
from qcihungary.core.identifier_fields import ArxivField, DoiField, IsbnField, IssnField
from qcihungary.core.outputs.related import RelatedField
from qcihungary.core.records import Record
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.publications.panels import EDIT_HANDLER
from qcihungary.publications.queries import PublicationManager
from qcihungary.publications.rules import issued, refuse, tidy
from qcihungary.publications.slugs import slug_of
from qcihungary.publications.vocabulary import Answer, KnownFrom, Licence, OpenAccess, PublicationType

GUARD = "publications"
"""Whose documents the files of publications are, for ``core.documents.guarded``."""


def output_key(pk: int) -> str:
    """What ``core.outputs.registry`` knows a publication by."""
    return f"publication-{pk}"


class Publication(Record, ClusterableModel):  # type: ignore[django-manager-missing]  # Orderable is untyped
    """A scientific publication. Its title stands in its own language; all else that readers see has two."""

    translation_policy = TranslationPolicy.BILINGUAL

    type = models.CharField(
        _("type"), max_length=16, choices=PublicationType.choices, default=PublicationType.ARTICLE,
        help_text=_("What it came out as. For example: in a conference's proceedings it is a conference paper."),
    )  # fmt: skip
    original_title = models.CharField(
        _("title"),
        max_length=500,
        help_text=_("As published, in its own language. For example: Quantum key distribution over deployed fibre"),
    )
    hungarian_title = models.CharField(
        _("title in Hungarian"),
        max_length=500,
        blank=True,
        help_text=_("If it is in another language: what Hungarian readers see. Leave it empty to show the original."),
    )
    language = models.CharField(
        pgettext_lazy("publication", "language"),
        max_length=3,
        default="en",
        validators=[validate_language],
        help_text=_("The code of the language that it is written in, by ISO 639. For example: en, hu, de"),
    )
    venue = models.CharField(
        _("appeared in"),
        max_length=300,
        blank=True,
        help_text=_("The journal, conference, book or university. For example: Infocommunications Journal"),
    )
    volume = models.CharField(_("volume"), max_length=40, blank=True, help_text=_("For example: 16"))
    issue = models.CharField(_("issue"), max_length=40, blank=True, help_text=_("For example: 2"))
    pages = models.CharField(_("pages"), max_length=40, blank=True, help_text=_("For example: 1145-1152"))
    article_number = models.CharField(
        _("article number"), max_length=40, blank=True, help_text=_("Instead of pages. For example: 044053")
    )
    publisher = models.CharField(_("publisher"), max_length=200, blank=True, help_text=_("For example: Springer"))
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        help_text=_("The year it appeared in; empty while it hasn't. For example: 2024"),
    )
    month = models.PositiveSmallIntegerField(
        _("month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("If it is known, as a number. For example: 5 for May"),
    )
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("If the day is known. It fills in the year and the month.")
    )
    doi = DoiField(
        _("DOI"),
        help_text=_("In any form, also as an address. For example: https://doi.org/10.1038/d41586-024-01445-2"),
    )
    issn = IssnField(_("ISSN"), max_length=40, help_text=_("Of the journal. For example: 0028-0836"))
    isbn = IsbnField(_("ISBN"), max_length=40, help_text=_("Of the book. For example: 978-3-16-148410-0"))
    arxiv_id = ArxivField(
        _("arXiv id"), max_length=100, help_text=_("In any form, also as an address. For example: arXiv:2404.12345")
    )
    mtmt_id = models.CharField(
        _("MTMT id"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d+$", _("An MTMT id is a number."))],
        help_text=_("Its number in the Hungarian bibliography of science. For example: 34812345"),
    )
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Where it is found, if it has no DOI."))
    abstract = models.TextField(
        _("abstract"),
        blank=True,
        help_text=_("As published, or translated. Readers see it in their own language first."),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=500,
        blank=True,
        help_text=_("Separated by commas. For example: quantum key distribution, optical fibre, Budapest"),
    )
    work_packages = ParentalManyToManyField(
        WorkPackage, verbose_name=_("work packages"), blank=True, related_name="publications",
        help_text=_("Whose work it tells of. For example: WP2"),
    )  # fmt: skip
    access = models.CharField(
        _("open access"), max_length=8, choices=OpenAccess.choices, blank=True, default=OpenAccess.UNKNOWN,
        help_text=_("Gold: free at the publisher, under a licence. Green: a free copy is in a repository."),
    )  # fmt: skip
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, blank=True,
        help_text=_("What the publisher's page says, for example: CC BY 4.0"),
    )  # fmt: skip
    repository_url = models.URLField(
        _("copy in a repository"),
        max_length=500,
        blank=True,
        help_text=_("A copy that everybody may read. For example: https://arxiv.org/abs/2404.12345"),
    )
    peer_reviewed = models.CharField(
        _("peer reviewed"), max_length=3, choices=Answer.choices, blank=True, default=Answer.UNKNOWN,
        help_text=_("Whether others judged it before it came out. For example: a preprint has not been reviewed."),
    )  # fmt: skip
    grant_acknowledged = models.CharField(
        _("acknowledges the grant"),
        max_length=3,
        choices=Answer.choices,
        blank=True,
        default=Answer.UNKNOWN,
        help_text=_("Whether its text names the grant agreement, as Article 17 demands."),
    )
    grant_known_from = models.CharField(
        _("known from"), max_length=8, choices=KnownFrom.choices, blank=True, default=KnownFrom.UNKNOWN,
        help_text=_("Who says whether it acknowledges the grant. A look-up fills this in."),
    )  # fmt: skip
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="publications",
        help_text=_("Only what the publisher lets us show, for example the accepted manuscript as PDF."),
    )
    related = RelatedField()
    slug = models.SlugField(_("name in addresses"), max_length=100, unique=True, editable=False)

    edit_handler: ClassVar[TabbedInterface] = EDIT_HANDLER
    search_fields: ClassVar[list[BaseField]] = [
        SearchField("original_title", boost=2),
        SearchField("hungarian_title", boost=2),
        AutocompleteField("original_title"),
        AutocompleteField("hungarian_title"),
        SearchField("venue"),
        SearchField("doi"),
        AutocompleteField("doi"),
        SearchField("abstract_en"),
        SearchField("abstract_hu"),
        SearchField("keywords_en"),
        SearchField("keywords_hu"),
        RelatedFields("authorships", [SearchField("family"), AutocompleteField("family"), SearchField("given")]),
        FilterField("live"),
        FilterField("type"),
        FilterField("year"),
        FilterField("month"),
        FilterField("date"),
        FilterField("access"),
        FilterField("grant_acknowledged"),
        FilterField("peer_reviewed"),
        FilterField("id"),
    ]

    objects = PublicationManager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering: ClassVar[list[Any]] = [models.F("year").desc(nulls_last=True), "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["doi"],
                condition=~models.Q(doi=""),
                name="publication_doi",
                violation_error_message=_("There is a publication with this DOI already."),
            )
        ]

    def __str__(self) -> str:
        return self.original_title

    # --- facts

    @property
    def output_key(self) -> str:
        """What ``core.outputs.registry`` knows it by."""
        return output_key(self.pk)

    @property
    def sub_path(self) -> str:
        """Its address below the list: ``imre-2024-quantum-key/``."""
        return f"{self.slug}/"

    @property
    def issued(self) -> tuple[int, ...]:
        """Year, month and day of its appearance, as far as they are known."""
        return issued(self)

    @property
    def documents_for_everybody(self) -> set[int]:
        """The key of its file's document, if it has one."""
        return {self.document_id} if self.document_id else set()

    # --- rules

    def clean(self) -> None:
        """Fill in what follows, and refuse what contradicts itself.

        Raises:
            ValidationError: dates or kind don't agree with the rest.
        """
        super().clean()
        tidy(self)
        refuse(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give it its name in addresses, once; mark its file."""
        tidy(self)
        self.slug = self.slug or slug_of(self)
        super().save(*args, **kwargs)
        self.guard_document()

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a draft, and mark its file, which editors of other things needn't know of."""
        self.guard_document()
        return super().save_revision(*args, **kwargs)

    def guard_document(self) -> None:
        """Mark its file as one of a publication."""
        if self.document_id:
            mark(GUARD, [self.document_id])

    # --- preview

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """That of its public page."""
        return "pages/publication_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What of it the public would see."""
        from qcihungary.publications.record_view import preview_context  # noqa: PLC0415  (it imports this module)

        return {**super().get_preview_context(request, mode_name), **preview_context(self)}
