"""Write the pictures of the brand to static/images/: mark, icons, European emblem, and the card of what has no title.

Not run by make: its results are committed, and a test compares them with what it would write. Run it after a change in
qcihungary/core/brand/ with `python -m scripts.brand`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from qcihungary.core.brand.card import NAME, draw_card
from qcihungary.core.brand.emblem import emblem_svg
from qcihungary.core.brand.mark import draw_icon, icon_svg, mark_svg

IMAGES = Path(__file__).resolve().parent.parent / "static/images"


def main() -> None:
    """Write every file."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, svg in (("mark", mark_svg()), ("favicon", icon_svg()), ("eu-emblem", emblem_svg())):
        (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")
    (IMAGES / "apple-touch-icon.png").write_bytes(touch_icon())
    (IMAGES / "favicon.ico").write_bytes(favicon())
    (IMAGES / "og-default.png").write_bytes(draw_card(NAME))


def favicon() -> bytes:
    """The icon at 16 and 32 pixels, for programs that ask for /favicon.ico."""
    data = BytesIO()
    large, small = (draw_icon(side, rounded=True) for side in (32, 16))
    large.save(data, "ICO", sizes=[large.size, small.size], append_images=[small])
    return data.getvalue()


def touch_icon() -> bytes:
    """The icon at 180 pixels, for home screens."""
    data = BytesIO()
    draw_icon(180, rounded=False).save(data, "PNG", optimize=True)
    return data.getvalue()


if __name__ == "__main__":
    main()
