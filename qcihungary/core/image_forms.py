"""The admin's form for images: what can't be shown is refused at its field, in words, and before it costs memory."""

import struct
from io import BytesIO
from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pillow_heif import HeifImagePlugin  # noqa: F401  (lets Pillow read HEIC)
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from qcihungary.core.desk.stale_forms import AsksBeforeOverwriting

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error)
"""What Pillow's decoders raise at bytes that they can't make sense of."""

DEEP_MODES = ("I", "F")
"""What Pillow's names of modes of more than 8 bits begin with; JPEG, WebP and AVIF files can't be made of them."""

MILLION = 1_000_000

PHONES_OWN = ("HEIC", "HEIF")
"""What Pillow calls the format in which phones take pictures, and which browsers don't show."""


class PictureField(WagtailImageField):
    """Wagtail's field, which decodes a picture before it counts its pixels, and fails where the picture is cut off."""

    help_text: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = " ".join(
            [
                str(self.help_text),
                gettext("HEIC becomes JPEG; of a moving picture the first frame is shown."),
                gettext("Where and when a picture was taken isn't kept."),
            ]
        )

    def to_python(self, data: Any) -> Any:
        """The uploaded file.

        Raises:
            ValidationError: it is too large, too deep, damaged or no picture at all.
        """
        kind = self.look_at_head(data) if data else ""
        try:
            return super().to_python(as_jpeg(data) if kind in PHONES_OWN else data)
        except UNREADABLE as error:
            raise ValidationError(_("This picture is damaged: it can't be read to its end.")) from error

    def look_at_head(self, file: Any) -> str:
        """Judge what the file's head tells, where no pixel has to be decoded for it; gives the name of the format.

        Raises:
            ValidationError: there are more than WAGTAILIMAGES_MAX_IMAGE_PIXELS, or more bits than browsers show.
        """
        try:
            with Image.open(file) as picture:
                pixels, mode, kind = picture.width * picture.height, picture.mode, picture.format or ""
        except BOMBS:
            pixels, mode, kind = self.max_image_pixels + 1, "", ""
        except UNREADABLE:
            return ""  # no picture, or none that Pillow knows: the rest of the field tells which
        finally:
            file.seek(0)
        if pixels > self.max_image_pixels:
            raise ValidationError(
                _("This picture has more than %(limit)d million pixels. Make it smaller, then upload it again.")
                % {"limit": self.max_image_pixels // MILLION}
            )
        if mode.startswith(DEEP_MODES):
            raise ValidationError(
                _("This picture has more than 8 bits per channel. Save it with 8, then upload it again.")
            )
        return kind


def as_jpeg(file: Any) -> SimpleUploadedFile:
    """A picture in a phone's own format as JPEG, in its own colours, the right side up."""
    made = BytesIO()
    with Image.open(file) as picture:
        turned = ImageOps.exif_transpose(picture).convert("RGB")
        turned.save(made, "JPEG", quality=92, icc_profile=picture.info.get("icc_profile"), exif=b"")
    return SimpleUploadedFile(f"{PurePath(file.name).stem}.jpg", made.getvalue(), "image/jpeg")


class ImageForm(AsksBeforeOverwriting, BaseImageForm):
    """Wagtail's form with our field for the file, where the form has one: the upload of many leaves it out."""

    ESSENTIAL: ClassVar[tuple[str, ...]] = ("description_en", "description_hu", "credit_en", "credit_hu", "licence")
    """What is asked for first, of many at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            self.fields["file"] = PictureField(label=plain.label, required=plain.required, widget=plain.widget)

    @property
    def essential(self) -> list[BoundField]:
        """The fields that nobody should leave empty."""
        return [self[name] for name in self.ESSENTIAL]

    @property
    def further(self) -> list[BoundField]:
        """All other fields that one sees."""
        return [field for field in self.visible_fields() if field.name not in self.ESSENTIAL]

    @property
    def has_errors_further(self) -> bool:
        """Whether something is to be mended among those."""
        return any(field.errors for field in self.further)

    def clean(self) -> dict[str, Any]:
        """Leave the file alone unless there is a new one: it need not be decoded again, and may be lost."""
        cleaned: dict[str, Any] = super().clean()
        if "file" not in self.changed_data:
            cleaned.pop("file", None)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Django's; the model's own validation would read the old file, too."""
        left_out: set[str] = super()._get_validation_exclusions()
        return left_out if "file" in self.changed_data else left_out | {"file"}
