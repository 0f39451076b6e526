"""Make the site's font files from the packages that Fontsource publishes on npm.

Not run by make: its results are committed. To run it again, in an empty folder:

    npm pack @fontsource-variable/atkinson-hyperlegible-{next,mono} @fontsource/roboto
    for package in *.tgz; do mkdir "${package%.tgz}" && tar -xzf "$package" -C "${package%.tgz}"; done
    pip install fonttools brotli
    python -m scripts.fonts <that folder>        (from the root of the project)

It also measures Liberation Sans and Liberation Mono (Debian's fonts-liberation), which have the widths of Arial and
Courier New, and Roboto, to make the fallbacks that keep the text in place while the web font arrives.

Writes static/fonts/, static/css/fonts.css and qcihungary/core/brand/fonts/. Packages used last: 5.3.0, all three.
"""

from __future__ import annotations

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

from scripts.fontparts import add_glyph, arrow, base_letter, copied, kern_like, kerning_pairs, map_char, micro, numero
from scripts.fontstyles import style_sheet

ROOT = Path(__file__).resolve().parent.parent
WEB, DRAWING = ROOT / "static/fonts", ROOT / "qcihungary/core/brand/fonts"

HUNGARIAN = "őŐűŰ"
ARROWS = {"→": 0.0, "↗": 1 / 8, "↑": 1 / 4, "←": 1 / 2, "↓": 3 / 4}
ALIASES = {"\xad": "-", "\u2010": "-", "\u2011": "-", "\u202f": "\u2009"}
"""Signs that look like another one: soft, true and non-breaking hyphen, narrow non-breaking space."""
LATIN = [*map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]), *"ıŒœ–—‘’‚“”„•…‹›⁄€™−\u2009", *HUNGARIAN]
SIGNS = [*ARROWS, *ALIASES, "№"]
NOT_DRAWN = "ĈĉĔĕĜĝĤĥĨĩĬĭĴĵĸĿŀŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭŉſ"
"""Letters of Latin Extended-A that the family does not have; no language of the project's members needs them."""
LATIN_EXTENDED = [
    c for c in [*map(chr, range(0x100, 0x180)), *"ȘșȚțẞẀẁẂẃẄẅỲỳ"] if c not in [*HUNGARIAN, *"ıŒœ", *NOT_DRAWN]
]
MONO = [*map(chr, range(0x20, 0x7F)), *"\xa0§±·×–—…−“”„áéíóöúüÁÉÍÓÖÚÜ", *HUNGARIAN]
FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
KERNED = [*map(chr, range(0x20, 0x7F)), *"–—’”„áéíóöúüÁÉÍÓÖÚÜ", *HUNGARIAN]
"""What the drawing fonts kern: a `kern` table holds at most 10,920 pairs, so not every letter of Europe."""


def main(packages: Path) -> None:
    """Build every file from the unpacked packages."""
    for folder in (WEB, DRAWING):
        folder.mkdir(parents=True, exist_ok=True)
    both = (400, 700)
    faces = {
        "next-latin": completed(packages, "next", "normal", both),
        "next-latin-ext": source(packages, "next", "latin-ext", "normal", both),
        "next-italic-latin": completed(packages, "next", "italic", (400,)),
        "next-italic-latin-ext": source(packages, "next", "latin-ext", "italic", (400,)),
        "mono-latin": completed(packages, "mono", "normal", (400,)),
    }
    for name, font in faces.items():
        wanted = LATIN_EXTENDED if name.endswith("ext") else MONO if "mono" in name else [*LATIN, *SIGNS]
        faces[name] = subset(font, wanted)
        save(faces[name], WEB / f"atkinson-{name}.woff2", "woff2")
    for weight, style in ((400, "Regular"), (700, "Bold")):
        font = for_drawing(packages, weight)
        save(font, DRAWING / f"AtkinsonHyperlegibleNext-{style}.ttf", None)
        if style == "Bold":
            (DRAWING / "outlines.json").write_text(outlines(font), encoding="utf-8")
    for family, folders in (("next", (WEB, DRAWING)), ("mono", (WEB,))):
        licence = next(packages.glob(f"fontsource-variable-*-{family}-*/package/LICENSE"))
        for folder in folders:
            shutil.copyfile(licence, folder / f"OFL-{family}.txt")
    (ROOT / "static/css/fonts.css").write_text(style_sheet(faces, packages), encoding="utf-8")


def source(packages: Path, family: str, script: str, style: str, weights: tuple[int, ...]) -> TTFont:
    """A package's font at one weight, or limited to a range of weights."""
    pattern = f"fontsource-variable-*-{family}-*/package/files/*-{script}-wght-{style}.woff2"
    font = TTFont(next(packages.glob(pattern)), recalcTimestamp=False)
    limits = weights[0] if len(weights) == 1 else weights
    return reopened(instantiateVariableFont(font, {"wght": limits}, inplace=True))


def completed(packages: Path, family: str, style: str, weights: tuple[int, ...], letters: str = HUNGARIAN) -> TTFont:
    """The Latin font of a family with `letters` of its second file, and the signs that neither file has."""
    font = source(packages, family, "latin", style, weights)
    masters = [source(packages, family, "latin", style, (weight,)) for weight in weights]
    extended = {weight: source(packages, family, "latin-ext", style, (weight,)) for weight in weights}
    for char in letters:
        add_glyph(font, char, copied(char, extended), masters)
        if family == "next":
            kern_like(font, char, base_letter(char))
    if family == "next":
        for char, turns in ARROWS.items():
            add_glyph(font, char, arrow(turns), masters)
        add_glyph(font, "№", numero, masters)
        add_glyph(font, "µ", micro, masters)
        for char, like in ALIASES.items():
            map_char(font, char, font.getBestCmap()[ord(like)])
    if "HVAR" in font:
        del font["HVAR"]
        add_HVAR(font)
    return reopened(font)


def subset(font: TTFont, chars: list[str]) -> TTFont:
    """The font with only these characters and the features we use; fails if it lacks one of them."""
    missing = [char for char in chars if ord(char) not in font.getBestCmap()]
    if missing:
        raise SystemExit(f"The font has no {missing}")
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 4, 6, 14]
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, chars))
    subsetter.subset(font)
    return font


def for_drawing(packages: Path, weight: int) -> TTFont:
    """One static font with every letter, and its kerning in the old `kern` table, which FreeType reads by itself."""
    letters = "".join([*HUNGARIAN, *LATIN_EXTENDED])
    font = completed(packages, "next", "normal", (weight,), letters)
    subset(font, [*LATIN, *LATIN_EXTENDED, *SIGNS])
    table = KernTable_format_0()
    table.coverage, table.apple = 1, False
    table.kernTable = {pair: value for pair, value in kerning_pairs(font, "".join(KERNED)).items() if abs(value) >= 10}
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]
    for tag in ("GPOS", "GSUB", "GDEF"):
        del font[tag]
    return font


def outlines(font: TTFont) -> str:
    """The outlines as SVG paths (y upwards, as in the font), advances and kerning of the letters, as JSON."""
    glyph_set, cmap = font.getGlyphSet(), font.getBestCmap()
    glyphs: dict[str, list[int | str]] = {}
    for char in [*LATIN, *LATIN_EXTENDED, *SIGNS]:
        pen = SVGPathPen(glyph_set, ntos=lambda number: str(round(number)))
        glyph_set[cmap[ord(char)]].draw(pen)
        glyphs[char] = [font["hmtx"].metrics[cmap[ord(char)]][0], pen.getCommands()]
    by_name = {cmap[ord(char)]: char for char in KERNED}
    pairs = font["kern"].kernTables[0].kernTable
    kerning = {by_name[left] + by_name[right]: value for (left, right), value in pairs.items()}
    data = {"cap_height": font["OS/2"].sCapHeight, "glyphs": glyphs, "kerning": kerning}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def save(font: TTFont, path: Path, flavor: str | None) -> None:
    """Write the font and say how large it is."""
    font.flavor = flavor
    font.save(path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def reopened(font: TTFont) -> TTFont:
    """The font as it would be read from its file: fontTools' lazy tables don't survive a second change."""
    font.flavor = None
    data = BytesIO()
    font.save(data)
    data.seek(0)
    fresh = TTFont(data, recalcTimestamp=False)
    fresh.ensureDecompiled()
    return fresh


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
