"""Who wrote a publication, in order, and for which member of the consortium."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from qcihungary.consortium.models import Member
from qcihungary.core.citation.names import PersonName
from qcihungary.core.identifier_fields import OrcidField
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.publications.people import name_of
from qcihungary.publications.vocabulary import AuthorRole

if TYPE_CHECKING:
    from qcihungary.publications.records import Publication


class Authorship(Orderable):
    """A person's part in one publication. Family and given name are apart: their order depends on the reader."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    publication: "Publication" = ParentalKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="authorships"
    )
    role = models.CharField(
        _("role"), max_length=6, choices=AuthorRole.choices, default=AuthorRole.AUTHOR,
        help_text=_("For example: editor, of a book whose chapters others wrote."),
    )  # fmt: skip
    family = models.CharField(
        _("family name"), max_length=120, help_text=_("For example: Imre. A group has only this: QCIHungary Consortium")
    )
    given = models.CharField(
        _("given name"), max_length=120, blank=True, help_text=_("As in the publication. For example: Sándor, or S.")
    )
    orcid = OrcidField(_("ORCID iD"), max_length=60, help_text=_("For example: 0000-0002-1825-0097"))
    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authorships",
        help_text=_("The member of the consortium that the author names as an affiliation."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name.sorted_form

    @property
    def name(self) -> PersonName:
        """The name, which knows its order in each language."""
        return name_of(self.family, self.given, self.orcid, self.affiliation)

    @property
    def affiliation(self) -> str:
        """The member's short name, or nothing."""
        found = Member.known().get(self.member_id) if self.member_id else None
        return found.short_name if found else ""
