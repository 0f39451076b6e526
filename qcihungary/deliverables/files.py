"""The files of deliverables: versions, each with its date, what changed, and its document."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_serializable_data_for_fields
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from qcihungary.core.documents.document import DocumentLanguage, SiteDocument
from qcihungary.core.documents.file_types import FileType
from qcihungary.core.documents.guarded import mark
from qcihungary.core.panels import side_by_side
from qcihungary.core.records import without_active_language
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.deliverables.queries import DeliverableFileManager
from qcihungary.deliverables.rules import GUARD, NO_FILE
from qcihungary.deliverables.withdrawal import is_new_to_closed

if TYPE_CHECKING:
    from qcihungary.deliverables.records import Deliverable

KINDS = (FileType.PDF, FileType.DOCX, FileType.XLSX, FileType.ODT, FileType.CSV, FileType.ZIP)


class DeliverableFile(models.Model):
    """A version of a deliverable, in one language: its document's."""

    translation_policy = TranslationPolicy.BILINGUAL

    deliverable: "Deliverable" = ParentalKey("deliverables.Deliverable", on_delete=models.CASCADE, related_name="files")
    version = models.CharField(
        _("version"),
        max_length=12,
        default="1.0",
        validators=[RegexValidator(r"^\d+(\.\d+){0,2}$", _("A version is a number like 1.0 or 2.1.3."))],
        help_text=_("For example: 1.0; after a correction 1.1; after a review by the European Commission 2.0."),
    )
    date = models.DateField(
        _("date of the version"), default=timezone.localdate, help_text=_("The date on the title page of the document.")
    )
    changes = models.CharField(
        _("what is new"),
        max_length=300,
        blank=True,
        help_text=_("For example: Chapter 4 tells of the link between Budapest and Győr."),
    )
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="deliverable_files",
        help_text=_("PDF, DOCX, XLSX, ODT, CSV or ZIP. Its language is entered at the document."),
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_(
            "Once this is published, nobody can download it, wherever else it is linked. "
            "Empty the field to put it online again."
        ),
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("version"), FieldPanel("date")]),
        FieldPanel("document"),
        side_by_side("changes"),
        FieldPanel("withdrawn_on"),
    ]

    objects = DeliverableFileManager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering: ClassVar[list[str]] = ["date", "pk"]

    def __str__(self) -> str:
        return f"{self.deliverable.number}, {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse a new file of what isn't public; mark its document.

        Raises:
            ValidationError: the deliverable isn't public and didn't have the document, or it is of another kind.
        """
        self.clean()
        if is_new_to_closed(self):
            raise ValidationError({"document": ValidationError(NO_FILE, code="not_public")})
        super().save(*args, **kwargs)
        mark(GUARD, [self.document_id])

    def clean(self) -> None:
        """Refuse a document of a kind that deliverables don't come in: a video, slides, captions.

        Raises:
            ValidationError: it is of one.
        """
        super().clean()
        if self.document_id and self.document.kind not in KINDS:
            kinds = ", ".join(str(kind.label) for kind in KINDS)
            raise ValidationError(
                {"document": _("A deliverable's file is one of these: %(kinds)s.") % {"kinds": kinds}}
            )

    @property
    def language(self) -> DocumentLanguage:
        """What it is written in, which its document knows."""
        return DocumentLanguage(self.document.language)

    @property
    def version_key(self) -> tuple[int, ...]:
        """What versions are sorted by: 1.10 is newer than 1.9."""
        return tuple(int(part) for part in self.version.split("."))

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps of it."""
        return without_active_language(type(self), get_serializable_data_for_fields(self))
