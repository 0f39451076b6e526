"""Put single glyphs into a font: the letters and signs that the Latin files of the packages lack.

The packages split Atkinson Hyperlegible as web services do: one file for Western Europe, one for everything else Latin.
Hungarian needs four letters of the second file (ő Ő ű Ű) on every page, so they move into the first. Arrows and the
numero sign are in neither; they are drawn here as thick as the minus sign, and follow the weight axis like the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from math import radians, tan, tau
from typing import Any

from fontTools.misc.transform import Transform
from fontTools.otlLib.builder import buildCoverage
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates
from fontTools.ttLib.tables.TupleVariation import TupleVariation

Drawing = Callable[[TTFont, TTGlyphPen], int]
"""Draws a glyph in the weight of the given font and returns its advance width in font units."""

KERNED_LIKE = {"ő": "ö", "Ő": "Ö", "ű": "ü", "Ű": "Ü"}


def add_glyph(font: TTFont, char: str, drawing: Drawing, masters: Sequence[TTFont]) -> None:
    """Draw `char` into `font`: once for a static font, for the two ends of the weight axis for a variable one."""
    name = f"uni{ord(char):04X}"
    drawn = [_draw(drawing, master) for master in masters]
    glyph, advance = drawn[0]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["hmtx"].metrics[name] = (advance, glyph.xMin)
    map_char(font, char, name)
    if "gvar" in font:
        light, heavy = (_points(*each) for each in drawn)
        deltas = [(round(b[0] - a[0]), round(b[1] - a[1])) for a, b in zip(light, heavy, strict=True)]
        font["gvar"].variations[name] = [TupleVariation({"wght": (0.0, 1.0, 1.0)}, deltas)]
    if char in KERNED_LIKE:
        _kern_like(font, font.getBestCmap()[ord(KERNED_LIKE[char])], name)


def map_char(font: TTFont, char: str, glyph_name: str) -> None:
    """Show `char` with a glyph that the font already has."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = glyph_name


def copied(char: str, sources: dict[int, TTFont]) -> Drawing:
    """The drawing of `char` taken from the one of `sources` that has the weight class of the font drawn for."""
    return lambda font, pen: _copy(sources[font["OS/2"].usWeightClass], char, pen)


def arrow(turns: float, length: float = 640.0) -> Drawing:
    """An arrow, turned anticlockwise from pointing right by `turns` (of a full turn)."""

    def draw(font: TTFont, pen: TTGlyphPen) -> int:
        _, low, _, high = _bounds(font, "−")
        stem, middle, half = high - low, (low + high) / 2, length / 2
        barb, slant = 0.42 * length, stem / 2**0.5
        upper = [
            (-half, stem / 2),
            (half - 2 * slant - stem / 2, stem / 2),
            (half - barb - slant, barb - slant),
            (half - barb, barb),
        ]
        outline = [*upper, (half, 0.0), *((x, -y) for x, y in reversed(upper))]
        advance = round(length + 110)
        place = Transform().translate(advance / 2, middle).rotate(turns * tau)
        _polygon(TransformPen(pen, place), outline)
        return advance

    return draw


def numero(font: TTFont, pen: TTGlyphPen) -> int:
    """№: N, a raised o, and the bar below it."""
    n_advance = _copy(font, "N", pen)
    _, low, _, high = _bounds(font, "−")
    left, bottom, right, _ = _bounds(font, "º")
    shift, stem = n_advance - 12, high - low
    glyph_set = font.getGlyphSet()
    glyph_set[font.getBestCmap()[ord("º")]].draw(TransformPen(pen, Transform().translate(shift, 0)))
    top = bottom - stem
    _polygon(pen, [(shift + left, top), (shift + right, top), (shift + right, top - stem), (shift + left, top - stem)])
    return round(shift + right + 50)


def micro(font: TTFont, pen: TTGlyphPen) -> int:
    """µ: u whose left stem goes down to where that of p ends."""
    left, low, right, high = _bounds(font, "|")
    slope = tan(radians(-font["post"].italicAngle))
    stem, top = (right - left - (high - low) * slope) * 1.035, 160.0
    foot = _bounds(font, "p")[0] - 2
    head = foot + (top - low) * slope
    _polygon(pen, [(foot, low), (head, top), (head + stem, top), (foot + stem, low)])
    return _copy(font, "u", pen)


def kerning_pairs(font: TTFont, chars: str) -> dict[tuple[str, str], int]:
    """The kerning between the glyphs of `chars`, by glyph name, in font units; pairs of 0 are left out."""
    cmap = font.getBestCmap()
    glyphs = sorted({cmap[ord(char)] for char in chars})
    pairs: dict[tuple[str, str], int] = {}
    for lookup in _kern_lookups(font):
        for left in glyphs:
            for right in glyphs:
                if value := _pair_value(lookup, left, right):
                    pairs[left, right] = pairs.get((left, right), 0) + value
    return pairs


def base_letter(char: str) -> str:
    """The letter below the accents, which kerns alike: ř → r."""
    return KERNED_LIKE.get(char) or unicodedata.normalize("NFD", char)[0]


def kern_like(font: TTFont, char: str, model: str) -> None:
    """Give `char` the kerning of `model`."""
    cmap = font.getBestCmap()
    _kern_like(font, cmap[ord(model)], cmap[ord(char)])


def _draw(drawing: Drawing, master: TTFont) -> tuple[Glyph, int]:
    pen = TTGlyphPen(None)
    advance = drawing(master, pen)
    glyph = pen.glyph()
    glyph.recalcBounds(None)
    return glyph, advance


def _copy(font: TTFont, char: str, pen: TTGlyphPen) -> int:
    name = font.getBestCmap()[ord(char)]
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(recording)
    recording.replay(pen)
    return int(font["hmtx"].metrics[name][0])


def _bounds(font: TTFont, char: str) -> tuple[float, float, float, float]:
    glyph_set = font.getGlyphSet()
    pen = BoundsPen(glyph_set)
    glyph_set[font.getBestCmap()[ord(char)]].draw(pen)
    bounds: tuple[float, float, float, float] = pen.bounds
    return bounds


def _polygon(pen: TTGlyphPen | TransformPen, points: Sequence[tuple[float, float]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _points(glyph: Glyph, advance: int) -> GlyphCoordinates:
    """The outline's points and the four phantom points, which carry the advance width (OpenType, `gvar`)."""
    points = glyph.coordinates.copy()
    points.extend([(0, 0), (advance, 0), (0, 0), (0, 0)])
    return points


def _kern_lookups(font: TTFont) -> list[list[Any]]:
    gpos = font["GPOS"].table
    indices = {
        index
        for record in gpos.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    lookups = [gpos.LookupList.Lookup[index] for index in sorted(indices)]
    return [[getattr(table, "ExtSubTable", table) for table in lookup.SubTable] for lookup in lookups]


def _pair_value(subtables: list[Any], left: str, right: str) -> int:
    """What the first subtable that knows the pair says, as a shaper would find it."""
    for table in subtables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
                if record.SecondGlyph == right:
                    return record.Value1.XAdvance if record.Value1 else 0
            continue
        first = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
        value = first.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def _kern_like(font: TTFont, model: str, name: str) -> None:
    for subtables in _kern_lookups(font):
        for table in subtables:
            _join_pairs(font, table, model, name)


def _join_pairs(font: TTFont, table: Any, model: str, name: str) -> None:
    glyphs = list(table.Coverage.glyphs)
    if table.Format == 2:
        for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
            if model in classes:
                classes[name] = classes[model]
    if model in glyphs:
        sets = dict(zip(glyphs, table.PairSet, strict=True)) if table.Format == 1 else {}
        table.Coverage = buildCoverage([*glyphs, name], font.getReverseGlyphMap(rebuild=True))
        if sets:
            sets[name] = sets[model]
            table.PairSet = [sets[glyph] for glyph in table.Coverage.glyphs]
