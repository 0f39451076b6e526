"""Citations for people, in the styles that they are asked for: APA, IEEE, ISO 690. citeproc-py knows the styles.

It has limits: it repeats the title of a work that has no author, lets markup through, puts two dots where one is meant,
and leaves the DOI of reports out. They are mended here and in ``styles``; what it can't cite at all gets a citation of
our own.
"""

import html
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import Any

from citeproc import VARIABLES, Citation, CitationItem, CitationStylesBibliography, formatter
from citeproc.source.json import CiteProcJSON
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName, et_al, named
from qcihungary.core.citation.plain import address, plain_citation
from qcihungary.core.citation.styles import ISO_690, LOCALES, loaded

logger = logging.getLogger(__name__)

KEY = "work"
NOBODY = "\ue003"
"""Stands for the authors of a work that has none, until it is cited."""

MORE = "\ue005"
"""Stands for those whom a list of authors doesn't name, until it is cited."""

ARTICLE = "\ue006"
"""Stands before an article's number that is cited as a page."""

MORE_BEHIND = re.compile(rf"(?P<comma>,?)(?:[ \xa0](?:&(?:amp;)?|and|és|\.\.\.)|[ \xa0]?…)?[ \xa0]?{MORE}\.?")
"""They and what a style joins the last of several names with."""

COMMA = r"\g<comma>"

TAG = re.compile(r"(</?(?:i|b|sup|sub)>)")
"""The only markup that a style may make. Anything else would be text of the item, or a style attribute."""

OTHER_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
HIDDEN = str.maketrans("<>&", "\ue000\ue001\ue002")
SHOWN = str.maketrans("\ue000\ue001\ue002", "<>&")
NUMBERING = re.compile(r"^(?:\[\d+\]|\d+\.)\s*")
STRAY_DOTS = re.compile(r"(?<!\s)(?:\s*\.){2,}\s*")
DOTS = re.compile(r"(?<!\.)\.((?:</?[a-z][^<>]*>)*)\.(?!\.)")
"""Two dots, even if a tag ends between them; an ellipsis is neither."""

YEAR_LEADS = re.compile(
    rf"{NOBODY}[.,] (?P<when>\([^()]*\)|\[?\d[^\s.]*\]?|\[[^\]]*\])\. (?P<title>.*?)(?:\.\s+|\.?$)(?P<rest>.*)",
    re.DOTALL,
)
MONTH = "jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec"
HUNGARIAN = (
    (re.compile(r"\., Szám ([^\s,)]+)"), r"., \1. sz."),
    (re.compile(r"(?<=, )Cikk ([^\s,]*[^\s,.])"), r"\1. cikk"),
    (re.compile(r"(?<=, )Art\. (\S+?)\. sz\."), r"\1. cikk"),
    (re.compile(rf"{ARTICLE}([^\s,]*[^\s,.])\.[ \xa0]o\."), r"\1. cikk."),
    (re.compile(r"(?<=, )Szerk\.(?=,)"), "szerk."),
    (re.compile(r"mtsai\.(?=(?:</i>)?(?:,| \())"), "mtsai"),
    (re.compile(rf"(?<=, )((?:{MONTH})\.) (\d{{4}})\.?(?=,|\s|$)"), r"\2. \1"),
)
"""What citeproc-py makes of its Hungarian words, and what a Hungarian reader expects."""

NUMBERED_ARTICLE = re.compile(rf"[Pp]\.[ \xa0]{ARTICLE}([^\s,]*[^\s,.])")
EDITORS = re.compile(r"\(e(ds?)\.\)")
RETRIEVED = re.compile(r"(\. )(?:Retrieved|Elérés|Elérhető) (?=https?://)")
QUOTED = re.compile(r"”([,.])")
AFTER_ADDRESS = re.compile(r"(https?://\S+?)\.$")
COUNTED = re.compile(r"\b([Kk]öt|sz|o)\.([ \xa0])(\d[\w–-]*)")
SUPPORTED = frozenset(VARIABLES)
PEOPLE = frozenset({"author", "editor"})

rendering = Lock()
"""A loaded style carries state while it renders, so threads take turns."""


class CitationStyle(models.TextChoices):
    """The styles that "cite this" offers."""

    APA = "apa", _("APA")
    IEEE = "ieee", _("IEEE")
    ISO_690 = ISO_690, _("ISO 690")


def cite(item: Item, style: str = CitationStyle.APA, language: str | None = None) -> Markup:
    """A work's citation as safe HTML of text and ``<i>``, ``<b>``, ``<sup>``, ``<sub>``; never fails."""
    return cited(item, str(style), language or get_language() or "en")


def citations(item: Item) -> Iterator[tuple[str, str, Markup]]:
    """The name of each style, the language that it speaks, and a work's citation in it."""
    for style in CitationStyle:
        yield str(style.label), language_of(get_language() or "en"), cite(item, style)


def cite_plainly(item: Item, style: str = CitationStyle.APA, language: str | None = None) -> str:
    """The same as text."""
    return html.unescape(TAG.sub("", cite(item, style, language)))


@lru_cache(maxsize=20_000)
def cited(item: Item, style: str, language: str) -> Markup:
    """The citation, kept by the item's content: an edited item is another one."""
    try:
        with rendering:
            rendered = render(with_article_number(item, style), style, language)
    except Exception:  # whatever citeproc-py stumbles over, a reader gets a citation
        logger.warning("citeproc-py could not cite %r in %s", item.title, style, exc_info=True)
        return Markup.escape(plain_citation(item, language))
    ending = f"{'' if language == 'hu' else COMMA} {et_al(language)}"
    rendered = MORE_BEHIND.sub(ending, rendered)
    return with_address(safe(tidy(without_nobody(rendered), style, language)), item)


def with_article_number(item: Item, style: str) -> Item:
    """A work whose article number stands for its pages, where the style has no place for it."""
    is_numbered = style == ISO_690 and item.type == "article-journal" and item.number and not item.page
    return replace(item, page=f"{ARTICLE}{item.number}") if is_numbered else item


def render(item: Item, style: str, language: str) -> str:
    """What citeproc-py makes of it."""
    source = CiteProcJSON([input_of(item)])
    made = loaded(style, language_of(language), editors_lead=bool(named(item.editors) and not named(item.authors)))
    bibliography = CitationStylesBibliography(made, source, formatter.html)
    bibliography.register(Citation([CitationItem(KEY)]))
    return str(bibliography.bibliography()[0])


def language_of(language: str) -> str:
    """The language that the styles speak to a reader of one."""
    return language if language in LOCALES else "en"


def without_nobody(rendered: str) -> str:
    """A citation of a work without authors as the styles have it: where the year would lead, the title does."""
    led = NUMBERING.sub("", rendered)
    found = YEAR_LEADS.match(led)
    if not found:
        return re.sub(rf"{NOBODY}[.,]?\s*", "", led)
    between = ". " if found["when"].startswith("(") else ", "
    return f"{found['title']}{between}{found['when']}. {found['rest']}"


def tidy(rendered: str, style: str, language: str) -> str:
    """One dot where a name or a title ends with its own, none after an address; in Hungarian, numbers before words.

    IEEE has the comma inside the quotation marks.
    """
    text = DOTS.sub(r".\1", rendered.strip())
    text = text.replace(": , ", ": ").replace(" (Publication)", "").replace("\u2026.", "\u2026")
    text = RETRIEVED.sub(r"\1", text) if style == CitationStyle.APA else text
    text = AFTER_ADDRESS.sub(r"\1", text)
    if language == "hu":
        return in_hungarian(text)
    text = NUMBERED_ARTICLE.sub(r"art. no. \1", text)
    text = EDITORS.sub(r"(E\1.)", text) if style == CitationStyle.APA else text
    return QUOTED.sub(r"\1”", text) if style == CitationStyle.IEEE else text


def in_hungarian(text: str) -> str:
    """A citation in the order of Hungarian: numbers before what they count, the year before the month."""
    text = COUNTED.sub(lambda found: f"{found[3]}.{found[2]}{found[1].lower()}.", text)
    for wrong, right in HUNGARIAN:
        text = wrong.sub(right, text)
    return text


def input_of(item: Item) -> dict[str, Any]:
    """An item as CSL-JSON of no more than citeproc-py knows; at what it doesn't, it would warn."""
    data = csl.as_json(item)
    data |= {"id": KEY, "event": item.event, "abstract": ""}  # ISO 690 would print it whole
    known = {key: value for key, value in data.items() if key.replace("-", "_") in SUPPORTED - PEOPLE and value}
    hidden = {key: value.translate(HIDDEN) if isinstance(value, str) else value for key, value in known.items()}
    authors, editors = (names if named(names) else () for names in (item.authors, item.editors))
    authors = authors or (() if editors else (PersonName(literal=NOBODY),))
    people = {"author": authors, "editor": editors}
    return {
        **hidden,
        "id": KEY,
        "type": item.type,
        **{role: [name_of(name) for name in names] for role, names in people.items() if names},
    }


def name_of(name: PersonName) -> dict[str, str]:
    """A name without what citeproc-py doesn't know."""
    parts = {"family": name.family, "given": name.given} if name.family else {"literal": name.literal or name.given}
    parts = {"literal": MORE} if name.is_others else parts
    return {part: value.translate(HIDDEN) for part, value in parts.items() if value}


def safe(rendered: str) -> Markup:
    """The rendered citation with its own tags kept and everything else escaped."""
    pieces = TAG.split(STRAY_DOTS.sub(". ", NUMBERING.sub("", rendered)).strip())
    return Markup("").join(
        Markup(piece) if TAG.fullmatch(piece) else Markup.escape(bare(piece))  # noqa: S704  (only tags that TAG names)
        for piece in pieces
    )


def bare(piece: str) -> str:
    """A piece between tags as text."""
    return html.unescape(OTHER_TAG.sub("", piece)).translate(SHOWN)


def with_address(citation: Markup, item: Item) -> Markup:
    """A citation that says where the work is found, even where the style leaves it out."""
    where = address(item)
    if not where or Markup.escape(item.doi or where) in citation:
        return citation
    return citation + " " + where


def cite_all(items: Iterable[Item], style: str = CitationStyle.APA, language: str | None = None) -> list[Markup]:
    """The citations of a list, in its order."""
    return [cite(item, style, language) for item in items]
