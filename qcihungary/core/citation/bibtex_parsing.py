"""BibTeX's grammar, by pybtex's scanner: raw entries with their fields, ``@string`` and ``#`` resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from qcihungary.core.citation.reading import Reading

ENTRY_START = re.compile(r"^[ \t]*@\s*[a-zA-Z]+\s*[{(]", re.MULTILINE)
COMMAND = re.compile(r"([a-zA-Z]+)\s*[{(]")
LONGEST_COMMAND = 80
MOST_ADDED = 10_000_000
"""How many characters abbreviations and parents may add to a file, each: doubled forty times, they fill any memory."""

BESIDE_WORKS = frozenset({"string", "preamble", "comment"})
Fields = dict[str, str]


@dataclass(slots=True)
class RawEntry:
    """An entry as it stands in the file: LaTeX is still LaTeX. Names of fields are in small letters."""

    line: int
    type: str
    key: str
    fields: Fields
    repeated: list[tuple[str, str]] = field(default_factory=list)
    """What a field says that stands twice, from the second time on; BibTeX takes the first."""

    undefined: bool = False
    """Whether it names an abbreviation that no ``@string`` defines; its name stands for it."""


class Parser(LowLevelParser):
    """pybtex's scanner, with the names that BibTeX itself allows, accented ones too, and entries without a key."""

    NAME = Pattern(r"[^\W\d][^\s\"#%'(),={}]*|[!$&*+\-./:;<>?\[\]^_`|~@\\][^\s\"#%'(),={}]*", "a valid name")
    KEY_BRACE = KEY_PAREN = Pattern(r"[^,={}\"]*", "entry key")

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=CaseInsensitiveDict(month_names))
        self.errors: list[PybtexSyntaxError] = []
        self.has_undefined = False
        self.left = MOST_ADDED

    def handle_error(self, error: PybtexSyntaxError) -> None:
        """Note what is wrong. An abbreviation that nobody defined spoils nothing."""
        if not isinstance(error, UndefinedMacro):
            self.errors.append(error)

    def substitute_macro(self, name: str) -> str:
        """An abbreviation's text, or its name where it has none.

        Raises:
            PybtexSyntaxError: the abbreviations of the file have become too long.
        """
        self.has_undefined = self.has_undefined or name not in self.macros
        text = str(self.macros.get(name, name))
        self.left -= len(text)
        if self.left < 0:
            raise PybtexSyntaxError("too long abbreviations", self)
        return text


def parse(text: str, reading: Reading) -> list[RawEntry]:
    """The entries of a text. What is broken is told to the reading, and the next is sought where a line begins it."""
    return list(entries(text, reading))


def entries(text: str, reading: Reading) -> Iterator[RawEntry]:
    """The same, one by one."""
    parser = Parser(text)
    while parser.skip_to([parser.AT]):
        start, line = parser.pos - 1, parser.lineno
        parser.errors, parser.has_undefined, parser.command_start = [], False, start
        name, result = command(parser)
        if parser.errors:
            resume(parser, start, line)
            if ENTRY_START.match(text, text.rfind("\n", 0, start) + 1) or name:
                reason = (
                    _("This entry is not well-formed BibTeX: a brace, quote or comma is missing.")
                    if parser.left >= 0
                    else _("The abbreviations of this file are too long.")
                )
                reading.fail(line, reason, text[start : parser.pos])
        elif name and name not in BESIDE_WORKS:
            yield raw_entry(line, name, result, undefined=parser.has_undefined)


def command(parser: Parser) -> tuple[str, tuple]:
    """One command's name and body. A comment is skipped, and is none."""
    begun = COMMAND.match(parser.text, parser.pos, parser.pos + LONGEST_COMMAND)
    name = begun.group(1).lower() if begun else ""
    if name in ("", "comment"):
        return "", ()
    try:
        found = tuple(parser.parse_command())
    except PybtexSyntaxError as error:
        parser.errors.append(error)
        return name, ()
    return str(found[0]).lower(), found[1]


def resume(parser: Parser, start: int, line: int) -> None:
    """Go on behind a broken entry, at the line that begins the next."""
    following = ENTRY_START.search(parser.text, start + 1)
    parser.pos = following.start() if following else len(parser.text)
    parser.lineno = line + parser.text.count("\n", start, parser.pos)


def raw_entry(line: int, name: str, body: tuple, *, undefined: bool) -> RawEntry:
    """An entry from what the scanner gives."""
    key, fields = body
    found = RawEntry(line, name, (key or "").strip(), {}, undefined=undefined)
    for written, parts in fields:
        field_name = written.lower().replace("_", "-")
        value = "".join(parts).strip()
        if field_name not in found.fields:
            found.fields[field_name] = value
        elif value and value != found.fields[field_name]:
            found.repeated.append((field_name, value))
    return found
