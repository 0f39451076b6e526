"""The project's facts: one record. Header, footer, About, the funding block and the data for machines speak from it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from qcihungary.consortium.share import ShareTarget, ShareTargetsField
from qcihungary.consortium.social import SocialLinkBlock
from qcihungary.core.desk.stale_forms import CarefulForm
from qcihungary.core.panels import side_by_side
from qcihungary.core.placeholders import placeholders_in
from qcihungary.core.translation_policy import TranslationPolicy

GRANT_NUMBER = "101081247"
DISCLAIMER_SOURCE = "Digital Europe Programme model grant agreement, Article 17.3"


@register_setting(icon="clipboard-list", order=10, name="project-facts")
class ProjectFacts(BaseGenericSetting):
    """What is true of the project as a whole. What isn't known yet stays empty and is not shown."""

    translation_policy = TranslationPolicy.BILINGUAL

    acronym = models.CharField(_("acronym"), max_length=40, default="QCIHungary")
    title = models.CharField(_("full title"), max_length=300, blank=True)
    statement = models.TextField(
        _("the project in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Shown where the project is introduced."),
    )
    programme = models.CharField(
        _("programme"), max_length=200, blank=True, help_text=_("For example: Digital Europe Programme")
    )
    grant_number = models.CharField(
        _("grant agreement number"),
        max_length=9,
        default=GRANT_NUMBER,
        validators=[RegexValidator(r"^\d{6,9}$", _("A grant agreement number has six to nine digits."))],
    )
    openaire_programme = models.CharField(
        _("programme in grant links"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9]+$", _("Letters and digits only."))],
        help_text=_(
            "What harvesters such as OpenAIRE call the programme in the link to the grant: info:eu-repo/grantAgreement/"
            "EC/…/101081247. For example: H2020. Empty: no link is given; none is established for Digital Europe yet."
        ),
    )
    start_date = models.DateField(
        _("first day of the project"), null=True, blank=True, help_text=_("It begins month M1.")
    )
    end_date = models.DateField(_("last day of the project"), null=True, blank=True)
    granting_authority = models.CharField(
        _("granting authority"),
        max_length=200,
        blank=True,
        help_text=_(
            "Named in the disclaimer that Article 17.3 of the grant agreement prescribes. As it stands in a sentence, "
            "with its article: the European Commission."
        ),
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, help_text=_("For example: (+36) 1 795 2861"))
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    social_links = StreamField([("link", SocialLinkBlock())], verbose_name=_("social media"), blank=True)
    share_targets = ShareTargetsField(
        _("share links under news"),
        default=ShareTarget.defaults,
        blank=True,
        help_text=_("In this order, as plain links."),
    )

    edit_handler: ClassVar[TabbedInterface] = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("acronym"),
                    side_by_side("title"),
                    side_by_side("statement"),
                    FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
                ],
                heading=_("Project"),
            ),
            ObjectList(
                [
                    FieldPanel("grant_number"),
                    side_by_side("programme"),
                    side_by_side("granting_authority"),
                    FieldPanel("openaire_programme"),
                ],
                heading=_("Grant"),
            ),
            ObjectList(
                [
                    side_by_side("street"),
                    FieldPanel("postal_code"),
                    side_by_side("city"),
                    FieldPanel("phone"),
                    FieldPanel("email"),
                    FieldPanel("website"),
                    FieldPanel("social_links"),
                    FieldPanel("share_targets"),
                ],
                heading=_("Contact and social media"),
            ),
        ],
        base_form_class=CarefulForm,
    )

    class Meta:
        verbose_name = verbose_name_plural = _("project facts")

    def __str__(self) -> str:
        return self.acronym

    @classmethod
    def current(cls) -> "ProjectFacts":
        """The facts as they were saved; before that, what is known without them."""
        return cls.objects.first() or cls()

    def clean(self) -> None:
        """The project can't end before it begins, and what isn't known is left empty: it is public where it is entered.

        Raises:
            ValidationError: it does, or a mark stands for a fact.
        """
        super().clean()
        marks = {field: mark for field, _way, mark in placeholders_in(self) if not hasattr(self, f"{field}_en")}
        if marks:
            raise ValidationError(
                {field: _("Leave out what isn't known yet: %(mark)s") % {"mark": mark} for field, mark in marks.items()}
            )
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": _("The last day is before the first day.")})

    @property
    def openaire_grant(self) -> str:
        """The grant as the info:eu-repo vocabulary names it; nothing while the programme has no name there."""
        name = self.openaire_programme
        return f"info:eu-repo/grantAgreement/EC/{name}/{self.grant_number}" if name else ""

    @property
    def telephone_uri(self) -> str:
        """The number as a ``tel:`` address (RFC 3966), without spaces and brackets."""
        return "tel:" + "".join(character for character in self.phone if character.isdigit() or character == "+")

    @property
    def website_name(self) -> str:
        """The website without its scheme: qcihungary.hu."""
        return self.website.removeprefix("https://").removeprefix("http://").strip("/")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """There is one row, and its key is 1."""
        self.pk = 1
        super().save(*args, **kwargs)
