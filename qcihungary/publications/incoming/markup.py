"""Texts from Crossref and DataCite, which hold pieces of HTML, JATS and MathML."""

import html
import re

BLOCK = re.compile(r"</(?:jats:)?(?:p|sec|title)>|<br\s*/?>", re.IGNORECASE)
HEADING = re.compile(
    r"^\s*(?:<(?:jats:)?sec>)?\s*<(?:jats:)?title>\s*(?:abstract|summary)\s*</(?:jats:)?title>", re.IGNORECASE
)
ANNOTATION = re.compile(
    r"<(?:mml:)?annotation\b(?:(?!</?(?:mml:)?annotation\b).)*</(?:mml:)?annotation>"
    r"|<tex-math\b(?:(?!</?tex-math\b).)*</tex-math>",
    re.DOTALL,
)
TAG = re.compile(
    r"</?(?:(?:jats|mml):[a-z-]+|math|m(?:i|o|n|row|sub|sup|subsup|text|frac|sqrt|over|under|space|style)|[biupq]|em"
    r"|strong|sub|sup|small|big|inf|tt|sc|scp|span|font|div|br|a"
    r"|h\d|italic|bold|sec|title|inline-formula|tex-math|alternatives|ul|ol|li|code|section)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""The elements of HTML, JATS and MathML that publishers' texts hold; "a <b and c> d" is none."""

ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
ESCAPES = 3
"""How often somebody has escaped what was escaped already, at most: ``&amp;amp;lt;``."""


def plain(text: str) -> str:
    """One line of text: a title."""
    return " ".join(without_markup(text).split())


def without_markup(text: str) -> str:
    """A text whose elements and entities have become what they show."""
    found = text
    for _again in range(ESCAPES):
        if not ENTITY.search(found):
            break
        found = ENTITY.sub(lambda entity: html.unescape(entity.group()), TAG.sub("", ANNOTATION.sub("", found)))
    return TAG.sub("", ANNOTATION.sub("", found))


def paragraphs(text: str) -> str:
    """A text with its paragraphs on lines of their own, without the heading "Abstract"."""
    blocks = BLOCK.sub("\n", HEADING.sub("", text)).split("\n") if BLOCK.search(text) else [text]
    return "\n".join(line for block in blocks if (line := plain(block)))


def lines(text: str) -> str:
    """A text with its own lines, or with its paragraphs where markup tells them."""
    return paragraphs(text) if BLOCK.search(text) else "\n".join(map(plain, text.split("\n")))
