"""The records of the consortium: members, work packages, funders."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from qcihungary.consortium.identifiers import validate_ror
from qcihungary.core.images import SiteImage
from qcihungary.core.panels import side_by_side
from qcihungary.core.records import Record
from qcihungary.core.stamps import kept
from qcihungary.core.standing import standing_rows
from qcihungary.core.translation_policy import TranslationPolicy


class ConsortiumRecord(Record):
    """What the consortium's records share: they have two languages, and are previewed as the public pages show them."""

    translation_policy = TranslationPolicy.BILINGUAL

    class Meta:
        abstract = True

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """One template for all kinds."""
        return "pages/record_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The record, and the name of its kind."""
        return {**super().get_preview_context(request, mode_name), "record": self, "kind": self._meta.model_name}


class Organisation(ConsortiumRecord):
    """What members and funders share: a name, an address, a logo where there is one, a place in the list."""

    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        SiteImage, verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    logo_alt = models.CharField(
        _("alternative text of the logo"), max_length=200, blank=True, help_text=_("For example: The Wigner logo")
    )
    order = models.PositiveSmallIntegerField(
        _("place in the list"), default=0, help_text=_("The smallest number comes first.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    """What an organisation is in the grant agreement (its Article 7)."""

    COORDINATOR = "coordinator", _("Coordinator")
    BENEFICIARY = "beneficiary", _("Beneficiary")
    AFFILIATED = "affiliated", _("Affiliated entity")
    ASSOCIATED = "associated", _("Associated partner")


class Member(Organisation):  # type: ignore[django-manager-missing]  # of authorships: Orderable is untyped
    """An organisation of the consortium."""

    short_name = models.CharField(_("short name"), max_length=40, unique=True, help_text=_("For example: BME"))
    role = models.CharField(_("role"), max_length=12, choices=MemberRole.choices, blank=True)
    ror = models.CharField(
        _("ROR id"),
        max_length=40,
        blank=True,
        validators=[validate_ror],
        help_text=_("The Research Organization Registry's id, for example https://ror.org/02w42ss30"),
    )

    panels: ClassVar[list[Any]] = [
        side_by_side("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("role")]),
        MultiFieldPanel([FieldPanel("logo"), side_by_side("logo_alt")], heading=_("Logo")),
        side_by_side("url"),
        FieldPanel("ror"),
        FieldPanel("order"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name_en"),
        index.SearchField("name_hu"),
        index.AutocompleteField("short_name"),
    ]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar[list[str]] = ["order", "short_name"]

    @classmethod
    def known(cls) -> dict[int, "Member"]:
        """The live members by their keys, in their order; kept in memory under a stamp."""
        return kept.get("members by key", lambda: {found.pk: found for found in MEMBERS.get()})


MEMBERS = standing_rows("members", lambda: Member.objects.filter(live=True).select_related("logo"), "logo")


class WorkPackage(ConsortiumRecord):
    """A part of the project's work, as the grant agreement's annex 1 divides it."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True, validators=[MinValueValidator(1)])
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    lead = models.ForeignKey(
        Member,
        verbose_name=_("lead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_work_packages",
    )
    start_month = models.PositiveSmallIntegerField(_("first month"), null=True, blank=True, help_text=_("M1 is 1."))
    end_month = models.PositiveSmallIntegerField(_("last month"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("lead")]),
        side_by_side("title"),
        side_by_side("description"),
        FieldRowPanel([FieldPanel("start_month"), FieldPanel("end_month")]),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("title_en"),
        index.SearchField("title_hu"),
        index.AutocompleteField("title_en"),
        index.AutocompleteField("title_hu"),
    ]

    class Meta:
        verbose_name = _("work package")
        verbose_name_plural = _("work packages")
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    @admin.display(description=_("number"))
    def code(self) -> str:
        """WP1, WP2 and so on."""
        return f"WP{self.number}"

    def clean(self) -> None:
        """A work package can't end before it begins.

        Raises:
            ValidationError: it does.
        """
        super().clean()
        if self.start_month and self.end_month and self.end_month < self.start_month:
            raise ValidationError({"end_month": _("The last month is before the first month.")})


class Funder(Organisation):
    """Who pays, besides what the European Union's statement says, which nobody can remove."""

    statement = models.TextField(_("statement"), max_length=500, blank=True)

    panels: ClassVar[list[Any]] = [
        side_by_side("name"),
        side_by_side("statement"),
        MultiFieldPanel([FieldPanel("logo"), side_by_side("logo_alt")], heading=_("Logo")),
        side_by_side("url"),
        FieldPanel("order"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name_en"),
        index.SearchField("name_hu"),
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_hu"),
    ]

    class Meta:
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
        ordering: ClassVar[list[str]] = ["order", "name"]
