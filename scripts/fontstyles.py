"""The style sheet of the fonts: what to load for which characters, and fallbacks of the same measure.

A fallback is a font of the reader's computer, scaled (`size-adjust`) so that a text takes as much room as in ours, and
given our ascent and descent, so that nothing moves when the web font replaces it (CSS Fonts Module, level 5).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LIBERATION = Path("/usr/share/fonts/truetype/liberation")
SAMPLE = """\
QCIHungary brings the quantum key distribution network of the country together: the members of the consortium build
the links between their sites, test them over the fibre that is already in the ground, and teach those who run them.
A QCIHungary az ország kvantumkulcs-elosztó hálózatát hozza létre: a konzorcium tagjai összekötik telephelyeiket, a már
lefektetett üvegszálon próbálják ki az összeköttetéseket, és megtanítják azokat, akik a hálózatot majd üzemeltetik.
"""

HEAD = """\
/* Written by scripts/fonts.py. The fonts are Atkinson Hyperlegible Next and Mono, under the SIL Open Font License:
   see ../fonts/OFL-next.txt and ../fonts/OFL-mono.txt. */

:root {
  --font-text: "Atkinson Hyperlegible Next", "Atkinson Next Fallback", "Atkinson Next Fallback Roboto", sans-serif;
  --font-mono: "Atkinson Hyperlegible Mono", "Atkinson Mono Fallback", monospace;
}
"""
FACES = [
    ("next-latin", "Atkinson Hyperlegible Next", "normal", "400 700"),
    ("next-latin-ext", "Atkinson Hyperlegible Next", "normal", "400 700"),
    ("next-italic-latin", "Atkinson Hyperlegible Next", "italic", "400"),
    ("next-italic-latin-ext", "Atkinson Hyperlegible Next", "italic", "400"),
    ("mono-latin", "Atkinson Hyperlegible Mono", "normal", "400"),
]
DISPLAY = {"normal": "swap", "italic": "optional"}
"""A few words in italics move no line: where they come late, they wait for the next page."""

SANS = ["Arial", "Liberation Sans", "Arimo"]
MONO = ["Menlo", "Liberation Mono", "DejaVu Sans Mono", "Roboto Mono", "Courier New"]
"""Sans and monospaced fonts of one width each, by the names that CSS's local() looks for."""


def style_sheet(faces: dict[str, TTFont], packages: Path) -> str:
    """The whole of static/css/fonts.css."""
    parts = [HEAD]
    for name, family, style, weights in FACES:
        parts.append(
            f'@font-face {{\n  font-family: "{family}";\n  font-style: {style};\n  font-weight: {weights};\n'
            f'  font-display: {DISPLAY[style]};\n  src: url("../fonts/atkinson-{name}.woff2") format("woff2");\n'
            f"  unicode-range: {unicode_range(faces[name].getBestCmap())};\n}}\n"
        )
    regular, bold = (instantiateVariableFont(faces["next-latin"], {"wght": weight}) for weight in (400, 700))
    roboto, bold_roboto = (next(packages.glob(f"*/package/files/roboto-latin-{w}-normal.woff2")) for w in (400, 700))
    for family, weight, ours, theirs, local in (
        ("Next Fallback", 400, regular, LIBERATION / "LiberationSans-Regular.ttf", SANS),
        ("Next Fallback", 700, bold, LIBERATION / "LiberationSans-Bold.ttf", [f"{name} Bold" for name in SANS]),
        ("Next Fallback Roboto", 400, regular, roboto, ["Roboto", "Roboto Regular"]),
        ("Next Fallback Roboto", 700, bold, bold_roboto, ["Roboto Bold"]),
        ("Mono Fallback", 400, faces["mono-latin"], LIBERATION / "LiberationMono-Regular.ttf", MONO),
    ):
        parts.append(fallback(f"Atkinson {family}", weight, ours, TTFont(theirs), local))
    return "\n".join(parts)


def fallback(family: str, weight: int, ours: TTFont, theirs: TTFont, local: Iterable[str]) -> str:
    """One @font-face that makes a local font as wide and as tall as ours. Overrides count from the scaled size."""
    scale = mean_width(ours) / mean_width(theirs)
    em, line = ours["head"].unitsPerEm, ours["hhea"]
    sources = ", ".join(f'local("{name}")' for name in local)
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: {weight};\n  src: {sources};\n'
        f"  size-adjust: {scale:.2%};\n  ascent-override: {line.ascent / em / scale:.2%};\n"
        f"  descent-override: {-line.descent / em / scale:.2%};\n"
        f"  line-gap-override: {line.lineGap / em / scale:.0%};\n}}\n"
    )


def mean_width(font: TTFont) -> float:
    """The mean advance, in em, of the sample's characters (those that both of a pair of fonts surely have)."""
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    text = SAMPLE.replace("\n", " ").translate(str.maketrans("őű", "öü"))
    total: int = sum(metrics[cmap[ord(char)]][0] for char in text)
    return total / len(text) / int(font["head"].unitsPerEm)


def unicode_range(codepoints: Iterable[int]) -> str:
    """The code points as CSS's unicode-range."""
    runs: list[list[int]] = []
    for point in sorted(codepoints):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
