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

MILLION = 1_000_000


class PictureField(WagtailImageField):
    """Wagtail's field, which decodes a picture before it counts its pixels, and fails where the picture is cut off."""

    def to_python(self, data: Any) -> Any:
        """The uploaded file.

        Raises:
            ValidationError: it is too large, damaged or no picture at all.
        """
        if data:
            self.check_pixels(data)
        try:
            return super().to_python(data)
        except UNREADABLE as error:
            raise ValidationError(_("This picture is damaged: it can't be read to its end.")) from error

    def check_pixels(self, file: Any) -> None:
        """Read the size from the file's head, where no pixel has to be decoded for it.

        Raises:
            ValidationError: there are more than WAGTAILIMAGES_MAX_IMAGE_PIXELS.
        """
        try:
            with Image.open(file) as picture:
                too_large = picture.width * picture.height > self.max_image_pixels
        except BOMBS:
            too_large = True
        except UNREADABLE:
            return  # no picture, or none that Pillow knows: the rest of the field tells which
        finally:
            file.seek(0)
        if too_large:
            raise ValidationError(
                _("This picture has more than %(limit)d million pixels. Make it smaller, then upload it again.")
                % {"limit": self.max_image_pixels // MILLION}
            )


class ImageForm(BaseImageForm):
    """Wagtail's form with our field for the file, where the form has one: the upload of many leaves it out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plain := self.fields.get("file"):
            self.fields["file"] = PictureField(label=plain.label, required=plain.required, widget=plain.widget)
