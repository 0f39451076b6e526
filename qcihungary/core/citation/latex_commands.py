r"""What pylatexenc doesn't know, or drops, of commands in bibliographies: ``\mbox``, ``\SI``, ``\href``."""

import re
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import get_default_latex_context_db as get_default_walker_db
from pylatexenc.macrospec import MacroSpec

TEXTS = (
    "mbox", "fbox", "hbox", "makebox", "textmd", "textsf", "texttt", "textup", "textnormal", "textlf", "uline",
    "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "num", "ce", "cf", "bibstring", "mkbibemph",
    "mkbibbold", "NoCaseChange", "mathtt", "mathsf", "mathnormal", "underline",
)  # fmt: skip
"""Commands whose argument is text."""

LAST_OF_TWO = ("href", "textcolor", "foreignlanguage", "texorpdfstring", "colorbox", "raisebox", "hyperlink")
"""Commands that say how to show their second argument."""

DROPPED = (
    "cite",
    "citep",
    "citet",
    "noopsort",
    "nocite",
    "label",
    "SortNoop",
    "switchargs",
    "vphantom",
    "hphantom",
    "phantom",
)
WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "slash": "/", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "celsius": "°C",
    "textmu": "µ", "textohm": "Ω", "-": "", "linebreak": " ", "newline": " ", "quotedblbase": "„",
    "quotesinglbase": "‚", "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»", "nobreakdash": "",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "S": "§", "P": "¶", "SS": "ẞ",
    "copyright": "©", "pounds": "£", "euro": "€", "guillemetleft": "«", "guillemetright": "»", "micro": "µ",
    "upmu": "µ", "textlbrack": "[", "textrbrack": "]", "textnumero": "№", "textperthousand": "‰",
    "textasteriskcentered": "*", "allowbreak": "", "nobreakspace": " ", "thinspace": " ", "/": "",
}  # fmt: skip
SILENT = frozenset(
    {
        "protect", "relax", "xspace", "newblock", "ignorespaces", "unskip", "BibitemOpen", "noindent", "sloppy",
        "boldmath", "unboldmath", "quad", "qquad", "hfill", "bgroup", "egroup", "begingroup", "endgroup", "par",
        "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigl",
        "bigr", "Bigl", "Bigr", "bigg", "Bigg", "em", "it", "bf", "tt", "sc", "rm", "sf", "sl", "cal", "mit", "itshape",
        "bfseries", "scshape", "ttfamily", "sffamily", "rmfamily", "upshape", "slshape", "mdseries", "normalfont",
        "tiny", "small", "footnotesize", "scriptsize", "normalsize", "large", "Large", "null", "break", "nobreak",
    }
)  # fmt: skip
"""Commands that show nothing, and need not be known for it."""

BARE = re.compile(r"\\([a-zA-Z]+)(?![a-zA-Z])(?!\s*[{\[])")
PREFIXES = {
    "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "kilo": "k", "mega": "M",
    "giga": "G", "tera": "T", "peta": "P", "femto": "f",
}  # fmt: skip
UNITS = {
    "metre": "m", "meter": "m", "second": "s", "gram": "g", "kelvin": "K", "ampere": "A", "hertz": "Hz", "bit": "bit",
    "byte": "B", "decibel": "dB", "bel": "B", "watt": "W", "volt": "V", "joule": "J", "percent": "%", "degree": "°",
    "celsius": "°C", "degreeCelsius": "°C", "electronvolt": "eV", "minute": "min", "hour": "h", "day": "d",
    "newton": "N", "pascal": "Pa", "tesla": "T", "mole": "mol", "candela": "cd", "ohm": "Ω", "litre": "l", "liter": "l",
    "radian": "rad", "photon": "photon", "dBm": "dBm", "dB": "dB", "ps": "ps", "um": "µm", "us": "µs",
}  # fmt: skip
SIGNS = {"per": "/", "squared": "²", "cubed": "³", "of": "", "square": "", "cubic": ""}


QUIET = SILENT.union(PREFIXES, UNITS, SIGNS)
"""What stands alone and is known without pylatexenc."""


def argument(node: Any, place: int) -> str:
    """An argument as it is written."""
    given = node.nodeargd.argnlist[place]
    written = given.latex_verbatim() if given is not None else ""
    return str(written[1:-1] if written.startswith("{") else written)


def unit(written: str) -> str:
    r"""A unit of siunitx: ``\kilo\metre\per\second`` is "km/s", and so is ``km/s``."""
    parts: list[str] = []
    for command, text in re.findall(r"\\([A-Za-z]+)|([^\\]+)", written):
        symbol = PREFIXES.get(command) or UNITS.get(command) or SIGNS.get(command, command) or text.strip()
        joins = not parts or command in SIGNS or parts[-1] in ("/", *PREFIXES.values()) or not command
        parts.append(symbol.replace(".", " ").replace("~", " ") if joins else f" {symbol}")
    return "".join(parts).strip()


def number(written: str) -> str:
    """A number of siunitx, its power of ten written out."""
    return re.sub(r"(?<=\d)[eE]([+-]?\d+)$", lambda power: f"×10^{power.group(1).lstrip('+')}", written.strip())


def quantity(node: Any) -> str:
    """A number with its unit."""
    return f"{number(argument(node, 1))} {unit(argument(node, -1))}"


def last(node: Any, l2tobj: Any) -> str:
    """The last argument, as text."""
    return str(l2tobj.nodelist_to_text([node.nodeargd.argnlist[-1]]))


def contexts() -> tuple[Any, Any]:
    """What pylatexenc's parser and its converter know, with these commands."""
    forms = dict.fromkeys(TEXTS, "{")
    forms |= dict.fromkeys(LAST_OF_TWO, "{{") | dict.fromkeys(DROPPED, "{")
    forms |= dict.fromkeys(("enquote", "mkbibquote", "braket", "Braket", "textcommabelow", "cb"), "{")
    forms |= dict.fromkeys(("SI", "qty"), "[{{") | dict.fromkeys(("si", "unit"), "[{") | {"num": "[{"}
    shown: dict[str, Any] = dict.fromkeys(forms, last) | dict.fromkeys(DROPPED, "")
    shown |= dict.fromkeys(("SI", "qty"), quantity)
    shown |= dict.fromkeys(("si", "unit"), lambda node: unit(argument(node, -1)))
    shown |= dict.fromkeys(("enquote", "mkbibquote"), lambda node, l2tobj: f"“{last(node, l2tobj)}”")
    shown |= dict.fromkeys(("braket", "Braket"), lambda node, l2tobj: f"⟨{last(node, l2tobj)}⟩")
    shown |= dict.fromkeys(("textcommabelow", "cb"), lambda node, l2tobj: f"{last(node, l2tobj)}\u0326")
    shown["num"] = lambda node: number(argument(node, -1))
    walker, texts = get_default_walker_db(), get_default_latex_context_db()
    walker.add_context_category("bibliography", macros=[MacroSpec(*pair) for pair in forms.items()], prepend=True)
    specs = [MacroTextSpec(name, simplify_repl=shows) for name, shows in {**shown, **WORDS}.items()]
    texts.add_context_category("bibliography", macros=specs, prepend=True)
    return walker, texts


PARSED, SHOWN = contexts()
CONVERTER = LatexNodes2Text(math_mode="text", keep_comments=True, latex_context=SHOWN)


def text_of(latex: str) -> str:
    """The text that some LaTeX shows. A command that nobody knows is likely an author's own, and its name a word."""
    return str(CONVERTER.latex_to_text(BARE.sub(known_or_named, latex), latex_context=PARSED))


def known_or_named(found: re.Match[str]) -> str:
    """A command that stands alone, or its name where it isn't known."""
    name = found.group(1)
    specs = (db.get_macro_spec(name) for db in (PARSED, SHOWN))
    is_known = name in QUIET or any(spec is not None and spec.macroname == name for spec in specs)
    return found.group() if is_known else name
