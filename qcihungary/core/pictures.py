"""Pictures on public pages: the renditions that exist, as one ``<picture>``. Nothing is made while a page is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from qcihungary.core.images import Rendition, SiteImage
from qcihungary.core.presets import PRESETS, Preset

MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}


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


def prefetch_renditions(images: Iterable[SiteImage | None]) -> None:
    """Fetch the renditions of all these images in one query; none where there is no image."""
    found = [image for image in images if image is not None]
    if found:
        prefetch_related_objects(found, "renditions")


def picture(image: SiteImage | None, preset_name: str) -> Picture | None:
    """The picture of an image under a named preset, or None where no rendition of it exists.

    Raises:
        KeyError: there is no preset of that name.
    """
    preset = PRESETS[preset_name]
    if image is None:
        return None
    existing = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    by_format = {
        image_format: list(available(image, preset, image_format, existing)) for image_format in preset.formats
    }
    fallback = by_format[preset.formats[-1]]
    if not fallback:
        return None
    sources = tuple(
        Source(MIME[image_format], ", ".join(f"{found.url} {found.width}w" for found in renditions))
        for image_format, renditions in by_format.items()
        if renditions
    )
    shown = fallback[len(fallback) // 2]
    return Picture(sources, shown.url, shown.width, shown.height, preset.sizes)


def available(
    image: SiteImage, preset: Preset, image_format: str, existing: dict[str, Rendition]
) -> Iterator[Rendition]:
    """The renditions of one format that exist, from narrow to wide."""
    for width in preset.useful_widths(image.width):
        found = existing.get(preset.spec(width, image_format))
        if found:
            yield found
