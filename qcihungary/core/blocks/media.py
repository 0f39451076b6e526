"""Blocks of pictures, videos and documents."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.file_types import FileType
from qcihungary.core.player import ExternalVideo

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

VIDEO_FILES = (FileType.MP4, FileType.WEBM)


def sample_picture(caption: "StrPromise") -> dict[str, Any]:
    """A picture to preview: without an image it is the cover that the caption's words draw."""
    return {"image": None, "alt": "", "caption": caption, "decorative": False}


def sample_document() -> dict[str, Any]:
    """A document to preview, which is kept nowhere."""
    file = SiteDocument(pk=0, file="programme.pdf", kind=FileType.PDF, file_size=240_000)
    return {"document": file, "text": _("Programme of the summer school")}


class PictureValue(blocks.StructValue):
    """A picture in its context, which may describe and caption it otherwise than the image's own record does."""

    @property
    def alt(self) -> str:
        """The alternative text to read out here."""
        if self.get("decorative"):
            return ""
        image = self.get("image")
        return self.get("alt") or (image.description if image else "")

    @property
    def caption_text(self) -> str:
        """The caption to set here."""
        image = self.get("image")
        return self.get("caption") or (image.caption if image else "")


class PictureBlock(blocks.StructBlock):
    """A picture with its caption and credit."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text here"),
        max_length=255,
        required=False,
        help_text=_("Only where this context needs other words than the image's own."),
    )
    caption = blocks.CharBlock(label=_("Caption here"), max_length=300, required=False)
    decorative = blocks.BooleanBlock(
        label=_("Decorative"), required=False, help_text=_("It says nothing that the text doesn't.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its caption and credit.")
        template = "blocks/picture.html"
        value_class = PictureValue
        preview_value = sample_picture(_("A fibre in the ground"))


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "grid"
        label = _("Gallery")
        description = _("Two or more pictures side by side.")
        template = "blocks/gallery.html"
        preview_value = {
            "title": _("In the laboratory"),
            "pictures": [sample_picture(text) for text in (_("A fibre in the ground"), _("How a quantum key is made"))],
        }


class DocumentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(label=_("Link text"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download, with its kind, size and language.")
        template = "blocks/document.html"
        preview_value = staticmethod(sample_document)


class VideoValue(blocks.StructValue):
    """A video of ours, or one on a platform."""

    @property
    def external(self) -> ExternalVideo | None:
        """The video on a platform, if it is there."""
        return ExternalVideo.from_address(self.get("url") or "")


class VideoBlock(blocks.StructBlock):
    """A video: a file of ours, or one on a platform, of which nothing is fetched before the visitor asks for it."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    file = DocumentChooserBlock(label=_("Video file (MP4, WebM)"), required=False)
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"), required=False)
    url = blocks.URLBlock(label=_("Or its address on YouTube or Vimeo"), required=False)
    poster = ImageChooserBlock(label=_("Picture before it plays"), required=False)
    description = blocks.TextBlock(
        label=_("What is seen and heard"), required=False, help_text=_("For those who can't watch it.")
    )

    def clean(self, value: Any) -> Any:
        """One video, of a kind that we can play.

        Raises:
            blocks.StructBlockValidationError: no video or two, a file that is no video, an unknown platform.
        """
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        file, captions, url = cleaned.get("file"), cleaned.get("captions"), cleaned.get("url")
        if bool(file) == bool(url):
            errors["url"] = ValidationError(_("Choose a file or give an address: one of the two."))
        elif file and file.kind not in VIDEO_FILES:
            errors["file"] = ValidationError(_("This document is not a video in MP4 or WebM."))
        elif url and cleaned.external is None:
            errors["url"] = ValidationError(_("Only addresses of videos on YouTube and Vimeo can be played here."))
        if captions and captions.kind != FileType.VTT:
            errors["captions"] = ValidationError(_("Captions come as a WebVTT file."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video of ours, or one on a platform, loaded only when the visitor asks for it.")
        template = "blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "title": _("How a quantum key is made"),
            "file": None,
            "captions": None,
            "url": "https://vimeo.com/123456789",
            "poster": None,
            "description": "",
        }
