"""The named image presets. A template names one; nobody writes a size anywhere else."""

from dataclasses import dataclass
from functools import cached_property

PHOTO_FORMATS = ("avif", "webp", "jpeg")
"""From the smallest file to the format every browser reads."""

DRAWING_FORMATS = ("webp", "png")
"""For logos, which have few colours and transparent grounds."""

QUALITY = {"avif": "|avifquality-55", "webp": "|webpquality-72", "jpeg": "|jpegquality-76", "png": ""}


@dataclass(frozen=True)
class Preset:
    """One use of pictures on the site.

    ``ratio`` is width to height, or None to keep the picture's own; widths are in CSS pixels; ``sizes`` is HTML's
    attribute of that name.
    """

    name: str
    ratio: tuple[int, int] | None
    widths: tuple[int, ...]
    sizes: str
    formats: tuple[str, ...] = PHOTO_FORMATS

    def spec(self, width: int, image_format: str) -> str:
        """Wagtail's filter specification for one width and format."""
        size = f"fill-{width}x{self.height(width)}" if self.ratio else f"max-{width}x{width}"
        return f"{size}|format-{image_format}{QUALITY[image_format]}"

    @cached_property
    def specs(self) -> dict[str, dict[int, str]]:
        """Every filter specification of this preset, by format and width."""
        return {name: {width: self.spec(width, name) for width in self.widths} for name in self.formats}

    def height(self, width: int) -> int:
        """The height that goes with a width, for a preset with a ratio. Raises ValueError for one without."""
        if self.ratio is None:
            raise ValueError(f"{self.name} keeps each picture's own ratio")
        return round(width * self.ratio[1] / self.ratio[0])

    def useful_widths(self, image_width: int) -> tuple[int, ...]:
        """The widths that the picture can fill without being blown up; at least the smallest."""
        return tuple(width for width in self.widths if width <= image_width) or self.widths[:1]


LEAD = Preset("lead", (16, 9), (640, 1200), "(min-width: 60rem) 58rem, 100vw")
CARD = Preset("card", (16, 9), (320, 640), "(min-width: 44rem) 17rem, 100vw")
FIGURE = Preset("figure", None, (640, 1200), "(min-width: 44rem) 40rem, 100vw")
LOGO = Preset("logo", None, (160, 320), "10rem", DRAWING_FORMATS)

PRESETS = {preset.name: preset for preset in (LEAD, CARD, FIGURE, LOGO)}


def all_specs(image_width: int) -> list[str]:
    """Every filter specification that an image of this width (in pixels) needs, each once."""
    specs = (
        preset.spec(width, image_format)
        for preset in PRESETS.values()
        for width in preset.useful_widths(image_width)
        for image_format in preset.formats
    )
    return list(dict.fromkeys(specs))
