"""A member's short name set as type, for members whose logo we don't have.

The letters are paths and not SVG text: the picture then looks the same inlined, as a file, in an e-mail and in an
export, needs no font, and knows its own width, so that nothing shifts when a font arrives.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import pairwise

from .typeface import drawable, outlines

HEIGHT, CAP_HEIGHT = 64, 36
"""The picture's height, and that of its capitals, in SVG units."""
TRACKING = 6
"""Space added between letters, in thousandths of an em."""


@lru_cache(maxsize=256)
def logotype_svg(text: str, label: str = "") -> str:
    """An SVG element of a fixed height, as wide as the text and in the colour of the text around it.

    With a `label` it is an image of that name to assistive technology, without one it is decoration.
    """
    font = outlines()
    letters, x = [], 0
    shown = drawable(text)
    for char, after in pairwise([*shown, ""]):
        advance, path = font.glyphs[char]
        if path:
            letters.append(f'<path transform="translate({x})" d="{path}"/>')
        x += advance + font.kerning.get(char + after, 0) + TRACKING
    scale = CAP_HEIGHT / font.cap_height
    width = max(1, round((x - TRACKING) * scale))
    baseline = (HEIGHT + CAP_HEIGHT) / 2
    name = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="logotype" viewBox="0 0 {width} {HEIGHT}" width="{width}" '
        f'height="{HEIGHT}" {name}><g fill="currentColor" transform="translate(0 {baseline:g}) '
        f'scale({scale:.5f} {-scale:.5f})">{"".join(letters)}</g></svg>'
    )
