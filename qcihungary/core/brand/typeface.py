"""Atkinson Hyperlegible Next for drawing: fonts for Pillow, and outlines for SVG.

scripts/fonts.py makes both. They cover Latin as the languages of Europe write it, which is what `drawable` is for.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

from PIL import ImageFont

FOLDER = Path(__file__).parent / "fonts"
REPLACEMENT = "?"


class Outlines(NamedTuple):
    """The bold font in thousandths of an em: advance and SVG path (y upwards) by character, kerning by pair."""

    cap_height: int
    glyphs: dict[str, tuple[int, str]]
    kerning: dict[str, int]


@lru_cache(maxsize=64)
def font(size: int, style: Literal["Bold", "Regular"] = "Bold") -> ImageFont.FreeTypeFont:
    """The font at a size in pixels. Laid out by Pillow alone, so that all machines draw alike, with Raqm or without."""
    path = FOLDER / f"AtkinsonHyperlegibleNext-{style}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache
def outlines() -> Outlines:
    """The outlines of the bold font."""
    data = json.loads((FOLDER / "outlines.json").read_text(encoding="utf-8"))
    glyphs = {char: (advance, path) for char, (advance, path) in data["glyphs"].items()}
    return Outlines(data["cap_height"], glyphs, data["kerning"])


def drawable(text: str) -> str:
    """The text as the fonts can draw it: on one line, each letter they lack by its base letter (ō → o), else by "?".

    Non-breaking spaces and hyphens stay; soft hyphens go.
    """
    glyphs = outlines().glyphs
    kept = []
    for char in re.sub(r"[^\S\xa0\u202f]+", " ", normalize("NFC", text)).replace("\xad", "").strip():
        if char in glyphs:
            kept.append(char)
        else:
            base = "".join(part for part in normalize("NFKD", char) if not combining(part))
            kept.append("".join(part if part in glyphs else REPLACEMENT for part in base))
    return "".join(kept)
