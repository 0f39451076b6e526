"""The admin's form for images: what can't be shown is refused at its field, in words, and before it costs memory."""

import struct
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error)
"""What Pillow's decoders raise at bytes that they can't make sense of."""

DEEP_MODES = ("I", "F")
"""What Pillow's names of modes of more than 8 bits begin with; JPEG, WebP and AVIF files can't be made of them."""

MILLION = 1_000_000


class PictureField(WagtailImageField):
    """Wagtail's field, which decodes a picture before it counts its pixels, and fails where the picture is cut off."""

    def to_python(self, data: Any) -> Any:
        """The uploaded file.

        Raises:
            ValidationError: it is too large, too deep, damaged or no picture at all.
        """
        if data:
            self.look_at_head(data)
        try:
            return super().to_python(data)
        except UNREADABLE as error:
            raise ValidationError(_("This picture is damaged: it can't be read to its end.")) from error

    def look_at_head(self, file: Any) -> None:
        """Judge what the file's head tells, where no pixel has to be decoded for it.

        Raises:
            ValidationError: there are more than WAGTAILIMAGES_MAX_IMAGE_PIXELS, or more bits than browsers show.
        """
        try:
            with Image.open(file) as picture:
                pixels, mode = picture.width * picture.height, picture.mode
        except BOMBS:
            pixels, mode = self.max_image_pixels + 1, ""
        except UNREADABLE:
            return  # no picture, or none that Pillow knows: the rest of the field tells which
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


class ImageForm(BaseImageForm):
    """Wagtail's form with our field for the file, where the form has one: the upload of many leaves it out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            self.fields["file"] = PictureField(label=plain.label, required=plain.required, widget=plain.widget)

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
