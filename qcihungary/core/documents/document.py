"""Documents: one file, with its language, its size and its SHA-256. What it is is read from its bytes, not its name."""

import hashlib
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from qcihungary.core.documents.file_types import MEDIA_TYPES, FileType, detect
from qcihungary.core.documents.pdf import examine
from qcihungary.core.documents.pdf_notes import for_readers, to_mend
from qcihungary.core.translation_policy import TranslationPolicy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

APPROVED = _(
    "This file was approved with what shows it, or waits for that, so it stays as it is. Upload the new one as a "
    "document of its own, choose that instead, and publish."
)


class DocumentLanguage(models.TextChoices):
    """The language a document is written in."""

    ENGLISH = "en", _("English")
    HUNGARIAN = "hu", _("Hungarian")
    BOTH = "mul", _("English and Hungarian")
    NONE = "zxx", _("no language (data, video without speech)")


class SiteDocument(AbstractDocument):
    """A file that visitors download, or a video that they play here."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    language = models.CharField(
        _("language"),
        max_length=3,
        choices=DocumentLanguage.choices,
        default=DocumentLanguage.ENGLISH,
        help_text=_("The language that it is written or spoken in. Visitors read it beside the link."),
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    kind = models.CharField(_("kind of file"), max_length=4, choices=FileType.choices, blank=True, editable=False)
    examined = models.JSONField(_("what its examination found"), default=dict, blank=True, editable=False)
    guard = models.CharField(_("who decides about it"), max_length=20, blank=True, editable=False)
    """The records that it has ever belonged to, by their guard's name; see ``core.documents.guarded``."""
    withdrawn_at = models.DateTimeField(_("withdrawn at once"), null=True, blank=True, editable=False)
    """Since when nobody outside may read it, whatever shows it; see ``core.documents.withdrawal``."""
    opened_at = models.DateTimeField(_("first open to all"), null=True, blank=True, editable=False)
    """Since when it has been known that anybody could read it once; see ``core.documents.opened``."""

    admin_form_fields = ("title", "file", "language", "collection", "tags")
    search_fields: ClassVar[list[index.BaseField]] = [
        *AbstractDocument.search_fields,
        index.FilterField("language"),
        index.FilterField("guard"),
        index.FilterField("id"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: "ClassVar[list[tuple[str, StrPromise]]]" = [
            ("withdraw_sitedocument", _("Can withdraw a document at once")),
        ]

    @property
    def has_new_file(self) -> bool:
        """Whether a file was given that isn't in the storage yet. What is there was judged when it came, or is lost."""
        return bool(self.file) and not self.file._committed  # noqa: SLF001  (Django has no public word for it)

    @property
    def content_type(self) -> str:
        """The media type it is served as: that of its bytes, whatever its name says."""
        return MEDIA_TYPES[FileType(self.kind)] if self.kind else "application/octet-stream"

    @property
    def is_open(self) -> bool:
        """Whether what is being drawn may name it: whoever reads that may read this."""
        from qcihungary.core.documents.rule import may_name  # noqa: PLC0415  (the rule knows this model)

        return may_name(self)

    @property
    def pages(self) -> int | None:
        """How many pages it has, if that is known."""
        found: int | None = self.examined.get("pages")
        return found

    def to_mend(self) -> list[str]:
        """What its editor should mend for those who can't see it."""
        return list(to_mend(self.examined))

    def accessibility_notes(self) -> list[str]:
        """What those who can't see it should know before they open it."""
        return list(for_readers(self.examined))

    def clean(self) -> None:
        """Refuse a new file that isn't of a kind we serve, or that would take the place of one that was approved.

        Raises:
            ValidationError: neither its name nor its bytes may be of another kind than those in ``FileType``.
        """
        if not self.has_new_file:
            return  # the form of many uploads has judged the file before, and has no field to name it by
        self.refuse_replacement()
        super().clean()
        if detect(self.file) is None:
            raise ValidationError(
                {
                    "file": _(
                        "This file is not one of the kinds we publish: %(kinds)s. Its content decides, not its name."
                    )
                    % {"kinds": ", ".join(str(label) for label in FileType.labels)}
                }
            )

    def refuse_replacement(self) -> None:
        """Hold that what was approved doesn't change without approval.

        Raises:
            ValidationError: something live, scheduled or sent for approval has this document.
        """
        from qcihungary.core.documents.rule import is_settled  # noqa: PLC0415  (the rule knows this model)

        if self.pk and is_settled(self):
            raise ValidationError({"file": ValidationError(APPROVED, code="approved")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what is known of the file in step with it.

        Raises:
            ValidationError: the file would take the place of one that was approved.
        """
        if self.has_new_file:
            self.refuse_replacement()
        if self.file and (self.has_new_file or not self.sha256):
            self.sha256 = sha256_of(self.file)
            self.file_size = self.file.size
            self.kind = detect(self.file) or ""
            self.examined = examine(self.file) if self.kind == FileType.PDF else {}
        super().save(*args, **kwargs)


def sha256_of(file: "File[bytes]") -> str:
    """The hexadecimal SHA-256 (FIPS 180-4) of a whole file, read from its start and left there."""
    file.open("rb")
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
