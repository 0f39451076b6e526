r"""LaTeX as it stands in BibTeX files: ``Bacs{\'a}rdi`` is Bacsárdi. pylatexenc knows the commands."""

import logging
import re

from qcihungary.core.citation.latex_commands import text_of

logging.getLogger("pylatexenc").setLevel(logging.ERROR)  # it would warn of each unbalanced brace in somebody's file

PLAIN = re.compile(r"[^\\{}$&%#_^~`'\-?!<>\n]*")
URL = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
BARE = re.compile(r"(?<!\\)([&%#])")
BREAK = re.compile(r"\\\\\s*")
SPACES = re.compile(r"[ \t\r\n\xa0]+")
NAMED = {"braceleft": "\ue000", "braceright": "\ue001", "asciicircum": "\ue002"}
NAMED_COMMAND = re.compile(rf"\\text({'|'.join(NAMED)})(?![a-zA-Z])\s*(?:\{{\}})?")
LINE = "\ue003"
"""Stands for a line break that was meant, while the others become spaces."""

SEAM = "\ue004"
"""Stands between two characters that TeX would draw as one."""

MEANT = str.maketrans(f"{''.join(NAMED.values())}{LINE}", "{}^\n")

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\n": r"\\ ",
    SEAM: "{}",
}
"""Braces by their names, because BibTeX counts every brace, also one after a backslash."""

LIGATURE = re.compile(r"(?<=([-`',<>]))(?=\1)|(?<=[?!])(?=`)")
"""Where ``--`` would become a dash, and so on."""

ESCAPED = str.maketrans(ESCAPES)


def to_unicode(latex: str) -> str:
    """A text without commands and braces. Formulas stay as readable as plain text lets them be."""
    if PLAIN.fullmatch(latex):
        return SPACES.sub(" ", latex).strip()
    prepared = BREAK.sub(LINE, URL.sub(lambda found: escape(unescape(found.group(1))), latex))
    prepared = NAMED_COMMAND.sub(lambda found: NAMED[found.group(1)], prepared)
    prepared = BARE.sub(r"\\\1", prepared)
    if len(re.findall(r"(?<!\\)\$", prepared)) % 2:
        prepared = re.sub(r"(?<!\\)\$", r"\\$", prepared)
    try:
        text = text_of(prepared)
    except Exception:  # noqa: BLE001  (whatever pylatexenc stumbles over, the text is kept as it was given)
        text = prepared
    return re.sub(rf" *{LINE} *", LINE, SPACES.sub(" ", text)).strip().translate(MEANT)


def escape(text: str) -> str:
    """A plain text as LaTeX. Accented letters stay what they are: the file is UTF-8."""
    return LIGATURE.sub(SEAM, text).translate(ESCAPED)


def unescape(verbatim: str) -> str:
    """An address or identifier, in which people escape what they needn't."""
    return re.sub(r"\\([_&%#~{}$])", r"\1", verbatim).replace("{", "").replace("}", "").strip()


def protect(text: str) -> str:
    """A title whose capitals no bibliography style may make small: words with capitals stand in braces."""
    words = text.split(" ")
    return " ".join(guard(word, is_first=place == 0) for place, word in enumerate(words))


def guard(word: str, *, is_first: bool) -> str:
    """One word, in braces if it has a capital that a style would lose."""
    risky = word[1:] if is_first else word
    return f"{{{escape(word)}}}" if any(letter.isupper() for letter in risky) else escape(word)
