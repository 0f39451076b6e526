"""Pictures on public pages: the renditions that exist, as one ``<picture>``. Nothing is made while a page is read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.core.files.storage import default_storage

from qcihungary.core.presets import PRESETS

MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}

Rendered = dict[str, tuple[str, int, int]]
"""Filter specification → file, width and height in pixels: what ``SiteImage.rendered`` holds."""


class HasRenditions(Protocol):
    """What a picture is drawn from: an image, or what a list knows of one."""

    @property
    def rendered(self) -> Rendered:
        """The renditions that exist."""

    @property
    def width(self) -> int:
        """The width of the original, in pixels."""


@dataclass(frozen=True, slots=True)
class RenderedImage:
    """What a list knows of an image: enough to draw it."""

    rendered: Rendered
    width: int


@dataclass(frozen=True)
class Source:
    """One format of a picture, in several widths."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What the picture component draws."""

    sources: tuple[Source, ...]
    src: str
    width: int
    height: int
    sizes: str


@lru_cache(maxsize=4096)
def url_of(file: str) -> str:
    """The address of a file in the media storage."""
    return default_storage.url(file)


def picture(image: HasRenditions | None, preset_name: str) -> Picture | None:
    """The picture of an image under a named preset, or None where no rendition of it exists.

    Raises:
        KeyError: there is no preset of that name.
    """
    preset = PRESETS[preset_name]
    if image is None or not image.rendered:
        return None
    widths = preset.useful_widths(image.width)
    rendered = image.rendered
    by_format = {
        image_format: [rendered[specs[width]] for width in widths if specs[width] in rendered]
        for image_format, specs in preset.specs.items()
    }
    fallback = by_format[preset.formats[-1]]
    if not fallback:
        return None
    sources = tuple(
        Source(MIME[image_format], ", ".join(f"{url_of(name)} {width}w" for name, width, _height in found))
        for image_format, found in by_format.items()
        if found
    )
    name, width, height = fallback[len(fallback) // 2]
    return Picture(sources, url_of(name), width, height, preset.sizes)
