"""Deliverables: what the grant agreement promises, record by record."""

import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import Revision
from wagtail.search.index import AutocompleteField, BaseField, FilterField, SearchField

from qcihungary.consortium.models import Member, WorkPackage
from qcihungary.core.identifiers import normalise_doi, validate_doi
from qcihungary.core.outputs.related import RelatedField
from qcihungary.core.records import Record
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.deliverables.facts import PublicFacts, number_of, output_key, public_facts, sub_path
from qcihungary.deliverables.panels import EDIT_HANDLER
from qcihungary.deliverables.queries import DeliverableManager, opened
from qcihungary.deliverables.rules import refuse
from qcihungary.deliverables.schedule import due_date, progress, project_start
from qcihungary.deliverables.vocabulary import DeliverableType, DisseminationLevel, PortalState, Progress
from qcihungary.deliverables.withdrawal import settle_files

LONGEST_PROJECT = 120


class Deliverable(Record, ClusterableModel):
    """A deliverable of the project. What the public may know of it, ``facts_for_public`` says."""

    translation_policy = TranslationPolicy.BILINGUAL

    work_package = models.ForeignKey(
        WorkPackage,
        verbose_name=_("work package"),
        on_delete=models.PROTECT,
        related_name="deliverables",
        help_text=_("Its first number. For example: WP1 for D1.2"),
    )
    index = models.PositiveSmallIntegerField(
        _("number within the work package"),
        validators=[MinValueValidator(1)],
        help_text=_("Its second number. For example: 2 for D1.2"),
    )
    title = models.CharField(
        _("title"), max_length=300, help_text=_("As in the grant agreement. For example: Data Management Plan")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("A few sentences for readers: what it is about, whom it helps. The form's preview shows where."),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=300,
        blank=True,
        help_text=_("Separated by commas. For example: quantum key distribution, optical fibre, Budapest"),
    )
    lead = models.ForeignKey(
        Member,
        verbose_name=_("lead beneficiary"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_deliverables",
        help_text=_("The member that answers for it. For example: BME"),
    )
    type = models.CharField(
        _("type"),
        max_length=8,
        choices=DeliverableType.choices,
        default=DeliverableType.REPORT,
        help_text=_("As in the grant agreement's annex 1. Most are R: a document."),
    )
    level = models.CharField(
        _("dissemination level"),
        max_length=9,
        choices=DisseminationLevel.choices,
        default=DisseminationLevel.SENSITIVE,
        help_text=_(
            "As in the grant agreement's annex 1. PU: everybody may read it. SEN: it has no files here. "
            "Deliverables with EU classified information are not entered at all."
        ),
    )
    list_publicly = models.BooleanField(
        _("list publicly"),
        default=False,
        help_text=_("For sensitive ones only: readers see its number, title, lead and dates, and nothing else."),
    )
    due_month = models.PositiveSmallIntegerField(
        _("due month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PROJECT)],
        help_text=_("The project month at whose end it is due, without the M. For example: 18 for M18"),
    )
    state = models.CharField(
        _("state in the portal"),
        max_length=9,
        choices=PortalState.choices,
        default=PortalState.PENDING,
        help_text=_("Where it stands in the EU's Funding and Tenders Portal."),
    )
    drafted_on = models.DateField(
        _("draft since"), null=True, blank=True, help_text=_("The day on which its draft was put into the portal.")
    )
    submitted_on = models.DateField(
        _("submitted on"), null=True, blank=True, help_text=_("The day on which the coordinator submitted it.")
    )
    approved_on = models.DateField(
        _("approved on"), null=True, blank=True, help_text=_("The day on which the project officer approved it.")
    )
    doi = models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[validate_doi],
        help_text=_("If it has one, for example from Zenodo: 10.5281/zenodo.1234567"),
    )
    related = RelatedField()

    edit_handler = EDIT_HANDLER
    search_fields: ClassVar[list[BaseField]] = [
        SearchField("title_en", boost=2),
        SearchField("title_hu", boost=2),
        AutocompleteField("title_en"),
        AutocompleteField("title_hu"),
        SearchField("number", boost=4),
        AutocompleteField("number"),
        SearchField("description_en"),
        SearchField("description_hu"),
        SearchField("keywords_en"),
        SearchField("keywords_hu"),
        FilterField("live"),
        FilterField("level"),
        FilterField("list_publicly"),
        FilterField("state"),
        FilterField("type"),
        FilterField("due_month"),
        FilterField("work_package_id"),
        FilterField("lead_id"),
    ]

    objects = DeliverableManager()

    class Meta:
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        ordering: ClassVar[list[str]] = ["work_package__number", "index"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["work_package", "index"],
                name="deliverable_number",
                violation_error_message=_("There is a deliverable with this number already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    # --- facts

    @property
    @admin.display(description=_("number"))
    def number(self) -> str:
        """D1.10, as the grant agreement writes it."""
        return number_of(self.work_package.number, self.index)

    @property
    def sub_path(self) -> str:
        """Its address below the register: ``d1.10/``."""
        return sub_path(self.number)

    @property
    def output_key(self) -> str:
        """What ``core.outputs.registry`` knows it by."""
        return output_key(self.pk)

    @property
    def due_date(self) -> datetime.date | None:
        """The last day of its due month, if both that and the project's start are known."""
        return due_date(self.due_month, project_start())

    @property
    def progress(self) -> Progress:
        """How it stands today."""
        return progress(self.state, self.due_date)

    @property
    def is_public_now(self) -> bool:
        """Whether the public may read its files now, whatever the draft in hand says."""
        return self.pk is not None and type(self)._default_manager.filter(opened(), pk=self.pk).exists()

    @property
    def is_for_everybody(self) -> bool:
        """Whether its level lets the public read it, or at least of it."""
        return self.level == DisseminationLevel.PUBLIC or self.is_listed

    @property
    def is_listed(self) -> bool:
        """Whether the public may know of it, but not read it."""
        return self.list_publicly and self.level == DisseminationLevel.SENSITIVE

    @property
    def documents_for_everybody(self) -> set[int]:
        """The keys of the documents of its files, where it is public."""
        return {file.document_id for file in self.files.all()} - self.documents_for_nobody

    @property
    def documents_for_nobody(self) -> set[int]:
        """The keys of those that are withdrawn; of all, where it isn't public."""
        is_open = self.level == DisseminationLevel.PUBLIC
        return {file.document_id for file in self.files.all() if file.withdrawn_on or not is_open}

    def facts_for_public(self) -> PublicFacts:
        """What may be shown of it, if ``public()`` would find it."""
        return public_facts(self, self.work_package.number, is_open=False)

    # --- rules

    def clean(self) -> None:
        """Keep the DOI bare, and refuse what a deliverable must never be.

        Raises:
            ValidationError: it is EU-classified, or its state and dates don't agree.
        """
        super().clean()
        self.tidy()
        refuse(self)

    def tidy(self) -> None:
        """Give each value the one form in which it is kept."""
        self.doi = normalise_doi(self.doi)
        self.list_publicly = self.is_listed

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Hold the rules whoever saves it: a form, an import, a shell.

        Raises:
            ValidationError: a rule is broken, or a file was added to what isn't public.
        """
        self.tidy()
        refuse(self)
        fields = kwargs.get("update_fields")
        with transaction.atomic():
            if fields is None or "level" in fields:
                settle_files(self)
            super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a draft, which changes nothing that the public may read.

        Raises:
            ValidationError: a file was added to what isn't public.
        """
        with transaction.atomic():
            settle_files(self)
            return super().save_revision(*args, **kwargs)

    # --- preview

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """What its public page shows, without what stands around it."""
        return "pages/deliverable_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What of it the public would see."""
        from qcihungary.deliverables.record_view import preview_context  # noqa: PLC0415  (it knows this model)

        return {**super().get_preview_context(request, mode_name), **preview_context(self)}
