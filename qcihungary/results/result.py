"""A result that is neither a deliverable nor a publication."""

from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from qcihungary.consortium.models import Member, ProjectFacts, WorkPackage
from qcihungary.core.blocks import BodyBlock
from qcihungary.core.citation.names import PersonName
from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.findable import FoundKind
from qcihungary.core.identifier_fields import DoiField
from qcihungary.core.identifiers import doi_url
from qcihungary.core.licences import OpenLicence
from qcihungary.core.outputs.machine import add_links, highwire_tags, licence_url
from qcihungary.core.outputs.pages import key_of
from qcihungary.core.outputs.registry import all_outputs, related_to
from qcihungary.core.outputs.related import RelatedField
from qcihungary.core.pages import BasePage
from qcihungary.results.citation import PREFIX, citing, item_of, links_of
from qcihungary.results.creators import CreatorBlock
from qcihungary.results.panels import RESULT_PANELS
from qcihungary.results.queries import OtherResultManager
from qcihungary.results.rules import refuse_misfits
from qcihungary.results.structured_data import creative_work
from qcihungary.results.vocabulary import ResultKind


class OtherResultPage(BasePage):
    """A data set, a piece of software, a video, a patent: each with the fields that fit its kind."""

    parent_page_types: ClassVar[list[str]] = ["results.OtherResultsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    shown_with = ("document",)
    found_as = FoundKind.RESULT

    kind = models.CharField(_("kind"), max_length=12, choices=ResultKind.choices)
    date = models.DateField(
        _("date"), default=timezone.localdate, db_index=True, help_text=_("When it was published or shown.")
    )
    creators = StreamField([("creator", CreatorBlock())], verbose_name=_("creators"), blank=True)
    members = ParentalManyToManyField(Member, verbose_name=_("members"), blank=True, related_name="+")
    work_packages = ParentalManyToManyField(WorkPackage, verbose_name=_("work packages"), blank=True, related_name="+")
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    document = models.ForeignKey(
        SiteDocument, verbose_name=_("file"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    repository = models.URLField(_("where it is kept"), blank=True, help_text=_("For example its page on Zenodo."))
    licence = models.CharField(_("licence"), max_length=20, choices=OpenLicence.choices, blank=True)
    doi = DoiField(_("DOI"), blank=True)
    version = models.CharField(_("version"), max_length=40, blank=True, help_text=_("For example: 1.2.0"))
    patent_number = models.CharField(_("patent number"), max_length=60, blank=True)
    patent_office = models.CharField(_("patent office"), max_length=120, blank=True)
    standard_body = models.CharField(_("standards body"), max_length=120, blank=True, help_text=_("For example: ETSI"))
    standard_number = models.CharField(_("number of the standard"), max_length=80, blank=True)
    venue = models.CharField(_("venue"), max_length=200, blank=True, help_text=_("Where it was or is shown."))
    related = RelatedField()

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, *RESULT_PANELS]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]
    objects = OtherResultManager()

    class Meta:
        verbose_name = _("other result")
        verbose_name_plural = _("other results")

    def clean(self) -> None:
        """Refuse what doesn't fit the kind.

        Raises:
            ValidationError: a field is filled in that this kind doesn't have.
        """
        super().clean()
        refuse_misfits(self)

    # --- facts

    @property
    def open_document(self) -> SiteDocument | None:
        """Its file, if whoever reads it may read that."""
        return self.document if self.document and self.document.is_open else None

    @property
    def output_key(self) -> str:
        """What ``core.outputs.registry`` knows it by, in both languages."""
        return key_of(PREFIX, self.translation_key)

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """Who made it."""
        return tuple(block.value.name for block in self.creators)

    @cached_property
    def member_list(self) -> list[Member]:
        """The members that it comes from; those of a page as saved are in memory already."""
        output = all_outputs().get(self.output_key) if self.is_as_saved else None
        known = Member.known()
        return [known[key] for key in output.members if key in known] if output else list(self.members.all())

    @cached_property
    def work_package_numbers(self) -> list[int]:
        """The numbers of the work packages that it belongs to, likewise."""
        output = all_outputs().get(self.output_key) if self.is_as_saved else None
        return list(output.work_packages) if output else [package.number for package in self.work_packages.all()]

    @property
    def doi_url(self) -> str:
        """Where its DOI leads; nothing without one."""
        return doi_url(self.doi) if self.doi else ""

    @property
    def licence_url(self) -> str:
        """The address that names its licence."""
        return licence_url(self.licence)

    def meta_tags(self) -> list[tuple[str, str]]:
        """Its Highwire tags."""
        return highwire_tags(item_of(self), self.url_path)

    def structured_data(self, facts: ProjectFacts) -> dict[str, Any]:
        """It as schema.org describes its kind."""
        return creative_work(self, facts)

    # --- context

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What it is linked with, and how it is cited."""
        found = {"related": related_to(self.output_key), **citing(self)}
        return {**super().get_context(request, *args, **kwargs), **found}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, with typed links for machines in its header."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        add_links(response, links_of(self))
        return response
