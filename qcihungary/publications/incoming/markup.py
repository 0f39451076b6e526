"""Texts from Crossref and DataCite, which hold pieces of HTML, JATS and MathML."""

import html
import re

BLOCK = re.compile(r"</(?:jats:)?(?:p|sec|title)>|<br\s*/?>", re.IGNORECASE)
HEADING = re.compile(
    r"^\s*(?:<(?:jats:)?sec>)?\s*<(?:jats:)?title>\s*(?:abstract|summary)\s*</(?:jats:)?title>", re.IGNORECASE
)
ANNOTATION = re.compile(r"<(?:mml:)?annotation\b.*?</(?:mml:)?annotation>|<tex-math\b.*?</tex-math>", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain(text: str) -> str:
    """One line of text: a title."""
    return " ".join(html.unescape(TAG.sub("", ANNOTATION.sub("", text))).split())


def paragraphs(text: str) -> str:
    """A text with its paragraphs on lines of their own, without the heading "Abstract"."""
    blocks = BLOCK.sub("\n", HEADING.sub("", text)).split("\n") if BLOCK.search(text) else [text]
    return "\n".join(line for block in blocks if (line := plain(block)))
